package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.catalog.Position;
import java.util.Optional;

/** In force for every product: no hop arrives at a release that its notes flag {@code avoid}. */
record AvoidRule(Terms terms) implements Rule {

    AvoidRule() {
        this(Terms.builtIn(Flag.AVOID.key()));
    }

    @Override
    public Answer judge(Hop hop) {
        return hop.to().flagged(Flag.AVOID).isPresent() ? Answer.REFUSES : Answer.PASSES;
    }

    @Override
    public String says() {
        return "no release that is to be avoided";
    }

    @Override
    public String reason(Hop hop) {
        return hop.to()
                .flagged(Flag.AVOID)
                .map(release -> "%s is to be avoided: %s"
                        .formatted(release.version(), release.flags().get(Flag.AVOID)))
                .orElseThrow();
    }

    @Override
    public Optional<Source> source(Hop hop) {
        return hop.to().flagged(Flag.AVOID).flatMap(Source::notesOf);
    }

    @Override
    public Direction direction() {
        return Direction.BOTH;
    }

    @Override
    public Object kin(Position to) {
        return to.flagged(Flag.AVOID).isPresent();
    }

    @Override
    public EndsAsked endsAsked() {
        return EndsAsked.WRITTEN;
    }
}
