package io.github.upgradeguard.upgrade.catalog;

import io.github.upgradeguard.upgrade.version.Numbers;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.Versioning;
import java.util.Optional;

/**
 * A version's place in a catalog, whether or not the catalog lists it. All that rules ask of a version is answered
 * here, without a search.
 *
 * @param catalog the catalog that this is a place in
 * @param release empty if the catalog does not list the version
 * @param line the line, as many numbers as make one
 * @param inLine among the releases of its line
 * @param lineInMajor its line, among the lines of its major
 * @param lineInAll its line, among all lines
 * @param majorInAll its major, among all majors
 * @param counted how many releases there are up to and including this one
 * @param bare of a pre-release or a build, the place of the release that it belongs to, listed or not; empty for others
 */
public record Position(
        Catalog catalog,
        Version version,
        Optional<Release> release,
        Numbers line,
        Rank inLine,
        Rank lineInMajor,
        Rank lineInAll,
        Rank majorInAll,
        int counted,
        Optional<Position> bare) {

    /** The same place under another text of its version. */
    public Position under(Version name) {
        return new Position(catalog, name, release, line, inLine, lineInMajor, lineInAll, majorInAll, counted, bare);
    }

    /** The first number. */
    public Numbers major() {
        return Versioning.majorOf(line);
    }

    /** The release that this is a pre-release of, as far as it is listed: what its notes say holds for this one too. */
    Optional<Release> releaseToCome() {
        return bare.filter(release -> release.counted > counted).flatMap(Position::release);
    }

    /** Whether the list has this version, or the release that it is a pre-release or a build of. */
    public boolean isListed() {
        return release.isPresent() || bare.flatMap(Position::release).isPresent();
    }

    /**
     * Whether it, or the release that it is a pre-release of, comes after all releases of its line, and there are any; one
     * that nobody may stop at counts too.
     */
    public boolean isNewestOfItsLine() {
        boolean isNewest = inLine.total() > 0 && inLine.before() == inLine.total() && !catalog.goesOnInLineOf(this);
        return isNewest || bare.filter(Position::isNewestOfItsLine).isPresent();
    }

    /** The release of that flag that this is, or is a pre-release or a build of; empty if it is none. */
    public Optional<Release> flagged(Flag flag) {
        return release.filter(listed -> listed.has(flag))
                .or(() -> bare.flatMap(Position::release).filter(listed -> listed.has(flag)));
    }

    /** See {@link Catalog#isStandIn}. */
    public boolean isStandIn() {
        return catalog.isStandIn(version);
    }
}
