package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;

/** {@code only: ["RANGE -> RANGE", …]}: a closed table; what is not in it is not supported. */
record OnlyRule(Terms terms, Hops table) implements Rule {

    static Rule read(RuleFields fields) {
        Terms terms = fields.terms("only");
        return new OnlyRule(terms, new Passages(fields.passages("only")));
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    public Answer judge(Hop hop) {
        return table.contain(hop) ? Answer.PASSES : Answer.REFUSES;
    }

    @Override
    public int weight() {
        return table.weight();
    }

    @Override
    public String says() {
        return "nothing but %s".formatted(table);
    }

    @Override
    public List<VersionRange> ranges() {
        return table.ranges();
    }

    @Override
    public String reason(Hop hop) {
        String leaving = table.leaving(hop.from().version());
        return "is not in the vendor's table of supported upgrades; "
                + (leaving.isEmpty()
                        ? "it has nothing that leaves " + hop.from().version()
                        : "from %s it has %s".formatted(hop.from().version(), leaving));
    }

    @Override
    public boolean speaksOf(Hop hop) {
        return true;
    }

    @Override
    public boolean isAboutTarget(Position to) {
        return table.leadTo(to);
    }

    @Override
    public EndsAsked endsAsked() {
        return EndsAsked.ONE_MUST_PASS;
    }

    @Override
    public Object kin(Position to) {
        return table.kin(to);
    }

    @Override
    public int stage(Hop hop) {
        return table.endBefore(hop) ? 1 : 0;
    }

    @Override
    public boolean refusesBeyond(Hop hop) {
        return table.endBefore(hop);
    }
}
