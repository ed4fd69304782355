package io.github.upgradeguard.upgrade.version;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    private final List<String> flavours;
    private final Optional<Places> places;

    /**
     * The places that a catalog's own order gives to its versions.
     *
     * @param bare the versions that are no pre-releases, by their numbers
     */
    private record Places(Map<Version, Integer> byVersion, NavigableMap<Numbers, Version> bare) {}

    private Versioning(
            VersionScheme scheme,
            int numbersOfLine,
            List<LineLength> exceptions,
            List<String> flavours,
            Optional<Places> places) {
        this.scheme = scheme;
        this.numbersOfLine = numbersOfLine;
        this.exceptions = List.copyOf(exceptions);
        this.flavours = List.copyOf(flavours);
        this.places = places;
    }

    /**
     * Versions of a scheme, in the order of that scheme.
     *
     * @param numbersOfLine how many numbers make a line, at least 1: 2 where 2.3 is one
     */
    public static Versioning of(VersionScheme scheme, int numbersOfLine) {
        return new Versioning(scheme, numbersOfLine, List.of(), List.of(), Optional.empty());
    }

    /**
     * The same, where some suffixes are no part of the version ({@code -alpine}) whatever the scheme makes of them. Others
     * are recognised by themselves, see {@link Tag}.
     */
    public Versioning withFlavours(List<String> suffixes) {
        return new Versioning(scheme, numbersOfLine, exceptions, suffixes, places);
    }

    /** The same, where lines of some versions have another length; the first that holds a version counts. */
    public Versioning withLines(List<LineLength> lengths) {
        return new Versioning(scheme, numbersOfLine, lengths, flavours, places);
    }

    /**
     * The same, where releases come in the order in which they are listed and no other version has a place.
     *
     * @param oldestFirst the catalog's versions
     */
    public Versioning listed(List<Version> oldestFirst) {
        Map<Version, Integer> listed = new HashMap<>();
        NavigableMap<Numbers, Version> bare = new TreeMap<>();
        for (Version version : oldestFirst) {
            if (listed.putIfAbsent(version, listed.size()) == null && !version.isPreRelease()) {
                bare.putIfAbsent(version.numbers(), version);
            }
        }
        return new Versioning(
                scheme, numbersOfLine, exceptions, flavours, Optional.of(new Places(Map.copyOf(listed), bare)));
    }

    /**
     * Reads a version of this product: a number, or a tag of an image with whatever follows the number there.
     *
     * @throws UnreadableVersionException if the scheme does not read it, or if the catalog's order counts and does not
     *     list it
     */
    public Version read(String text) {
        UnreadableVersionException.refuseLong(text);
        Version version = readByScheme(text);
        return places.isEmpty() ? version : placed(version);
    }

    private Version readByScheme(String text) {
        for (Tag tag : Tag.readings(text, flavours, scheme.readsSuffixes())) {
            try {
                return scheme.read(tag.version()).tagged(text, tag.flavour());
            } catch (UnreadableVersionException e) {
                // The next reading may do; the last word is the scheme's, on the whole text.
            }
        }
        return scheme.read(text);
    }

    private Version placed(Version version) {
        Integer place = places.orElseThrow().byVersion().get(version);
        if (place == null) {
            throw new UnreadableVersionException(
                    "'%s' is not among the listed releases, and this product's order is that of its list (`order: listed`)"
                            .formatted(version));
        }
        return version.at(new Precedence.Listed(place));
    }

    /**
     * The release that a pre-release or a build belongs to: 2.0.0 for 2.0.0-rc.1 and for 2.0.0+k3s1. Empty for a version
     * that is a release itself, and where the catalog's own order counts and does not list it.
     */
    public Optional<Version> bare(Version version) {
        if (places.isEmpty()) {
            return version.bare();
        }
        return version.isPreRelease()
                ? Optional.ofNullable(places.get().bare().get(version.numbers()))
                        .map(this::placed)
                : Optional.empty();
    }

    /** Whether the catalog's own order counts, and not that of the numbers. */
    public boolean isListed() {
        return places.isPresent();
    }

    /** How many numbers make a line, where no {@linkplain #withLines exception} says otherwise. */
    public int numbersOfLine() {
        return numbersOfLine;
    }

    /** The suffixes that the product declares to be no part of a version. */
    public List<String> flavours() {
        return flavours;
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
