package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.Kind.Crossing;
import io.github.upgradeguard.oracle.Kind.Span;
import io.github.upgradeguard.oracle.ModelAcceptance.Risk;
import io.github.upgradeguard.oracle.ModelProduct.Sections;
import io.github.upgradeguard.oracle.ModelRequest.Flavours;
import io.github.upgradeguard.oracle.ModelRule.Terms;
import io.github.upgradeguard.oracle.ModelVersion.Line;
import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small worlds in which much happens: few numbers, so that rules and releases often meet. */
final class Generator {

    private static final int MOST_RELEASES = 9;
    private static final int MOST_RULES = 6;
    private static final List<Shape> SHAPES = List.of(
            new Shape(3, 3, 3),
            new Shape(3, 3, 2),
            new Shape(3, 5, 1),
            new Shape(2, 2, 5),
            new Shape(5, 2, 2),
            new Shape(1, 2, 6));
    private static final List<String> FACTS = List.of("clustered", "encrypted", "mirrored");
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    private final Random random;
    private final Shape shape;

    private Generator(Random random) {
        this.random = random;
        this.shape = any(SHAPES);
    }

    /** How many numbers there are in each place of a version. */
    private record Shape(int majors, int minors, int patches) {

        ModelVersion version(int index) {
            return ModelVersion.release(
                    1 + index / patches / minors % majors, index / patches % minors, index % patches);
        }

        Stream<ModelVersion> versions() {
            return IntStream.range(0, majors * minors * patches).mapToObj(this::version);
        }
    }

    /** A product and what is asked of it. */
    record World(ModelProduct product, List<ModelRequest> requests) {}

    static World world(Random random, int requests) {
        Generator generator = new Generator(random);
        ModelProduct product = new ModelProduct(generator.releases(), generator.rules(), generator.sections());
        return new World(
                product,
                IntStream.range(0, requests)
                        .mapToObj(i -> generator.request(product))
                        .toList());
    }

    /** A product that lists no release, so that what is counted is counted by arithmetic. */
    static World unlisted(Random random, int requests) {
        Generator generator = new Generator(random);
        List<ModelRule> rules = generator.rules().stream()
                .filter(rule -> !(rule.kind() instanceof Kind.StopPattern) || rule.isEverInForce())
                .toList();
        ModelProduct product = new ModelProduct(
                List.of(),
                rules.isEmpty() ? List.of(ModelRule.must(Kind.Downgrade.never())) : rules,
                generator.sections().withoutDay());
        return new World(
                product,
                IntStream.range(0, requests)
                        .mapToObj(i -> generator.request(product))
                        .toList());
    }

    private Sections sections() {
        return new Sections(
                maybe(30, ModelAcceptance.TODAY),
                maybe(20, chance(70) ? major() + "." + minor() : String.valueOf(major())),
                chance(20) ? List.of("-alpine", "-ee.0") : List.of(),
                chance(20) ? Stream.generate(this::crossing).limit(any(1, 1, 2)).toList() : List.of(),
                chance(25));
    }

    private ModelRequest request(ModelProduct product) {
        ModelVersion one = end(product);
        ModelVersion other = end(product);
        boolean counted = product.rules().stream().anyMatch(rule -> rule.kind() instanceof Kind.StepDown);
        boolean turned = one.isAfter(other) != chance(counted ? 60 : 20);
        ModelVersion target = turned ? one : other;
        Map<String, Boolean> facts = new HashMap<>();
        for (String fact : FACTS) {
            if (chance(60)) {
                facts.put(fact, random.nextBoolean());
            }
        }
        return new ModelRequest(
                turned ? other : one,
                target,
                flavours(product, one.build() + other.build() > 0),
                maybe(40, any(Rollout.values())),
                new Facts(facts),
                acceptances(product, target));
    }

    /** None where there are builds, of which a suffix would be a part. */
    private Flavours flavours(ModelProduct product, boolean built) {
        if (chance(80) || built || versions(product).stream().anyMatch(version -> version.build() > 0)) {
            return Flavours.NONE;
        }
        boolean declared = !product.sections().flavours().isEmpty();
        String current = flavour(declared);
        return new Flavours(current, chance(60) ? current : flavour(declared));
    }

    private String flavour(boolean declared) {
        return declared ? any("", "-alpine", "-ee.0") : any("", "-alpine", "-slim", "-management-alpine");
    }

    private List<ModelAcceptance> acceptances(ModelProduct product, ModelVersion target) {
        List<String> known = Stream.concat(
                        product.rules().stream()
                                .map(ModelRule::kind)
                                .filter(Kind.Risk.class::isInstance)
                                .map(Kind::id),
                        product.releases().stream()
                                .map(ModelRelease::flags)
                                .flatMap(Set::stream)
                                .filter(flag -> flag == Flag.BREAKING || flag == Flag.IRREVERSIBLE)
                                .map(Flag::key))
                .distinct()
                .toList();
        int number = known.isEmpty() ? (chance(5) ? 1 : 0) : 1 + random.nextInt(8);
        return IntStream.range(0, number)
                .mapToObj(i -> new Risk(
                        known.isEmpty() || chance(5) ? any("drift", "freeze", "breaking") : any(known),
                        chance(30) || !product.hasList() ? target : any(versions(product))))
                .map(risk -> new ModelAcceptance(
                        release(risk.target()), risk.name(), ModelAcceptance.TODAY.plusDays(any(-1, 0, 0, 1))))
                .toList();
    }

    /** A release as a project may write it. */
    private String release(ModelVersion version) {
        return version.toString().endsWith(".0") && random.nextBoolean()
                ? version.line().toString()
                : version.toString();
    }

    /** A version where an upgrade starts or ends, more often than not one of the two that have most between them. */
    private ModelVersion end(ModelProduct product) {
        if (!product.hasList()) {
            return version();
        }
        List<ModelVersion> versions = versions(product);
        ModelVersion last = versions.get(versions.size() - 1);
        return switch (random.nextInt(16)) {
            case 0 -> version();
            case 1 -> after(last);
            case 2 -> after(any(versions));
            case 3 -> variant(any(versions));
            case 4, 5, 6 -> any(versions);
            case 7, 8, 9 -> versions.get(0);
            default -> last;
        };
    }

    /** A candidate or a build of what may be listed. */
    private ModelVersion variant(ModelVersion version) {
        return chance(70)
                ? version.bare().candidate(1 + random.nextInt(2))
                : version.bare().build(1 + random.nextInt(2));
    }

    private static List<ModelVersion> versions(ModelProduct product) {
        return product.releases().stream().map(ModelRelease::version).sorted().toList();
    }

    private ModelVersion after(ModelVersion version) {
        ModelVersion after = ModelVersion.release(
                version.major() + any(0, 0, 1), version.minor() + any(0, 0, 0, 1), version.patch() + any(1, 1, 2));
        return chance(20) ? variant(after) : after;
    }

    private List<ModelRelease> releases() {
        TreeSet<ModelVersion> versions = new TreeSet<>();
        int number = chance(20) ? 1 + random.nextInt(MOST_RELEASES) : MOST_RELEASES - random.nextInt(3);
        while (versions.size() < number) {
            versions.add(version());
        }
        int undated = any(0, 0, 10, 40);
        List<ModelRelease> releases = new ArrayList<>();
        for (ModelVersion version : versions) {
            LocalDate day = FIRST_DAY.plusDays(releases.size() * 2L + random.nextInt(6));
            releases.add(new ModelRelease(version, chance(undated) ? Optional.empty() : Optional.of(day), flags()));
        }
        return releases;
    }

    private Set<Flag> flags() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : List.of(Flag.AVOID, Flag.FULL_STOP, Flag.BREAKING, Flag.IRREVERSIBLE)) {
            if (chance(flag == Flag.AVOID || flag == Flag.FULL_STOP ? 9 : 4)) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private ModelVersion version() {
        ModelVersion version = ModelVersion.release(major(), minor(), patch());
        return chance(12) ? variant(version) : version;
    }

    /** More often than not with rules that speak of every level: else hardly anything would ever be allowed. */
    private List<ModelRule> rules() {
        boolean plain = chance(40);
        List<ModelRule> broad =
                switch (random.nextInt(6)) {
                    case 0, 1 -> List.of(ModelRule.must(new Kind.Step(Span.LINE, "any")));
                    case 2 ->
                        List.of(
                                ModelRule.must(new Kind.Step(Span.MINOR, "any")),
                                ModelRule.must(new Kind.Step(Span.MAJOR, "any")));
                    case 3 ->
                        List.of(
                                ModelRule.must(new Kind.Step(Span.MINOR, "next")),
                                ModelRule.must(new Kind.Step(Span.MAJOR, "next")),
                                ModelRule.must(new Kind.Enter(Span.MAJOR, "first-line")));
                    default -> List.of();
                };
        return Stream.concat(
                        broad.stream(),
                        IntStream.rangeClosed(0, random.nextInt(MOST_RULES)).mapToObj(i -> rule(i, plain)))
                .toList();
    }

    private ModelRule rule(int number, boolean plain) {
        Kind kind = kind();
        boolean must = kind instanceof Kind.Allow || chance(70);
        boolean mayBeMild = must && kind.refuses() && !kind.judgesDowngrades();
        return new ModelRule(kind, must, plain ? Terms.NONE : terms(number, kind, mayBeMild));
    }

    private Terms terms(int number, Kind kind, boolean mayBeMild) {
        int spanned = spanned(kind);
        Optional<String> since = maybe(spanned, bound());
        Optional<String> fact = maybe(15, any("", "", "!") + any(FACTS));
        return new Terms(
                maybe(kind instanceof Kind.Risk ? 0 : 10, "own-" + number),
                fact,
                mayBeMild && fact.isPresent() && chance(30),
                maybe(20, any(Rollout.WAYS.toArray(new Rollout[0]))),
                since,
                maybe(spanned, bound()).filter(until -> since.isEmpty() || !isEmpty(since.get(), until)),
                maybe(50, "reason " + number));
    }

    /** How often a rule has a first or a last target. */
    private static int spanned(Kind kind) {
        return kind instanceof Kind.StopPattern ? 40 : 10;
    }

    private boolean isEmpty(String since, String until) {
        ModelRange targets = ModelRange.of(">=" + since + " <=" + until);
        return shape.versions().noneMatch(targets::holds);
    }

    private Kind kind() {
        return switch (random.nextInt(23)) {
            case 0, 1 -> new Kind.Step(Span.PATCH, by());
            case 2, 3 -> new Kind.Step(Span.MINOR, by());
            case 4 -> new Kind.Step(Span.MAJOR, by());
            case 5 -> new Kind.Step(Span.LINE, by());
            case 6 -> new Kind.Enter(Span.MINOR, any("first-release", range()));
            case 7 -> new Kind.Enter(Span.MAJOR, any("first-line", "first-release", range()));
            case 8 -> new Kind.Leave(Span.MINOR, any("last-release", range()));
            case 9 -> new Kind.Leave(Span.MAJOR, any("last-line", "last-release", range()));
            case 10 -> new Kind.Floor(ModelRange.of(range()), ModelRange.of(range()));
            case 11 -> new Kind.StopVersion(ModelVersion.release(major(), minor(), patch()));
            case 12 -> new Kind.StopLine(new Line(major(), minor()), any("", "latest", "any"));
            case 13 -> new Kind.StopPattern(any(List.of(1), List.of(0, 2), List.of(2)), any("", "latest", "any"));
            case 14 -> new Kind.Deny(crossing());
            case 15 -> new Kind.Allow(crossing());
            case 16 -> new Kind.Only(List.of(Crossing.of("*", ">=" + bound()), crossing(), crossing()));
            case 17 -> any(new Kind.Newer(), new Kind.PreReleases());
            case 18, 19 ->
                new Kind.Risk(Crossing.of(any("*", range()), any("*", "*", range())), any("drift", "freeze"));
            case 20, 21 -> new Kind.StepDown(any(Span.values()), any("", "any", "next", "next", "next", "2", "3"));
            default -> any(Kind.Downgrade.never(), Kind.Downgrade.along(crossing()));
        };
    }

    private String by() {
        return any("any", "none", "next", "next", "2", "3");
    }

    private Crossing crossing() {
        return Crossing.of(range(), range());
    }

    private String range() {
        return switch (random.nextInt(9)) {
            case 0 -> "*";
            case 1 -> ">=" + bound();
            case 2 -> "<" + bound();
            case 3 -> any("<=", ">") + bound();
            case 4 -> ">=1." + minor() + " <" + any("2", "3", "3.1");
            case 5 -> major() + "." + minor() + ".x";
            case 6 -> major() + ".x";
            case 7 -> "1." + minor() + " - " + any("2.", "3.") + minor();
            default -> bound() + " || " + bound();
        };
    }

    private String bound() {
        return any(String.valueOf(major()), major() + "." + minor(), major() + "." + minor() + "." + patch());
    }

    private int major() {
        return 1 + random.nextInt(shape.majors());
    }

    private int minor() {
        return random.nextInt(shape.minors());
    }

    private int patch() {
        return random.nextInt(shape.patches());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> Optional<T> maybe(int percent, T value) {
        return chance(percent) ? Optional.of(value) : Optional.empty();
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
