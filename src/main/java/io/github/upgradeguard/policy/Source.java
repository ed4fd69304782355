package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Release;
import java.util.Optional;

/**
 * Where a rule is written.
 *
 * @param url its address
 * @param title whose page it is
 * @param read the day or revision at which it was read; empty if the product file does not say
 */
public record Source(String url, String title, String read) {

    /** The notes of a release; empty if its product file does not say where they are. */
    public static Optional<Source> notesOf(Release release) {
        return release.notes().map(url -> new Source(url, "notes of " + release.version(), ""));
    }
}
