package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Position;
import java.util.List;

/**
 * {@code downgrade: never|patch|"RANGE -> RANGE"}: the hops that may go down. Where several such rules stand, one that
 * permits a hop is enough ({@link Policy} sees to it).
 *
 * @param insideLine whether any downgrade inside a line is permitted
 */
record DowngradeRule(Terms terms, boolean insideLine, List<Passage> permitted) implements Rule {

    static Rule read(RuleFields fields) {
        Terms terms = fields.terms("downgrade");
        List<String> downgrade = fields.texts("downgrade");
        if (downgrade.equals(List.of("never"))) {
            return new DowngradeRule(terms, false, List.of());
        }
        if (downgrade.equals(List.of("patch"))) {
            return new DowngradeRule(terms, true, List.of());
        }
        return new DowngradeRule(terms, false, fields.passages("downgrade"));
    }

    @Override
    public boolean judgesDowngrades() {
        return true;
    }

    @Override
    public Answer judge(Hop hop) {
        boolean permits = (insideLine && hop.level() == HopLevel.PATCH)
                || permitted.stream().anyMatch(passage -> passage.holds(hop));
        return permits ? Answer.PASSES : Answer.REFUSES;
    }

    @Override
    public String reason(Hop hop) {
        String down = "goes down from %s to %s; "
                .formatted(hop.from().version(), hop.to().version());
        if (insideLine) {
            return down + "a downgrade stays inside its line";
        }
        return down
                + (permitted.isEmpty()
                        ? "downgrades are not supported"
                        : "downgrades other than %s are not supported".formatted(permitted));
    }

    @Override
    public Object kin(Position to) {
        return Passage.targetsHolding(permitted, to);
    }
}
