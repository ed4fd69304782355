package io.github.upgradeguard.migration.code;

import io.github.upgradeguard.migration.changelog.Contents;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the artifacts of a release, one pass. */
final class OldCodeReader {

    private static final List<String> TEXTS =
            List.of(".sql", ".xml", ".properties", ".yaml", ".yml", ".json", ".jdo", ".orm");
    /** Files that map classes to tables: names are there in the spelling of Java. */
    private static final List<String> MAPPINGS = List.of(".hbm.xml", "orm.xml", ".jdo", ".orm");

    private static final List<String> ARCHIVES = List.of(".jar", ".war", ".ear", ".zip");

    private final Set<String> changeLogFiles;
    private final Words words = new Words();
    private final OldStatements statements = new OldStatements();
    private final List<EntityClass> entities = new ArrayList<>();
    private final Map<String, String> mapped = new HashMap<>();
    /** Those that may be migrations, which is known when all are read. */
    private final Map<String, Met> doubtful = new LinkedHashMap<>();

    private final List<String> unread = new ArrayList<>();
    private int classes;

    private record Met(ClassFile file, String place) {}

    OldCodeReader(Set<String> changeLogFiles) {
        this.changeLogFiles = Set.copyOf(changeLogFiles);
    }

    void read(Contents artifact) {
        for (String path : artifact.paths()) {
            boolean isClass = path.endsWith(".class");
            if (changeLogFiles.contains(path)) {
                continue;
            }
            if (ends(path, ARCHIVES)) {
                unread.add("%s in %s was not opened".formatted(path, artifact.name()));
            } else if (isClass || ends(path, TEXTS)) {
                try {
                    Optional<byte[]> bytes = artifact.bytes(path);
                    if (bytes.isPresent() && isClass) {
                        readClass(bytes.get(), path, artifact.name());
                    } else if (bytes.isPresent()) {
                        readText(bytes.get(), path, artifact.name());
                    }
                } catch (IOException e) {
                    unread.add("%s in %s cannot be read: %s".formatted(path, artifact.name(), e.getMessage()));
                }
            }
        }
    }

    private static boolean ends(String path, List<String> endings) {
        return endings.stream().anyMatch(path::endsWith);
    }

    private void readText(byte[] bytes, String path, String artifact) {
        String text = new String(bytes, charset(bytes));
        String place = "%s in %s".formatted(path, artifact);
        words.add(text, place);
        statements.add(text, false, place);
        if (ends(path, MAPPINGS)) {
            Words.of(text).forEach(word -> mapped.putIfAbsent(Entities.folded(word), place));
        }
    }

    private static Charset charset(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        return mark == 0xfeff || mark == 0xfffe ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private void readClass(byte[] bytes, String path, String artifact) {
        Optional<ClassFile> file = ClassFile.read(bytes);
        if (file.isEmpty()) {
            unread.add("%s in %s is no class file of a known version".formatted(path, artifact));
            return;
        }
        classes++;
        Met met = new Met(file.get(), "%s in %s".formatted(file.get().name(), artifact));
        if (Migrations.mayBe(file.get())) {
            doubtful.putIfAbsent(file.get().name(), met);
        } else {
            add(met);
        }
    }

    private void add(Met met) {
        for (String string : met.file().strings()) {
            words.add(string, met.place());
            statements.add(string, true, met.place());
        }
        EntityClass.of(met.file()).ifPresent(entities::add);
    }

    OldCode oldCode() {
        Migrations migrations =
                new Migrations(doubtful.values().stream().map(Met::file).toList());
        doubtful.values().stream()
                .filter(met -> !migrations.have(met.file().name()))
                .forEach(this::add);
        doubtful.clear();
        if (words.isFull()) {
            unread.add("there are more words than are kept");
        }
        Entities mapping = new Entities(entities, mapped);
        if (mapping.isFull()) {
            unread.add("there are more fields of entities than are kept");
        }
        return new OldCode(words, mapping, statements, classes, unread);
    }
}
