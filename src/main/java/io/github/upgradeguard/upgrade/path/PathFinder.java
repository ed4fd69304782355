package io.github.upgradeguard.upgrade.path;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.policy.Hop;
import io.github.upgradeguard.upgrade.policy.Judgement;
import io.github.upgradeguard.upgrade.policy.Policy;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.version.Version;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the path from one version to another over a catalog. A path goes one way: an upgrade only climbs, a downgrade
 * only descends. The choice is total: the same input gives the same path, in whatever order releases and rules stand.
 */
public final class PathFinder {

    private final Catalog catalog;
    private final Policy policy;

    public PathFinder(Catalog catalog, Policy policy) {
        this.catalog = catalog;
        this.policy = policy;
    }

    /** The preferred path between two different versions; empty if no chain of legal hops leads from one to the other. */
    public Optional<UpgradePath> find(Version from, Version to, Preference preference) {
        Stretch stretch = new Stretch(catalog, policy, from, to);
        Tails tails = new Tails(stretch, preference);
        for (int origin = stretch.last() - 1; origin >= 0; origin--) {
            tails.settle(origin, (kin, first, end, judgement) -> {});
        }
        return tails.path();
    }

    /**
     * Where one gets instead: the release between two versions that legal hops lead to from the first and that is
     * closest to the second. Empty if there is none.
     */
    public Optional<Version> nearest(Version from, Version to) {
        Stretch stretch = new Stretch(catalog, policy, from, to);
        BitSet reached = new BitSet();
        Unreached unreached = new Unreached(stretch);
        reached.set(0);
        for (int origin = 0; origin >= 0; origin = reached.nextSetBit(origin + 1)) {
            stretch.legalHops(origin, (kin, first, end, judgement) -> unreached.take(kin, first, end, reached::set));
        }
        int nearest = reached.previousSetBit(stretch.last() - 1);
        return nearest > 0 ? Optional.of(stretch.place(nearest).version()) : Optional.empty();
    }

    /**
     * The rules any one of which, if it were lifted, would open a path; in no order. What somebody does not know is none of
     * them.
     */
    public Set<Rule> unlocking(Version from, Version to) {
        return new Unlocking(new Stretch(catalog, policy, from, to)).rules();
    }

    /**
     * How well the releases of a list that a path may stop at are joined.
     *
     * @param stranded those from which no chain of legal hops leads to the newest, oldest first
     * @param unreachable those but the oldest into which no legal hop leads, oldest first
     */
    public record Joints(List<Version> stranded, List<Version> unreachable) {}

    /** How well the whole catalog is joined upwards. */
    public Joints joints() {
        List<Version> stopovers = catalog.releases().stream()
                .filter(Release::isStopover)
                .map(Release::version)
                .toList();
        if (stopovers.size() < 2) {
            return new Joints(List.of(), List.of());
        }
        Stretch stretch = new Stretch(catalog, policy, stopovers.get(0), stopovers.get(stopovers.size() - 1));
        Tails tails = new Tails(stretch, Preference.SHORTEST);
        BitSet entered = new BitSet();
        Unreached unreached = new Unreached(stretch);
        for (int origin = stretch.last() - 1; origin >= 0; origin--) {
            tails.settle(origin, (kin, first, end, judgement) -> unreached.take(kin, first, end, entered::set));
        }
        List<Version> stranded = new ArrayList<>();
        List<Version> unreachable = new ArrayList<>();
        for (int place = 0; place < stretch.last(); place++) {
            if (tails.cost[place] == null) {
                stranded.add(stretch.place(place).version());
            }
        }
        for (int place = 1; place <= stretch.last(); place++) {
            if (!entered.get(place)) {
                unreachable.add(stretch.place(place).version());
            }
        }
        return new Joints(stranded, unreachable);
    }

    /** The best way on to the target from each place of a stretch, settled from the target backwards. */
    private static final class Tails {

        private final Stretch stretch;
        private final Preference preference;
        private final Cost[] cost;
        private final int[] next;
        private final Judgement[] hop;
        private final List<Cheapest> cheapest = new ArrayList<>();

        Tails(Stretch stretch, Preference preference) {
            this.stretch = stretch;
            this.preference = preference;
            this.cost = new Cost[stretch.last() + 1];
            this.next = new int[stretch.last() + 1];
            this.hop = new Judgement[stretch.last() + 1];
            for (int kin = 0; kin < stretch.kins(); kin++) {
                cheapest.add(new Cheapest(stretch.members(kin), this::better));
            }
            offer(stretch.last(), Cost.NOTHING);
        }

        /** @param also told of the legal hops too, as telling of them is what takes time */
        void settle(int origin, Stretch.Span also) {
            stretch.legalHops(origin, (kin, first, end, judgement) -> {
                also.legal(kin, first, end, judgement);
                int to = cheapest.get(kin).between(first, end);
                if (to < 0) {
                    return;
                }
                Cost through = cost[to].plus(judgement);
                int order = cost[origin] == null ? -1 : preference.compare(through, cost[origin]);
                if (order < 0 || (order == 0 && isHigher(to, next[origin]))) {
                    cost[origin] = through;
                    next[origin] = to;
                    hop[origin] = judgement;
                }
            });
            if (cost[origin] != null) {
                offer(origin, cost[origin]);
            }
        }

        private void offer(int place, Cost tail) {
            cost[place] = tail;
            cheapest.get(stretch.kinOf(place)).settled(place);
        }

        private int better(int left, int right) {
            int order = preference.compare(cost[left], cost[right]);
            return order < 0 || (order == 0 && isHigher(left, right)) ? left : right;
        }

        private boolean isHigher(int left, int right) {
            return stretch.climbs() ? left > right : left < right;
        }

        Optional<UpgradePath> path() {
            if (cost[0] == null) {
                return Optional.empty();
            }
            List<PathHop> hops = new ArrayList<>();
            for (int place = 0; place < stretch.last(); place = next[place]) {
                hops.add(new PathHop(new Hop(stretch.place(place), stretch.place(next[place])), hop[place].rollout()));
            }
            return Optional.of(new UpgradePath(hops));
        }
    }
}
