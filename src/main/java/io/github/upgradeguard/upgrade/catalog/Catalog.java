package io.github.upgradeguard.upgrade.catalog;

import io.github.upgradeguard.upgrade.version.Numbers;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionRange;
import io.github.upgradeguard.upgrade.version.Versioning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The releases of a product in their order. <em>Next</em>, <em>first</em> and <em>last</em> are counted over the
 * releases a path may {@linkplain Release#isStopover stop at}: nobody can be sent to a line of which only betas exist,
 * so no rule counts it.
 */
public final class Catalog {

    private static final int WIDEST_ASSUMPTION = 200;

    private final Versioning versioning;
    private final List<Release> releases;
    private final Optional<Set<Version>> standIns;
    private final Comparator<Numbers> lineOrder;
    private final Map<Numbers, Integer> appearance = new HashMap<>();
    private final Map<Numbers, List<Version>> versionsOfLine = new HashMap<>();
    private final Map<Numbers, List<Numbers>> linesOfMajor = new HashMap<>();
    private final Map<NamedLines, List<Numbers>> foundLines = new ConcurrentHashMap<>();
    private final List<Numbers> lines = new ArrayList<>();
    private final List<Numbers> majors = new ArrayList<>();
    private final Map<Flag, int[]> flagged = new EnumMap<>(Flag.class);
    private final Map<Coverage, int[]> outside = new ConcurrentHashMap<>();
    private final boolean contiguous;

    private Catalog(List<Release> ascending, Versioning versioning, Optional<Set<Version>> standIns) {
        this.versioning = versioning;
        this.releases = List.copyOf(ascending);
        this.standIns = standIns;
        for (Flag flag : Flag.values()) {
            flagged.put(flag, counted(release -> release.has(flag)));
        }
        Set<Numbers> counted = new LinkedHashSet<>();
        Runs lineRuns = new Runs();
        Runs majorRuns = new Runs();
        for (int i = 0; i < releases.size(); i++) {
            Release release = releases.get(i);
            Numbers line = versioning.lineOf(release.version());
            Numbers major = Versioning.majorOf(line);
            appearance.putIfAbsent(line, i);
            appearance.putIfAbsent(major, i);
            lineRuns.add(line);
            majorRuns.add(major);
            if (release.isStopover()) {
                counted.add(line);
                versionsOfLine.computeIfAbsent(line, any -> new ArrayList<>()).add(release.version());
            }
        }
        this.contiguous = lineRuns.unbroken && majorRuns.unbroken;
        this.lineOrder = versioning.isListed()
                ? Comparator.comparing(line -> appearance.getOrDefault(line, Integer.MAX_VALUE))
                : Comparator.naturalOrder();
        lines.addAll(counted);
        lines.sort(lineOrder);
        for (Numbers line : lines) {
            Numbers major = Versioning.majorOf(line);
            linesOfMajor
                    .computeIfAbsent(major, any -> {
                        majors.add(any);
                        return new ArrayList<>();
                    })
                    .add(line);
        }
        majors.sort(lineOrder);
    }

    /** The catalog of these releases, given in any order; where the product's order is that of its list, in that one. */
    public static Catalog of(List<Release> releases, Versioning versioning) {
        List<Release> ascending = new ArrayList<>(releases);
        ascending.sort(Comparator.comparing(Release::version));
        return new Catalog(ascending, versioning, Optional.empty());
    }

    /**
     * What arithmetic takes to lie between two versions when no release is known: the rest of the first line, and every
     * line of the same major, or the first line of each major between and the lines of the last major up to the target,
     * each with one release that stands for its newest. Empty where the scheme has no arithmetic, more than two numbers make a line, or too
     * many lines would lie between.
     */
    public static Optional<Catalog> assumed(Version current, Version target, Versioning versioning) {
        boolean climbs = current.compareTo(target) < 0;
        Version low = climbs ? current : target;
        Version high = climbs ? target : current;
        Numbers lowLine = versioning.lineOf(low);
        Numbers highLine = versioning.lineOf(high);
        boolean changesInside = lowLine.at(0) == highLine.at(0) && lowLine.count() != highLine.count();
        boolean countable = Math.max(lowLine.count(), highLine.count()) <= 2 || lowLine.equals(highLine);
        if (!countable || changesInside) {
            return Optional.empty();
        }
        List<Numbers> between = new ArrayList<>(lowLine.equals(highLine) ? List.of() : List.of(lowLine));
        between.addAll(linesBetween(lowLine, highLine, versioning));
        if (between.size() > WIDEST_ASSUMPTION) {
            return Optional.empty();
        }
        List<Release> releases = new ArrayList<>();
        Set<Version> standIns = new HashSet<>();
        releases.add(Release.of(low));
        for (Numbers line : between) {
            Optional<Version> newest = versioning.newestOf(line);
            if (newest.isEmpty()) {
                return Optional.empty();
            }
            releases.add(Release.of(newest.get()));
            standIns.add(newest.get());
        }
        if (!low.equals(high)) {
            releases.add(Release.of(high));
        }
        return Optional.of(new Catalog(releases, versioning, Optional.of(standIns)));
    }

    private static List<Numbers> linesBetween(Numbers low, Numbers high, Versioning versioning) {
        List<Numbers> between = new ArrayList<>();
        for (long major = low.at(0) + 1; major < high.at(0) && between.size() <= WIDEST_ASSUMPTION; major++) {
            Numbers alone = Numbers.of(major);
            between.add(versioning.isLine(alone) ? alone : alone.prefix(2));
        }
        if (high.count() == 1) {
            return between;
        }
        long first = low.at(0) == high.at(0) ? low.at(1) + 1 : 0;
        for (long line = first; line < high.at(1) && between.size() <= WIDEST_ASSUMPTION; line++) {
            between.add(Numbers.of(high.at(0), line));
        }
        return between;
    }

    /** All releases, oldest first. */
    public List<Release> releases() {
        return releases;
    }

    public boolean isEmpty() {
        return releases.isEmpty();
    }

    /** Whether the releases stand for a list that nobody gave. */
    public boolean isAssumed() {
        return standIns.isPresent();
    }

    /** Whether a version of an assumed catalog stands for the newest release of its line, and is none that exists. */
    public boolean isStandIn(Version version) {
        return standIns.isPresent() && standIns.get().contains(version);
    }

    /** Whether each line, and each major, is one run of releases; always so unless the list's own order counts. */
    public boolean isContiguous() {
        return contiguous;
    }

    /** The lines that have a release to stop at, oldest first. */
    public List<Numbers> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** The named lines, oldest first; found once. Without those that have no {@linkplain #hasPlaceFor place}. */
    public List<Numbers> lines(NamedLines named) {
        return foundLines.computeIfAbsent(
                named, any -> named.in(this).distinct().sorted(lineOrder).toList());
    }

    /** The majors that have a release to stop at, oldest first. */
    public List<Numbers> majors() {
        return Collections.unmodifiableList(majors);
    }

    /** The lines of a major that have a release to stop at, oldest first. */
    public List<Numbers> linesOf(Numbers major) {
        return Collections.unmodifiableList(linesOfMajor.getOrDefault(major, List.of()));
    }

    /** The releases of a line that one may stop at, oldest first. */
    public List<Version> versionsOf(Numbers line) {
        return Collections.unmodifiableList(versionsOfLine.getOrDefault(line, List.of()));
    }

    /** Whether a line has a place in {@link #lineOrder}: every one, unless the list's own order counts and lacks it. */
    public boolean hasPlaceFor(Numbers line) {
        return !versioning.isListed() || appearance.containsKey(line);
    }

    /** How lines, and majors, follow one another. */
    public Comparator<Numbers> lineOrder() {
        return lineOrder;
    }

    /** The release of that version; empty if the catalog does not list it. */
    public Optional<Release> release(Version version) {
        int found = indexOf(version);
        return found >= 0 ? Optional.of(releases.get(found)) : Optional.empty();
    }

    /** The releases after one version up to and including another, oldest first. */
    public List<Release> releasesBetween(Version after, Version upTo) {
        int from = indexOf(after);
        int to = indexOf(upTo);
        int first = from >= 0 ? from + 1 : -from - 1;
        int end = to >= 0 ? to + 1 : -to - 1;
        return first < end ? releases.subList(first, end) : List.of();
    }

    /** Whether a range is wholly of releases before the oldest or after the newest one. */
    public boolean isBeyond(VersionRange range) {
        return !releases.isEmpty()
                && (range.endsBefore(releases.get(0).version())
                        || range.startsAfter(releases.get(releases.size() - 1).version()));
    }

    /** Whether any release is in a range. */
    public boolean hasAny(VersionRange range) {
        return releases.stream().map(Release::version).anyMatch(range::contains);
    }

    /** The releases that an upgrade from one place to another, or a downgrade the other way, has to do with. */
    public List<Release> crossedBetween(Position low, Position high) {
        List<Release> crossed = new ArrayList<>(
                low.counted() < high.counted() ? releases.subList(low.counted(), high.counted()) : List.of());
        high.releaseToCome().ifPresent(crossed::add);
        return crossed;
    }

    /** Whether any of the releases {@linkplain #crossedBetween between} two places has a flag. */
    public boolean isFlaggedBetween(Flag flag, Position low, Position high) {
        int[] before = Objects.requireNonNull(flagged.get(flag));
        return before[high.counted()] > before[low.counted()]
                || high.releaseToCome().filter(release -> release.has(flag)).isPresent();
    }

    /**
     * Whether all releases after one place up to and including another are among those; not so where none are listed, the
     * second is not, or the first is from before the list begins, so that nobody knows what lies between. Pre-releases in
     * between do not count: their notes are in those of the release.
     */
    public boolean isCoveredBetween(Coverage coverage, Position after, Position upTo) {
        if (isAssumed() || upTo.release().isEmpty() || startsAfter(after)) {
            return false;
        }
        int[] before = outside.computeIfAbsent(
                coverage,
                any -> counted(release -> !release.version().isPreRelease() && !any.holds(release.version())));
        return coverage.holds(upTo.version()) && before[upTo.counted()] == before[after.counted()];
    }

    /** Whether a place is from before the first release, so that others may lie between. */
    public boolean startsAfter(Position place) {
        return !isEmpty() && place.counted() == 0 && !place.isListed();
    }

    /** Whether the release that follows a place is one of the same line. */
    boolean goesOnInLineOf(Position place) {
        return place.counted() < releases.size()
                && versioning.lineOf(releases.get(place.counted()).version()).equals(place.line());
    }

    /** At each place, how many of the releases before it are such. */
    private int[] counted(Predicate<Release> such) {
        int[] before = new int[releases.size() + 1];
        for (int i = 0; i < releases.size(); i++) {
            before[i + 1] = before[i] + (such.test(releases.get(i)) ? 1 : 0);
        }
        return before;
    }

    /** Where a version stands. */
    public Position position(Version version) {
        return position(version, versioning.bare(version).map(release -> position(release, Optional.empty())));
    }

    private Position position(Version version, Optional<Position> bare) {
        Numbers line = versioning.lineOf(version);
        Numbers major = Versioning.majorOf(line);
        int index = indexOf(version);
        return new Position(
                this,
                version,
                index >= 0 ? Optional.of(releases.get(index)) : Optional.empty(),
                line,
                rank(versionsOf(line), version, Comparator.naturalOrder()),
                rank(linesOf(major), line, lineOrder),
                rank(lines, line, lineOrder),
                rank(majors, major, lineOrder),
                index >= 0 ? index + 1 : -index - 1,
                bare);
    }

    private int indexOf(Version version) {
        int low = 0;
        int high = releases.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = releases.get(middle).version().compareTo(version);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private static <T> Rank rank(List<T> ascending, T entry, Comparator<? super T> order) {
        int index = Collections.binarySearch(ascending, entry, order);
        return new Rank(index >= 0 ? index : -index - 1, index >= 0, ascending.size());
    }

    @Override
    public String toString() {
        return releases.stream().map(Release::version).toList().toString();
    }

    /** Whether equal names follow one another without another name between. */
    private static final class Runs {

        private final Set<Numbers> seen = new HashSet<>();
        private Optional<Numbers> last = Optional.empty();
        private boolean unbroken = true;

        void add(Numbers name) {
            if (last.isEmpty() || !last.get().equals(name)) {
                unbroken &= seen.add(name);
                last = Optional.of(name);
            }
        }
    }
}
