package io.github.upgradeguard.migration;

import java.io.IOException;

/** Fetches the change logs of releases and compares them. */
public interface Comparisons {

    /**
     * The migrations between two releases.
     *
     * @param from the version that runs
     * @throws IOException if the change logs are not to be had; the message says why, and what to write
     */
    Comparison between(MigrationSource source, String from, String to) throws IOException;
}
