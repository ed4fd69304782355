package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;

/** {@code floor: RANGE, from: RANGE}: targets in the first range are reached from it or from the second alone. */
record FloorRule(Terms terms, VersionRange targets, VersionRange origins) implements Rule {

    static Rule read(RuleFields fields) {
        Terms terms = fields.terms("floor");
        return new FloorRule(terms, fields.range("floor"), fields.range("from"));
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    public Answer judge(Hop hop) {
        boolean refused = targets.contains(hop.to().version())
                && !origins.contains(hop.from().version())
                && !targets.contains(hop.from().version());
        return refused ? Answer.REFUSES : Answer.PASSES;
    }

    @Override
    public int weight() {
        return targets.weight() + 2 * origins.weight();
    }

    @Override
    public String says() {
        return "%s is reached from %s".formatted(targets, origins);
    }

    @Override
    public List<VersionRange> ranges() {
        return List.of(targets, origins);
    }

    @Override
    public String reason(Hop hop) {
        return "%s is reached from %s only (the floor of %s), and %s is outside of it"
                .formatted(hop.to().version(), origins, targets, hop.from().version());
    }

    @Override
    public boolean speaksOf(Hop hop) {
        return isAboutTarget(hop.to());
    }

    @Override
    public boolean isAboutTarget(Position to) {
        return targets.contains(to.version())
                || to.bare().map(Position::version).filter(targets::contains).isPresent();
    }

    @Override
    public boolean yieldsToAllow() {
        return true;
    }

    @Override
    public Object kin(Position to) {
        return targets.contains(to.version());
    }
}
