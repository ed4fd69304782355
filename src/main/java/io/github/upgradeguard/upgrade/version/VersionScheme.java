package io.github.upgradeguard.upgrade.version;

import java.util.Optional;

/** How a product writes its versions. A new scheme is one record here and one line in {@link #named}. */
public sealed interface VersionScheme permits SemverScheme, DottedScheme, MavenScheme, RegexScheme {

    /**
     * Reads a version, all of it or not at all.
     *
     * @throws UnreadableVersionException if any part of the text has no place in the order of this scheme
     */
    Version read(String text);

    /** Whether the scheme itself says what a suffix of a version means; otherwise only pre-releases reach it. */
    default boolean readsSuffixes() {
        return false;
    }

    /**
     * A version that stands for the newest release of a line whose releases are not known, written {@code 1.29.x};
     * empty where the scheme has no such thing.
     */
    Optional<Version> newestOf(Numbers line);

    /** SemVer, where versions that differ in build metadata alone are one version ({@code 4.2.14+amd64}). */
    static VersionScheme semverIgnoringBuild() {
        return new SemverScheme(false);
    }

    /**
     * The scheme of a product file's {@code version: {scheme: …}}.
     *
     * @throws UnreadableVersionException if there is no such scheme
     */
    static VersionScheme named(String name) {
        if (name.startsWith(RegexScheme.PREFIX)) {
            return RegexScheme.of(name.substring(RegexScheme.PREFIX.length()));
        }
        return switch (name) {
            case "semver" -> new SemverScheme(true);
            case "dotted" -> new DottedScheme();
            case "maven" -> new MavenScheme();
            default ->
                throw new UnreadableVersionException(
                        "'%s' is no version scheme; write semver, dotted, maven or regex:…".formatted(name));
        };
    }
}
