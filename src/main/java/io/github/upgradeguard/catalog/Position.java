package io.github.upgradeguard.catalog;

import io.github.upgradeguard.version.Numbers;
import io.github.upgradeguard.version.Version;
import io.github.upgradeguard.version.Versioning;
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
        int counted) {

    /** The first number. */
    public Numbers major() {
        return Versioning.majorOf(line);
    }

    public boolean has(Flag flag) {
        return release.isPresent() && release.get().has(flag);
    }

    /** See {@link Catalog#isStandIn}. */
    public boolean isStandIn() {
        return catalog.isStandIn(version);
    }
}
