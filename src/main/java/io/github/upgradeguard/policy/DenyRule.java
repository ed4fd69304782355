package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Position;
import java.util.List;

/** {@code deny: "RANGE -> RANGE"}: hops that the vendor refuses by name. */
record DenyRule(Terms terms, List<Passage> denied) implements Rule {

    static Rule read(RuleFields fields) {
        Terms terms = fields.terms("deny");
        return new DenyRule(terms, fields.passages("deny"));
    }

    @Override
    public Answer judge(Hop hop) {
        return denied.stream().anyMatch(passage -> passage.holds(hop)) ? Answer.REFUSES : Answer.PASSES;
    }

    @Override
    public String reason(Hop hop) {
        Passage match = denied.stream()
                .filter(passage -> passage.holds(hop))
                .findFirst()
                .orElse(denied.get(0));
        return "is refused by name (%s)".formatted(match);
    }

    @Override
    public boolean yieldsToAllow() {
        return true;
    }

    @Override
    public Object kin(Position to) {
        return Passage.targetsHolding(denied, to);
    }
}
