package io.github.upgradeguard.version;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How one product's versions are read, ordered and put into lines: a product file's {@code version}. */
public final class Versioning {

    /**
     * How long lines are from some version to another.
     *
     * @param versions where that is so
     * @param numbers how many numbers make a line there, at least 1: 2 where 2.3 is one
     */
    public record LineLength(VersionRange versions, int numbers) {}

    private final VersionScheme scheme;
    private final int numbersOfLine;
    private final List<LineLength> exceptions;
    private final String flavour;
    private final Optional<Map<Version, Integer>> places;

    private Versioning(
            VersionScheme scheme,
            int numbersOfLine,
            List<LineLength> exceptions,
            String flavour,
            Optional<Map<Version, Integer>> places) {
        this.scheme = scheme;
        this.numbersOfLine = numbersOfLine;
        this.exceptions = List.copyOf(exceptions);
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
        return new Versioning(scheme, numbersOfLine, List.of(), flavour, Optional.empty());
    }

    /** The same, where lines of some versions have another length; the first that holds a version counts. */
    public Versioning withLines(List<LineLength> lengths) {
        return new Versioning(scheme, numbersOfLine, lengths, flavour, places);
    }

    /**
     * The same, where releases come in the order in which they are listed and no other version has a place.
     *
     * @param oldestFirst the catalog's versions
     */
    public Versioning listed(List<Version> oldestFirst) {
        Map<Version, Integer> listed = new HashMap<>();
        oldestFirst.forEach(version -> listed.putIfAbsent(version, listed.size()));
        return new Versioning(scheme, numbersOfLine, exceptions, flavour, Optional.of(Map.copyOf(listed)));
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

    /** How many numbers make a line, where no {@linkplain #withLines exception} says otherwise. */
    public int numbersOfLine() {
        return numbersOfLine;
    }

    /** Every length that lines have. */
    public Set<Integer> lengthsOfLines() {
        Set<Integer> lengths = new TreeSet<>();
        lengths.add(numbersOfLine);
        exceptions.forEach(exception -> lengths.add(exception.numbers()));
        return lengths;
    }

    /** The line of a version: as many of its numbers as make one. */
    public Numbers lineOf(Version version) {
        return version.numbers().prefix(lengthOfLine(version));
    }

    private int lengthOfLine(Version version) {
        for (LineLength exception : exceptions) {
            if (exception.versions().contains(version)) {
                return exception.numbers();
            }
        }
        return numbersOfLine;
    }

    /** Whether these numbers, all of them, name a line. */
    public boolean isLine(Numbers numbers) {
        int length = exceptions.isEmpty()
                ? numbersOfLine
                : scheme.newestOf(numbers).map(this::lengthOfLine).orElse(numbersOfLine);
        return numbers.count() == length;
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
