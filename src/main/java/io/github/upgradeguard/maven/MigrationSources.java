package io.github.upgradeguard.maven;

import io.github.upgradeguard.maven.DeclaredRelease.Origin;
import io.github.upgradeguard.migration.MigrationSource;
import io.github.upgradeguard.migration.schema.Dbms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the words in which change logs are declared into values, and tells what is wrong with them. */
final class MigrationSources {

    private final List<String> mistakes;

    /** @param mistakes takes what is wrong, each a sentence without its end */
    MigrationSources(List<String> mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * What an upgrade declares.
     *
     * @param where how messages name the place, up to the element that is wrong
     */
    MigrationSource source(Migrations written, String where) {
        List<String> artifacts = items(written.artifacts);
        List<String> paths = items(written.path);
        if (!artifacts.isEmpty() && !paths.isEmpty()) {
            mistakes.add("%s<migrations> has both <artifacts> and <path>; take one of them out".formatted(where));
        }
        coordinates(artifacts, where + "<artifacts>");
        for (String path : paths) {
            if (!path.contains("{{version}}")) {
                mistakes.add(
                        "%s<path> is '%s', the same for every release; write {{version}} where a release's version stands in it"
                                .formatted(where, path));
            } else {
                origin(path, where);
            }
        }
        return new MigrationSource(
                artifacts,
                paths,
                databases(items(written.dbms), where + "<dbms>"),
                items(written.changeLogs),
                Optional.ofNullable(written.decisions).map(String::strip).filter(text -> !text.isEmpty()),
                isTrue(written.whole, where + "<whole>"));
    }

    private void origin(String path, String where) {
        try {
            Origin.of(path.replace("{{version}}", "VERSION"), Path.of(""));
        } catch (IllegalArgumentException e) {
            mistakes.add("%s<path>: %s".formatted(where, e.getMessage()));
        }
    }

    private boolean isTrue(@Nullable String value, String where) {
        String text = value == null ? "" : value.strip();
        if (!List.of("", "true", "false").contains(text)) {
            mistakes.add("%s is '%s'; write true or false".formatted(where, text));
        }
        return text.equals("true");
    }

    /** The coordinates that can be read; the others are told. */
    List<Coordinates> coordinates(List<String> items, String where) {
        List<Coordinates> artifacts = new ArrayList<>();
        for (String item : items) {
            Coordinates.of(item)
                    .ifPresentOrElse(
                            artifacts::add,
                            () -> mistakes.add(
                                    "%s: '%s' is no artifact; write groupId:artifactId, groupId:artifactId:classifier or groupId:artifactId:extension:classifier, without a version"
                                            .formatted(where, item)));
        }
        return artifacts;
    }

    /** The databases that are named. */
    List<Dbms> databases(List<String> words, String where) {
        List<Dbms> databases = new ArrayList<>();
        for (String word : words) {
            Dbms.of(word)
                    .ifPresentOrElse(
                            databases::add,
                            () -> mistakes.add("%s: '%s' is no database that is known; known are %s"
                                    .formatted(
                                            where,
                                            word,
                                            Arrays.stream(Dbms.values())
                                                    .map(Dbms::key)
                                                    .collect(Collectors.joining(", ")))));
        }
        return databases.stream().distinct().toList();
    }

    /** What stands between commas; nothing for null. */
    static List<String> items(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }
}
