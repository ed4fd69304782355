package io.github.upgradeguard.migration;

import io.github.upgradeguard.changelog.ChangeSet;
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

    /** What counts: a person's decision goes before what the files say. */
    public Impact impact() {
        return decision.map(Decision::impact).orElseGet(this::judged);
    }
}
