package io.github.upgradeguard.migration.changelog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The changes of Liquibase itself, as of version 4.33, and what may stand in each. */
final class KnownAttributes {

    private static final Set<String> OF_ALL = Set.of("catalogName", "schemaName");

    private static final Set<String> OF_COLUMNS =
            Set.of(("name type value valueNumeric valueBoolean valueDate valueComputed valueClobFile valueBlobFile"
                            + " valueSequenceNext valueSequenceCurrent defaultValue defaultValueNumeric"
                            + " defaultValueBoolean defaultValueDate defaultValueComputed defaultValueSequenceNext"
                            + " defaultValueConstraintName autoIncrement generationType defaultOnNull startWith"
                            + " incrementBy remarks descending computed included encoding rawDateValue afterColumn"
                            + " beforeColumn position index header nullPlaceholder allowUpdate loadType")
                    .split(" "));

    private static final Set<String> OF_CONSTRAINTS =
            Set.of(("nullable notNullConstraintName primaryKey primaryKeyName primaryKeyTablespace unique"
                            + " uniqueConstraintName references referencedTableCatalogName referencedTableSchemaName"
                            + " referencedTableName referencedColumnNames foreignKeyName deleteCascade deferrable"
                            + " initiallyDeferred checkConstraint validateNullable validateUnique validatePrimaryKey"
                            + " validateForeignKey")
                    .split(" "));

    private static final Set<String> CHILDREN = Set.of(
            "column", "columns", "constraints", "where", "whereParams", "param", "params", "comment", "arg", "args");

    private static final Map<String, Set<String>> BY_CHANGE = new HashMap<>();

    static {
        put("addAutoIncrement tableName columnName columnDataType generationType defaultOnNull incrementBy startWith");
        put("addColumn tableName columns");
        put("addDefaultValue tableName columnName columnDataType defaultValue defaultValueBoolean defaultValueComputed"
                + " defaultValueConstraintName defaultValueDate defaultValueNumeric defaultValueSequenceNext");
        put("addForeignKeyConstraint baseTableName baseTableSchemaName baseTableCatalogName baseColumnNames"
                + " constraintName deferrable deleteCascade initiallyDeferred onDelete onUpdate referencedTableName"
                + " referencedTableSchemaName referencedTableCatalogName referencedColumnNames referencesUniqueColumn"
                + " validate");
        put("addLookupTable constraintName existingTableName existingTableSchemaName existingTableCatalogName"
                + " existingColumnName newTableName newTableSchemaName newTableCatalogName newColumnName"
                + " newColumnDataType");
        put("addNotNullConstraint tableName columnName columnDataType constraintName defaultNullValue validate");
        put("addPrimaryKey tableName columnNames constraintName clustered forIndexName forIndexSchemaName"
                + " forIndexCatalogName tablespace validate");
        put("addUniqueConstraint tableName columnNames constraintName clustered deferrable disabled forIndexName"
                + " forIndexSchemaName forIndexCatalogName initiallyDeferred tablespace validate");
        put("alterSequence sequenceName cacheSize cycle dataType incrementBy maxValue minValue ordered startValue");
        put("createIndex tableName indexName unique columns associatedWith clustered tablespace using");
        put("createProcedure procedureName procedureText path relativeToChangelogFile encoding comment dbms"
                + " replaceIfExists");
        put("createSequence sequenceName cacheSize cycle dataType incrementBy maxValue minValue ordered startValue");
        put("createTable tableName columns ifNotExists remarks rowDependencies tableType tablespace");
        put("createView viewName selectQuery path relativeToChangelogFile encoding fullDefinition remarks"
                + " replaceIfExists");
        put("customChange class");
        put("delete tableName where");
        put("dropAllForeignKeyConstraints baseTableName baseTableSchemaName baseTableCatalogName");
        put("dropColumn tableName columnName columns");
        put("dropDefaultValue tableName columnName columnDataType");
        put("dropForeignKeyConstraint baseTableName baseTableSchemaName baseTableCatalogName constraintName");
        put("dropIndex tableName indexName associatedWith");
        put("dropNotNullConstraint tableName columnName columnDataType constraintName");
        put("dropPrimaryKey tableName constraintName dropIndex");
        put("dropProcedure procedureName");
        put("dropSequence sequenceName cacheSize cycle dataType incrementBy maxValue minValue ordered startValue");
        put("dropTable tableName cascadeConstraints");
        put("dropUniqueConstraint tableName constraintName uniqueColumns");
        put("dropView viewName ifExists");
        put("empty");
        put("executeCommand executable os timeout");
        put("insert tableName columns dbms");
        put("loadData tableName columns file commentLineStartsWith encoding quotchar relativeToChangelogFile separator"
                + " usePreparedStatements");
        put("loadUpdateData tableName columns file commentLineStartsWith encoding quotchar relativeToChangelogFile"
                + " separator usePreparedStatements onlyUpdate primaryKey");
        put("mergeColumns tableName column1Name column2Name finalColumnName finalColumnType joinString");
        put("modifyDataType tableName columnName newDataType");
        put("output message target");
        put("renameColumn tableName oldColumnName newColumnName columnDataType remarks");
        put("renameSequence oldSequenceName newSequenceName");
        put("renameTable oldTableName newTableName");
        put("renameView oldViewName newViewName");
        put("setColumnRemarks tableName columnName columnDataType columnParentType remarks");
        put("setTableRemarks tableName remarks");
        put("sql sql comment dbms endDelimiter splitStatements stripComments ignoreOriginalSplitStatements sqlStartLine"
                + " sqlEndLine");
        put("sqlFile path relativeToChangelogFile dbms encoding endDelimiter splitStatements stripComments"
                + " ignoreOriginalSplitStatements");
        put("stop message");
        put("tagDatabase tag keepTagOnRollback");
        put("update tableName columns where");
    }

    private KnownAttributes() {}

    private static void put(String changeAndAttributes) {
        List<String> words = List.of(changeAndAttributes.split(" "));
        BY_CHANGE.put(words.get(0), new HashSet<>(words.subList(1, words.size())));
    }

    /** The names of all changes. */
    static Set<String> changes() {
        return BY_CHANGE.keySet();
    }

    /** What may stand in a change, beside its schema and catalog. */
    static Set<String> of(String change) {
        return BY_CHANGE.getOrDefault(change, Set.of());
    }

    /** The first attribute or element in a change that Liquibase does not know there; empty if there is none. */
    static Optional<String> firstUnknown(Node change) {
        // A class of the product takes what it likes.
        return change.name().equals("customChange") ? Optional.empty() : firstUnknown(change, of(change.name()));
    }

    private static Optional<String> firstUnknown(Node node, Set<String> known) {
        for (String attribute : node.attributes().keySet()) {
            if (!known.contains(attribute) && !OF_ALL.contains(attribute)) {
                return Optional.of(attribute);
            }
        }
        for (Node child : node.children()) {
            Optional<String> unknown = CHILDREN.contains(child.name())
                    ? firstUnknown(child, inside(child.name()))
                    : Optional.of(child.name()).filter(name -> !known.contains(name));
            if (unknown.isPresent()) {
                return unknown;
            }
        }
        return Optional.empty();
    }

    private static Set<String> inside(String child) {
        return switch (child) {
            case "constraints" -> OF_CONSTRAINTS;
            case "arg", "args" -> Set.of("value");
            default -> OF_COLUMNS;
        };
    }
}
