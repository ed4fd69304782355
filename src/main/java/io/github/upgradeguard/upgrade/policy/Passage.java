package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.version.VersionRange;
import io.github.upgradeguard.upgrade.version.Versioning;

/** Hops from one range of versions to another, written {@code RANGE -> RANGE}. */
public record Passage(VersionRange from, VersionRange to) {

    /**
     * Reads a passage.
     *
     * @throws IllegalArgumentException if it is not two readable ranges with {@code ->} between
     */
    public static Passage parse(String text, Versioning versioning) {
        String[] ends = text.split("->", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("'%s' is not of the form RANGE -> RANGE".formatted(text));
        }
        return new Passage(
                VersionRange.parse(ends[0].strip(), versioning), VersionRange.parse(ends[1].strip(), versioning));
    }

    boolean holds(Hop hop) {
        return from.contains(hop.from().version()) && to.contains(hop.to().version());
    }

    @Override
    public String toString() {
        return from + " -> " + to;
    }
}
