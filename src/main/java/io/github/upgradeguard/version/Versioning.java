package io.github.upgradeguard.version;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one product's versions are read, ordered and put into lines: a product file's {@code version}. */
public final class Versioning {

    private final VersionScheme scheme;
    private final int numbersOfLine;
    private final String flavour;
    private final Optional<Map<Version, Integer>> places;

    private Versioning(
            VersionScheme scheme, int numbersOfLine, String flavour, Optional<Map<Version, Integer>> places) {
        this.scheme = scheme;
        this.numbersOfLine = numbersOfLine;
        this.flavour = flavour;
        this.places = places;
    }

    /**
     * Versions of a scheme, in the order of that scheme.
     *
     * @param numbersOfLine how many numbers make a line, at least 1: 2 where 2.3 is one
     * @param flavour a suffix that is no part of the version ({@code -alpine}); empty for none. A version without it
     *     is read too.
     */
    public static Versioning of(VersionScheme scheme, int numbersOfLine, String flavour) {
        return new Versioning(scheme, numbersOfLine, flavour, Optional.empty());
    }

    /**
     * The same, where releases come in the order in which they are listed and no other version has a place.
     *
     * @param oldestFirst the catalog's versions
     */
    public Versioning listed(List<Version> oldestFirst) {
        Map<Version, Integer> listed = new HashMap<>();
        oldestFirst.forEach(version -> listed.putIfAbsent(version, listed.size()));
        return new Versioning(scheme, numbersOfLine, flavour, Optional.of(Map.copyOf(listed)));
    }

    /**
     * Reads a version of this product.
     *
     * @throws UnreadableVersionException if the scheme does not read it, or if the catalog's order counts and does not
     *     list it
     */
    public Version read(String text) {
        boolean flavoured = !flavour.isEmpty() && text.endsWith(flavour);
        Version version = flavoured
                ? scheme.read(text.substring(0, text.length() - flavour.length()))
                        .written(text)
                : scheme.read(text);
        if (places.isEmpty()) {
            return version;
        }
        Integer place = places.get().get(version);
        if (place == null) {
            throw new UnreadableVersionException(
                    "'%s' is not among the listed releases, and this product's order is that of its list (`order: listed`)"
                            .formatted(text));
        }
        return version.at(new Precedence.Listed(place));
    }

    /** Whether the catalog's own order counts, and not that of the numbers. */
    public boolean isListed() {
        return places.isPresent();
    }

    /** How many numbers make a line. */
    public int numbersOfLine() {
        return numbersOfLine;
    }

    /** The line of a version: exactly {@link #numbersOfLine} numbers. */
    public Numbers lineOf(Version version) {
        return version.numbers().prefix(numbersOfLine);
    }

    /** The major of a version, or of a line: its first number. */
    public static Numbers majorOf(Numbers numbers) {
        return numbers.prefix(1);
    }

    /** See {@link VersionScheme#newestOf}; empty also where the catalog's own order counts. */
    public Optional<Version> newestOf(Numbers line) {
        return isListed() ? Optional.empty() : scheme.newestOf(line);
    }
}
