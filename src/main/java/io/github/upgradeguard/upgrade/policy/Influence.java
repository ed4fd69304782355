package io.github.upgradeguard.upgrade.policy;

import java.util.List;

/** Which rules of a product have a say, whatever the facts of an installation. */
public final class Influence {

    private final List<Rule> rules;
    private final List<AllowRule> allowing;

    /**
     * The influence of a product's rules on one another.
     *
     * @param rules all of them
     */
    public Influence(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.allowing = rules.stream()
                .filter(AllowRule.class::isInstance)
                .map(AllowRule.class::cast)
                .toList();
    }

    /** The same rules with every closed table open: a hop that it has no row for is one that the rule speaks of and permits. */
    public static List<Rule> opened(List<Rule> rules) {
        return rules.stream()
                .map(rule ->
                        rule instanceof OnlyRule ? new StepRule(rule.terms(), new Pace(Unit.LINE, Pace.ANY)) : rule)
                .toList();
    }

    /** Whether a rule speaks of hops that it names, and not of all hops by a measure. */
    public static boolean namesHops(Rule rule) {
        return rule instanceof DenyRule
                || rule instanceof FloorRule
                || rule instanceof AllowRule
                || rule instanceof RiskRule;
    }

    /** How much it takes to tell whether a rule decides about a hop, as {@link Rule#weight} counts. */
    public int weight(Rule rule) {
        return rule.weight() + 1;
    }

    /** Whether a rule decides about a hop that goes up: refuses it and is not overridden, or overrides a refusal. */
    public boolean decides(Rule rule, Hop hop) {
        if (!isAbout(rule, hop)) {
            return false;
        }
        if (rule instanceof AllowRule allow) {
            return allow.allows(hop)
                    && rules.stream()
                            .anyMatch(other ->
                                    other.yieldsToAllow() && isAbout(other, hop) && other.judge(hop) != Answer.PASSES);
        }
        return rule.judge(hop) != Answer.PASSES
                && !(rule.yieldsToAllow()
                        && allowing.stream()
                                .anyMatch(allow -> isAbout(allow, hop) && covers(allow, rule) && allow.allows(hop)));
    }

    private static boolean isAbout(Rule rule, Hop hop) {
        return rule.direction() != Direction.DOWN
                && rule.terms()
                        .targets()
                        .map(targets -> targets.contains(hop.to().version()))
                        .orElse(true);
    }

    /** Whether an allow rule is in force wherever another rule is. */
    private static boolean covers(AllowRule allow, Rule rule) {
        return allow.terms().when().isEmpty()
                && (allow.terms().rollout().isEmpty()
                        || allow.terms().rollout().equals(rule.terms().rollout()));
    }
}
