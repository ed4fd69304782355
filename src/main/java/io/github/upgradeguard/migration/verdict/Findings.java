package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.changelog.Change;
import io.github.upgradeguard.migration.schema.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What rules have found of one change. */
public final class Findings {

    private static final int LONGEST_STATEMENT = 200;

    private final Change change;
    private final List<MigrationFinding> all = new ArrayList<>();

    Findings(Change change) {
        this.change = change;
    }

    void add(FindingKind kind, Impact impact, Name table, String reason) {
        add(kind, impact, Optional.of(table), reason);
    }

    void add(FindingKind kind, Impact impact, String reason) {
        add(kind, impact, Optional.empty(), reason);
    }

    private void add(FindingKind kind, Impact impact, Optional<Name> table, String reason) {
        MigrationFinding finding =
                new MigrationFinding(kind, impact, table, reason, oneLine(change.text()), change.file(), change.line());
        if (!all.contains(finding)) {
            all.add(finding);
        }
    }

    List<MigrationFinding> all() {
        return List.copyOf(all);
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_STATEMENT ? line : line.substring(0, LONGEST_STATEMENT - 1) + "…";
    }
}
