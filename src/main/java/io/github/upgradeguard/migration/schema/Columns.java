package io.github.upgradeguard.migration.schema;

import java.util.List;

/** The columns that constraints speak of. */
final class Columns {

    private Columns() {}

    static List<Name> of(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return key.columns();
        }
        if (constraint instanceof Constraint.Unique key) {
            return key.columns();
        }
        if (constraint instanceof Constraint.Default filled) {
            return List.of(filled.column());
        }
        return constraint instanceof Constraint.ForeignKey key ? key.columns() : List.of();
    }

    static Constraint renamed(Constraint constraint, Name column, Name to) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return new Constraint.PrimaryKey(key.name(), renamed(key.columns(), column, to), key.usesIndex());
        }
        if (constraint instanceof Constraint.Unique key) {
            return new Constraint.Unique(key.name(), renamed(key.columns(), column, to), key.usesIndex());
        }
        if (constraint instanceof Constraint.ForeignKey key) {
            return new Constraint.ForeignKey(
                    key.name(),
                    renamed(key.columns(), column, to),
                    key.parent(),
                    key.parentColumns(),
                    key.onDelete(),
                    key.isChecked());
        }
        if (constraint instanceof Constraint.Default filled && filled.column().equals(column)) {
            return new Constraint.Default(filled.name(), to);
        }
        return constraint;
    }

    static List<Name> renamed(List<Name> columns, Name column, Name to) {
        return columns.stream().map(it -> it.equals(column) ? to : it).toList();
    }
}
