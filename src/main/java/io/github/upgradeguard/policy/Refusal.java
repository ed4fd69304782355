package io.github.upgradeguard.policy;

/**
 * A rule that does not simply pass a hop.
 *
 * @param undecided whether the rule could not be judged, instead of being against the hop
 * @param reason a sentence without its end
 */
public record Refusal(Rule rule, boolean undecided, String reason) {

    /** Whether this keeps the hop from being legal. */
    public boolean isBinding() {
        return rule.terms().level() == Level.MUST;
    }
}
