package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Flag;
import java.util.Optional;

/** In force for every product: no hop rolls while a migration runs that its notes flag {@code long-migration}. */
record LongMigrationRule(Terms terms) implements Rule {

    LongMigrationRule() {
        this(Terms.builtIn("rollout-long-migration").onlyFor(Rollout.ROLLING));
    }

    @Override
    public Answer judge(Hop hop) {
        return stage(hop) == 1 ? Answer.REFUSES : Answer.PASSES;
    }

    @Override
    public String says() {
        return "no rolling while a long migration runs";
    }

    @Override
    public String held(Hop hop) {
        return "no release in between is flagged for a long migration";
    }

    @Override
    public String reason(Hop hop) {
        return "cannot be rolled out while its data is migrated: " + hop.flagged(Flag.LONG_MIGRATION);
    }

    @Override
    public Optional<Source> source(Hop hop) {
        return hop.notesOf(Flag.LONG_MIGRATION);
    }

    @Override
    public Direction direction() {
        return Direction.BOTH;
    }

    @Override
    public int stage(Hop hop) {
        return hop.crosses(Flag.LONG_MIGRATION) ? 1 : 0;
    }

    @Override
    public EndsAsked endsAsked() {
        return EndsAsked.WRITTEN;
    }
}
