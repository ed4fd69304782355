package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.verdict.Impact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A file of labels. Its head says who labelled, when and how, and the form of its lines. */
final class LabelFile {

    static final Path FOLDER = Path.of("src/test/resources/io/github/upgradeguard/migration/labels");

    private LabelFile() {}

    static List<LabelledSet> read(String name) throws IOException {
        List<LabelledSet> labels = new ArrayList<>();
        List<String> section = List.of();
        for (String line : Files.readAllLines(FOLDER.resolve(name))) {
            if (line.startsWith("[")) {
                section = fields(line.substring(1, line.length() - 1), 3);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                labels.add(label(section, fields(line, 6)));
            }
        }
        return labels;
    }

    private static LabelledSet label(List<String> section, List<String> fields) {
        SortedSet<Impact> accept = new TreeSet<>();
        accept.add(impact(fields.get(3)));
        for (String word : fields.get(4).split(",", -1)) {
            if (!word.isBlank()) {
                accept.add(impact(word.strip()));
            }
        }
        Dbms dbms = Dbms.of(section.get(2)).orElseThrow();
        return new LabelledSet(
                section.get(0),
                new LabelledSet.Releases(section.get(1), fields.get(0), fields.get(1), dbms),
                fields.get(2),
                impact(fields.get(3)),
                accept,
                fields.get(5));
    }

    private static Impact impact(String word) {
        return Impact.of(word).orElseThrow(() -> new IllegalArgumentException("no class of migrations: " + word));
    }

    private static List<String> fields(String line, int count) {
        List<String> fields = new ArrayList<>();
        for (String field : line.split("\\|", -1)) {
            fields.add(field.strip());
        }
        if (fields.size() != count) {
            throw new IllegalArgumentException("%d fields, not %d: %s".formatted(fields.size(), count, line));
        }
        return fields;
    }
}
