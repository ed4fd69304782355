package io.github.upgradeguard.upgrade.policy;

import java.util.Optional;

/**
 * A rule that does not simply pass a hop.
 *
 * @param level how much the rule weighs in this installation
 * @param undecided whether the rule could not be judged, instead of being against the hop
 * @param reason a sentence without its end
 * @param source where that is written; empty if nobody says
 */
public record Refusal(Rule rule, Level level, boolean undecided, String reason, Optional<Source> source) {

    /** Whether this keeps the hop from being legal. */
    public boolean isBinding() {
        return level == Level.MUST;
    }

    /** Whether it is a named risk, which a project may accept. */
    public boolean isRisk() {
        return rule instanceof RiskRule;
    }
}
