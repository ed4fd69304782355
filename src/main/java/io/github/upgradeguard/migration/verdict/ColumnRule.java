package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.ADD_COMPUTED_COLUMN;
import static io.github.upgradeguard.migration.verdict.FindingKind.ADD_REQUIRED_COLUMN;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_COLUMN;
import static io.github.upgradeguard.migration.verdict.FindingKind.FILL_COLUMN;
import static io.github.upgradeguard.migration.verdict.FindingKind.POSITIONAL_INSERT;
import static io.github.upgradeguard.migration.verdict.FindingKind.REBUILD_COLUMN;
import static io.github.upgradeguard.migration.verdict.FindingKind.RENAME_COLUMN;
import static io.github.upgradeguard.migration.verdict.FindingKind.SELECT_ALL;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation.AddColumn;
import io.github.upgradeguard.migration.schema.Operation.DropColumn;
import io.github.upgradeguard.migration.schema.Operation.RenameColumn;
import java.util.List;
import java.util.Optional;

/** Columns come, go and change their names. */
final class ColumnRule implements MigrationRule {

    @Override
    public Looks looks() {
        return new Looks()
                .at(AddColumn.class, ColumnRule::added)
                .at(DropColumn.class, ColumnRule::dropped)
                .at(RenameColumn.class, ColumnRule::renamed);
    }

    private static void dropped(DropColumn drop, Range range, Findings findings) {
        if (!range.isNew(drop.table(), drop.column())) {
            gone(
                    DROP_COLUMN,
                    drop.table(),
                    drop.column(),
                    "drops column %s".formatted(Names.of(drop.table(), drop.column())),
                    range,
                    findings);
        }
    }

    private static void renamed(RenameColumn rename, Range range, Findings findings) {
        if (!range.isNew(rename.table(), rename.column())) {
            gone(
                    RENAME_COLUMN,
                    rename.table(),
                    rename.column(),
                    "renames column %s to %s".formatted(Names.of(rename.table(), rename.column()), rename.to()),
                    range,
                    findings);
        }
    }

    private static void added(AddColumn add, Range range, Findings findings) {
        Name table = add.table();
        Column column = add.column();
        String named = Names.of(table, column.name());
        boolean isThere =
                range.now().table(table).flatMap(it -> it.column(column.name())).isPresent();
        if (range.isNew(table) || isThere) {
            return;
        }
        Column last = range.last(table, column.name()).orElse(column);
        if (!column.isNullable()
                && !column.filled().isGiven()
                && !last.isNullable()
                && !last.filled().isGiven()) {
            findings.add(
                    ADD_REQUIRED_COLUMN,
                    Impact.BREAKING,
                    table,
                    "adds column %s, which takes no NULL and has no default: the running version's inserts do not name it and fail"
                            .formatted(named));
        }
        if (add.fill()) {
            findings.add(
                    FILL_COLUMN,
                    Impact.BACKFILL,
                    table,
                    "gives column %s a value in every row; rows that the running version writes meanwhile have none"
                            .formatted(named));
        }
        if (column.filled().writesRows()) {
            findings.add(
                    ADD_COMPUTED_COLUMN,
                    Impact.LOCK,
                    table,
                    "adds column %s, whose values are computed row by row: the table is written anew and closed meanwhile"
                            .formatted(named));
        }
        positional(table, named, range, findings);
        if (range.dbms() == Dbms.POSTGRESQL
                && !range.oldVersion().selectsAll(table).isEmpty()) {
            findings.add(
                    SELECT_ALL,
                    Impact.ADDITIVE,
                    table,
                    "adds column %s, and the running version reads all columns (%s); a session that has prepared it gets one error (cached plan must not change result type)"
                            .formatted(
                                    named, range.oldVersion().selectsAll(table).get(0)));
        }
    }

    private static void positional(Name table, String named, Range range, Findings findings) {
        boolean fills = range.dbms() == Dbms.POSTGRESQL || range.dbms() == Dbms.COCKROACHDB;
        String end = fills ? "which PostgreSQL takes with a column too few" : "which fails with a column too few";
        List<String> certain = range.oldVersion().positionalInserts(table);
        int columns = range.old(table).map(it -> it.columns().size()).orElse(0);
        List<String> possible = range.oldVersion().positionalInserts(columns);
        if (!certain.isEmpty()) {
            findings.add(
                    POSITIONAL_INSERT,
                    fills ? Impact.ADDITIVE : Impact.BREAKING,
                    table,
                    "adds column %s, and the running version inserts without naming columns (%s), %s"
                            .formatted(named, certain.get(0), end));
        } else if (!possible.isEmpty()) {
            findings.add(
                    POSITIONAL_INSERT,
                    fills ? Impact.ADDITIVE : Impact.REVIEW,
                    table,
                    "adds column %s, and the running version inserts %d values without naming columns into some table (%s), %s; look whether it is this one"
                            .formatted(named, columns, possible.get(0), end));
        }
    }

    private static void gone(FindingKind kind, Name table, Name column, String what, Range range, Findings findings) {
        Optional<Column> old = range.old(table, column);
        Name nameOfThen = old.map(Column::name).orElse(column);
        Optional<Column> successor = range.last(table, nameOfThen);
        if (successor.isEmpty()) {
            missed(kind, table, nameOfThen, what, range, findings);
        } else if (!range.isBack(table, nameOfThen)) {
            succeeded(table, nameOfThen, old, successor.get(), what, range, findings);
        }
    }

    private static void missed(
            FindingKind kind, Name table, Name nameOfThen, String what, Range range, Findings findings) {
        List<String> inserts = kind == DROP_COLUMN ? range.oldVersion().positionalInserts(table) : List.of();
        if (inserts.isEmpty()) {
            Gone.missed(kind, table, nameOfThen, what, range, findings);
        } else {
            findings.add(
                    POSITIONAL_INSERT,
                    Impact.BREAKING,
                    table,
                    "%s, and the running version inserts without naming columns (%s), which fails with a value too many"
                            .formatted(what, inserts.get(0)));
        }
    }

    private static void succeeded(
            Name table,
            Name nameOfThen,
            Optional<Column> old,
            Column successor,
            String what,
            Range range,
            Findings findings) {
        String becomes = "%s; in the end there is a column of the name again, of type %s instead of %s"
                .formatted(
                        what,
                        successor.type().text(),
                        old.map(was -> was.type().text()).orElse("one that is not known"));
        TypeChange change = old.map(was -> TypeChange.of(was.type(), successor.type(), range.dbms()))
                .orElse(TypeChange.UNCERTAIN);
        boolean isKept = range.isPerhapsMoved(table, nameOfThen);
        switch (change) {
            case NONE, WIDER, WIDER_BY_REWRITE ->
                findings.add(
                        REBUILD_COLUMN,
                        isKept ? Impact.BACKFILL : Impact.REVIEW,
                        table,
                        becomes
                                + (isKept
                                        ? ", which the running version can go on using"
                                        : "; nothing that was read copies its values, look whether they are lost"));
            case UNCERTAIN ->
                findings.add(
                        REBUILD_COLUMN,
                        Impact.REVIEW,
                        table,
                        becomes + "; look whether the running version reads and compares it in a way that both take");
            case OTHER ->
                findings.add(
                        REBUILD_COLUMN,
                        Impact.BREAKING,
                        table,
                        becomes + ", which the running version does not expect");
        }
        old.ifPresent(was -> NullRule.redefined(table, nameOfThen, was, successor, range, findings));
        // Keys go with their columns.
        range.old(table).stream()
                .flatMap(it -> it.uniqueColumns().stream())
                .filter(key -> key.contains(nameOfThen))
                .forEach(key -> KeyRule.unkeyed(table, key, range, findings));
    }
}
