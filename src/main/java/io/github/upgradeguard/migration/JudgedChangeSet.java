package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.verdict.FindingKind;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.util.List;
import java.util.Optional;

/**
 * A change set that the target runs and the current version has not run.
 *
 * @param findings all of them, the worst first; none where it only adds
 * @param decision what a person has decided of it; empty if nobody has
 */
public record JudgedChangeSet(ChangeSet changeSet, List<MigrationFinding> findings, Optional<Decision> decision) {

    public JudgedChangeSet {
        findings = List.copyOf(findings);
    }

    /** What the files say: the worst of the findings. */
    public Impact judged() {
        return findings.stream().map(MigrationFinding::impact).reduce(Impact.ADDITIVE, Impact::worse);
    }

    /** What counts: a person's decision goes before what the files say, and the vendor's word before both. */
    public Impact impact() {
        boolean isRefused = findings.stream().anyMatch(finding -> finding.kind() == FindingKind.VENDOR_UNSUPPORTED);
        return isRefused ? Impact.BREAKING : decision.map(Decision::impact).orElseGet(this::judged);
    }

    /** Whether the new version does not even start, as the set has run with another content. */
    public boolean stopsTheStart() {
        return decision.isEmpty()
                && findings.stream()
                        .anyMatch(finding ->
                                finding.kind() == FindingKind.CHANGED_SET && finding.impact() == Impact.BREAKING);
    }
}
