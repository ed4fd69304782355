package io.github.upgradeguard.upgrade.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that must hold for a hop to roll.
 *
 * @param rule the id of the rule that asks for it
 * @param isAsked whether the product's own rules ask for it; otherwise every product does, as far as anything is known
 * @param evidence what is known of it, a sentence without its end
 * @param source where it is written; empty if nobody says
 */
public record Condition(String rule, boolean isAsked, State state, String evidence, Optional<Source> source) {

    /** Whether this keeps a hop from rolling. */
    public boolean isAgainst() {
        return state == State.FAILED || (state == State.UNKNOWN && isAsked);
    }

    /** What is known of a condition. */
    public enum State {
        HELD,
        FAILED,
        UNKNOWN;

        /** The word in reports. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(Answer answer) {
            return switch (answer) {
                case PASSES -> HELD;
                case REFUSES -> FAILED;
                case UNDECIDED -> UNKNOWN;
            };
        }
    }
}
