package io.github.upgradeguard.migration.changelog;

import java.util.List;

/**
 * A file of a change log, as far as it could be read.
 *
 * @param root its {@code databaseChangeLog}
 * @param isPlainSql whether it is SQL without Liquibase's comments, which is one change set by itself
 * @param gaps what could not be read of it
 */
record ParsedFile(Node root, boolean isPlainSql, List<Gap> gaps) {

    ParsedFile {
        gaps = List.copyOf(gaps);
    }
}
