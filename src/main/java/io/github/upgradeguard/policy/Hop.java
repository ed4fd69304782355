package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Catalog;
import io.github.upgradeguard.catalog.Position;

/** One upgrade (or downgrade) from a version to another, as rules see it. */
public record Hop(Position from, Position to) {

    public HopLevel level() {
        if (from.line().equals(to.line())) {
            return HopLevel.PATCH;
        }
        return from.line().at(0) == to.line().at(0) ? HopLevel.MINOR : HopLevel.MAJOR;
    }

    /** Whether the target is the later one. */
    public boolean goesUp() {
        return from.version().compareTo(to.version()) < 0;
    }

    /** The same way in the other direction. */
    Hop back() {
        return new Hop(to, from);
    }

    /** Whether lines may lie between that nobody knows: those that end a major, where no releases are listed. */
    boolean crossesUnknownLines() {
        return catalog().isAssumed() && level() == HopLevel.MAJOR && from.line().count() > 1;
    }

    public Catalog catalog() {
        return to.catalog();
    }

    @Override
    public String toString() {
        return from.version() + " → " + to.version();
    }
}
