package io.github.upgradeguard.version;

/**
 * A version as somebody wrote it, with its place in the order of its product's {@link Versioning scheme}.
 *
 * <p>The text is kept and printed; the order decides equality, so {@code v2.1} and {@code 2.1.0} are one version where
 * the scheme reads both. The order is total among the versions of one scheme; versions of two schemes are never
 * compared (a {@link ClassCastException} would be a bug of the caller).
 */
public final class Version implements Comparable<Version> {

    private final String text;
    private final Numbers numbers;
    private final boolean preRelease;
    private final Precedence precedence;

    Version(String text, Numbers numbers, boolean preRelease, Precedence precedence) {
        this.text = text;
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

    Version written(String original) {
        return new Version(original, numbers, preRelease, precedence);
    }

    Version at(Precedence other) {
        return new Version(text, numbers, preRelease, other);
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
