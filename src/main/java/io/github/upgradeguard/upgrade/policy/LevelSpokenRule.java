package io.github.upgradeguard.upgrade.policy;

import java.util.List;

/**
 * In force for every product: nobody knows whether a hop to another line or another major may be made of which no rule
 * says anything. {@code step: minor, by: next} alone says nothing of 1.9 to 2.0. Inside a line silence is permission, as
 * SemVer has it.
 *
 * @param rules those in force for one way of carrying out a hop
 * @param counting those that count minor versions
 */
record LevelSpokenRule(Terms terms, List<Rule> rules, List<StepRule> counting) implements KnowledgeRule {

    LevelSpokenRule(Rollout way, List<Rule> rules, List<StepRule> counting) {
        this(Terms.builtIn("level-unspoken").onlyFor(way), rules, counting);
    }

    @Override
    public Answer judge(Hop hop) {
        if (hop.level() == HopLevel.PATCH) {
            return Answer.PASSES;
        }
        boolean spokenOf = false;
        boolean saysHowToCross = false;
        for (Rule rule : rules) {
            if ((rule.direction() == Direction.DOWN) == hop.goesUp()
                    || !rule.terms().isAbout(hop.to())) {
                continue;
            }
            if (rule.namesHop(hop)) {
                return Answer.PASSES;
            }
            spokenOf |= rule.speaksOf(hop);
            saysHowToCross |= rule.saysHowToCrossMajors();
        }
        boolean isEnough = saysHowToCross || !hop.goesUp() || !countsMinors(hop);
        return spokenOf && isEnough ? Answer.PASSES : Answer.UNDECIDED;
    }

    /** Whether minor versions are counted, so that a hop to another major has to be spoken of by more than its step. */
    private boolean countsMinors(Hop hop) {
        return hop.level() == HopLevel.MAJOR
                && counting.stream().anyMatch(step -> step.terms().isAbout(hop.to()));
    }

    @Override
    public String says() {
        return "no hop of a level that no rule speaks of";
    }

    @Override
    public String reason(Hop hop) {
        String level = hop.level().key();
        if (!hop.goesUp()) {
            return "goes down to another %s version, and no rule says whether that may be done; write {downgrade: never}, or what the vendor permits, into the product file"
                    .formatted(level);
        }
        return countsMinors(hop)
                ? "changes the major version, and minor versions are counted, but no rule says from where a major is left or where it is entered; write {leave: major, from: last-line}, {enter: major, at: first-line} or {step: line, by: next} into the product file, as the vendor has it"
                : "changes the %s version, and no rule says whether that may be done in one step; write {step: %s, by: next}, or by: any, into the product file, as the vendor has it"
                        .formatted(level, level);
    }
}
