package io.github.upgradeguard.changelog;

import io.github.upgradeguard.schema.Column;
import io.github.upgradeguard.schema.Column.Filled;
import io.github.upgradeguard.schema.Constraint;
import io.github.upgradeguard.schema.Constraint.OnDelete;
import io.github.upgradeguard.schema.DataType;
import io.github.upgradeguard.schema.Name;
import io.github.upgradeguard.schema.Operation;
import io.github.upgradeguard.schema.Operation.CreateTable;
import io.github.upgradeguard.sql.SqlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code column} of {@code createTable} or {@code addColumn}.
 *
 * @param constraints on the column alone
 * @param primaryKey its name, which may be empty; nothing if the column is of no primary key
 */
record ColumnDefinition(Column column, List<Constraint> constraints, Optional<Optional<Name>> primaryKey) {

    private static final int LONGEST_TYPE = 2000;

    /** Words behind a type that say more than a type. */
    private static final Set<String> MORE_THAN_TYPE = Set.of(
            "not",
            "null",
            "default",
            "generated",
            "auto_increment",
            "identity",
            "unique",
            "primary",
            "references",
            "check",
            "on",
            "as");

    static ColumnDefinition of(Node node, SqlReader sql) {
        Name name = Names.required(node, "name");
        CreateTable written = written(name, UnreadableChangeException.required(node, "type"), sql);
        Column column = written.columns().get(0);
        Filled filled = Defaults.of(node);
        List<Constraint> constraints = new ArrayList<>();
        Optional<Optional<Name>> primaryKey = Optional.empty();
        for (Constraint one : written.constraints()) {
            if (one instanceof Constraint.PrimaryKey) {
                primaryKey = Optional.of(one.name());
            } else {
                constraints.add(one);
            }
        }
        boolean isNullable = column.isNullable();
        for (Node said : node.children()) {
            if (said.name().equals("constraints")) {
                isNullable &= !said.isFalse("nullable");
                addConstraints(said, name, constraints);
                if (said.isTrue("primaryKey")) {
                    primaryKey = Optional.of(Names.optional(said, "primaryKeyName"));
                }
            }
        }
        return new ColumnDefinition(
                new Column(
                        name,
                        column.type(),
                        isNullable && primaryKey.isEmpty(),
                        filled == Filled.NOT ? column.filled() : filled),
                constraints,
                primaryKey);
    }

    /** The column by its type alone, which in Liquibase may be all that SQL allows behind a column's name. */
    private static CreateTable written(Name name, String type, SqlReader sql) {
        if (type.length() > LONGEST_TYPE) {
            throw new UnreadableChangeException("the type of column " + name + " is no type");
        }
        if (saysMore(type)) {
            List<Operation> read = sql.script("CREATE TABLE t (c " + type + ")").stream()
                    .flatMap(statement -> statement.operations().stream())
                    .toList();
            if (read.size() == 1
                    && read.get(0) instanceof CreateTable table
                    && table.columns().size() == 1) {
                return table;
            }
        }
        DataType plain = DataType.of(type);
        Column column = new Column(name, plain, true, plain.isSerial() ? Filled.BY_SEQUENCE : Filled.NOT);
        return new CreateTable(name, List.of(column), List.of(), false, false, Optional.empty(), Set.of());
    }

    private static boolean saysMore(String type) {
        for (String word : type.toLowerCase(Locale.ROOT).split("[\\s()]+")) {
            if (MORE_THAN_TYPE.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The type that a column gets by a type's text. */
    static Column typed(Name name, String type, SqlReader sql) {
        return written(name, type, sql).columns().get(0).named(name);
    }

    private static void addConstraints(Node said, Name column, List<Constraint> constraints) {
        if (said.isTrue("unique")) {
            constraints.add(
                    new Constraint.Unique(Names.optional(said, "uniqueConstraintName"), List.of(column), false));
        }
        foreignKey(said, column).ifPresent(constraints::add);
        said.attribute("checkConstraint")
                .ifPresent(condition -> constraints.add(new Constraint.Check(Optional.empty(), condition, true)));
    }

    private static Optional<Constraint> foreignKey(Node said, Name column) {
        Optional<String> references = said.attribute("references");
        Optional<String> parent = said.attribute("referencedTableName");
        if (references.isEmpty() && parent.isEmpty()) {
            return Optional.empty();
        }
        String table = parent.or(() -> references).orElseThrow();
        String columns = said.attribute("referencedColumnNames").orElse("");
        int open = table.indexOf('(');
        if (parent.isEmpty() && open >= 0) {
            int close = table.lastIndexOf(')');
            columns = table.substring(open + 1, Math.max(open + 1, close));
            table = table.substring(0, open);
        }
        return Optional.of(new Constraint.ForeignKey(
                Names.optional(said, "foreignKeyName"),
                List.of(column),
                Name.of(table),
                Names.list(columns),
                said.isTrue("deleteCascade") ? OnDelete.CASCADES : OnDelete.REFUSES,
                !said.isFalse("validateForeignKey")));
    }
}
