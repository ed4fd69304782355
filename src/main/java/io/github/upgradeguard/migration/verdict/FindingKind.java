package io.github.upgradeguard.migration.verdict;

import java.util.Locale;
import java.util.Optional;

/** The kinds of finding, one for each thing that a migration can be reported for. */
public enum FindingKind {
    // Tables

    CREATE_TABLE(
            "creates a table that is there already with other columns",
            "Look which of both definitions a database has; make the other one's columns in a change set of its own."),
    CREATE_PARTITION(
            "adds a partition to a table, which is closed to everybody for that moment",
            "Create the table first and attach it afterwards.",
            "https://www.postgresql.org/docs/current/sql-createtable.html"),
    COPY_ROWS(
            "copies rows into a table",
            "Copy in small batches, or outside the migration, while both versions write to both places."),
    DROP_TABLE(
            "drops a table that the running version may use",
            "Drop it one release later, when no running version names it."),
    RENAME_TABLE("renames a table", "Leave a view of the old name until no running version uses it."),
    MOVE_TABLE("moves a table to another schema", "Leave a view at the old place until no running version uses it."),
    DROP_HISTORY(
            "drops the table in which the runner records what it has run",
            "Keep it until no instance of the running version can start again."),
    REWRITE_TABLE(
            "writes a whole table or index anew",
            "Do it in a maintenance window, or with a tool that copies online.",
            "https://www.postgresql.org/docs/current/sql-altertable.html"),

    // Columns

    ADD_REQUIRED_COLUMN(
            "adds a column that takes no NULL and has no default",
            "Give it a default, or make it required one release later."),
    FILL_COLUMN("gives a column a value in every row", "Fill it in small batches after the deployment."),
    ADD_COMPUTED_COLUMN(
            "adds a column whose value differs from row to row, so that the table is written anew",
            "Add it empty, set the default for new rows, and fill the old rows in batches.",
            "https://www.postgresql.org/docs/current/sql-altertable.html"),
    SELECT_ALL(
            "adds a column to a table of which the running version reads all columns",
            "Name the columns in the query, or let its sessions prepare it again."),
    POSITIONAL_INSERT(
            "changes the number of columns of a table into which the running version inserts without naming columns",
            "Name the columns in the insert one release before."),
    DROP_COLUMN(
            "drops a column that the running version may use",
            "Drop it one release later, when no running version names it."),
    RENAME_COLUMN("renames a column", "Add the new column, write both, and drop the old one in a later release."),
    REBUILD_COLUMN(
            "drops a column and makes another of its name",
            "Give the new column a name of its own and keep both for a release."),
    CHANGE_TYPE(
            "changes the type of a column",
            "Add a column of the new type, write both, and drop the old one in a later release.",
            "https://www.postgresql.org/docs/current/sql-altertable.html"),
    NARROW_FIELD(
            "widens a column beyond what the running version's field for it can hold",
            "Look whether new values exceed the field before the running version is gone."),
    SET_NOT_NULL(
            "forbids NULL in a column",
            "Set it one release after the last version that writes NULL.",
            "https://www.postgresql.org/docs/current/sql-altertable.html"),
    DROP_NOT_NULL(
            "allows NULL in a column",
            "Write no NULL until no running version reads the column into a field that takes none."),
    DROP_DEFAULT(
            "takes the default of a required column away",
            "Keep the default until every running version names the column in its inserts."),

    // Constraints and indexes

    ADD_PRIMARY_KEY(
            "adds a primary key",
            "Make the columns unique and required in an earlier release.",
            "https://www.postgresql.org/docs/current/sql-altertable.html"),
    ADD_UNIQUE(
            "forbids rows that are alike in some columns",
            "Add it one release after the last version that writes such rows."),
    DROP_KEY(
            "allows rows that are alike in some columns",
            "Keep the key while a running version has an ON CONFLICT for it or expects its error.",
            "https://www.postgresql.org/docs/current/sql-insert.html"),
    RENAME_KEY(
            "renames a constraint or index",
            "Keep the name while a statement of the running version names it.",
            "https://www.postgresql.org/docs/current/sql-insert.html"),
    ADD_CONSTRAINT(
            "adds a constraint that rows of the running version need not meet",
            "Add it one release after the last version that writes such rows."),
    DROP_CONSTRAINT(
            "drops a constraint of which the change logs do not say what it demands",
            "Look what it demands and whether the running version relies on it."),
    VALIDATE_CONSTRAINT(
            "looks at every row for a constraint that is there",
            "Run it in a change set of its own, outside the transaction that adds the constraint.",
            "https://www.postgresql.org/docs/current/sql-altertable.html"),
    ADD_CHECK(
            "adds or changes a condition on rows",
            "Add it one release after the last version that writes rows which do not meet it."),
    ADD_FOREIGN_KEY(
            "demands that each row refers to a row of another table",
            "Add it as NOT VALID, and validate it when no running version writes rows without.",
            "https://www.postgresql.org/docs/current/sql-altertable.html"),
    DROP_FOREIGN_KEY(
            "drops a foreign key that acts when a parent's row is deleted",
            "Keep it until no running version relies on what it does."),
    PARENT_DELETE(
            "keeps the running version from deleting rows to which new rows refer",
            "Give the key ON DELETE CASCADE or SET NULL, or write no such row before the running version is gone."),
    CREATE_INDEX(
            "builds an index while writers wait",
            "Build it CONCURRENTLY (PostgreSQL), ONLINE (Oracle, SQL Server) or with LOCK=NONE (MySQL).",
            "https://www.postgresql.org/docs/current/sql-createindex.html"),
    DROP_INDEX("drops an index that queries of the running version may need", "Drop it one release later."),

    // Views, sequences, routines, triggers, types

    MATERIALIZED_VIEW(
            "fills a materialized view",
            "Create it WITH NO DATA and refresh it later.",
            "https://www.postgresql.org/docs/current/sql-creatematerializedview.html"),
    DROP_VIEW(
            "drops a view that the running version may use",
            "Drop it one release later, when no running version names it."),
    RENAME_VIEW("renames a view", "Leave a view of the old name until no running version uses it."),
    REPLACE_VIEW(
            "gives a view another query",
            "Look whether the running version reads the same from both; else give the new one a name of its own."),
    ALTER_SEQUENCE(
            "changes how a sequence counts",
            "Keep the step and the position until no running version takes numbers from it."),
    DROP_SEQUENCE("drops a sequence", "Drop it one release later, when no running version names it."),
    RENAME_SEQUENCE("renames a sequence", "Rename it when no running version names it."),
    REPLACE_ROUTINE(
            "replaces a function or procedure",
            "Look whether calls of the running version mean the same; else give the new one a name of its own."),
    DROP_ROUTINE("drops a function or procedure", "Drop it one release later, when no running version calls it."),
    CREATE_TRIGGER(
            "adds a trigger to a table that the running version writes",
            "Look whether it lets writes of the running version pass and what else it does."),
    DROP_TRIGGER("takes a trigger away", "Look whether the running version relies on what it did."),
    ADD_TYPE_VALUE(
            "adds a value to a type",
            "Write no such value before no running version reads it.",
            "https://www.postgresql.org/docs/current/sql-altertype.html"),
    ALTER_TYPE(
            "changes a type",
            "Make a type of a new name, and move the columns one release later.",
            "https://www.postgresql.org/docs/current/sql-altertype.html"),
    DROP_TYPE("drops a type", "Drop it one release later, when no running version names it."),

    // Rows

    INSERT_ROWS(
            "writes rows into a table that the running version reads",
            "Look whether the running version takes them for its own."),
    UPDATE_ROWS("changes values in rows that are there", "Change them in small batches, or outside the migration."),
    DELETE_ROWS("deletes rows", "Delete them when no running version reads them."),
    MOVED_DATA(
            "deletes or writes over what was copied to a new place, where the running version does not look",
            "Keep the old values for a release."),
    TRUNCATE("deletes all rows of a table", "Delete them when no running version reads them."),
    ATTACH_PARTITION(
            "makes a table with rows a partition, for which every row is looked at",
            "Give it a CHECK that matches its bounds first.",
            "https://www.postgresql.org/docs/current/sql-altertable.html"),
    DETACH_PARTITION(
            "takes a partition out of its table",
            "Detach it when no running version reads its rows.",
            "https://www.postgresql.org/docs/current/sql-altertable.html"),

    // What the files do not decide

    PROCEDURAL_BLOCK(
            "runs statements under conditions which only a database decides",
            "Look what comes of them on your database, and record a decision."),
    CUSTOM_CODE("runs code of the product", "Look what it does to rows and schema, and record a decision."),
    UNREAD("could not be read", "Look what it does, and record a decision."),
    REVOKE("takes rights away", "Take them away when no running version needs them."),

    // The change sets themselves

    CHANGED_SET(
            "has run, and its content is another now",
            "Put the old content back and write the change into a set of its own."),
    REMOVED_SET(
            "has run, and is in the change log no more",
            "Put it back, or tell the runner to ignore missing migrations."),
    NOT_RUN("is not run on the database that is judged", "Nothing is to be done."),
    OTHER_RUNNER(
            "both releases use different runners, so that nothing shows which sets have run",
            "Follow what the vendor says of this step."),
    VENDOR_UNSUPPORTED(
            "is listed by the vendor among the changes that no rolling upgrade supports",
            "Stop all instances for the upgrade."),
    DECISION_VOID("is decided, but its content has changed since", "Read it again and decide anew."),
    DECISION_OVER("is decided, but the last day of the decision is past", "Read it again and write a later day."),
    DECISION_UNUSED(
            "is decided, but is none of the new change sets",
            "Correct the name in the decision, or take the decision out.");

    private final String meaning;
    private final String wayOut;
    private final Optional<String> source;

    FindingKind(String meaning, String wayOut) {
        this(meaning, wayOut, Optional.empty());
    }

    FindingKind(String meaning, String wayOut, String source) {
        this(meaning, wayOut, Optional.of(source));
    }

    FindingKind(String meaning, String wayOut, Optional<String> source) {
        this.meaning = meaning;
        this.wayOut = wayOut;
        this.source = source;
    }

    /** The word in reports and decisions: {@code drop-column}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the change set does, a sentence without its subject and its end. */
    public String meaning() {
        return meaning;
    }

    /** What to do instead, a whole sentence. */
    public String wayOut() {
        return wayOut;
    }

    /** The address at which a database's manual says so; empty where it follows from the change alone. */
    public Optional<String> source() {
        return source;
    }
}
