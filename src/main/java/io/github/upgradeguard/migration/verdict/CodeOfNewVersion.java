package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.CUSTOM_CODE;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_COLUMN;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_TABLE;
import static io.github.upgradeguard.migration.verdict.FindingKind.MOVED_DATA;

import io.github.upgradeguard.migration.changelog.Contents;
import io.github.upgradeguard.migration.code.CustomChange;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.CustomCode;
import io.github.upgradeguard.migration.sql.SqlReader;
import io.github.upgradeguard.migration.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the code that the new version's migrations run shows by its constants: it can make a verdict worse, never better. */
public final class CodeOfNewVersion implements NewVersion {

    private static final int SHOWN = 3;

    private final List<Contents> artifacts;
    private final Map<String, Optional<CustomChange>> known = new HashMap<>();

    /** @param artifacts of the new version, in which its code is looked for */
    public CodeOfNewVersion(List<Contents> artifacts) {
        this.artifacts = artifacts;
    }

    @Override
    public void judge(CustomCode code, Range range, Findings findings) {
        Optional<CustomChange> told = read(code);
        if (told.isEmpty()) {
            findings.add(
                    CUSTOM_CODE,
                    Impact.REVIEW,
                    "runs %s, which is in none of the artifacts at hand; look what it does to the rows and the schema"
                            .formatted(code.className()));
            return;
        }
        List<String> statements = told.get().statements();
        findings.add(
                CUSTOM_CODE,
                Impact.REVIEW,
                "runs %s, which is code and no statement; %s; look what it does to the rows and the schema"
                        .formatted(code.className(), shown(told.get())));
        SqlReader reader = new SqlReader(range.dbms());
        for (String statement : statements) {
            for (Statement read : reader.script(statement)) {
                read.operations().forEach(operation -> worse(operation, statement, range, findings));
            }
        }
    }

    @Override
    public Set<Name> words(CustomCode code) {
        return read(code).map(CustomChange::words).orElse(Set.of());
    }

    private Optional<CustomChange> read(CustomCode code) {
        return known.computeIfAbsent(code.className(), name -> artifacts.stream()
                .flatMap(artifact -> CustomChange.read(artifact, name).stream())
                .findFirst());
    }

    private static String shown(CustomChange change) {
        if (!change.isTold()) {
            return "its constants show no statement";
        }
        return change.statements().isEmpty()
                ? "it builds "
                        + String.join(", ", change.builds().stream().sorted().toList())
                : "among its constants are "
                        + String.join(
                                "; ", change.statements().stream().limit(SHOWN).toList());
    }

    private static void worse(Operation operation, String statement, Range range, Findings findings) {
        Optional<Name> emptied = operation instanceof Operation.UpdateRows update
                        && statement.toLowerCase(Locale.ROOT).contains("= null")
                        && !range.isNew(update.table())
                        && update.columns().stream().anyMatch(column -> !range.isNew(update.table(), column))
                ? Optional.of(update.table())
                : Optional.empty();
        emptied.ifPresent(table -> findings.add(
                MOVED_DATA,
                Impact.BREAKING,
                table,
                "empties a column of %s that the running version may read (%s)".formatted(table, statement)));
        if (operation instanceof Operation.DropTable drop && !range.isNew(drop.table())) {
            findings.add(
                    DROP_TABLE,
                    Impact.BREAKING,
                    drop.table(),
                    "drops table %s (%s)".formatted(drop.table(), statement));
        } else if (operation instanceof Operation.DropColumn drop && !range.isNew(drop.table(), drop.column())) {
            findings.add(
                    DROP_COLUMN,
                    Impact.BREAKING,
                    drop.table(),
                    "drops column %s (%s)".formatted(Names.of(drop.table(), drop.column()), statement));
        }
    }
}
