package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Position;
import java.util.List;

/**
 * {@code allow: "RANGE -> RANGE"}: hops that the vendor supports by name, whatever the rules that {@linkplain
 * Rule#yieldsToAllow yield} say. Refuses nothing itself.
 */
record AllowRule(Terms terms, List<Passage> allowed) implements Rule {

    static Rule read(RuleFields fields) {
        Terms terms = fields.terms("allow");
        return new AllowRule(terms, fields.passages("allow"));
    }

    boolean allows(Hop hop) {
        return allowed.stream().anyMatch(passage -> passage.holds(hop));
    }

    @Override
    public Answer judge(Hop hop) {
        return Answer.PASSES;
    }

    @Override
    public String reason(Hop hop) {
        return "is supported by name";
    }

    @Override
    public Object kin(Position to) {
        return Passage.targetsHolding(allowed, to);
    }
}
