package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;

/** Hops that are no upgrade in place: the data is carried over by a migration of its own. They never roll. */
record MigrateRule(Terms terms, Passages migrated) implements Rule {

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    public Answer judge(Hop hop) {
        return migrated.contain(hop) ? Answer.REFUSES : Answer.PASSES;
    }

    @Override
    public int weight() {
        return migrated.weight();
    }

    @Override
    public String says() {
        return "a migration, not an upgrade in place: %s".formatted(migrated);
    }

    @Override
    public String held(Hop hop) {
        return "it is an upgrade in place";
    }

    @Override
    public String reason(Hop hop) {
        return "is no upgrade in place: the data is carried over by a migration";
    }

    @Override
    public List<VersionRange> ranges() {
        return migrated.ranges();
    }

    @Override
    public boolean namesHop(Hop hop) {
        return migrated.contain(hop) || hop.bare().stream().anyMatch(migrated::contain);
    }

    @Override
    public Object kin(Position to) {
        return migrated.kin(to);
    }
}
