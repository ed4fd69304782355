package io.github.upgradeguard.oracle;

import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.util.Optional;

/** A kind and the terms on which it is in force. */
record ModelRule(Kind kind, boolean must, Terms terms) {

    private static final String NOT = "!";

    /**
     * All that any rule may carry.
     *
     * @param when a fact, or its opposite where it begins with `!`
     * @param mild whether it is a warning to those who do not tell the fact
     */
    record Terms(
            Optional<String> id,
            Optional<String> when,
            boolean mild,
            Optional<Rollout> rollout,
            Optional<String> since,
            Optional<String> until,
            Optional<String> because) {

        static final Terms NONE = new Terms(
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static ModelRule must(Kind kind) {
        return new ModelRule(kind, true, Terms.NONE);
    }

    static ModelRule should(Kind kind) {
        return new ModelRule(kind, false, Terms.NONE);
    }

    ModelRule when(String fact) {
        return with(new Terms(
                terms.id, Optional.of(fact), terms.mild, terms.rollout, terms.since, terms.until, terms.because));
    }

    ModelRule mildly() {
        return with(new Terms(terms.id, terms.when, true, terms.rollout, terms.since, terms.until, terms.because));
    }

    ModelRule whileIn(Rollout way) {
        return with(
                new Terms(terms.id, terms.when, terms.mild, Optional.of(way), terms.since, terms.until, terms.because));
    }

    ModelRule since(String version) {
        return with(new Terms(
                terms.id, terms.when, terms.mild, terms.rollout, Optional.of(version), terms.until, terms.because));
    }

    ModelRule until(String version) {
        return with(new Terms(
                terms.id, terms.when, terms.mild, terms.rollout, terms.since, Optional.of(version), terms.because));
    }

    private ModelRule with(Terms other) {
        return new ModelRule(kind, must, other);
    }

    String id() {
        return terms.id.orElse(kind.id());
    }

    Optional<String> fact() {
        return terms.when.map(when -> when.replace(NOT, ""));
    }

    boolean asksFor(String fact) {
        return fact().filter(fact::equals).isPresent();
    }

    boolean isUntold(Facts facts) {
        return fact().filter(fact -> facts.of(fact).isEmpty()).isPresent();
    }

    /** Whether it binds those who tell these facts, and no others. */
    boolean binds(Facts facts) {
        return must && !(terms.mild && isUntold(facts));
    }

    boolean holds(Facts facts) {
        if (isUntold(facts)) {
            return !(kind instanceof Kind.Allow);
        }
        boolean asked = terms.when.filter(when -> when.startsWith(NOT)).isEmpty();
        return fact().flatMap(facts::of).map(told -> told == asked).orElse(true);
    }

    /** Whether neither `since` nor `until` bounds it. */
    boolean isEverInForce() {
        return terms.since.isEmpty() && terms.until.isEmpty();
    }

    boolean isFor(Rollout way) {
        return terms.rollout.filter(only -> only != way).isEmpty();
    }

    Kind.Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
        return kind.answer(catalog, this::isInSpan, a, b);
    }

    /** Whether a version is neither before `since` nor after `until`. */
    boolean isInSpan(ModelVersion version) {
        return terms.since
                        .filter(since -> !ModelRange.of(">=" + since).holds(version))
                        .isEmpty()
                && terms.until
                        .filter(until -> !ModelRange.of("<=" + until).holds(version))
                        .isEmpty();
    }

    String yaml() {
        return "{" + kind.yaml()
                + terms.id.map(id -> ", id: " + id).orElse("")
                + (must ? "" : ", level: should")
                + terms.when.map(when -> ", when: \"" + when + "\"").orElse("")
                + (terms.mild ? ", when-untold: should" : "")
                + terms.rollout.map(way -> ", rollout: " + way.key()).orElse("")
                + terms.since.map(version -> ", since: \"" + version + "\"").orElse("")
                + terms.until.map(version -> ", until: \"" + version + "\"").orElse("")
                + terms.because.map(why -> ", because: \"" + why + "\"").orElse("")
                + "}";
    }
}
