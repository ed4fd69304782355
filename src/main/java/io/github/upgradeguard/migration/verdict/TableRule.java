package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.ADD_UNIQUE;
import static io.github.upgradeguard.migration.verdict.FindingKind.COPY_ROWS;
import static io.github.upgradeguard.migration.verdict.FindingKind.CREATE_PARTITION;
import static io.github.upgradeguard.migration.verdict.FindingKind.CREATE_TABLE;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_HISTORY;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_TABLE;
import static io.github.upgradeguard.migration.verdict.FindingKind.MOVE_TABLE;
import static io.github.upgradeguard.migration.verdict.FindingKind.RENAME_TABLE;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.CreateTable;
import io.github.upgradeguard.migration.schema.Operation.DropTable;
import io.github.upgradeguard.migration.schema.Operation.MoveTable;
import io.github.upgradeguard.migration.schema.Operation.RenameTable;
import io.github.upgradeguard.migration.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tables come, go and change their names. */
final class TableRule implements MigrationRule {

    /** Where the runners keep what they have run. */
    private static final List<String> HISTORIES =
            List.of("databasechangelog", "databasechangeloglock", "flyway_schema_history", "schema_version");

    @Override
    public Looks looks() {
        return new Looks()
                .at(CreateTable.class, TableRule::created)
                .at(DropTable.class, TableRule::dropped)
                .at(RenameTable.class, TableRule::renamed)
                .at(MoveTable.class, TableRule::moved);
    }

    private static void renamed(RenameTable rename, Range range, Findings findings) {
        if (!range.isNew(rename.table())) {
            gone(
                    RENAME_TABLE,
                    rename.table(),
                    "renames table %s to %s".formatted(rename.table(), rename.to()),
                    range,
                    findings);
        }
    }

    private static void moved(MoveTable move, Range range, Findings findings) {
        if (!range.isNew(move.table())) {
            findings.add(
                    MOVE_TABLE,
                    Impact.BREAKING,
                    move.table(),
                    "moves table %s to another schema, where the running version does not look for it"
                            .formatted(move.table()));
        }
    }

    private static void created(CreateTable create, Range range, Findings findings) {
        if (create.isTemporary()) {
            return;
        }
        Optional<Table> there = range.now().table(create.table());
        if (there.isPresent()) {
            boolean isSame = create.columns().stream()
                    .allMatch(column -> there.get().column(column.name()).isPresent());
            if (!isSame) {
                findings.add(
                        CREATE_TABLE,
                        Impact.REVIEW,
                        create.table(),
                        "creates table %s, which is there already with other columns; look which of both a database has"
                                .formatted(create.table()));
            }
            return;
        }
        create.partitionOf()
                .filter(parent -> !range.isNew(parent))
                .ifPresent(parent -> findings.add(
                        CREATE_PARTITION,
                        Impact.LOCK,
                        parent,
                        "adds a partition to %s, which is closed to everybody meanwhile".formatted(parent)));
        List<Name> sources = create.partitionOf().isPresent()
                ? List.of()
                : create.readsFrom().stream()
                        .filter(source -> !range.isNew(source))
                        .sorted()
                        .toList();
        if (!sources.isEmpty()) {
            findings.add(
                    COPY_ROWS,
                    Impact.BACKFILL,
                    create.table(),
                    "fills table %s from %s; how long that takes depends on its rows"
                            .formatted(create.table(), Names.list(sources)));
        }
    }

    private static void dropped(DropTable drop, Range range, Findings findings) {
        Name table = drop.table();
        if (HISTORIES.contains(table.text().toLowerCase(Locale.ROOT))) {
            findings.add(
                    DROP_HISTORY,
                    Impact.BREAKING,
                    table,
                    "drops %s, in which the running version's migrations are recorded: one of its instances that starts again runs them all anew"
                            .formatted(table));
        } else if (!range.isNew(table)) {
            gone(DROP_TABLE, table, "drops table %s".formatted(table), range, findings);
        }
    }

    private static void gone(FindingKind kind, Name table, String what, Range range, Findings findings) {
        Optional<Table> old = range.old(table);
        Name nameOfThen = old.map(Table::name).orElse(table);
        Optional<Table> successor = range.after().table(nameOfThen);
        Optional<Operation.CreateView> view = range.after().view(nameOfThen);
        if (old.isPresent() && successor.isPresent()) {
            if (!range.isBack(nameOfThen)) {
                succeeded(kind, old.get(), successor.get(), what, range, findings);
            }
        } else if (successor.isPresent()
                && !range.isLongGone(nameOfThen)
                && !(range.oldVersion().use(nameOfThen) instanceof OldVersion.Use.Used)) {
            findings.add(
                    kind,
                    Impact.REVIEW,
                    table,
                    "%s, of which the change logs do not tell, and makes another of its name; look whether there was one, and whether the running version can use the other"
                            .formatted(what));
        } else if (view.isPresent() && view.get().isMaterialized()) {
            findings.add(
                    kind,
                    Impact.BREAKING,
                    table,
                    "%s and puts a materialized view in its place, into which the running version cannot write"
                            .formatted(what));
        } else if (view.isPresent()) {
            findings.add(
                    kind,
                    Impact.REVIEW,
                    table,
                    "%s and puts a view in its place; look whether the running version's inserts, updates and deletes pass through it"
                            .formatted(what));
        } else {
            Gone.tell(kind, table, nameOfThen, what, range, findings);
        }
    }

    private static void succeeded(
            FindingKind kind, Table old, Table successor, String what, Range range, Findings findings) {
        for (Column column : old.columns().values()) {
            Optional<Column> last = successor.column(column.name());
            boolean fits = last.isPresent()
                    && TypeChange.of(column.type(), last.get().type(), range.dbms())
                                    .compareTo(TypeChange.WIDER_BY_REWRITE)
                            <= 0;
            if (!fits) {
                findings.add(
                        kind,
                        Impact.BREAKING,
                        old.name(),
                        "%s and makes another of its name, in which column %s is %s"
                                .formatted(
                                        what,
                                        column.name(),
                                        last.map(it -> it.type().text()).orElse("missing")));
                return;
            }
        }
        boolean isTighter = successor.constraints().stream()
                .anyMatch(constraint -> !isKey(constraint)
                        && !(constraint instanceof Constraint.Default)
                        && old.constraints().stream().noneMatch(constraint::equals));
        boolean isKept = range.isMoved(old.name());
        findings.add(
                kind,
                isTighter || !isKept ? Impact.REVIEW : Impact.BACKFILL,
                old.name(),
                what + " and makes another of its name with the same columns"
                        + (isTighter ? " and other constraints; look whether old writes pass them" : "")
                        + (isKept
                                ? "; its rows are copied"
                                : "; nothing that was read copies its rows, look whether they are lost"));
        columns(old, successor, range, findings);
        keys(old, successor, range, findings);
    }

    private static boolean isKey(Constraint constraint) {
        return constraint instanceof Constraint.PrimaryKey || constraint instanceof Constraint.Unique;
    }

    private static void columns(Table old, Table successor, Range range, Findings findings) {
        for (Column column : successor.columns().values()) {
            Optional<Column> was = old.column(column.name());
            if (was.isPresent()) {
                NullRule.redefined(old.name(), column.name(), was.get(), column, range, findings);
            } else if (!column.isNullable() && !column.filled().isGiven()) {
                NullRule.newAndRequired(old.name(), Names.of(old.name(), column.name()), findings);
            }
        }
    }

    private static void keys(Table old, Table successor, Range range, Findings findings) {
        for (List<Name> key : successor.uniqueColumns()) {
            boolean isHeld = old.uniqueColumns().stream().anyMatch(key::containsAll);
            if (!isHeld) {
                KeyRule.demanded(ADD_UNIQUE, old.name(), key, range, findings);
            }
        }
        old.uniqueColumns().forEach(key -> KeyRule.unkeyed(old.name(), key, range, findings));
    }
}
