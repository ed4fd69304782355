package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** The cases that tests replay: YAML in which every scalar is text, and plain lists. */
final class DataFile {

    private static final String FOLDER = "/io/github/upgradeguard/cases/";

    private DataFile() {}

    /** One mapping; a key that nobody knows is a mistake, because a case would be judged without it. */
    record Fields(String where, Map<String, Object> values) {

        Fields knowing(String... keys) {
            Set<String> unknown = new TreeSet<>(values.keySet());
            unknown.removeAll(List.of(keys));
            assertTrue(unknown.isEmpty(), "%s has keys that mean nothing: %s".formatted(where, unknown));
            return this;
        }

        boolean has(String key) {
            return values.containsKey(key);
        }

        String text(String key) {
            return optional(key).orElseThrow(() -> new AssertionError("%s has no %s".formatted(where, key)));
        }

        Optional<String> optional(String key) {
            return Optional.ofNullable(values.get(key)).map(value -> text(value, key));
        }

        /** The texts of a list, or the one text that stands there instead; empty where the key is missing. */
        List<String> texts(String key) {
            return values.get(key) instanceof List<?> list
                    ? list.stream().map(item -> text(item, key)).toList()
                    : optional(key).map(List::of).orElse(List.of());
        }

        /** The texts of a mapping by their keys, in the order of the file. */
        Map<String, String> map(String key) {
            Map<String, String> texts = new LinkedHashMap<>();
            if (values.get(key) instanceof Map<?, ?> map) {
                map.forEach((name, value) -> texts.put(text(name, key), text(value, key)));
            } else {
                assertTrue(!has(key), () -> "%s: %s is no mapping".formatted(where, key));
            }
            return texts;
        }

        /** The mapping that stands there. */
        Fields mapping(String key) {
            return fields(where + ", " + key, values.getOrDefault(key, ""));
        }

        /** The mappings of a list; empty where the key is missing. */
        List<Fields> list(String key) {
            List<Fields> fields = new ArrayList<>();
            if (values.get(key) instanceof List<?> list) {
                list.forEach(item -> fields.add(fields("%s, %s %d".formatted(where, key, fields.size() + 1), item)));
            } else {
                assertTrue(!has(key), () -> "%s: %s is no list".formatted(where, key));
            }
            return fields;
        }

        private String text(Object value, String key) {
            assertTrue(value instanceof String, () -> "%s: %s is no text: %s".formatted(where, key, value));
            return (String) value;
        }
    }

    /** The mapping that a file is. */
    static Fields mapping(String name) {
        return fields(name, yaml(name));
    }

    /** The list of mappings that a file is. */
    static List<Fields> mappings(String name) {
        return new Fields(name, Map.of("file", yaml(name))).list("file");
    }

    private static Object yaml(String name) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setSchema(new FailsafeSchema())
                .build();
        return new Load(settings).loadFromString(text(name));
    }

    private static Fields fields(String where, Object value) {
        assertTrue(value instanceof Map, () -> "%s is no mapping".formatted(where));
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, field) -> fields.put(String.valueOf(key), field));
        return new Fields(where, fields);
    }

    /** The lines of a file, without the remarks among them. */
    static List<String> lines(String name) {
        return text(name).lines().filter(line -> !line.startsWith("#")).toList();
    }

    static String text(String name) {
        try (InputStream stream = DataFile.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new AssertionError("there is no " + FOLDER + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean exists(String name) {
        return DataFile.class.getResource(FOLDER + name) != null;
    }

    /** The names of the files of a folder that end so, without that end, sorted. */
    static List<String> names(String folder, String end) {
        URL found = DataFile.class.getResource(FOLDER + folder);
        if (found == null) {
            throw new AssertionError("there is no " + FOLDER + folder);
        }
        try (Stream<Path> files = Files.list(Path.of(found.toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .map(name -> name.substring(0, name.length() - end.length()))
                    .sorted()
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(found + " cannot be listed", e);
        }
    }
}
