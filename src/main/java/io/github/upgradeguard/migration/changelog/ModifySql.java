package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.CreateIndex;
import io.github.upgradeguard.migration.schema.Operation.CreateTable;
import io.github.upgradeguard.migration.schema.Operation.NoEffect;
import io.github.upgradeguard.migration.schema.Operation.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Liquibase's {@code modifySql}: an edit of the SQL that it writes for a change set, which is not seen here. */
final class ModifySql {

    private ModifySql() {}

    /** The changes of a set, each with a doubt that such an edit may make into another. */
    static List<Change> applied(Node changeSet, List<Change> changes, Dbms dbms) {
        List<Change> applied = changes;
        for (Node child : changeSet.children()) {
            if (child.name().equals("modifySql") && DbmsList.names(child.attribute("dbms"), dbms)) {
                for (Node edit : child.children()) {
                    applied = edited(applied, edit);
                }
            }
        }
        return applied;
    }

    private static List<Change> edited(List<Change> changes, Node edit) {
        List<Change> edited = new ArrayList<>(changes.size());
        for (Change change : changes) {
            boolean isSame =
                    fillsRows(edit) || change.operations().stream().allMatch(operation -> isHarmless(operation, edit));
            edited.add(
                    isSame ? change : Changes.with(change, List.of(new Unread("modifySql changes the SQL: " + edit))));
        }
        return edited;
    }

    /** SQL Server's words for giving the default to the rows that are there, as other databases do anyway. */
    private static boolean fillsRows(Node edit) {
        return edit.name().equals("replace")
                && edit.attribute("with")
                        .filter(with ->
                                with.equalsIgnoreCase(edit.attribute("replace").orElse("") + " WITH VALUES"))
                        .isPresent();
    }

    /** Whether an edit leaves an operation what it is for everyone who uses the schema. */
    private static boolean isHarmless(Operation operation, Node edit) {
        if (operation instanceof CreateTable) {
            String end = edit.attribute("value").orElse("").toLowerCase(Locale.ROOT);
            return edit.name().equals("append") && end.startsWith("engine");
        }
        // Which rows or which part of a value an index holds is for the searches to know; a unique one only gets
        // looser.
        return operation instanceof NoEffect || operation instanceof CreateIndex;
    }
}
