package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;

/**
 * {@code risk: "RANGE -> RANGE", id: NAME}: hops that the vendor supports and has named a risk of. They are refused until
 * the project {@linkplain AcceptedRisks accepts} the risk by its name.
 */
record RiskRule(Terms terms, Hops risky) implements Rule {

    static Rule read(RuleFields fields) {
        if (fields.optional("id").isEmpty()) {
            throw fields.mistake("risk", "a risk is accepted by its name; write id: and the name");
        }
        Terms terms = fields.terms("risk");
        return new RiskRule(terms, new Passages(fields.passages("risk")));
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    public Answer judge(Hop hop) {
        return risky.contain(hop) ? Answer.REFUSES : Answer.PASSES;
    }

    @Override
    public int weight() {
        return risky.weight();
    }

    @Override
    public String says() {
        return "known risk, %s, of %s".formatted(terms.id(), risky);
    }

    @Override
    public List<VersionRange> ranges() {
        return risky.ranges();
    }

    @Override
    public String reason(Hop hop) {
        return "has a known risk, %s".formatted(terms.id());
    }

    @Override
    public boolean isAboutTarget(Position to) {
        return risky.leadTo(to);
    }

    @Override
    public Object kin(Position to) {
        return risky.kin(to);
    }
}
