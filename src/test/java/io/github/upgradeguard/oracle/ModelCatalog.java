package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.ModelVersion.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The releases of a product, and what is counted of them: where a path may stop. */
record ModelCatalog(List<ModelRelease> releases, List<ModelVersion> stops, SortedSet<Line> lines) {

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

    Optional<ModelRelease> release(ModelVersion version) {
        return releases.stream()
                .filter(release -> release.version().equals(version))
                .findFirst();
    }

    /** Whether a version is later than every release, and of another line than the last. */
    boolean endsBeforeLineOf(ModelVersion version) {
        return releases.stream()
                .allMatch(release -> version.isAfter(release.version())
                        && Kind.Span.of(release.version(), version) != Kind.Span.PATCH);
    }

    Optional<LocalDate> date(ModelVersion version) {
        return release(version).flatMap(ModelRelease::date);
    }

    int stopsBetween(ModelVersion from, ModelVersion to) {
        return (int) stops.stream().filter(stop -> stop.isBetween(from, to)).count();
    }

    int linesBetween(Line from, Line to) {
        return (int) lines.stream()
                .filter(line -> line.compareTo(from) > 0 && line.compareTo(to) < 0)
                .count();
    }

    int majorsBetween(int from, int to) {
        return (int) lines.stream()
                .mapToInt(Line::major)
                .distinct()
                .filter(major -> from < major && major < to)
                .count();
    }

    boolean isInFirstLine(ModelVersion version) {
        return lines.stream().noneMatch(line -> line.major() == version.major() && line.compareTo(version.line()) < 0);
    }

    boolean isInLastLine(ModelVersion version) {
        return lines.stream().noneMatch(line -> line.major() == version.major() && line.compareTo(version.line()) > 0);
    }

    boolean isFirstOfItsLine(ModelVersion version) {
        return stops.stream().noneMatch(stop -> stop.line().equals(version.line()) && version.isAfter(stop));
    }

    boolean isLastOfItsLine(ModelVersion version) {
        return stops.stream().noneMatch(stop -> stop.line().equals(version.line()) && stop.isAfter(version));
    }
}
