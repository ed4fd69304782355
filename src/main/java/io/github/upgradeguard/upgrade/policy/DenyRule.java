package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;

/** {@code deny: "RANGE -> RANGE"}: hops that the vendor refuses by name. */
record DenyRule(Terms terms, Passages denied) implements Rule {

    static Rule read(RuleFields fields) {
        Terms terms = fields.terms("deny");
        return new DenyRule(terms, new Passages(fields.passages("deny")));
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    public Answer judge(Hop hop) {
        return denied.contain(hop) ? Answer.REFUSES : Answer.PASSES;
    }

    @Override
    public int weight() {
        return denied.weight();
    }

    @Override
    public String says() {
        return "refused: %s".formatted(denied);
    }

    @Override
    public List<VersionRange> ranges() {
        return denied.ranges();
    }

    @Override
    public String reason(Hop hop) {
        Passage match = denied.rows().stream()
                .filter(passage -> passage.holds(hop))
                .findFirst()
                .orElse(denied.rows().get(0));
        return "is refused by name (%s)".formatted(match);
    }

    @Override
    public boolean isAboutTarget(Position to) {
        return denied.leadTo(to);
    }

    @Override
    public boolean yieldsToAllow() {
        return true;
    }

    @Override
    public Object kin(Position to) {
        return denied.kin(to);
    }
}
