package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Release;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a rule is written.
 *
 * @param url its address
 * @param title whose page it is
 * @param commit the revision that was read; empty if the product file does not say
 * @param read the day on which it was read; empty if the product file does not say
 */
public record Source(String url, String title, Optional<String> commit, Optional<LocalDate> read) {

    /** A source of which no more than its address is known. */
    public static Source of(String url, String title) {
        return new Source(url, title, Optional.empty(), Optional.empty());
    }

    /** The notes of a release; empty if its product file does not say where they are. */
    public static Optional<Source> notesOf(Release release) {
        return release.notes().map(url -> of(url, "notes of " + release.version()));
    }

    /** At which revision and on which day it was read; empty if the product file says neither. */
    public String asRead() {
        String day = read.map(date -> "read " + date).orElse("");
        return commit.map(revision -> "at " + revision + (day.isEmpty() ? "" : ", " + day))
                .orElse(day);
    }
}
