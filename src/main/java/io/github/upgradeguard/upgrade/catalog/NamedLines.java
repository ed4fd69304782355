package io.github.upgradeguard.upgrade.catalog;

import io.github.upgradeguard.upgrade.version.LinePattern;
import io.github.upgradeguard.upgrade.version.Numbers;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines that patterns name. A line that is named by itself is one in any case; of a pattern for several, those are that
 * a catalog has a release of to stop at. Equal to itself alone, so that a catalog can keep what it found.
 */
public final class NamedLines {

    private final List<LinePattern> patterns;
    private final Optional<VersionRange> within;

    /**
     * The lines of some patterns.
     *
     * @param within leaves out lines of a pattern for several that have no release in that range
     */
    public NamedLines(List<LinePattern> patterns, Optional<VersionRange> within) {
        this.patterns = List.copyOf(patterns);
        this.within = within;
    }

    public List<LinePattern> patterns() {
        return patterns;
    }

    /** Whether a line counts among these only if a catalog has it. */
    public boolean needCatalog() {
        return patterns.stream().anyMatch(pattern -> pattern.only().isEmpty());
    }

    /** Whether a place is in one of the lines. */
    public boolean include(Position place) {
        return patterns.stream()
                .filter(pattern -> pattern.matches(place.line()))
                .anyMatch(pattern -> pattern.only().isPresent() || isWithin(place.catalog(), place.line()));
    }

    Stream<Numbers> in(Catalog catalog) {
        return patterns.stream().flatMap(pattern -> {
            if (pattern.only().isPresent()) {
                return pattern.only().stream().filter(catalog::hasPlaceFor);
            }
            return catalog.lines().stream().filter(line -> pattern.matches(line) && isWithin(catalog, line));
        });
    }

    private boolean isWithin(Catalog catalog, Numbers line) {
        return within.isEmpty() || catalog.versionsOf(line).stream().anyMatch(within.get()::contains);
    }

    /** The patterns as a product file writes them. */
    @Override
    public String toString() {
        return patterns.stream().map(LinePattern::toString).collect(Collectors.joining(", "));
    }
}
