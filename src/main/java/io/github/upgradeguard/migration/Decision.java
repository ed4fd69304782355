package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.time.LocalDate;

/**
 * What a person has decided of a change set that the files alone do not decide.
 *
 * @param changeSet the {@linkplain io.github.upgradeguard.migration.changelog.ChangeSet.Key key} of the change set, as text
 * @param digest of the content that the person has read; with another the decision is void
 * @param until the last day on which it counts
 */
public record Decision(String changeSet, String digest, Impact impact, String reason, String by, LocalDate until) {

    /** What the files say, as this decision has it. */
    MigrationFinding on(MigrationFinding finding) {
        return new MigrationFinding(
                finding.kind(),
                impact,
                finding.table(),
                "%s (decided by %s: %s)".formatted(finding.reason(), by, reason),
                finding.statement(),
                finding.file(),
                finding.line());
    }
}
