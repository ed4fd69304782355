package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Coverage;
import java.util.Optional;

/**
 * A condition of rolling that the project tells as a fact, or that the product's file knows of some releases.
 *
 * @param fact its name
 * @param isAsked whether a hop may roll only when the fact is known; otherwise only when it is not told to be false
 * @param known the releases across which the fact holds, whatever the project tells not
 * @param told what the project tells; empty if it does not
 * @param evidence what the project tells it by, or why it cannot be told though the project asked for it; empty for the
 *     fact itself
 */
record FactRule(
        Terms terms, String fact, boolean isAsked, Coverage known, Optional<Boolean> told, Optional<String> evidence)
        implements Rule {

    FactRule(Terms terms, String fact, boolean isAsked, Coverage known) {
        this(terms, fact, isAsked, known, Optional.empty(), Optional.empty());
    }

    /** The same condition in an installation. */
    FactRule in(Facts facts) {
        return new FactRule(terms, fact, isAsked, known, facts.of(fact), facts.evidence(fact));
    }

    @Override
    public Answer judge(Hop hop) {
        Answer answer = state(hop);
        return answer == Answer.UNDECIDED && !isNeeded() ? Answer.PASSES : answer;
    }

    /** Whether not knowing is held against rolling: the product asks, or the project tried to tell and could not. */
    boolean isNeeded() {
        return isAsked || evidence.isPresent();
    }

    @Override
    public Answer state(Hop hop) {
        if (told.isPresent()) {
            return told.get() ? Answer.PASSES : Answer.REFUSES;
        }
        return stage(hop) == 0 && !known.isEmpty() ? Answer.PASSES : Answer.UNDECIDED;
    }

    @Override
    public String says() {
        return "no rolling without %s".formatted(fact) + (known.isEmpty() ? "" : ", known of " + known);
    }

    @Override
    public String held(Hop hop) {
        return told.isPresent() ? given() : "%s is known of %s".formatted(fact, known);
    }

    private String given() {
        return evidence.orElseGet(() -> "the project tells %s: %s".formatted(fact, told.orElse(false)));
    }

    @Override
    public String reason(Hop hop) {
        String wanted = Facts.meaning(fact);
        if (told.isPresent()) {
            return "cannot be rolled out: %s, and a rolling upgrade needs %s".formatted(given(), wanted);
        }
        return "cannot tell whether it can be rolled out, which needs %s; %s"
                .formatted(wanted, evidence.orElseGet(() -> Facts.howToTell(fact)));
    }

    @Override
    public int stage(Hop hop) {
        return hop.isCoveredBy(known) ? 0 : 1;
    }
}
