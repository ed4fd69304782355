package io.github.upgradeguard.migration.changelog;

import static io.github.upgradeguard.migration.changelog.Names.required;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.InsertRows;
import io.github.upgradeguard.migration.schema.Operation.UpdateRows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Liquibase's changes of rows. */
final class Rows {

    private final ParsedContents contents;
    private final IncludePaths paths;

    Rows(ParsedContents contents, IncludePaths paths) {
        this.contents = contents;
        this.paths = paths;
    }

    Operation update(Node change) {
        Set<Name> columns = new LinkedHashSet<>();
        Set<Name> reads = new LinkedHashSet<>();
        for (Node column : change.all("column")) {
            columns.add(required(column, "name"));
            column.attribute("valueComputed").ifPresent(value -> reads.addAll(Names.words(value)));
        }
        change.value("where").ifPresent(where -> reads.addAll(Names.words(where)));
        for (Node parameters : change.children()) {
            for (Node parameter : parameters.all("param")) {
                parameter.attribute("name").ifPresent(name -> reads.add(Name.of(name)));
                parameter.attribute("valueComputed").ifPresent(value -> reads.addAll(Names.words(value)));
            }
        }
        return new UpdateRows(required(change, "tableName"), columns, reads);
    }

    List<Operation> load(Node change, LogFile from) {
        Name table = required(change, "tableName");
        List<Operation> operations = new ArrayList<>();
        if (!change.isTrue("onlyUpdate")) {
            operations.add(new InsertRows(table, Set.of()));
        }
        if (change.name().equals("loadUpdateData")) {
            Set<Name> columns = new LinkedHashSet<>(header(change, from));
            for (Node column : change.all("column")) {
                column.attribute("name").ifPresent(name -> columns.add(Name.of(name)));
            }
            Set<Name> key = Set.copyOf(Names.list(change.value("primaryKey").orElse("")));
            columns.removeAll(key);
            operations.add(new UpdateRows(table, columns, key));
            if (columns.isEmpty()) {
                operations.add(new Operation.Unread("which columns loadUpdateData writes is not known"));
            }
        }
        return operations;
    }

    /** The columns that the first line of a file names; none if the file is not there. */
    private List<Name> header(Node change, LogFile from) {
        Optional<String> text = change.attribute("file")
                .map(file -> IncludePaths.told(file, change.isTrue("relativeToChangelogFile"), from))
                .flatMap(told -> paths.file(told, from))
                .flatMap(contents::text);
        String separator = change.attribute("separator").orElse(",");
        String comment = change.attribute("commentLineStartsWith").orElse("#");
        String first = text.stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank() && !line.startsWith(comment))
                .findFirst()
                .orElse("");
        List<Name> columns = new ArrayList<>();
        int at = 0;
        for (int end = first.indexOf(separator); at <= first.length(); end = first.indexOf(separator, at)) {
            int stop = end < 0 ? first.length() : end;
            String column = first.substring(at, stop).replace("\"", "").strip();
            if (!column.isEmpty()) {
                columns.add(Name.of(column));
            }
            at = stop + separator.length();
        }
        return columns;
    }
}
