package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.UNREAD;

import io.github.upgradeguard.migration.changelog.Gap;
import io.github.upgradeguard.migration.schema.Name;
import java.util.Optional;

/**
 * One thing to tell of a migration.
 *
 * @param table what it is about; empty if it is about none
 * @param reason why the rule holds here, and where there is one, the way out: a sentence without its end
 * @param statement the statement or change it is about, in one line; empty if it is about a whole set or file
 * @param file where that stands, from the root of the contents
 * @param line from 1; 0 if it is about a file as a whole
 */
public record MigrationFinding(
        FindingKind kind, Impact impact, Optional<Name> table, String reason, String statement, String file, int line) {

    /** What could not be read, and what that means. */
    public static MigrationFinding of(Gap gap, Impact impact, String reason) {
        return new MigrationFinding(UNREAD, impact, Optional.empty(), reason, "", gap.file(), gap.line());
    }

    /** The same, told of some databases only. */
    public MigrationFinding on(String databases) {
        return new MigrationFinding(
                kind, impact, table, "on %s: %s".formatted(databases, reason), statement, file, line);
    }

    /** The word for its kind in reports and decisions: {@code drop-column}. */
    public String rule() {
        return kind.id();
    }
}
