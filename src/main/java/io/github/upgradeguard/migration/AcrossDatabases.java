package io.github.upgradeguard.migration;

import io.github.upgradeguard.schema.Dbms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was found of one thing on several databases: each finding once, with the databases that it holds for. */
final class AcrossDatabases {

    private final List<Dbms> judged;
    private final Map<MigrationFinding, Set<Dbms>> found = new LinkedHashMap<>();

    /** @param judged all databases that are looked at: what holds for all of them is told without naming any */
    AcrossDatabases(List<Dbms> judged) {
        this.judged = judged;
    }

    void add(Dbms dbms, List<MigrationFinding> findings) {
        for (MigrationFinding finding : findings) {
            found.computeIfAbsent(finding, any -> EnumSet.noneOf(Dbms.class)).add(dbms);
        }
    }

    /** The findings, the worst first. */
    List<MigrationFinding> findings() {
        List<MigrationFinding> findings = new ArrayList<>();
        found.forEach((finding, databases) ->
                findings.add(databases.containsAll(judged) ? finding : finding.on(words(databases))));
        findings.sort(Comparator.comparing(MigrationFinding::impact).reversed());
        return findings;
    }

    private static String words(Set<Dbms> databases) {
        return databases.stream().map(Dbms::key).collect(Collectors.joining(", "));
    }
}
