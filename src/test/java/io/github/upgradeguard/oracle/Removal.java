package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.Kind.Span;
import io.github.upgradeguard.oracle.ModelRule.Terms;
import io.github.upgradeguard.oracle.ModelVersion.Line;
import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One thing less in a world.
 *
 * @param what was taken out
 * @param partOfWhy whether it was part of why the upgrade was not allowed, so that it may be allowed now
 */
record Removal(String what, ModelProduct product, ModelRequest request, Predicate<Reasons> partOfWhy) {

    /** Every rule has a name of its own, so that a finding tells which one was against the hop; risks have one. */
    static ModelProduct named(ModelProduct product) {
        List<ModelRule> rules = IntStream.range(0, product.rules().size())
                .mapToObj(i -> named(product.rules().get(i), "rule-" + i))
                .toList();
        return new ModelProduct(product.releases(), rules, product.sections());
    }

    private static ModelRule named(ModelRule rule, String name) {
        Terms terms = rule.terms();
        return rule.kind() instanceof Kind.Risk
                ? rule
                : new ModelRule(
                        rule.kind(),
                        rule.must(),
                        new Terms(
                                Optional.of(name),
                                terms.when(),
                                terms.mild(),
                                terms.rollout(),
                                terms.since(),
                                terms.until(),
                                terms.because()));
    }

    /** All that can be taken out of a world in which every rule is named. */
    static List<Removal> all(ModelProduct product, ModelRequest request) {
        List<ModelRule> rules = product.rules();
        List<ModelRelease> releases = product.releases();
        return Stream.of(
                        IntStream.range(0, rules.size() > 1 ? rules.size() : 0)
                                .mapToObj(i -> new Removal(
                                        rules.get(i).yaml(),
                                        product.withoutRule(i),
                                        request,
                                        reasons -> reasons.include(rules.get(i)))),
                        IntStream.range(0, releases.size() > 1 ? releases.size() : 0)
                                .mapToObj(i -> new Removal(
                                        releases.get(i).yaml(),
                                        product.withoutRelease(i),
                                        request,
                                        reasons -> reasons.include(releases.get(i)))),
                        product.sections()
                                .withoutOneMigration()
                                .map(sections -> new Removal(
                                        "a migration",
                                        product.with(sections),
                                        request,
                                        reasons -> reasons.include("rollout-migrate"))),
                        request.facts().values().keySet().stream()
                                .map(fact -> new Removal(
                                        "the fact " + fact,
                                        product,
                                        request.without(fact),
                                        reasons -> reasons.includeFact(fact))))
                .flatMap(Function.identity())
                .toList();
    }

    /**
     * Why an upgrade was not allowed, as findings tell: its own, and where no way of carrying it out was demanded, those
     * that it has when either is.
     */
    record Reasons(ModelProduct product, ModelRequest request, Set<String> findings) {

        static Reasons of(ModelProduct product, ModelRequest request, Function<ModelRequest, Outcome> judge) {
            Stream<Optional<Rollout>> other =
                    request.rollout().filter(Rollout.WAYS::contains).isPresent()
                            ? Stream.of()
                            : Rollout.WAYS.stream().map(Optional::of);
            Set<String> findings = Stream.concat(Stream.of(request.rollout()), other)
                    .flatMap(way -> judge.apply(request.demanding(way)).findings().stream())
                    .collect(Collectors.toSet());
            return new Reasons(product, request, findings);
        }

        boolean include(String id) {
            return findings.contains("error " + id);
        }

        /**
         * A rule is part of why if it is against the hop; if it makes the product one that counts minors, which is why
         * nobody speaks of the major; or if it counts patches, which is why a later patch is not good enough.
         */
        boolean include(ModelRule rule) {
            boolean countsMinors = rule.kind() instanceof Kind.Step step
                    && step.span() == Span.MINOR
                    && !step.by().equals("any");
            boolean majorUnspoken =
                    include("level-unspoken") && Span.of(request.current(), request.target()) == Span.MAJOR;
            return include(rule.id())
                    || (countsMinors && majorUnspoken)
                    || (rule.kind().countsPatches() && include("target-unlisted"));
        }

        /**
         * A release is part of why if it lies between the two versions, or in the line that the upgrade leaves, and a
         * rule that counts releases is against the hop; if a flag of it is told; or if the line of a target that is not
         * listed has gone on to it.
         */
        boolean include(ModelRelease release) {
            ModelVersion version = release.version();
            boolean isCounted = release.isStop()
                    && version.isBetween(request.current(), request.target())
                    && product.rules().stream().anyMatch(this::isCountedInVain);
            boolean isFlagTold = release.flags().stream().anyMatch(flag -> include(idOf(flag)));
            boolean isLaterThanTarget = include("target-unlisted")
                    && version.line().equals(request.target().line())
                    && version.isAfter(request.target());
            return isCounted || isFlagTold || isLaterThanTarget || makesTheLineAStop(version.line());
        }

        /** A rule that counts and is against the hop, or that by what it counts does not permit what another forbids. */
        private boolean isCountedInVain(ModelRule rule) {
            boolean forbidden = rule.kind().judgesDowngrades()
                    && product.rules().stream()
                            .anyMatch(other -> other.kind().judgesDowngrades() && include(other.id()));
            return rule.kind().countsReleases() && (forbidden || include(rule.id()));
        }

        /** A pattern's stops are the lines with a release between `since` and `until`, whichever that is. */
        private boolean makesTheLineAStop(Line line) {
            return line.equals(request.current().line())
                    && product.rules().stream()
                            .anyMatch(rule -> rule.kind() instanceof Kind.StopPattern
                                    && !rule.isEverInForce()
                                    && include(rule.id()));
        }

        /** A fact is part of why if it makes a must of a rule that is against the hop, and would else be a warning. */
        boolean includeFact(String fact) {
            return product.rules().stream()
                    .anyMatch(rule -> rule.asksFor(fact) && rule.terms().mild() && include(rule.id()));
        }

        private static String idOf(Flag flag) {
            return switch (flag) {
                case AVOID -> "avoid";
                case BREAKING, IRREVERSIBLE -> "notes-" + flag.key();
                case FULL_STOP, LONG_MIGRATION -> "rollout-" + flag.key();
            };
        }
    }
}
