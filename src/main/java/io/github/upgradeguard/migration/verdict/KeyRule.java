package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.ADD_CONSTRAINT;
import static io.github.upgradeguard.migration.verdict.FindingKind.ADD_PRIMARY_KEY;
import static io.github.upgradeguard.migration.verdict.FindingKind.ADD_UNIQUE;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_CONSTRAINT;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_KEY;
import static io.github.upgradeguard.migration.verdict.FindingKind.RENAME_KEY;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Column.Filled;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Constraint.Kind;
import io.github.upgradeguard.migration.schema.Constraint.PrimaryKey;
import io.github.upgradeguard.migration.schema.Constraint.Unique;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation.AddColumn;
import io.github.upgradeguard.migration.schema.Operation.AddConstraint;
import io.github.upgradeguard.migration.schema.Operation.DropConstraint;
import io.github.upgradeguard.migration.schema.Operation.RenameConstraint;
import io.github.upgradeguard.migration.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Primary and unique keys come and go. */
final class KeyRule implements MigrationRule {

    @Override
    public Looks looks() {
        return new Looks()
                .at(
                        AddConstraint.class,
                        (add, range, findings) -> demanded(add.table(), add.constraint(), range, findings))
                .at(AddColumn.class, (add, range, findings) -> add.constraints()
                        .forEach(constraint -> addedWithColumn(add, constraint, range, findings)))
                .at(DropConstraint.class, KeyRule::dropped)
                .at(RenameConstraint.class, KeyRule::renamed);
    }

    /** Only statements that name a constraint miss its name: ON CONFLICT ON CONSTRAINT, and code that reads errors. */
    private static void renamed(RenameConstraint rename, Range range, Findings findings) {
        if (!range.isNew(rename.table())) {
            renamed(rename.table(), rename.constraint(), rename.to(), range, findings);
        }
    }

    static void renamed(Name table, Name key, Name to, Range range, Findings findings) {
        boolean isBack = range.after()
                .table(table)
                .filter(it -> it.constraint(key).isPresent() || it.index(key).isPresent())
                .isPresent();
        OldVersion.Use use = range.oldVersion().use(key);
        if (isBack || use instanceof OldVersion.Use.Unused) {
            return;
        }
        if (range.oldVersion().runsInto(table, key)) {
            findings.add(
                    RENAME_KEY,
                    Impact.BREAKING,
                    table,
                    "renames constraint %s to %s, and the running version has ON CONFLICT ON CONSTRAINT %s, which then fails"
                            .formatted(key, to, key));
        } else {
            findings.add(
                    RENAME_KEY,
                    Impact.REVIEW,
                    table,
                    "renames constraint %s to %s; look whether the running version names it, in ON CONFLICT ON CONSTRAINT or where it reads an error%s"
                            .formatted(
                                    key,
                                    to,
                                    use instanceof OldVersion.Use.Used used
                                            ? " (it stands in " + used.where() + ")"
                                            : ""));
        }
    }

    private static void demanded(Name table, Constraint constraint, Range range, Findings findings) {
        if (constraint instanceof PrimaryKey key) {
            demanded(ADD_PRIMARY_KEY, table, key.columns(), range, findings);
        } else if (constraint instanceof Unique key && !isOfIndex(key)) {
            demanded(ADD_UNIQUE, table, key.columns(), range, findings);
        } else if (constraint instanceof Constraint.Other && !range.isNew(table)) {
            findings.add(
                    ADD_CONSTRAINT,
                    Impact.BREAKING,
                    table,
                    "adds a constraint to %s that rows of the running version need not meet".formatted(table));
        }
    }

    /** The index that it takes over says already that no two rows may be alike, in columns that are not told here. */
    private static boolean isOfIndex(Unique key) {
        return key.usesIndex() && key.columns().isEmpty();
    }

    /** The column is not there yet when the rule looks, so that it would count as an old one. */
    private static void addedWithColumn(AddColumn add, Constraint constraint, Range range, Findings findings) {
        boolean isKey = constraint instanceof PrimaryKey || constraint instanceof Unique;
        if (isKey && !range.isNew(add.table())) {
            onNewColumns(
                    constraint instanceof PrimaryKey ? ADD_PRIMARY_KEY : ADD_UNIQUE,
                    add.table(),
                    List.of(add.column()),
                    range,
                    findings);
        }
    }

    /** Judges that no two rows may be alike in some columns from now on. */
    static void demanded(FindingKind kind, Name table, List<Name> columns, Range range, Findings findings) {
        if (range.isNew(table)) {
            return;
        }
        if (range.areNew(table, columns)) {
            List<Column> made = columns.stream()
                    .map(column -> range.now()
                            .table(table)
                            .flatMap(it -> it.column(column))
                            .filter(it -> it.filled() == Filled.BY_CONSTANT)
                            .or(() -> range.last(table, column)))
                    .flatMap(Optional::stream)
                    .toList();
            onNewColumns(kind, table, made, range, findings);
            return;
        }
        String named = Names.of(table, columns);
        Optional<List<Name>> held = range.old(table).flatMap(old -> old.uniqueColumns().stream()
                .filter(unique -> columns.containsAll(unique))
                .filter(unique -> range.dbms() != Dbms.ORACLE
                        || Range.isSame(unique, columns)
                        || takesNoNull(table, unique, range))
                .findFirst());
        boolean leavesRoom = held.isPresent() && (!kind.equals(ADD_PRIMARY_KEY) || takesNoNull(table, columns, range));
        if (leavesRoom) {
            findings.add(
                    kind,
                    Impact.LOCK,
                    table,
                    "no two rows may be alike in %s, which follows from what holds already for %s; the index is built while writers wait"
                            .formatted(named, Names.of(table, held.orElseThrow())));
        } else {
            findings.add(
                    kind,
                    Impact.BREAKING,
                    table,
                    "no two rows may be alike in %s from now on: writes of the running version can fail, and rows that are alike already stop the migration"
                            .formatted(named));
        }
    }

    private static boolean takesNoNull(Name table, List<Name> columns, Range range) {
        return columns.stream().allMatch(column -> range.old(table, column)
                .map(it -> !it.isNullable())
                .orElseGet(() -> range.last(table, column)
                        .map(it -> it.filled().isGiven())
                        .orElse(false)));
    }

    private static void onNewColumns(
            FindingKind kind, Name table, List<Column> columns, Range range, Findings findings) {
        String named = Names.of(table, columns.stream().map(Column::name).toList());
        boolean isComputed = columns.stream()
                .anyMatch(column -> column.filled() == Filled.STORED || column.filled() == Filled.VIRTUAL);
        boolean isEmpty = columns.stream().noneMatch(column -> column.filled().isGiven());
        if (isComputed) {
            findings.add(
                    kind,
                    Impact.BREAKING,
                    table,
                    "%s is computed from other columns and must differ from row to row: writes of the running version can fail"
                            .formatted(named));
        } else if (areAlike(columns, range.dbms())) {
            findings.add(
                    kind,
                    Impact.BREAKING,
                    table,
                    "%s is new and must differ from row to row, but what the running version leaves there is the same for all: the second insert of the running version fails"
                            .formatted(named));
        } else if (isEmpty && kind.equals(ADD_PRIMARY_KEY)) {
            findings.add(
                    kind,
                    Impact.BREAKING,
                    table,
                    "%s is new, becomes the primary key and has no default: the running version's inserts fail"
                            .formatted(named));
        } else if (isEmpty && range.dbms() == Dbms.MSSQL) {
            findings.add(
                    kind,
                    Impact.BREAKING,
                    table,
                    "%s is new and must differ from row to row, where SQL Server takes one NULL only: the second insert of the running version fails"
                            .formatted(named));
        } else {
            findings.add(
                    kind,
                    Impact.LOCK,
                    table,
                    "no two rows may be alike in %s, which is new; the index is built while writers wait"
                            .formatted(named));
        }
    }

    /**
     * Whether all rows of the running version are alike in columns that it does not know.
     *
     * @see <a href="https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/constraint.html">Oracle: keys
     *     that are NULL in part</a>
     */
    private static boolean areAlike(List<Column> columns, Dbms dbms) {
        long constant = columns.stream()
                .filter(column -> column.filled() == Filled.BY_CONSTANT)
                .count();
        long empty =
                columns.stream().filter(column -> column.filled() == Filled.NOT).count();
        boolean countsNull = dbms == Dbms.ORACLE || dbms == Dbms.MSSQL;
        return constant > 0 && constant + (countsNull ? empty : 0) == columns.size();
    }

    private static void dropped(DropConstraint drop, Range range, Findings findings) {
        if (range.isNew(drop.table()) || drop.name().filter(range::isLongGone).isPresent()) {
            return;
        }
        Optional<Table> old = range.old(drop.table());
        if (old.isEmpty()) {
            boolean isKey = drop.constraint() == Kind.PRIMARY_KEY
                    || drop.constraint() == Kind.UNIQUE
                    || drop.constraint() == Kind.UNSAID;
            if (isKey) {
                findings.add(DROP_CONSTRAINT, Impact.REVIEW, drop.table(), unknown(drop));
            }
            return;
        }
        if (drop.constraint() == Kind.PRIMARY_KEY) {
            old.get().primaryKey().ifPresent(columns -> unkeyed(drop.table(), columns, range, findings));
            return;
        }
        if (drop.name().isEmpty()) {
            return;
        }
        Name name = drop.name().get();
        Optional<List<Name>> columns = keyOf(old.get(), name);
        boolean isThere = columns.isPresent() || old.get().constraint(name).isPresent();
        boolean isMadeInRange = range.now()
                .table(drop.table())
                .map(it -> it.constraint(name).isPresent() || it.index(name).isPresent())
                .orElse(false);
        boolean isBack = range.after()
                .table(drop.table())
                .flatMap(table -> table.constraint(name))
                .isPresent();
        if (!isBack && range.oldVersion().runsInto(drop.table(), name)) {
            findings.add(
                    DROP_KEY,
                    Impact.BREAKING,
                    drop.table(),
                    "constraint %s goes; the running version has ON CONFLICT ON CONSTRAINT %s, which then fails"
                            .formatted(name, name));
        }
        boolean maybeKey = drop.constraint() == Kind.UNIQUE || drop.constraint() == Kind.UNSAID;
        if (columns.isPresent()) {
            unkeyed(drop.table(), columns.get(), range, findings);
        } else if (maybeKey && !isThere && !isMadeInRange) {
            findings.add(DROP_CONSTRAINT, Impact.REVIEW, drop.table(), unknown(drop));
        }
    }

    private static Optional<List<Name>> keyOf(Table table, Name name) {
        return table.constraint(name)
                .flatMap(constraint -> constraint instanceof PrimaryKey key
                        ? Optional.of(key.columns())
                        : constraint instanceof Unique key ? Optional.of(key.columns()) : Optional.empty())
                .or(() -> table.index(name).filter(index -> index.isUnique()).map(index -> index.columns()));
    }

    /** Judges that rows may be alike in some columns from now on. */
    static void unkeyed(Name table, List<Name> columns, Range range, Findings findings) {
        if (range.isUniqueAfter(table, columns)) {
            return;
        }
        Set<Name> left = new HashSet<>();
        range.after().table(table).ifPresent(it -> left.addAll(it.columns().keySet()));
        String named = Names.of(table, columns);
        String relied = range.oldVersion()
                .conflictTarget(table, columns)
                .map(where -> "; the running version has %s, which then fails".formatted(where))
                .orElse("");
        if (!relied.isEmpty()) {
            findings.add(
                    DROP_KEY, Impact.BREAKING, table, "rows may be alike in %s from now on".formatted(named) + relied);
        } else if (left.containsAll(columns)) {
            findings.add(
                    DROP_KEY,
                    Impact.REVIEW,
                    table,
                    "rows may be alike in %s from now on; look whether the running version relies on it, in ON CONFLICT or by expecting an error"
                            .formatted(named));
        }
    }

    private static String unknown(DropConstraint drop) {
        return "drops constraint %sof %s, and the change logs do not tell what it demands; look whether the running version relies on it"
                .formatted(drop.name().map(name -> name + " ").orElse(""), drop.table());
    }
}
