package io.github.upgradeguard.migration.schema;

import io.github.upgradeguard.migration.schema.Column.Filled;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One thing that a migration does to a database. SQL statements and Liquibase's changes are both read into these. */
public sealed interface Operation {

    /** The operation's name in reports: {@code ADD_COLUMN}. */
    default String kind() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    // Tables

    /**
     * A table that was not there.
     *
     * @param columns in order; empty where the table takes them from elsewhere
     * @param constraints and unique columns, as constraints
     * @param ifNotExists whether an existing table is left as it is
     * @param partitionOf the table of which this one becomes a partition
     * @param readsFrom the tables whose rows it is filled with ({@code CREATE TABLE … AS SELECT}) or whose columns it
     *     takes ({@code LIKE})
     */
    record CreateTable(
            Name table,
            List<Column> columns,
            List<Constraint> constraints,
            boolean ifNotExists,
            boolean isTemporary,
            Optional<Name> partitionOf,
            Set<Name> readsFrom)
            implements Operation {

        public CreateTable {
            columns = List.copyOf(columns);
            constraints = List.copyOf(constraints);
            readsFrom = Set.copyOf(readsFrom);
        }
    }

    record DropTable(Name table, boolean ifExists) implements Operation {}

    record RenameTable(Name table, Name to) implements Operation {}

    /** Moves a table to another schema of the database: {@code SET SCHEMA}. */
    record MoveTable(Name table) implements Operation {}

    // Columns

    /**
     * A column more.
     *
     * @param constraints on the column alone, as constraints of the table
     * @param ifNotExists whether an existing column is left as it is
     * @param fill whether every row is given a value by a statement of its own (Liquibase's {@code value…})
     */
    record AddColumn(Name table, Column column, List<Constraint> constraints, boolean ifNotExists, boolean fill)
            implements Operation {

        public AddColumn {
            constraints = List.copyOf(constraints);
        }
    }

    record DropColumn(Name table, Name column, boolean ifExists) implements Operation {}

    record RenameColumn(Name table, Name column, Name to) implements Operation {}

    /**
     * Another type for a column.
     *
     * @param converts whether the statement says how old values become new ones ({@code USING})
     * @param replaces whether the whole definition is written anew, as MySQL's {@code MODIFY} does: nullability and
     *     default are then given too
     */
    record ChangeType(Name table, Name column, DataType type, boolean converts, Optional<Column> replaces)
            implements Operation {}

    /**
     * A column takes no NULL any more.
     *
     * @param fill whether rows with NULL are given a value first (Liquibase's {@code defaultNullValue})
     */
    record SetNotNull(Name table, Name column, boolean fill) implements Operation {}

    record DropNotNull(Name table, Name column) implements Operation {}

    record SetDefault(Name table, Name column, Filled filled) implements Operation {}

    record DropDefault(Name table, Name column) implements Operation {}

    // Constraints and indexes

    record AddConstraint(Name table, Constraint constraint) implements Operation {}

    /**
     * A constraint less.
     *
     * @param name empty where the statement needs none: {@code DROP PRIMARY KEY}, or all foreign keys of a table
     */
    record DropConstraint(Name table, Constraint.Kind constraint, Optional<Name> name, boolean ifExists)
            implements Operation {}

    record RenameConstraint(Name table, Name constraint, Name to) implements Operation {}

    /** Looks at the rows that a constraint was added without: {@code VALIDATE CONSTRAINT}. */
    record ValidateConstraint(Name table, Name constraint) implements Operation {}

    /**
     * An index more.
     *
     * @param isOnline whether writers go on meanwhile: {@code CONCURRENTLY}, {@code ONLINE}
     * @param ifNotExists whether an existing index is left as it is
     */
    record CreateIndex(Index index, boolean isOnline, boolean ifNotExists) implements Operation {}

    /**
     * An index less.
     *
     * @param table empty where the statement does not say
     */
    record DropIndex(Name index, Optional<Name> table, boolean isOnline, boolean ifExists) implements Operation {}

    record RenameIndex(Name index, Name to) implements Operation {}

    // Views, sequences, routines, triggers, types

    /**
     * A view, or another query for it.
     *
     * @param columns empty where they cannot be told from the text
     * @param replaces whether a view of the name may be there already
     * @param isMaterialized whether its rows are stored
     */
    record CreateView(Name view, List<Name> columns, boolean replaces, boolean isMaterialized, Set<Name> readsFrom)
            implements Operation {

        public CreateView {
            columns = List.copyOf(columns);
            readsFrom = Set.copyOf(readsFrom);
        }
    }

    record DropView(Name view, boolean ifExists) implements Operation {}

    record RenameView(Name view, Name to) implements Operation {}

    record CreateSequence(Name sequence, boolean ifNotExists) implements Operation {}

    /**
     * Another setting of a sequence.
     *
     * @param changesIncrement whether the step between two numbers changes, which pooled id generators rely on
     */
    record AlterSequence(Name sequence, boolean changesIncrement) implements Operation {}

    record DropSequence(Name sequence, boolean ifExists) implements Operation {}

    record RenameSequence(Name sequence, Name to) implements Operation {}

    /**
     * A function, procedure, package or the like.
     *
     * @param body its text, blanks made one, so that the same text is recognised
     */
    record CreateRoutine(Name routine, boolean replaces, String body) implements Operation {}

    record DropRoutine(Name routine, boolean ifExists) implements Operation {}

    record CreateTrigger(Name trigger, Name table, boolean replaces, String body) implements Operation {}

    record DropTrigger(Name trigger, Optional<Name> table, boolean ifExists) implements Operation {}

    /** A type, domain or enumeration. */
    record CreateType(Name type) implements Operation {}

    record AddTypeValue(Name type) implements Operation {}

    /** Any other change of a type: a value renamed, an attribute dropped. */
    record AlterType(Name type) implements Operation {}

    record DropType(Name type, boolean ifExists) implements Operation {}

    // Rows

    /**
     * Rows more.
     *
     * @param readsFrom the tables that the rows come from; empty for rows that the statement spells out
     */
    record InsertRows(Name table, Set<Name> readsFrom) implements Operation {

        public InsertRows {
            readsFrom = Set.copyOf(readsFrom);
        }
    }

    /**
     * Other values in rows that are there.
     *
     * @param columns those that are written
     * @param reads every other word of the statement that may name a table or a column
     */
    record UpdateRows(Name table, Set<Name> columns, Set<Name> reads) implements Operation {

        public UpdateRows {
            columns = Set.copyOf(columns);
            reads = Set.copyOf(reads);
        }
    }

    record DeleteRows(Name table) implements Operation {}

    /** Deletes all rows of a table at once: {@code TRUNCATE}. */
    record TruncateTable(Name table) implements Operation {}

    /**
     * Writes a table anew or holds it for long, and leaves what it is as it was: {@code CLUSTER}, {@code VACUUM FULL},
     * {@code ENGINE =}, {@code CONVERT TO CHARACTER SET}, {@code REINDEX}.
     */
    record RewriteTable(Name table, String how) implements Operation {}

    record AttachPartition(Name table, Name partition) implements Operation {}

    /**
     * A partition leaves its table.
     *
     * @param drops whether the rows go with it
     */
    record DetachPartition(Name table, Name partition, boolean drops) implements Operation {}

    // The rest

    /** Takes rights away. */
    record Revoke(String text) implements Operation {}

    /** Neither the schema nor the rows change: {@code SET}, {@code COMMENT}, {@code GRANT}, {@code ANALYZE}. */
    record NoEffect(String verb) implements Operation {

        @Override
        public String kind() {
            return "NOOP";
        }
    }

    /**
     * Statements under conditions that only a running database decides: {@code DO}, {@code BEGIN … END}, {@code IF}.
     *
     * @param inside the statements in it that could be read; each may run or not
     */
    record Block(List<Operation> inside) implements Operation {

        public Block {
            inside = List.copyOf(inside);
        }
    }

    /**
     * Code of the product: Liquibase's {@code customChange}, {@code executeCommand}, a Java migration.
     *
     * @param className its binary name, {@code org.example.Migration}; or the command
     */
    record CustomCode(String className) implements Operation {}

    /**
     * Something whose effect is not known.
     *
     * @param reason why, a sentence without its end
     */
    record Unread(String reason) implements Operation {}
}
