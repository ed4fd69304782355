package io.github.upgradeguard.upgrade.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A version as somebody wrote it, with its place in the order of its product's {@link Versioning scheme}.
 *
 * <p>The text is kept and printed; the order decides equality, so {@code v2.1} and {@code 2.1.0} are one version where
 * the scheme reads both. The order is total among the versions of one scheme; versions of two schemes are never
 * compared (a {@link ClassCastException} would be a bug of the caller).
 */
public final class Version implements Comparable<Version> {

    private final String text;
    private final String flavour;
    private final Numbers numbers;
    private final boolean preRelease;
    private final Precedence precedence;

    Version(String text, Numbers numbers, boolean preRelease, Precedence precedence) {
        this(text, "", numbers, preRelease, precedence);
    }

    private Version(String text, String flavour, Numbers numbers, boolean preRelease, Precedence precedence) {
        this.text = text;
        this.flavour = flavour;
        this.numbers = numbers;
        this.preRelease = preRelease;
        this.precedence = precedence;
    }

    /** The version as it was written, flavour and leading {@code v} included. */
    public String text() {
        return text;
    }

    public Numbers numbers() {
        return numbers;
    }

    /** Whether the scheme places this before the release that its numbers name. */
    public boolean isPreRelease() {
        return preRelease;
    }

    /**
     * What the text has besides the version: {@code -alpine} of {@code 16.3-alpine}. Versions that differ in nothing else
     * are equal. Empty if there is nothing.
     */
    public String flavour() {
        return flavour;
    }

    /** The text without its flavour: what repositories of artifacts know the release by. */
    public String unflavoured() {
        return text.substring(0, text.length() - flavour.length());
    }

    /** A version of numbers alone, for schemes that are ordered by them. */
    static Version of(Numbers numbers) {
        return new Version(numbers.toString(), numbers, false, Precedence.of(numbers));
    }

    /** A version that comes after this one and before any that is released, for schemes that are ordered by numbers. */
    public Version justAfter() {
        List<Long> more = new ArrayList<>(numbers.values());
        more.add(1L);
        return of(new Numbers(more));
    }

    /** The same version as a tag of a flavour. */
    public Version inFlavour(String suffix) {
        return tagged(unflavoured() + suffix, suffix);
    }

    /** The same version under another text. */
    public Version written(String other) {
        return tagged(other, "");
    }

    Version tagged(String other, String suffix) {
        return new Version(other, suffix, numbers, preRelease, precedence);
    }

    Version at(Precedence other) {
        return new Version(text, flavour, numbers, preRelease, other);
    }

    /** See {@link Versioning#bare}, where the catalog's own order does not count. */
    Optional<Version> bare() {
        return precedence.bare().map(order -> new Version(numbers.toString(), numbers, false, order));
    }

    @Override
    public int compareTo(Version other) {
        return precedence.compareTo(other.precedence);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && precedence.equals(version.precedence);
    }

    @Override
    public int hashCode() {
        return precedence.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
