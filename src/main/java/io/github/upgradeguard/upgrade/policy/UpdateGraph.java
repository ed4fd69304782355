package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.version.Version;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hops of a product whose vendor publishes them one by one, put together edge by edge. What they come to is a closed
 * table, a rule for each named risk, and no way down.
 */
public final class UpdateGraph {

    /** How many risks a graph can name: each is a rule, and every hop is judged by every rule. */
    public static final int MOST_RISKS = 1_000;

    /**
     * A risk that the vendor has named.
     *
     * @param message what can happen, a few words
     * @param url where more is written; empty if nowhere
     */
    public record Risk(String name, String message, String url) {}

    /** A hop that the vendor supports. */
    public record Edge(Version from, Version to) {}

    private final Map<Version, Map<Version, BitSet>> risksOfHop = new HashMap<>();
    private final Map<Risk, Integer> risks = new LinkedHashMap<>();

    /** A hop that the vendor supports. */
    public void add(Edge edge) {
        risksOfHop.computeIfAbsent(edge.to(), any -> new HashMap<>()).putIfAbsent(edge.from(), Edges.NO_RISKS);
    }

    /** Hops that the vendor supports, all of which have these risks. */
    public void add(Collection<Edge> edges, Collection<Risk> theirs) {
        BitSet added = new BitSet();
        theirs.forEach(risk -> added.set(risks.computeIfAbsent(risk, any -> risks.size())));
        for (Edge edge : edges) {
            risksOfHop.computeIfAbsent(edge.to(), any -> new HashMap<>()).merge(edge.from(), added, UpdateGraph::both);
        }
    }

    /** The risks of both; hops of one group share theirs, as each may be thousands. */
    private static BitSet both(BitSet some, BitSet others) {
        if (some.isEmpty() || some.equals(others)) {
            return others;
        }
        BitSet both = (BitSet) some.clone();
        both.or(others);
        return both;
    }

    public boolean isEmpty() {
        return risksOfHop.isEmpty();
    }

    /** How many risks it names. */
    public int risks() {
        return risks.size();
    }

    /**
     * The rules that the graph is.
     *
     * @param source where the graph is published; empty if nobody says
     */
    public List<Rule> rules(Optional<Source> source) {
        Edges edges = new Edges(risksOfHop);
        List<Rule> rules = new ArrayList<>();
        rules.add(new OnlyRule(Terms.of("only", source), edges));
        rules.add(DowngradeRule.never(Terms.of("downgrade", source)));
        risks.forEach((risk, number) -> rules.add(new RiskRule(
                Terms.of(risk.name(), risk.url().isEmpty() ? source : Optional.of(Source.of(risk.url(), risk.name())))
                        .saying(risk.message()),
                new RiskyEdges(edges, number))));
        return rules;
    }
}
