package io.github.upgradeguard.upgrade.path;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * The best of any run of places, among those settled so far: a tree of minima, so that a hop over many releases costs
 * no more than the logarithm of their number.
 */
final class Cheapest {

    private static final int NONE = -1;

    private final int[] members;
    private final int[] tree;
    private final IntBinaryOperator better;

    /**
     * @param members the places that can be settled, ascending
     * @param better of two settled places, the one to prefer
     */
    Cheapest(int[] members, IntBinaryOperator better) {
        this.members = members;
        this.better = better;
        this.tree = new int[2 * members.length];
        Arrays.fill(tree, NONE);
    }

    void settled(int place) {
        int node = members.length + Arrays.binarySearch(members, place);
        tree[node] = place;
        for (node /= 2; node >= 1; node /= 2) {
            tree[node] = best(tree[2 * node], tree[2 * node + 1]);
        }
    }

    /** The best settled place from one to another, both included; negative if none is settled. */
    int between(int first, int last) {
        int low = members.length + ceiling(first);
        int high = members.length + ceiling(last + 1);
        int best = NONE;
        for (; low < high; low /= 2, high /= 2) {
            if (low % 2 == 1) {
                best = best(best, tree[low++]);
            }
            if (high % 2 == 1) {
                best = best(best, tree[--high]);
            }
        }
        return best;
    }

    private int ceiling(int place) {
        int found = Arrays.binarySearch(members, place);
        return found >= 0 ? found : -found - 1;
    }

    private int best(int left, int right) {
        if (left == NONE || right == NONE) {
            return Math.max(left, right);
        }
        return better.applyAsInt(left, right);
    }
}
