package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.ModelVersion.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The releases of a product, and what is counted of them: where a path may stop. */
record ModelCatalog(List<ModelRelease> releases, List<ModelVersion> stops, SortedSet<Line> lines) implements Reckoning {

    static ModelCatalog of(List<ModelRelease> releases) {
        List<ModelVersion> stops = releases.stream()
                .filter(ModelRelease::isStop)
                .map(ModelRelease::version)
                .sorted()
                .toList();
        SortedSet<Line> lines =
                new TreeSet<>(stops.stream().map(ModelVersion::line).toList());
        return new ModelCatalog(List.copyOf(releases), stops, lines);
    }

    /** Whether a version comes before all that is listed; a candidate of what is listed does not. */
    boolean beginsAfter(ModelVersion version) {
        return !releases.isEmpty()
                && releases.stream().allMatch(listed -> listed.version().isAfter(version))
                && release(version.bare()).isEmpty();
    }

    /** Whether a version continues a line where a path may stop, or is a candidate or a build of what is listed. */
    boolean mayContinueWith(ModelVersion version) {
        ModelVersion release = version.preRelease() ? version.bare() : version;
        List<ModelVersion> line = releases.stream()
                .map(ModelRelease::version)
                .filter(listed -> listed.line().equals(version.line()))
                .toList();
        boolean isLater = lines.contains(version.line()) && line.stream().allMatch(release::isAfter);
        return isLater || line.contains(version.bare());
    }

    @Override
    public Optional<LocalDate> date(ModelVersion version) {
        return release(version).flatMap(ModelRelease::date);
    }

    @Override
    public Amount stopsBetween(ModelVersion from, ModelVersion to) {
        return Amount.exactly(
                (int) stops.stream().filter(stop -> stop.isBetween(from, to)).count());
    }

    @Override
    public Amount linesBetween(Line from, Line to) {
        return Amount.exactly((int) lines.stream()
                .filter(line -> line.compareTo(from) > 0 && line.compareTo(to) < 0)
                .count());
    }

    @Override
    public Amount majorsBetween(int from, int to) {
        return Amount.exactly((int) lines.stream()
                .mapToInt(Line::major)
                .distinct()
                .filter(major -> from < major && major < to)
                .count());
    }

    @Override
    public Truth isInFirstLine(ModelVersion version) {
        return Truth.of(lines.stream()
                .noneMatch(line -> line.major() == version.major() && line.compareTo(version.line()) < 0));
    }

    @Override
    public Truth isInLastLine(ModelVersion version) {
        return Truth.of(lines.stream()
                .noneMatch(line -> line.major() == version.major() && line.compareTo(version.line()) > 0));
    }

    @Override
    public Truth isFirstOfItsLine(ModelVersion version) {
        return Truth.of(stops.stream().noneMatch(stop -> stop.line().equals(version.line()) && version.isAfter(stop)));
    }

    @Override
    public Truth isLastOfItsLine(ModelVersion version) {
        return Truth.of(stops.stream().noneMatch(stop -> stop.line().equals(version.line()) && stop.isAfter(version)));
    }

    @Override
    public Truth hasLineBetween(Line from, Line to, List<Integer> minors, Predicate<ModelVersion> span) {
        return Truth.of(lines.stream()
                .filter(line -> from.compareTo(line) < 0 && line.compareTo(to) < 0)
                .anyMatch(line -> minors.contains(line.minor()) && has(line, span) == Truth.YES));
    }

    @Override
    public Truth has(Line line, Predicate<ModelVersion> span) {
        return Truth.of(stops.stream().filter(stop -> stop.line().equals(line)).anyMatch(span));
    }
}
