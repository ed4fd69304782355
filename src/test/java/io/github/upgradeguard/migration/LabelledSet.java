package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.verdict.Impact;
import java.util.SortedSet;

/**
 * What a person says of a change set that a release brings.
 *
 * @param product for messages
 * @param releases the two that are compared
 * @param key its id; with {@code ::} and its author where one id is used twice
 * @param verdict the one that the person would give
 * @param accept what a careful person could say as well, with the verdict
 * @param why a sentence
 */
record LabelledSet(
        String product, Releases releases, String key, Impact verdict, SortedSet<Impact> accept, String why) {

    /**
     * Two releases of an artifact.
     *
     * @param artifact {@code x} for a file of each release, {@code x.jar!folder} for one file whose folder holds them
     *     all, {@code x/} for a folder of each release
     */
    record Releases(String artifact, String from, String to, Dbms dbms) {

        @Override
        public String toString() {
            return "%s %s to %s on %s".formatted(artifact, from, to, dbms.key());
        }
    }

    @Override
    public String toString() {
        return "%s, %s: %s (%s)".formatted(releases, key, verdict.key(), why);
    }
}
