package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.util.List;

/**
 * The migrations between two releases.
 *
 * @param from the release that runs, as it is named
 * @param to the release to come
 * @param changeSets those that are new, in the order in which they run
 * @param findings what is to be told of no new change set: parts that could not be read, sets that are gone, decisions
 *     that count no more
 * @param evidence what else was looked at, and what not, each a sentence without its end
 * @param vendorWord what the artifacts carry of the vendor's own judgement, each a sentence without its end; empty if
 *     they carry none
 */
public record Comparison(
        String from,
        String to,
        List<JudgedChangeSet> changeSets,
        List<MigrationFinding> findings,
        List<String> evidence,
        List<String> vendorWord) {

    public Comparison {
        changeSets = List.copyOf(changeSets);
        findings = List.copyOf(findings);
        evidence = List.copyOf(evidence);
        vendorWord = List.copyOf(vendorWord);
    }

    /** The worst of all. */
    public Impact impact() {
        Impact worst = findings.stream().map(MigrationFinding::impact).reduce(Impact.ADDITIVE, Impact::worse);
        return changeSets.stream().map(JudgedChangeSet::impact).reduce(worst, Impact::worse);
    }
}
