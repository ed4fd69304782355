package io.github.upgradeguard.policy;

import io.github.upgradeguard.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The hops of a product whose vendor publishes them one by one, put together edge by edge. What they come to is a closed
 * table, a rule for each named risk, and no way down.
 */
public final class UpdateGraph {

    /**
     * A risk that the vendor has named.
     *
     * @param message what can happen, a few words
     * @param url where more is written; empty if nowhere
     */
    public record Risk(String name, String message, String url) {}

    private final Map<Version, Set<Version>> hops = new HashMap<>();
    private final Map<Risk, Map<Version, Set<Version>>> risky = new LinkedHashMap<>();

    /** A hop that the vendor supports. */
    public void add(Version from, Version to) {
        hops.computeIfAbsent(to, any -> new HashSet<>()).add(from);
    }

    /** A risk of a hop that the vendor supports. */
    public void add(Version from, Version to, Risk risk) {
        add(from, to);
        risky.computeIfAbsent(risk, any -> new HashMap<>())
                .computeIfAbsent(to, any -> new HashSet<>())
                .add(from);
    }

    public boolean isEmpty() {
        return hops.isEmpty();
    }

    /**
     * The rules that the graph is.
     *
     * @param source where the graph is published; empty if nobody says
     */
    public List<Rule> rules(Optional<Source> source) {
        List<Rule> rules = new ArrayList<>();
        rules.add(new OnlyRule(Terms.of("only", source), new Edges(hops)));
        rules.add(DowngradeRule.never(Terms.of("downgrade", source)));
        risky.forEach((risk, edges) -> rules.add(new RiskRule(
                Terms.of(risk.name(), risk.url().isEmpty() ? source : Optional.of(Source.of(risk.url(), risk.name())))
                        .saying(risk.message()),
                new Edges(edges))));
        return rules;
    }
}
