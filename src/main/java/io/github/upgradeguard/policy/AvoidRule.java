package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Flag;
import io.github.upgradeguard.catalog.Position;

/** In force for every product: no hop arrives at a release that its notes flag {@code avoid}. */
record AvoidRule(Terms terms) implements Rule {

    AvoidRule() {
        this(Terms.builtIn(Flag.AVOID.key()));
    }

    @Override
    public Answer judge(Hop hop) {
        return hop.to().has(Flag.AVOID) ? Answer.REFUSES : Answer.PASSES;
    }

    @Override
    public String reason(Hop hop) {
        String why = hop.to()
                .release()
                .map(release -> release.flags().get(Flag.AVOID))
                .orElse("");
        return "%s is to be avoided: %s".formatted(hop.to().version(), why);
    }

    @Override
    public Object kin(Position to) {
        return to.has(Flag.AVOID);
    }
}
