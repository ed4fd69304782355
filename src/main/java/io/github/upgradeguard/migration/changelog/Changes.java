package io.github.upgradeguard.migration.changelog;

import static io.github.upgradeguard.migration.changelog.Names.optional;
import static io.github.upgradeguard.migration.changelog.Names.required;

import io.github.upgradeguard.migration.schema.Constraint.Kind;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.AlterSequence;
import io.github.upgradeguard.migration.schema.Operation.CreateSequence;
import io.github.upgradeguard.migration.schema.Operation.CustomCode;
import io.github.upgradeguard.migration.schema.Operation.DeleteRows;
import io.github.upgradeguard.migration.schema.Operation.DropConstraint;
import io.github.upgradeguard.migration.schema.Operation.DropDefault;
import io.github.upgradeguard.migration.schema.Operation.DropIndex;
import io.github.upgradeguard.migration.schema.Operation.DropNotNull;
import io.github.upgradeguard.migration.schema.Operation.DropRoutine;
import io.github.upgradeguard.migration.schema.Operation.DropSequence;
import io.github.upgradeguard.migration.schema.Operation.DropTable;
import io.github.upgradeguard.migration.schema.Operation.DropView;
import io.github.upgradeguard.migration.schema.Operation.InsertRows;
import io.github.upgradeguard.migration.schema.Operation.NoEffect;
import io.github.upgradeguard.migration.schema.Operation.RenameColumn;
import io.github.upgradeguard.migration.schema.Operation.RenameSequence;
import io.github.upgradeguard.migration.schema.Operation.RenameTable;
import io.github.upgradeguard.migration.schema.Operation.RenameView;
import io.github.upgradeguard.migration.schema.Operation.SetDefault;
import io.github.upgradeguard.migration.schema.Operation.SetNotNull;
import io.github.upgradeguard.migration.schema.Operation.Unread;
import io.github.upgradeguard.migration.sql.SqlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads Liquibase's changes as what they do to a schema. */
final class Changes {

    private final Dbms dbms;
    private final Structure structure;
    private final Rows rows;
    private final Scripts scripts;

    Changes(Dbms dbms, ParsedContents contents, IncludePaths paths) {
        SqlReader sql = new SqlReader(dbms);
        this.dbms = dbms;
        this.structure = new Structure(dbms, sql);
        this.rows = new Rows(contents, paths);
        this.scripts = new Scripts(contents, paths, sql);
    }

    /** Whether the database at hand ever sees a change. */
    boolean isFor(Node change) {
        return switch (change.name()) {
            case "sql", "sqlFile", "createProcedure", "insert" -> DbmsList.names(change.attribute("dbms"), dbms);
            default -> true;
        };
    }

    /** Adds what a change is to a digest. */
    void digest(Node change, LogFile from, Parameters parameters, Digest digest) {
        scripts.digest(change, from, parameters, digest);
    }

    /** What an element of a change set does, one statement after the other where it is SQL. */
    List<Change> read(Node change, LogFile from, Parameters parameters) {
        List<Change> changes;
        try {
            changes = Scripts.isScript(change)
                    ? scripts.changes(change, from, parameters)
                    : List.of(change(change, from, operations(change, from)));
        } catch (UnreadableChangeException e) {
            changes = List.of(change(change, from, List.of(new Unread(String.valueOf(e.getMessage())))));
        }
        List<Operation> doubts = doubts(change);
        if (doubts.isEmpty()) {
            return changes;
        }
        List<Change> doubted = new ArrayList<>(changes);
        doubted.set(0, with(changes.get(0), doubts));
        return doubted;
    }

    private static Change change(Node change, LogFile from, List<Operation> operations) {
        return new Change(change.name(), change.toString(), from.file(), change.line(), operations);
    }

    /** A change that may do more than what was read of it. */
    static Change with(Change change, List<Operation> more) {
        List<Operation> operations = new ArrayList<>(change.operations());
        operations.addAll(more);
        return new Change(change.type(), change.text(), change.file(), change.line(), operations, change.goesOn());
    }

    private static List<Operation> doubts(Node change) {
        List<Operation> doubts = new ArrayList<>();
        if (KnownAttributes.changes().contains(change.name())) {
            KnownAttributes.firstUnknown(change)
                    .ifPresent(unknown -> doubts.add(
                            new Unread("'%s' is no attribute of %s that is known".formatted(unknown, change.name()))));
        }
        unresolved(change)
                .ifPresent(value -> doubts.add(new Unread(
                        "%s is set in no file that is read, so a name or type is not known".formatted(value))));
        return doubts;
    }

    private static Optional<String> unresolved(Node node) {
        for (Map.Entry<String, String> attribute : node.attributes().entrySet()) {
            if (attribute.getValue().contains("${") && namesSomething(attribute.getKey())) {
                return Optional.of(attribute.getValue());
            }
        }
        return node.children().stream()
                .flatMap(child -> unresolved(child).stream())
                .findFirst();
    }

    private static boolean namesSomething(String attribute) {
        boolean isQualifier = attribute.contains("chema") || attribute.contains("atalog");
        return !isQualifier
                && (attribute.equals("name")
                        || attribute.equals("type")
                        || attribute.equals("class")
                        || attribute.equals("references")
                        || attribute.endsWith("Name")
                        || attribute.endsWith("Names")
                        || attribute.endsWith("Type"));
    }

    private List<Operation> operations(Node change, LogFile from) {
        return switch (change.name()) {
            case "createTable" -> structure.createTable(change);
            case "addColumn" -> structure.addColumn(change);
            case "dropColumn" -> structure.dropColumn(change);
            case "modifyDataType" -> structure.modifyDataType(change);
            case "mergeColumns" -> structure.mergeColumns(change);
            case "addLookupTable" -> structure.addLookupTable(change);
            case "addAutoIncrement" -> structure.addAutoIncrement(change);
            case "loadData", "loadUpdateData" -> rows.load(change, from);
            default -> List.of(operation(change));
        };
    }

    private Operation operation(Node change) {
        return switch (change.name()) {
            case "addPrimaryKey" -> structure.addPrimaryKey(change);
            case "addUniqueConstraint" -> structure.addUnique(change);
            case "addForeignKeyConstraint" -> structure.addForeignKey(change);
            case "dropPrimaryKey" -> structure.drop(change, "tableName", Kind.PRIMARY_KEY);
            case "dropUniqueConstraint" -> structure.drop(change, "tableName", Kind.UNIQUE);
            case "dropForeignKeyConstraint" -> structure.drop(change, "baseTableName", Kind.FOREIGN_KEY);
            case "dropAllForeignKeyConstraints" ->
                new DropConstraint(required(change, "baseTableName"), Kind.FOREIGN_KEY, Optional.empty(), false);
            case "createIndex" -> structure.createIndex(change);
            case "dropIndex" ->
                new DropIndex(required(change, "indexName"), optional(change, "tableName"), false, false);
            case "insert" -> new InsertRows(required(change, "tableName"), Set.of());
            case "update" -> rows.update(change);
            case "delete" -> new DeleteRows(required(change, "tableName"));
            case "customChange" -> new CustomCode(UnreadableChangeException.required(change, "class"));
            case "executeCommand" -> new CustomCode(UnreadableChangeException.required(change, "executable"));
            case "tagDatabase", "output", "empty", "stop", "setTableRemarks", "setColumnRemarks" ->
                new NoEffect(change.name());
            default -> simple(change);
        };
    }

    private Operation simple(Node change) {
        return switch (change.name()) {
            case "dropTable" -> new DropTable(required(change, "tableName"), false);
            case "renameTable" -> new RenameTable(required(change, "oldTableName"), required(change, "newTableName"));
            case "renameColumn" ->
                new RenameColumn(
                        required(change, "tableName"),
                        required(change, "oldColumnName"),
                        required(change, "newColumnName"));
            case "addNotNullConstraint" ->
                new SetNotNull(
                        required(change, "tableName"),
                        required(change, "columnName"),
                        change.attributes().containsKey("defaultNullValue"));
            case "dropNotNullConstraint" ->
                new DropNotNull(required(change, "tableName"), required(change, "columnName"));
            case "addDefaultValue" ->
                new SetDefault(required(change, "tableName"), required(change, "columnName"), Defaults.of(change));
            case "dropDefaultValue" -> new DropDefault(required(change, "tableName"), required(change, "columnName"));
            case "dropView" -> new DropView(required(change, "viewName"), change.isTrue("ifExists"));
            case "renameView" -> new RenameView(required(change, "oldViewName"), required(change, "newViewName"));
            case "createSequence" -> new CreateSequence(required(change, "sequenceName"), false);
            case "alterSequence" ->
                new AlterSequence(
                        required(change, "sequenceName"),
                        change.attribute("incrementBy").isPresent());
            case "dropSequence" -> new DropSequence(required(change, "sequenceName"), false);
            case "renameSequence" ->
                new RenameSequence(required(change, "oldSequenceName"), required(change, "newSequenceName"));
            case "dropProcedure" -> new DropRoutine(routine(change), false);
            default ->
                new Unread("'%s' is no change of Liquibase itself, what it does is not known".formatted(change.name()));
        };
    }

    private static Name routine(Node change) {
        String written = UnreadableChangeException.required(change, "procedureName");
        int parameters = written.indexOf('(');
        return Name.of(parameters < 0 ? written : written.substring(0, parameters));
    }
}
