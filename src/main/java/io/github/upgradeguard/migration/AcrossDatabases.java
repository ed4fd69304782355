package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.verdict.FindingKind;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was found of one thing on several databases: each finding once, with the databases that it holds for. */
final class AcrossDatabases {

    private final List<Dbms> judged;
    private final Map<Told, Holds> found = new LinkedHashMap<>();

    /** What makes two findings the same: databases have the same said of them in different files. */
    private record Told(FindingKind kind, Impact impact, Optional<Name> table, String reason) {}

    private record Holds(MigrationFinding first, Set<Dbms> databases) {}

    /** @param judged all databases that are looked at: what holds for all of them is told without naming any */
    AcrossDatabases(List<Dbms> judged) {
        this.judged = judged;
    }

    void add(Dbms dbms, List<MigrationFinding> findings) {
        for (MigrationFinding finding : findings) {
            Told told = new Told(finding.kind(), finding.impact(), finding.table(), finding.reason());
            found.computeIfAbsent(told, any -> new Holds(finding, EnumSet.noneOf(Dbms.class)))
                    .databases()
                    .add(dbms);
        }
    }

    /** The findings, the worst first. */
    List<MigrationFinding> findings() {
        List<MigrationFinding> findings = new ArrayList<>();
        for (Holds holds : found.values()) {
            findings.add(
                    holds.databases().containsAll(judged)
                            ? holds.first()
                            : holds.first().on(words(holds.databases())));
        }
        findings.sort(Comparator.comparing(MigrationFinding::impact).reversed());
        return findings;
    }

    private static String words(Set<Dbms> databases) {
        return databases.stream().map(Dbms::key).collect(Collectors.joining(", "));
    }
}
