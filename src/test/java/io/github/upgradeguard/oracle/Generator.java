package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.Kind.Crossing;
import io.github.upgradeguard.oracle.Kind.Span;
import io.github.upgradeguard.oracle.ModelRule.Terms;
import io.github.upgradeguard.oracle.ModelVersion.Line;
import io.github.upgradeguard.policy.Facts;
import io.github.upgradeguard.policy.Rollout;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
            return new ModelVersion(
                    1 + index / patches / minors % majors, index / patches % minors, index % patches, false);
        }

        Stream<ModelVersion> versions() {
            return IntStream.range(0, majors * minors * patches).mapToObj(this::version);
        }
    }

    /** A product and what is asked of it. */
    record World(ModelProduct product, List<ModelRequest> requests) {}

    static World world(Random random, int requests) {
        Generator generator = new Generator(random);
        ModelProduct product = new ModelProduct(generator.releases(), generator.rules());
        return new World(
                product,
                IntStream.range(0, requests)
                        .mapToObj(i -> generator.request(product))
                        .toList());
    }

    private ModelRequest request(ModelProduct product) {
        ModelVersion one = end(product);
        ModelVersion other = end(product);
        boolean turned = one.isAfter(other) != chance(20);
        Map<String, Boolean> facts = new HashMap<>();
        for (String fact : FACTS) {
            if (chance(60)) {
                facts.put(fact, random.nextBoolean());
            }
        }
        return new ModelRequest(
                turned ? other : one, turned ? one : other, maybe(40, any(Rollout.values())), new Facts(facts));
    }

    /** A version where an upgrade starts or ends, more often than not one of the two that have most between them. */
    private ModelVersion end(ModelProduct product) {
        List<ModelVersion> versions =
                product.releases().stream().map(ModelRelease::version).sorted().toList();
        return switch (random.nextInt(8)) {
            case 0 -> version();
            case 1, 2 -> any(versions);
            case 3, 4 -> versions.get(0);
            default -> versions.get(versions.size() - 1);
        };
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
            releases.add(new ModelRelease(
                    version, chance(undated) ? Optional.empty() : Optional.of(day), chance(8), chance(12)));
        }
        return releases;
    }

    private ModelVersion version() {
        return new ModelVersion(major(), minor(), patch(), chance(10));
    }

    private List<ModelRule> rules() {
        boolean plain = chance(40);
        return IntStream.rangeClosed(0, random.nextInt(MOST_RULES))
                .mapToObj(i -> rule(plain ? Terms.NONE : terms(i)))
                .toList();
    }

    private ModelRule rule(Terms terms) {
        Kind kind = kind();
        return new ModelRule(kind, kind instanceof Kind.Allow || chance(70), terms);
    }

    private Terms terms(int number) {
        Optional<String> since = maybe(10, bound());
        return new Terms(
                maybe(10, "own-" + number),
                maybe(15, any(FACTS)),
                maybe(15, any(Rollout.values())),
                since,
                maybe(10, bound()).filter(until -> since.isEmpty() || !isEmpty(since.get(), until)),
                maybe(50, "reason " + number));
    }

    private boolean isEmpty(String since, String until) {
        ModelRange targets = ModelRange.of(">=" + since + " <=" + until);
        return shape.versions().noneMatch(targets::holds);
    }

    private Kind kind() {
        return switch (random.nextInt(18)) {
            case 0, 1 -> new Kind.Step(Span.PATCH, by());
            case 2 -> new Kind.Step(Span.MINOR, by());
            case 3 -> new Kind.Step(Span.MAJOR, by());
            case 4 -> new Kind.Step(Span.LINE, by());
            case 5 -> new Kind.Enter(Span.MINOR, any("first-release", range()));
            case 6 -> new Kind.Enter(Span.MAJOR, any("first-line", "first-release", range()));
            case 7 -> new Kind.Leave(Span.MINOR, any("last-release", range()));
            case 8 -> new Kind.Leave(Span.MAJOR, any("last-line", "last-release", range()));
            case 9 -> new Kind.Floor(ModelRange.of(range()), ModelRange.of(range()));
            case 10 -> new Kind.StopVersion(new ModelVersion(major(), minor(), patch(), false));
            case 11 -> new Kind.StopLine(new Line(major(), minor()), any("", "latest", "any"));
            case 12 -> new Kind.StopPattern(any(List.of(1), List.of(0, 2), List.of(2)), any("", "latest", "any"));
            case 13 -> new Kind.Deny(crossing());
            case 14 -> new Kind.Allow(crossing());
            case 15 -> new Kind.Only(List.of(Crossing.of("*", ">=" + bound()), crossing(), crossing()));
            case 16 -> any(new Kind.Newer(), new Kind.PreReleases());
            default ->
                any(Kind.Downgrade.named("never"), Kind.Downgrade.named("patch"), Kind.Downgrade.along(crossing()));
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
