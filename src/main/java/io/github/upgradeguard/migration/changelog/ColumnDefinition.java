package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Column.Filled;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Constraint.OnDelete;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@code column} of {@code createTable} or {@code addColumn}.
 *
 * @param constraints on the column alone
 * @param primaryKey its name, which may be empty; nothing if the column is of no primary key
 */
record ColumnDefinition(Column column, List<Constraint> constraints, Optional<Optional<Name>> primaryKey) {

    static ColumnDefinition of(Node node, ColumnTypes types) {
        Name name = Names.required(node, "name");
        CreateTable written = types.written(UnreadableChangeException.required(node, "type"));
        Column column = written.columns().get(0);
        Filled filled = Defaults.of(node);
        List<Constraint> constraints = new ArrayList<>();
        Optional<Optional<Name>> primaryKey = Optional.empty();
        for (Constraint one : written.constraints()) {
            if (one instanceof Constraint.PrimaryKey) {
                primaryKey = Optional.of(one.name());
            } else {
                constraints.add(on(name, one));
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

    /** A constraint that was read beside a column of another name. */
    private static Constraint on(Name column, Constraint read) {
        if (read instanceof Constraint.Unique unique) {
            return new Constraint.Unique(unique.name(), List.of(column), false);
        }
        if (read instanceof Constraint.ForeignKey key) {
            return new Constraint.ForeignKey(
                    key.name(), List.of(column), key.parent(), key.parentColumns(), key.onDelete(), key.isChecked());
        }
        return read;
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
