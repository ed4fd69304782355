package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;

/**
 * {@code allow: "RANGE -> RANGE"}: hops that the vendor supports by name, whatever the rules that {@linkplain
 * Rule#yieldsToAllow yield} say. Refuses nothing itself.
 */
record AllowRule(Terms terms, Passages allowed) implements Rule {

    static Rule read(RuleFields fields) {
        Terms terms = fields.terms("allow");
        return new AllowRule(terms, new Passages(fields.passages("allow")));
    }

    boolean allows(Hop hop) {
        return allowed.contain(hop) || hop.bare().stream().anyMatch(allowed::contain);
    }

    @Override
    public boolean namesHop(Hop hop) {
        return allows(hop);
    }

    @Override
    public boolean isAboutTarget(Position to) {
        return allowed.leadTo(to);
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    public Answer judge(Hop hop) {
        return Answer.PASSES;
    }

    @Override
    public boolean canRefuse() {
        return false;
    }

    @Override
    public int weight() {
        return allowed.weight();
    }

    @Override
    public String says() {
        return "supported by name: %s".formatted(allowed);
    }

    @Override
    public List<VersionRange> ranges() {
        return allowed.ranges();
    }

    @Override
    public String reason(Hop hop) {
        return "is supported by name";
    }

    @Override
    public Object kin(Position to) {
        return allowed.kin(to);
    }
}
