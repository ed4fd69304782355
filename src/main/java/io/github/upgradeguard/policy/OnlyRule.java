package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Position;
import java.util.List;
import java.util.stream.Collectors;

/** {@code only: ["RANGE -> RANGE", …]}: a closed table; what is not in it is not supported. */
record OnlyRule(Terms terms, List<Passage> table) implements Rule {

    static Rule read(RuleFields fields) {
        Terms terms = fields.terms("only");
        return new OnlyRule(terms, fields.passages("only"));
    }

    @Override
    public Answer judge(Hop hop) {
        return table.stream().anyMatch(passage -> passage.holds(hop)) ? Answer.PASSES : Answer.REFUSES;
    }

    @Override
    public String reason(Hop hop) {
        List<Passage> fromHere = table.stream()
                .filter(passage -> passage.from().contains(hop.from().version()))
                .toList();
        String offered = fromHere.isEmpty()
                ? "it has nothing that leaves " + hop.from().version()
                : "from %s it has %s"
                        .formatted(
                                hop.from().version(),
                                fromHere.stream().map(Passage::toString).collect(Collectors.joining(", ")));
        return "is not in the vendor's table of supported upgrades; " + offered;
    }

    @Override
    public Object kin(Position to) {
        return Passage.targetsHolding(table, to);
    }
}
