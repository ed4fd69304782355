package io.github.upgradeguard.upgrade.catalog;

import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Releases of which somebody has read something. Equal to itself alone, so that a catalog can keep what it found.
 */
public final class Coverage {

    private final List<VersionRange> ranges;

    /** The releases in any of these ranges; of none if there are no ranges. */
    public Coverage(List<VersionRange> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Those of the releases of a hop, in order and the target last, that one has to know of and that are not among these. */
    public List<Version> missing(List<Release> inOrder) {
        List<Version> missing = new ArrayList<>();
        for (int i = 0; i < inOrder.size(); i++) {
            Release release = inOrder.get(i);
            boolean counts = !release.version().isPreRelease() || i == inOrder.size() - 1;
            if (counts && !holds(release.version())) {
                missing.add(release.version());
            }
        }
        return missing;
    }

    public boolean holds(Version version) {
        for (VersionRange range : ranges) {
            if (range.contains(version)) {
                return true;
            }
        }
        return false;
    }

    /** How much it takes to look whether a release is among these: the bounds of all ranges. */
    public int weight() {
        return ranges.stream().mapToInt(VersionRange::weight).sum();
    }

    /** The ranges as they are written. */
    @Override
    public String toString() {
        return ranges.stream().map(VersionRange::toString).collect(Collectors.joining(", "));
    }
}
