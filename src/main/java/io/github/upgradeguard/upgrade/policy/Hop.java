package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Coverage;
import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One upgrade (or downgrade) from a version to another, as rules see it. */
public record Hop(Position from, Position to) {

    private static final int NAMED = 6;

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

    /**
     * The releases whose notes it has to do with, oldest first: those after the lower end up to and including the upper
     * one, or the release that this is a pre-release of.
     */
    public List<Release> crossed() {
        return catalog().crossedBetween(low(), high());
    }

    private Position low() {
        return goesUp() ? from : to;
    }

    private Position high() {
        return goesUp() ? to : from;
    }

    /**
     * The same hop between the releases that its ends are pre-releases or builds of, one end at a time and both; those of
     * them that go the same way. A rule about a release is one about its pre-releases and builds too.
     */
    List<Hop> bare() {
        if (from.bare().isEmpty() && to.bare().isEmpty()) {
            return List.of();
        }
        List<Hop> bare = new ArrayList<>();
        to.bare().ifPresent(release -> bare.add(new Hop(from, release)));
        from.bare().ifPresent(release -> {
            bare.add(new Hop(release, to));
            to.bare().ifPresent(target -> bare.add(new Hop(release, target)));
        });
        int direction = from.version().compareTo(to.version());
        bare.removeIf(
                hop -> Integer.signum(hop.from.version().compareTo(hop.to.version())) != Integer.signum(direction));
        return bare;
    }

    /** Whether any of the releases that it {@linkplain #crossed crosses} has a flag. */
    boolean crosses(Flag flag) {
        return catalog().isFlaggedBetween(flag, low(), high());
    }

    private Stream<Release> crossed(Flag flag) {
        return crossed().stream().filter(release -> release.has(flag));
    }

    /** The notes of the first of those releases that says where they are. */
    Optional<Source> notesOf(Flag flag) {
        return crossed(flag).map(Source::notesOf).flatMap(Optional::stream).findFirst();
    }

    /** Those releases with what their notes say, for a message. */
    String flagged(Flag flag) {
        return crossed(flag)
                .map(release ->
                        "%s (%s)".formatted(release.version(), release.flags().get(flag)))
                .collect(Collectors.joining("; "));
    }

    /** Whether all releases after the origin up to the target are among those; not so where none are listed. */
    boolean isCoveredBy(Coverage coverage) {
        return catalog().isCoveredBetween(coverage, from, to);
    }

    /**
     * What lies after the origin up to the target and is not among those, as a message names it; empty if all is. A target
     * that is not listed never is, and neither are releases from before the list begins.
     */
    public Optional<String> notCoveredBy(Coverage coverage) {
        List<String> names = new ArrayList<>();
        if (catalog().startsAfter(from)) {
            names.add("what came before %s (not listed)"
                    .formatted(catalog().releases().get(0).version()));
        }
        for (Version unread : coverage.missing(catalog().releasesBetween(from.version(), to.version()))) {
            names.add(unread.text());
        }
        if (to.release().isEmpty()) {
            names.add(to.version() + " (not listed)");
        }
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        String more = names.size() > NAMED ? " and %d more".formatted(names.size() - NAMED) : "";
        return names.isEmpty() ? Optional.empty() : Optional.of(first + more);
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
