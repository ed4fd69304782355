package io.github.upgradeguard.migration.changelog;

import static io.github.upgradeguard.migration.changelog.Names.optional;
import static io.github.upgradeguard.migration.changelog.Names.required;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Column.Filled;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Constraint.ForeignKey;
import io.github.upgradeguard.migration.schema.Constraint.Kind;
import io.github.upgradeguard.migration.schema.Constraint.OnDelete;
import io.github.upgradeguard.migration.schema.Constraint.PrimaryKey;
import io.github.upgradeguard.migration.schema.Constraint.Unique;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Index;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.AddColumn;
import io.github.upgradeguard.migration.schema.Operation.AddConstraint;
import io.github.upgradeguard.migration.schema.Operation.ChangeType;
import io.github.upgradeguard.migration.schema.Operation.CreateIndex;
import io.github.upgradeguard.migration.schema.Operation.CreateTable;
import io.github.upgradeguard.migration.schema.Operation.DropColumn;
import io.github.upgradeguard.migration.schema.Operation.DropConstraint;
import io.github.upgradeguard.migration.schema.Operation.RewriteTable;
import io.github.upgradeguard.migration.schema.Operation.SetDefault;
import io.github.upgradeguard.migration.schema.Operation.UpdateRows;
import io.github.upgradeguard.migration.sql.SqlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Liquibase's changes of tables, their columns, constraints and indexes. */
final class Structure {

    private static final List<String> VALUES = List.of(
            "value",
            "valueNumeric",
            "valueBoolean",
            "valueDate",
            "valueComputed",
            "valueClobFile",
            "valueBlobFile",
            "valueSequenceNext",
            "valueSequenceCurrent");

    private final Dbms dbms;
    private final ColumnTypes types;

    Structure(Dbms dbms, SqlReader sql) {
        this.dbms = dbms;
        this.types = new ColumnTypes(sql);
    }

    List<Operation> createTable(Node change) {
        List<Column> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        List<Name> keyColumns = new ArrayList<>();
        Optional<Name> keyName = Optional.empty();
        for (Node node : change.all("column")) {
            ColumnDefinition definition = ColumnDefinition.of(node, types);
            columns.add(definition.column());
            definition.constraints().forEach(constraint -> addMerged(constraint, constraints));
            if (definition.primaryKey().isPresent()) {
                keyColumns.add(definition.column().name());
                keyName = keyName.or(definition.primaryKey()::get);
            }
        }
        if (columns.isEmpty()) {
            throw new UnreadableChangeException("createTable has no columns that could be read");
        }
        if (!keyColumns.isEmpty()) {
            constraints.add(0, new PrimaryKey(keyName, keyColumns, false));
        }
        String type = change.attribute("tableType").orElse("").toLowerCase(Locale.ROOT);
        return List.of(new CreateTable(
                required(change, "tableName"),
                columns,
                constraints,
                change.isTrue("ifNotExists"),
                type.contains("temp"),
                Optional.empty(),
                Set.of()));
    }

    /** Columns that name one unique constraint make one together. */
    private static void addMerged(Constraint constraint, List<Constraint> constraints) {
        if (constraint instanceof Unique unique && unique.name().isPresent()) {
            for (int at = 0; at < constraints.size(); at++) {
                if (constraints.get(at) instanceof Unique other && other.name().equals(unique.name())) {
                    List<Name> columns = new ArrayList<>(other.columns());
                    columns.addAll(unique.columns());
                    constraints.set(at, new Unique(unique.name(), columns, false));
                    return;
                }
            }
        }
        constraints.add(constraint);
    }

    List<Operation> addColumn(Node change) {
        Name table = required(change, "tableName");
        List<Operation> operations = new ArrayList<>();
        for (Node node : change.all("column")) {
            ColumnDefinition definition = ColumnDefinition.of(node, types);
            List<Constraint> constraints = new ArrayList<>(definition.constraints());
            definition
                    .primaryKey()
                    .ifPresent(name -> constraints.add(
                            new PrimaryKey(name, List.of(definition.column().name()), false)));
            operations.add(new AddColumn(table, definition.column(), constraints, false, node.hasAny(VALUES)));
        }
        return notEmpty(change, operations);
    }

    List<Operation> dropColumn(Node change) {
        Name table = required(change, "tableName");
        List<Operation> operations = new ArrayList<>();
        optional(change, "columnName").ifPresent(column -> operations.add(new DropColumn(table, column, false)));
        for (Node column : change.all("column")) {
            operations.add(new DropColumn(table, required(column, "name"), false));
        }
        return notEmpty(change, operations);
    }

    private static List<Operation> notEmpty(Node change, List<Operation> operations) {
        if (operations.isEmpty()) {
            throw new UnreadableChangeException(change.name() + " has no columns that could be read");
        }
        return operations;
    }

    List<Operation> modifyDataType(Node change) {
        Name name = required(change, "columnName");
        Column column = types.column(name, UnreadableChangeException.required(change, "newDataType"));
        // For MySQL Liquibase writes MODIFY with the type alone: NOT NULL and the default go.
        return List.of(new ChangeType(
                required(change, "tableName"),
                name,
                column.type(),
                dbms == Dbms.POSTGRESQL,
                dbms.isMySqlLike() ? Optional.of(column) : Optional.empty()));
    }

    List<Operation> mergeColumns(Node change) {
        Name table = required(change, "tableName");
        Name first = required(change, "column1Name");
        Name second = required(change, "column2Name");
        Name merged = required(change, "finalColumnName");
        Column column = types.column(merged, UnreadableChangeException.required(change, "finalColumnType"));
        return List.of(
                new AddColumn(table, column, List.of(), false, false),
                new UpdateRows(table, Set.of(merged), Set.of(first, second)),
                new DropColumn(table, first, false),
                new DropColumn(table, second, false));
    }

    List<Operation> addLookupTable(Node change) {
        Name existing = required(change, "existingTableName");
        Name table = required(change, "newTableName");
        Name name = required(change, "newColumnName");
        Column column = types.column(name, change.attribute("newColumnDataType").orElse("varchar"))
                .nullable(false);
        Constraint key = new PrimaryKey(Optional.empty(), List.of(name), false);
        Constraint reference = new ForeignKey(
                optional(change, "constraintName"),
                List.of(required(change, "existingColumnName")),
                table,
                List.of(name),
                OnDelete.REFUSES,
                true);
        return List.of(
                new CreateTable(table, List.of(column), List.of(key), false, false, Optional.empty(), Set.of(existing)),
                new AddConstraint(existing, reference));
    }

    List<Operation> addAutoIncrement(Node change) {
        Name table = required(change, "tableName");
        return List.of(
                new SetDefault(table, required(change, "columnName"), Filled.BY_SEQUENCE),
                new RewriteTable(table, "addAutoIncrement"));
    }

    Operation addPrimaryKey(Node change) {
        return new AddConstraint(
                required(change, "tableName"),
                new PrimaryKey(optional(change, "constraintName"), columns(change, "columnNames"), usesIndex(change)));
    }

    Operation addUnique(Node change) {
        return new AddConstraint(
                required(change, "tableName"),
                new Unique(optional(change, "constraintName"), columns(change, "columnNames"), usesIndex(change)));
    }

    private static boolean usesIndex(Node change) {
        return change.attribute("forIndexName").isPresent();
    }

    private static List<Name> columns(Node change, String attribute) {
        return Names.list(UnreadableChangeException.required(change, attribute));
    }

    Operation addForeignKey(Node change) {
        return new AddConstraint(
                required(change, "baseTableName"),
                new ForeignKey(
                        optional(change, "constraintName"),
                        columns(change, "baseColumnNames"),
                        required(change, "referencedTableName"),
                        Names.list(change.value("referencedColumnNames").orElse("")),
                        onDelete(change),
                        !change.isFalse("validate")));
    }

    private static OnDelete onDelete(Node change) {
        if (change.isTrue("deleteCascade")) {
            return OnDelete.CASCADES;
        }
        return switch (change.attribute("onDelete").orElse("").toUpperCase(Locale.ROOT)) {
            case "CASCADE" -> OnDelete.CASCADES;
            case "SET NULL", "SET DEFAULT" -> OnDelete.SETS;
            default -> OnDelete.REFUSES;
        };
    }

    Operation drop(Node change, String table, Kind kind) {
        return new DropConstraint(required(change, table), kind, optional(change, "constraintName"), false);
    }

    Operation createIndex(Node change) {
        List<Name> columns = new ArrayList<>();
        boolean hasExpressions = false;
        for (Node column : change.all("column")) {
            String text = Names.withoutOrder(UnreadableChangeException.required(column, "name"));
            if (!column.isTrue("computed") && Names.isName(text)) {
                columns.add(Name.of(text));
            } else {
                hasExpressions = true;
            }
        }
        if (columns.isEmpty() && !hasExpressions) {
            throw new UnreadableChangeException("createIndex has no columns that could be read");
        }
        return new CreateIndex(
                new Index(
                        optional(change, "indexName"),
                        required(change, "tableName"),
                        columns,
                        hasExpressions,
                        change.isTrue("unique"),
                        false),
                false,
                false);
    }
}
