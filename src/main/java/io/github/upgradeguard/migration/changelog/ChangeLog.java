package io.github.upgradeguard.migration.changelog;

import java.util.List;

/**
 * The change sets that one runner runs against one database, in order.
 *
 * @param name Liquibase's root file, or the folder of Flyway's migrations, from the root of the contents
 * @param changeSets in the order in which they are run against an empty database
 * @param gaps what could not be read
 */
public record ChangeLog(String name, Format format, List<ChangeSet> changeSets, List<Gap> gaps) {

    public ChangeLog {
        changeSets = List.copyOf(changeSets);
        gaps = List.copyOf(gaps);
    }

    /** Who runs it. */
    public enum Format {
        LIQUIBASE,
        FLYWAY
    }
}
