package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.Kind.Answer;
import io.github.upgradeguard.oracle.Kind.Span;
import io.github.upgradeguard.oracle.ModelAcceptance.Risk;
import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks every rule, and what is built in, of one hop at a time. */
final class HopJudge {

    static final String LEVEL = "level-unspoken";
    static final String HORIZON = "rules-until";
    static final String BEFORE_THE_LIST = "current-unlisted";
    static final String ROLLING = "rollout-unspoken";
    static final String UNREVIEWED = "notes-unreviewed";
    static final String MIGRATE = "rollout-migrate";
    static final String FULL_STOP = "rollout-full-stop";
    static final String AVOID = "avoid";

    /** What is built in and may be against a hop, whatever the rules say. */
    static final List<String> BUILT_IN =
            List.of(LEVEL, HORIZON, BEFORE_THE_LIST, ROLLING, UNREVIEWED, MIGRATE, FULL_STOP, AVOID);

    /** Those of them that somebody could lift: nobody can lift that nothing is known. */
    static final List<String> LIFTABLE = List.of(UNREVIEWED, MIGRATE, FULL_STOP, AVOID);

    private final ModelProduct product;
    private final ModelRequest request;
    private final Reckoning reckoning;
    private final List<ModelRule> rules;

    HopJudge(ModelProduct product, ModelRequest request) {
        this.product = product;
        this.request = request;
        this.reckoning = product.hasList() ? ModelCatalog.of(product.releases()) : new Arithmetic();
        this.rules = product.rules().stream()
                .filter(rule -> rule.holds(request.facts()) || rule.kind().permitsDowngrades())
                .toList();
    }

    List<ModelRule> rules() {
        return rules;
    }

    /**
     * What is left out, to see whether that opens a way.
     *
     * @param rule its index; -1 for none
     * @param builtIn its id; empty for none
     */
    record Lifted(int rule, String builtIn) {

        static final Lifted NOTHING = new Lifted(-1, "");

        static Lifted rule(int index) {
            return new Lifted(index, "");
        }

        static Lifted builtIn(String id) {
            return new Lifted(-1, id);
        }
    }

    /** How a refusal counts. */
    enum Weight {
        /** Keeps the hop out of every path. */
        MUST,
        /** Is only told. */
        SHOULD,
        /** Keeps the declared hop from being allowed, but not out of a path. */
        DECISION
    }

    /**
     * Somebody who is against a hop, or cannot be asked for it.
     *
     * @param risks what an acceptance of it has to name
     */
    record Refusal(String id, Weight weight, Answer answer, Set<Risk> risks) {

        String finding() {
            return (weight == Weight.SHOULD ? "warning " : "error ") + id;
        }
    }

    /**
     * A hop in one way.
     *
     * @param refusals those that nobody accepted
     * @param risks those that it runs, accepted or not
     */
    record Hop(ModelVersion from, ModelVersion to, Rollout way, List<Refusal> refusals, Set<Risk> risks) {

        int count(Weight weight) {
            return (int) refusals.stream()
                    .filter(refusal -> refusal.weight() == weight)
                    .count();
        }

        int errors() {
            return count(Weight.MUST);
        }

        int warnings() {
            return count(Weight.SHOULD);
        }

        boolean isLegal() {
            return errors() == 0;
        }

        /** Only what is known can be planned: a migration that nobody planned comes last. */
        String verdict() {
            if (isRefused()) {
                return "blocked";
            }
            if (binding().anyMatch(refusal -> refusal.answer() == Answer.UNDECIDED)) {
                return "unknown";
            }
            return binding().findAny().isPresent() ? "blocked" : "allowed";
        }

        boolean isRefused() {
            return binding().filter(refusal -> !isUnplanned(refusal)).anyMatch(one -> one.answer() == Answer.REFUSED);
        }

        private static boolean isUnplanned(Refusal refusal) {
            return refusal.weight() == Weight.DECISION && refusal.id().equals(MIGRATE);
        }

        private Stream<Refusal> binding() {
            return refusals.stream().filter(refusal -> refusal.weight() != Weight.SHOULD);
        }

        SortedSet<String> findings() {
            return new TreeSet<>(refusals.stream().map(Refusal::finding).toList());
        }
    }

    /** The two ends of a hop. */
    private record Ends(ModelVersion from, ModelVersion to) {

        boolean goUp() {
            return to.isAfter(from);
        }

        Span level() {
            return Span.of(from, to);
        }

        /** What is said of a release is said of its candidates and builds: the hop as it is, and between releases. */
        List<Ends> all() {
            return Stream.of(
                            this,
                            new Ends(from.bare(), to),
                            new Ends(from, to.bare()),
                            new Ends(from.bare(), to.bare()))
                    .filter(ends -> !ends.from.equals(ends.to) && ends.goUp() == goUp())
                    .distinct()
                    .toList();
        }

        Set<ModelVersion> targets() {
            return all().stream().map(Ends::to).collect(Collectors.toSet());
        }

        boolean anyIs(Predicate<Ends> condition) {
            return all().stream().anyMatch(condition);
        }
    }

    Hop hop(Lifted lifted, ModelVersion from, ModelVersion to) {
        Ends ends = new Ends(from, to);
        return ways(ends).stream()
                .map(way -> hop(lifted, ends, way))
                .min(Comparator.comparingInt(Hop::errors)
                        .thenComparingInt(Hop::warnings)
                        .thenComparing(Hop::way))
                .orElseThrow();
    }

    private List<Rollout> ways(Ends ends) {
        Optional<Rollout> demanded = request.rollout();
        if (demanded.equals(Optional.of(Rollout.ROLLING))) {
            return List.of(Rollout.ROLLING);
        }
        if (isMigration(ends)) {
            return List.of(Rollout.MIGRATE);
        }
        if (demanded.equals(Optional.of(Rollout.FULL_STOP)) || !speaksOfRolling(ends)) {
            return List.of(Rollout.FULL_STOP);
        }
        return List.of(Rollout.ROLLING, Rollout.FULL_STOP);
    }

    private Hop hop(Lifted lifted, Ends ends, Rollout way) {
        List<Refusal> all = refusals(lifted, ends, way);
        List<Refusal> standing = all.stream()
                .filter(refusal ->
                        refusal.risks().isEmpty() || !refusal.risks().stream().allMatch(this::isAccepted))
                .toList();
        Set<Risk> risks =
                all.stream().flatMap(refusal -> refusal.risks().stream()).collect(Collectors.toSet());
        return new Hop(ends.from(), ends.to(), way, standing, risks);
    }

    private boolean isAccepted(Risk risk) {
        return request.accepted().stream().anyMatch(acceptance -> acceptance.accepts(risk));
    }

    private boolean isMigration(Ends ends) {
        return ends.goUp()
                && product.sections().migrate().stream()
                        .anyMatch(row -> ends.anyIs(one -> row.matches(one.from(), one.to())));
    }

    /** Whether the product says anything of instances that are replaced one after the other on the way to a release. */
    private boolean speaksOfRolling(Ends ends) {
        return (ends.goUp() && product.sections().rolls())
                || rules.stream()
                        .filter(rule -> rule.kind().judgesDowngrades() != ends.goUp())
                        .filter(rule -> rule.terms().rollout().equals(Optional.of(Rollout.ROLLING)))
                        .filter(rule -> rule.holds(request.facts()) && !rule.isUntold(request.facts()))
                        .anyMatch(rule -> ends.targets().stream()
                                .anyMatch(to -> rule.isInSpan(to) && rule.kind().leadsTo(to)));
    }

    private List<Refusal> refusals(Lifted lifted, Ends ends, Rollout way) {
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            ModelRule rule = rules.get(i);
            Answer answer = lifted.rule() == i ? Answer.FINE : answer(rule, ends, way);
            if (answer != Answer.FINE) {
                Weight weight = rule.binds(request.facts()) ? Weight.MUST : Weight.SHOULD;
                Set<Risk> risks =
                        rule.kind() instanceof Kind.Risk risk ? Set.of(new Risk(risk.name(), ends.to())) : Set.of();
                refusals.add(new Refusal(rule.id(), weight, answer, risks));
            }
        }
        for (String id : BUILT_IN) {
            Answer answer = lifted.builtIn().equals(id) ? Answer.FINE : builtIn(id, ends, way);
            if (answer != Answer.FINE) {
                refusals.add(new Refusal(id, Weight.MUST, answer, Set.of()));
            }
        }
        refusals.addAll(decisions(ends, way));
        return refusals;
    }

    private Answer answer(ModelRule rule, Ends ends, Rollout way) {
        boolean judges = rule.kind().judgesDowngrades() != ends.goUp() || rule.kind() instanceof Kind.PreReleases;
        if (!judges || !isInForce(rule, way)) {
            return Answer.FINE;
        }
        if (rule.kind().judgesDowngrades()) {
            boolean closes = rule.kind().permitsDowngrades() || isInSpan(rule, ends);
            return closes ? permission(ends, way) : Answer.FINE;
        }
        return rule.kind().yields() && isOverridden(ends, way) ? Answer.FINE : asked(rule, ends);
    }

    /** A migration stops all instances too. */
    private static boolean isInForce(ModelRule rule, Rollout way) {
        return rule.isFor(way == Rollout.MIGRATE ? Rollout.FULL_STOP : way);
    }

    private boolean isInSpan(ModelRule rule, Ends ends) {
        return ends.targets().stream().anyMatch(rule::isInSpan);
    }

    private Answer asked(ModelRule rule, Ends ends) {
        Function<Ends, Answer> ask = one -> rule.answer(reckoning, one.from(), one.to());
        return switch (rule.kind().scope()) {
            case AS_WRITTEN -> isInSpan(rule, ends) ? ask.apply(ends) : Answer.FINE;
            case BEST -> inSpan(rule, ends, ask).reduce(Answer::better).orElse(Answer.FINE);
            case WORST -> inSpan(rule, ends, ask).reduce(Answer::worse).orElse(Answer.FINE);
        };
    }

    private static Stream<Answer> inSpan(ModelRule rule, Ends ends, Function<Ends, Answer> ask) {
        return ends.all().stream().filter(one -> rule.isInSpan(one.to())).map(ask);
    }

    /** Fine where anybody permits it; a permission that hangs on a fact is none until the fact is told. */
    private Answer permission(Ends ends, Rollout way) {
        return rules.stream()
                .filter(rule -> rule.kind().judgesDowngrades() && isInForce(rule, way))
                .filter(rule -> rule.holds(request.facts()) && !rule.isUntold(request.facts()))
                .filter(rule -> isInSpan(rule, ends))
                .map(rule -> asked(rule, ends))
                .reduce(Answer.REFUSED, Answer::better);
    }

    private boolean isOverridden(Ends ends, Rollout way) {
        return rules.stream()
                .filter(rule -> isInForce(rule, way))
                .anyMatch(rule -> rule.kind() instanceof Kind.Allow allow
                        && ends.anyIs(one ->
                                rule.isInSpan(one.to()) && allow.crossing().matches(one.from(), one.to())));
    }

    private Answer builtIn(String id, Ends ends, Rollout way) {
        return switch (id) {
            case LEVEL -> undecidedIf(!isSpokenOf(ends, way));
            case HORIZON -> undecidedIf(isBeyondHorizon(ends.from()) || isBeyondHorizon(ends.to()));
            case BEFORE_THE_LIST ->
                undecidedIf(reckoning instanceof ModelCatalog catalog
                        && catalog.beginsAfter(ends.from())
                        && !isMigration(ends));
            case ROLLING -> undecidedIf(way == Rollout.ROLLING && !isMigration(ends) && !speaksOfRolling(ends));
            case UNREVIEWED -> undecidedIf(way == Rollout.ROLLING && hasUnreviewed(ends));
            case MIGRATE -> Answer.refusedIf(way == Rollout.ROLLING && isMigration(ends));
            case FULL_STOP ->
                Answer.refusedIf(
                        way == Rollout.ROLLING && crossed(ends).anyMatch(release -> release.has(Flag.FULL_STOP)));
            case AVOID ->
                Answer.refusedIf(Stream.of(ends.to(), ends.to().bare())
                        .flatMap(to -> reckoning.release(to).stream())
                        .anyMatch(release -> release.has(Flag.AVOID)));
            default -> throw new IllegalStateException(id);
        };
    }

    /** Whether a hop brings what nobody can have read of: a release that is not listed, or what lies before the list. */
    boolean hasUnreviewed(ModelVersion from, ModelVersion to) {
        return hasUnreviewed(new Ends(from, to));
    }

    private boolean hasUnreviewed(Ends ends) {
        return product.sections().rolls()
                && ends.goUp()
                && (reckoning.release(ends.to()).isEmpty()
                        || (reckoning instanceof ModelCatalog catalog && catalog.beginsAfter(ends.from())));
    }

    private static Answer undecidedIf(boolean condition) {
        return condition ? Answer.UNDECIDED : Answer.FINE;
    }

    boolean isBeyondHorizon(ModelVersion version) {
        return product.sections()
                .rulesUntil()
                .filter(line -> !ModelRange.of("<=" + line).holds(version))
                .isPresent();
    }

    /** The releases whose notes count: those that a hop brings, or takes away again. */
    private Stream<ModelRelease> crossed(Ends ends) {
        ModelVersion low = ends.goUp() ? ends.from() : ends.to();
        ModelVersion high = ends.goUp() ? ends.to() : ends.from();
        ModelVersion last = high.preRelease() ? high.bare() : high;
        return reckoning.releases().stream()
                .filter(release -> release.version().isAfter(low))
                .filter(release ->
                        !release.version().isAfter(high) || release.version().equals(last));
    }

    /** What blocks the declared hop until the project says that it goes on. */
    private List<Refusal> decisions(Ends ends, Rollout way) {
        List<Refusal> decisions = new ArrayList<>();
        for (Flag flag : List.of(Flag.BREAKING, Flag.IRREVERSIBLE)) {
            crossed(ends)
                    .filter(release -> release.has(flag))
                    .map(release -> new Risk(flag.key(), release.version()))
                    .forEach(risk -> decisions.add(
                            new Refusal("notes-" + flag.key(), Weight.DECISION, Answer.REFUSED, Set.of(risk))));
        }
        if (way == Rollout.MIGRATE && !request.rollout().equals(Optional.of(Rollout.MIGRATE))) {
            decisions.add(new Refusal(MIGRATE, Weight.DECISION, Answer.REFUSED, Set.of()));
        }
        return decisions;
    }

    /**
     * Whether any rule says something of hops like this one, so that silence of the others is an answer. A rule that may
     * not be in force, as nobody told its fact, says nothing on which one could rely.
     */
    private boolean isSpokenOf(Ends ends, Rollout way) {
        if (ends.level() == Span.PATCH || isMigration(ends)) {
            return true;
        }
        if (!ends.goUp()) {
            return speaking(way)
                    .filter(rule -> rule.kind().judgesDowngrades())
                    .filter(rule -> rule.holds(request.facts()) && !rule.isUntold(request.facts()))
                    .anyMatch(rule -> isInSpan(rule, ends));
        }
        if (isOverridden(ends, way)) {
            return true;
        }
        boolean countsMinors = speaking(way)
                .filter(rule -> isInSpan(rule, ends))
                .anyMatch(rule -> rule.kind() instanceof Kind.Step step
                        && step.span() == Span.MINOR
                        && !step.by().equals("any"));
        boolean needsMore = ends.level() == Span.MAJOR && countsMinors;
        return speaking(way)
                .filter(rule -> !rule.isUntold(request.facts()))
                .filter(rule -> !needsMore || rule.kind().saysHowMajorsAreCrossed())
                .anyMatch(rule -> ends.anyIs(
                        one -> rule.isInSpan(one.to()) && rule.kind().speaksOf(one.level(), one.from(), one.to())));
    }

    private Stream<ModelRule> speaking(Rollout way) {
        return rules.stream().filter(rule -> isInForce(rule, way));
    }

    /** Whether anybody is against going down to a release: whoever permits some downgrades is against all others. */
    boolean closesDowngrades(ModelVersion from, ModelVersion to, Rollout way) {
        Ends ends = new Ends(from, to);
        return rules.stream()
                .filter(rule -> rule.kind().judgesDowngrades())
                .filter(rule -> isInForce(rule, way))
                .anyMatch(rule -> rule.kind().permitsDowngrades()
                        || ends.targets().stream().anyMatch(rule::isInSpan));
    }
}
