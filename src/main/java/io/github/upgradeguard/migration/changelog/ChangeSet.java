package io.github.upgradeguard.migration.changelog;

import java.util.List;
import java.util.Set;

/**
 * What is run once, and recorded as run: a change set of Liquibase, a migration of Flyway.
 *
 * @param key what it is recorded by
 * @param file where it stands, from the root of the contents
 * @param line where it starts there, from 1
 * @param changes in order, without those that the database at hand never sees
 * @param repeats when it is run again
 * @param isSkipped whether the database at hand never sees it ({@code dbms}, or a precondition on the database)
 * @param digest of its content, as 64 hexadecimal digits: another where its runner sees another. To Liquibase, blanks
 *     and comments make no difference; to Flyway they do
 * @param validCheckSums what Liquibase takes for an earlier content of the same set; {@code ANY} for any
 * @param remarks what a person should know of how it is run, each a sentence without its end: in no transaction, may
 *     fail and go on, may stop the upgrade
 */
public record ChangeSet(
        Key key,
        String file,
        int line,
        List<Change> changes,
        Repeats repeats,
        boolean isSkipped,
        String digest,
        Set<String> validCheckSums,
        List<String> remarks) {

    public ChangeSet {
        changes = List.copyOf(changes);
        validCheckSums = Set.copyOf(validCheckSums);
        remarks = List.copyOf(remarks);
    }

    /** What the log itself calls its changes, in order: one for each, however many statements it has. */
    public List<String> changeTypes() {
        return changes.stream()
                .filter(change -> !change.goesOn())
                .map(Change::type)
                .toList();
    }

    /**
     * What a change set is recorded by.
     *
     * @param path the logical file path, or the path from the root of the contents where none is given
     * @param id Liquibase's id; for Flyway the name of the file
     * @param author empty for Flyway
     */
    public record Key(String path, String id, String author) {

        /** As it is written in a decision: {@code path::id::author}, and for Flyway the path alone. */
        @Override
        public String toString() {
            return author.isEmpty() ? path : path + "::" + id + "::" + author;
        }
    }

    /** When a change set that has run is run again. */
    public enum Repeats {
        NEVER,
        /** When its content is another: {@code runOnChange}, Flyway's {@code R__}. */
        ON_CHANGE,
        /** Each time: {@code runAlways}. */
        ALWAYS
    }
}
