package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Flag;
import java.util.Optional;

/** In force for every product: no hop rolls across a release that its notes flag {@code full-stop}. */
record FullStopRule(Terms terms) implements Rule {

    FullStopRule() {
        this(Terms.builtIn("rollout-full-stop").onlyFor(Rollout.ROLLING));
    }

    @Override
    public Answer judge(Hop hop) {
        return stage(hop) == 1 ? Answer.REFUSES : Answer.PASSES;
    }

    @Override
    public String says() {
        return "no rolling over a release that asks for a full stop";
    }

    @Override
    public String held(Hop hop) {
        return "no release in between is flagged full-stop";
    }

    @Override
    public String reason(Hop hop) {
        return "cannot be rolled out instance by instance: all instances stop for %s. Every way crosses that release, and a hop of its own would not roll either"
                .formatted(hop.flagged(Flag.FULL_STOP));
    }

    @Override
    public Optional<Source> source(Hop hop) {
        return hop.notesOf(Flag.FULL_STOP);
    }

    @Override
    public Direction direction() {
        return Direction.BOTH;
    }

    @Override
    public int stage(Hop hop) {
        return hop.crosses(Flag.FULL_STOP) ? 1 : 0;
    }

    @Override
    public EndsAsked endsAsked() {
        return EndsAsked.WRITTEN;
    }
}
