package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;

/** A set of hops, by ranges or one by one. */
sealed interface Hops permits Passages, Edges, RiskyEdges {

    boolean contain(Hop hop);

    /** Whether any of them leads to a target. */
    boolean leadTo(Position to);

    /** See {@link Rule#weight}. */
    default int weight() {
        return 1;
    }

    /** See {@link Rule#kin}. */
    Object kin(Position to);

    /** Whether these know of no hop from the same origin to a target as late or later; false where that takes long to tell. */
    default boolean endBefore(Hop hop) {
        return false;
    }

    /** Where a version can go by these hops, for a message; empty if nowhere. */
    String leaving(Version origin);

    /** See {@link Rule#ranges}. */
    List<VersionRange> ranges();

    /** The hops in a few words. */
    @Override
    String toString();
}
