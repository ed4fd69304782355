package io.github.upgradeguard.upgrade.catalog;

/**
 * Where something stands among the counted entries of its kind.
 *
 * @param before how many of them come before it
 * @param counted whether it is one of them
 * @param total how many there are
 */
public record Rank(int before, boolean counted, int total) {

    /** How many steps up to a later one: 1 if nothing counted lies between, 0 or less if it is not later. */
    public int stepsTo(Rank later) {
        return later.before - before - (counted ? 1 : 0) + 1;
    }

    public boolean isFirst() {
        return before == 0;
    }

    public boolean isLast() {
        return before + (counted ? 1 : 0) == total;
    }
}
