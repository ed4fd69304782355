package io.github.upgradeguard.upgrade.path;

import io.github.upgradeguard.upgrade.policy.Rule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the rules any one of which, if it were lifted, would open a path along a stretch. All hops are judged once,
 * whatever the number of rules; then each rule that stands alone against a hop at the edge of what is reached is tried.
 */
final class Unlocking {

    private final Stretch stretch;
    private final List<Edge> edges = new ArrayList<>();

    /**
     * Hops from a place to all of a kin from first to end.
     *
     * @param rules any one of which has to be lifted for them; none if they are legal
     */
    private record Edge(int origin, int kin, int first, int end, List<Rule> rules) {

        boolean isOpen(Optional<Rule> lifted) {
            return rules.isEmpty() || (lifted.isPresent() && rules.stream().anyMatch(rule -> rule == lifted.get()));
        }
    }

    Unlocking(Stretch stretch) {
        this.stretch = stretch;
        for (int origin = 0; origin < stretch.last(); origin++) {
            int at = origin;
            stretch.hopsOneRuleAway(
                    origin, (kin, first, end, rules) -> edges.add(new Edge(at, kin, first, end, rules)));
        }
    }

    Set<Rule> rules() {
        BitSet reached = reached(Optional.empty());
        Set<Rule> candidates = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Edge edge : edges) {
            if (reached.get(edge.origin)) {
                candidates.addAll(edge.rules);
            }
        }
        candidates.removeIf(rule -> !reached(Optional.of(rule)).get(stretch.last()));
        return candidates;
    }

    /** The places that one gets to with a rule lifted. Edges come in the order of their origins. */
    private BitSet reached(Optional<Rule> lifted) {
        Unreached unreached = new Unreached(stretch);
        BitSet reached = new BitSet();
        reached.set(0);
        for (Edge edge : edges) {
            if (reached.get(edge.origin) && edge.isOpen(lifted)) {
                unreached.take(edge.kin, edge.first, edge.end, reached::set);
            }
        }
        return reached;
    }
}
