package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.sql.SqlReader;
import io.github.upgradeguard.migration.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Liquibase's changes whose effect is written in SQL, in the change itself or in a file of its own. */
final class Scripts {

    private final ParsedContents contents;
    private final IncludePaths paths;
    private final SqlReader sql;

    Scripts(ParsedContents contents, IncludePaths paths, SqlReader sql) {
        this.contents = contents;
        this.paths = paths;
        this.sql = sql;
    }

    /**
     * SQL and where it stands.
     *
     * @param line of the file in which it starts
     */
    private record Source(String text, String file, int line) {}

    static boolean isScript(Node change) {
        return switch (change.name()) {
            case "sql", "sqlFile", "createProcedure", "createView" -> true;
            default -> false;
        };
    }

    /** What a change does, one statement after the other; at least one. */
    List<Change> changes(Node change, LogFile from, Parameters parameters) {
        Optional<Source> source = source(change, from, parameters);
        if (source.isEmpty()) {
            String missing = change.attribute("path").orElse("");
            String reason = missing.isEmpty()
                    ? change.name() + " has no SQL and no path to a file with any"
                    : "the file " + missing + " is not there or cannot be read";
            return List.of(other(change, from, new Operation.Unread(reason)));
        }
        Source found = source.get();
        List<Change> changes = new ArrayList<>();
        for (Statement statement : statements(change, found.text())) {
            changes.add(new Change(
                    change.name(),
                    statement.text(),
                    found.file(),
                    found.line() + statement.line() - 1,
                    statement.operations(),
                    !changes.isEmpty()));
        }
        return changes.isEmpty() ? List.of(other(change, from, new Operation.NoEffect(change.name()))) : changes;
    }

    private static Change other(Node change, LogFile from, Operation operation) {
        return new Change(change.name(), change.toString(), from.file(), change.line(), List.of(operation));
    }

    private List<Statement> statements(Node change, String text) {
        return switch (change.name()) {
            case "createProcedure" -> sql.script(text, Optional.empty(), false);
            case "createView" -> sql.script(view(change, text));
            default -> sql.script(text, change.attribute("endDelimiter"), !change.isFalse("splitStatements"));
        };
    }

    private static String view(Node change, String query) {
        if (change.isTrue("fullDefinition")) {
            return query;
        }
        // On one line with the query, so that its lines keep their numbers.
        return "CREATE %sVIEW %s AS %s"
                .formatted(
                        change.isTrue("replaceIfExists") ? "OR REPLACE " : "",
                        UnreadableChangeException.required(change, "viewName"),
                        query);
    }

    private Optional<Source> source(Node change, LogFile from, Parameters parameters) {
        Optional<String> path = change.attribute("path");
        if (path.isPresent()) {
            return file(change, path.get(), from).flatMap(file -> contents.textOfLog(file)
                    .map(text -> new Source(parameters.expand(text), file, 1)));
        }
        if (!change.text().isBlank()) {
            return Optional.of(new Source(change.text(), from.file(), change.textLine()));
        }
        return change.value("sql")
                .or(() -> change.value("procedureText"))
                .or(() -> change.value("selectQuery"))
                .map(text -> new Source(text, from.file(), change.line()));
    }

    private Optional<String> file(Node change, String path, LogFile from) {
        return paths.file(IncludePaths.told(path, change.isTrue("relativeToChangelogFile"), from), from);
    }

    /** Adds what a change is to a digest, with the content of the file that it names in place of the name. */
    void digest(Node change, LogFile from, Parameters parameters, Digest digest) {
        digest.add(change);
        Optional<String> path = change.attribute("path").or(() -> change.attribute("file"));
        if (path.isPresent()) {
            String text = file(change, path.get(), from)
                    .flatMap(contents::textOfLog)
                    .map(parameters::expand)
                    .orElse(path.get());
            digest.addSql(text);
        }
    }
}
