package io.github.upgradeguard.migration.schema;

import java.util.List;
import java.util.Optional;

/** What a table demands of its rows. */
public sealed interface Constraint {

    /** Its name; empty if the database gives it one. */
    Optional<Name> name();

    /**
     * A primary key.
     *
     * @param usesIndex whether it takes over an index that is there already
     */
    record PrimaryKey(Optional<Name> name, List<Name> columns, boolean usesIndex) implements Constraint {

        public PrimaryKey {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Different rows must differ in these columns.
     *
     * @param usesIndex whether it takes over an index that is there already
     */
    record Unique(Optional<Name> name, List<Name> columns, boolean usesIndex) implements Constraint {

        public Unique {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A foreign key.
     *
     * @param parent the table it refers to
     * @param parentColumns empty for the parent's primary key
     * @param onDelete what happens to the rows when the parent's row is deleted
     * @param isChecked whether the rows that are there are looked at; {@code NOT VALID}, {@code NOCHECK} and the like
     *     leave them
     */
    record ForeignKey(
            Optional<Name> name,
            List<Name> columns,
            Name parent,
            List<Name> parentColumns,
            OnDelete onDelete,
            boolean isChecked)
            implements Constraint {

        public ForeignKey {
            columns = List.copyOf(columns);
            parentColumns = List.copyOf(parentColumns);
        }
    }

    /**
     * A condition on each row.
     *
     * @param condition as it is written, without the parentheses around it
     * @param isChecked whether the rows that are there are looked at
     */
    record Check(Optional<Name> name, String condition, boolean isChecked) implements Constraint {}

    /** What a column is filled with, where that has a name of its own and goes by it, as on SQL Server. */
    record Default(Optional<Name> name, Name column) implements Constraint {}

    /** A constraint that none of the other kinds describes, such as PostgreSQL's {@code EXCLUDE}. */
    record Other(Optional<Name> name, String text) implements Constraint {}

    /** What a foreign key does when the parent's row goes. */
    enum OnDelete {
        /** The delete fails: {@code NO ACTION}, {@code RESTRICT}, or nothing written. */
        REFUSES,
        CASCADES,
        /** {@code SET NULL} or {@code SET DEFAULT}. */
        SETS;
    }

    /** The kinds, for statements that drop a constraint. */
    enum Kind {
        PRIMARY_KEY,
        UNIQUE,
        FOREIGN_KEY,
        CHECK,
        /** The statement does not say: {@code DROP CONSTRAINT name}. */
        UNSAID
    }
}
