package io.github.upgradeguard.oracle;

import io.github.upgradeguard.policy.Facts;
import io.github.upgradeguard.policy.Rollout;
import java.util.Optional;

/** A kind and the terms on which it is in force. */
record ModelRule(Kind kind, boolean must, Terms terms) {

    /** All that any rule may carry. */
    record Terms(
            Optional<String> id,
            Optional<String> when,
            Optional<Rollout> rollout,
            Optional<String> since,
            Optional<String> until,
            Optional<String> because) {

        static final Terms NONE = new Terms(
                Optional.empty(),
                Optional.empty(),
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
        return new ModelRule(
                kind,
                must,
                new Terms(terms.id, Optional.of(fact), terms.rollout, terms.since, terms.until, terms.because));
    }

    ModelRule whileIn(Rollout way) {
        return new ModelRule(
                kind, must, new Terms(terms.id, terms.when, Optional.of(way), terms.since, terms.until, terms.because));
    }

    ModelRule since(String version) {
        return new ModelRule(
                kind,
                must,
                new Terms(terms.id, terms.when, terms.rollout, Optional.of(version), terms.until, terms.because));
    }

    ModelRule until(String version) {
        return new ModelRule(
                kind,
                must,
                new Terms(terms.id, terms.when, terms.rollout, terms.since, Optional.of(version), terms.because));
    }

    String id() {
        return terms.id.orElse(kind.id());
    }

    boolean asksFor(String fact) {
        return terms.when.filter(fact::equals).isPresent();
    }

    boolean isUntold(Facts facts) {
        return terms.when.isPresent() && facts.of(terms.when.get()).isEmpty();
    }

    boolean holds(Facts facts) {
        return terms.when.flatMap(facts::of).orElse(!(kind instanceof Kind.Allow && isUntold(facts)));
    }

    boolean speaksOf(Rollout way, ModelVersion target) {
        return terms.rollout.filter(only -> only != way).isEmpty() && isInSpan(target);
    }

    Kind.Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
        return kind.answer(catalog, this::isInSpan, a, b);
    }

    /** Whether a version is neither before `since` nor after `until`. */
    private boolean isInSpan(ModelVersion version) {
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
                + terms.when.map(fact -> ", when: " + fact).orElse("")
                + terms.rollout.map(way -> ", rollout: " + way.key()).orElse("")
                + terms.since.map(version -> ", since: \"" + version + "\"").orElse("")
                + terms.until.map(version -> ", until: \"" + version + "\"").orElse("")
                + terms.because.map(why -> ", because: \"" + why + "\"").orElse("")
                + "}";
    }
}
