package io.github.upgradeguard.upgrade.policy;

import java.util.List;

/**
 * In force for every product: nobody knows whether a hop can roll of whose target the product says nothing to that end.
 *
 * @param rules those of the product that are in force for rolling alone
 */
record RollingSpokenRule(Terms terms, List<Rule> rules) implements KnowledgeRule {

    RollingSpokenRule(List<Rule> rules) {
        this(Terms.builtIn("rollout-unspoken").onlyFor(Rollout.ROLLING), rules);
    }

    @Override
    public Answer judge(Hop hop) {
        for (Rule rule : rules) {
            boolean isOfThisWay = (rule.direction() == Direction.DOWN) != hop.goesUp();
            boolean speaks = rule instanceof MigrateRule
                    ? rule.namesHop(hop)
                    : rule.terms().isAbout(hop.to()) && rule.isAboutTarget(hop.to());
            if (isOfThisWay && speaks) {
                return Answer.PASSES;
            }
        }
        return Answer.UNDECIDED;
    }

    @Override
    public String says() {
        return "no rolling where the product says nothing of it";
    }

    @Override
    public String reason(Hop hop) {
        return "cannot tell whether it can be rolled out: the product file says nothing of rolling upgrades to %s; plan a full stop, or write what the vendor says into it, such as {step: line, by: next, rollout: rolling}"
                .formatted(hop.to().version());
    }
}
