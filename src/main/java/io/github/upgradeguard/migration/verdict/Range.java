package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Schema;
import io.github.upgradeguard.migration.schema.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The new change sets as a whole, on one database: what the schema was before all of them, is before the one being
 * judged, and will be after all. What a release builds in several steps is judged by what comes of it.
 */
public final class Range {

    private final Schema before;
    private final Schema now;
    private final Schema after;
    private final Dbms dbms;
    private final OldVersion oldVersion;
    private final NewVersion newVersion;
    private final Set<Name> temporary = new HashSet<>();
    private final Set<Name> movedTables = new HashSet<>();
    private final Set<Name> movedByCode = new HashSet<>();
    private final Map<Name, Set<Name>> movedColumns = new HashMap<>();

    /**
     * A range of which nothing is judged yet.
     *
     * @param before the schema of the version that runs
     * @param operations of all new change sets, in order
     */
    public Range(Schema before, List<Operation> operations, Dbms dbms, OldVersion oldVersion, NewVersion newVersion) {
        this.before = before;
        this.now = before.settled();
        this.after = before.settled();
        this.dbms = dbms;
        this.oldVersion = oldVersion;
        this.newVersion = newVersion;
        for (Operation operation : operations) {
            follow(operation);
        }
    }

    private void follow(Operation operation) {
        if (operation instanceof Operation.CreateTable create && create.isTemporary()) {
            temporary.add(create.table());
        } else if (operation instanceof Operation.InsertRows insert
                && after.table(insert.table()).map(Table::isNew).orElse(false)) {
            insert.readsFrom().forEach(source -> after.table(source)
                    .flatMap(Table::origin)
                    .ifPresent(nameOfThen -> movedTables.addAll(List.of(source, nameOfThen))));
        } else if (operation instanceof Operation.UpdateRows update) {
            followCopy(update);
        } else if (operation instanceof Operation.CustomCode code) {
            followCode(code);
        } else if (operation instanceof Operation.Block block) {
            block.inside().forEach(this::follow);
            return;
        }
        after.apply(operation);
    }

    private void followCopy(Operation.UpdateRows update) {
        Optional<Table> table = after.table(update.table());
        boolean fillsNew = table.isPresent() && update.columns().stream().anyMatch(table.get()::isNew);
        if (!fillsNew) {
            return;
        }
        for (Name read : update.reads()) {
            if (wasThere(read) && !read.equals(update.table())) {
                movedTables.add(read);
            }
            Optional.ofNullable(table.get().origins().get(read)).ifPresent(nameOfThen -> movedColumns
                    .computeIfAbsent(update.table(), any -> new HashSet<>())
                    .addAll(List.of(read, nameOfThen)));
        }
    }

    /** Code that names something new and an old table may have copied the one into the other. */
    private void followCode(Operation.CustomCode code) {
        Set<Name> words = newVersion.words(code);
        boolean namesNew = after.tableNames().stream()
                .flatMap(name -> after.table(name).stream())
                .anyMatch(table -> (table.isNew() && words.contains(table.name()))
                        || table.columns().keySet().stream()
                                .anyMatch(column -> table.isNew(column) && words.contains(column)));
        if (namesNew) {
            words.stream().filter(this::wasThere).forEach(movedByCode::add);
        }
    }

    private boolean wasThere(Name table) {
        return before.table(table).isPresent();
    }

    /** Goes on behind an operation. */
    void pass(Operation operation) {
        now.apply(operation);
    }

    Dbms dbms() {
        return dbms;
    }

    OldVersion oldVersion() {
        return oldVersion;
    }

    NewVersion newVersion() {
        return newVersion;
    }

    Schema before() {
        return before;
    }

    Schema now() {
        return now;
    }

    Schema after() {
        return after;
    }

    /**
     * Whether the version that runs knows nothing of a table or view: it was made in this range, and not in place of
     * another of its name.
     */
    boolean isNew(Name table) {
        boolean isMade = now.table(table)
                .map(Table::isNew)
                .orElseGet(
                        () -> now.view(table).isPresent() && before.view(table).isEmpty());
        return before.table(table).isEmpty() && (isMade || temporary.contains(table));
    }

    /** Whether a table was made in this range in place of another of its name, so that no row of then is in it. */
    boolean isMadeAnew(Name table) {
        return wasThere(table) && now.table(table).map(Table::isNew).orElse(false);
    }

    /** Whether the version that runs knows nothing of a column. */
    boolean isNew(Name table, Name column) {
        boolean isMade = now.table(table).map(it -> it.isNew(column)).orElse(false);
        return isNew(table)
                || (isMade && old(table).flatMap(it -> it.column(column)).isEmpty());
    }

    boolean areNew(Name table, List<Name> columns) {
        return !columns.isEmpty() && columns.stream().allMatch(column -> isNew(table, column));
    }

    /** A table as the version that runs knows it, by the name that it has by now; empty if nobody knows. */
    Optional<Table> old(Name table) {
        return now.table(table).flatMap(Table::origin).flatMap(before::table).or(() -> before.table(table));
    }

    /** Whether something of the name was there once, and the version that runs knows that it is no more. */
    boolean isLongGone(Name name) {
        return before.isDropped(name);
    }

    /** A column as the version that runs knows it, by the names that it and its table have by now. */
    Optional<Column> old(Name table, Name column) {
        return old(table)
                .flatMap(was -> was.column(now.table(table)
                        .map(it -> it.origins().getOrDefault(column, column))
                        .orElse(column)));
    }

    /** A column as it is in the end. */
    Optional<Column> last(Name table, Name column) {
        return after.table(table).flatMap(it -> it.column(column));
    }

    /** Whether, in the end, a table is what it was under its name. */
    boolean isBack(Name table) {
        return after.table(table).flatMap(Table::origin).filter(table::equals).isPresent();
    }

    /** Whether, in the end, a column of a table is what it was under its name. */
    boolean isBack(Name table, Name column) {
        return after.table(table)
                .flatMap(it -> Optional.ofNullable(it.origins().get(column)))
                .filter(column::equals)
                .isPresent();
    }

    /** Whether some of a table's rows were copied in this range to where only the new version looks for them. */
    boolean isMoved(Name table) {
        return movedTables.contains(table) || movedByCode.contains(table);
    }

    /** Whether a column's values were copied to a new column of its table. */
    boolean isMoved(Name table, Name column) {
        return movedColumns.getOrDefault(table, Set.of()).contains(column);
    }

    /** Whether a column's values were copied, or code that cannot be read may have done so. */
    boolean isPerhapsMoved(Name table, Name column) {
        return isMoved(table, column) || movedByCode.contains(table);
    }

    /** Whether, in the end, a table has a unique key or index on the same columns, in any order. */
    boolean isUniqueAfter(Name table, List<Name> columns) {
        return after.table(table)
                .map(it -> it.uniqueColumns().stream().anyMatch(unique -> isSame(unique, columns)))
                .orElse(false);
    }

    static boolean isSame(List<Name> left, List<Name> right) {
        return left.size() == right.size() && new HashSet<>(left).equals(new HashSet<>(right));
    }

    /** The foreign keys of a table that lead from the same columns to the same parent. */
    static List<Constraint.ForeignKey> likes(Table table, Constraint.ForeignKey key) {
        return table.constraints().stream()
                .filter(Constraint.ForeignKey.class::isInstance)
                .map(Constraint.ForeignKey.class::cast)
                .filter(other ->
                        isSame(other.columns(), key.columns()) && other.parent().equals(key.parent()))
                .filter(other -> other.parentColumns().isEmpty()
                        || key.parentColumns().isEmpty()
                        || isSame(other.parentColumns(), key.parentColumns()))
                .toList();
    }
}
