package io.github.upgradeguard.upgrade.runbook;

import io.github.upgradeguard.upgrade.guard.CrossedRelease;
import io.github.upgradeguard.upgrade.product.Chapter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that a step's template may name.
 *
 * @param hop of the steps of a hop; empty elsewhere
 * @param instances how many run; empty if nobody knows
 * @param notes of the releases that are crossed
 */
record Vocabulary(
        String id,
        String product,
        String title,
        String current,
        String target,
        Optional<Ends> hop,
        Optional<Integer> instances,
        List<String> components,
        List<CrossedRelease> notes) {

    /** Where a hop leads from and to, and which of how many it is. */
    record Ends(String from, String to, int number, int count) {}

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("product", product);
        values.put("title", title);
        values.put("current", current);
        values.put("target", target);
        values.put("instances", instances.map(String::valueOf).orElse(""));
        values.put(
                "components",
                components.stream().map(name -> Map.of("name", name)).toList());
        values.put("notes", notes.stream().map(Vocabulary::note).toList());
        hop.ifPresent(ends -> {
            values.put("from", ends.from());
            values.put("to", ends.to());
            values.put("hop", String.valueOf(ends.number()));
            values.put("hops", String.valueOf(ends.count()));
        });
        return values;
    }

    private static Map<String, Object> note(CrossedRelease crossed) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("version", crossed.release().version().text());
        note.put("date", crossed.release().date().map(String::valueOf).orElse(""));
        note.put("url", crossed.release().notes().<Object>map(Address::new).orElse(""));
        note.put("read", crossed.isSettled());
        note.put(
                "flags",
                crossed.release().flags().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(flag -> Map.of("flag", flag.getKey().key(), "reason", flag.getValue()))
                        .toList());
        return note;
    }

    /** Values of every shape that a template of a chapter can meet, so that no section of it goes unseen. */
    static List<Map<String, Object>> samples(Chapter chapter) {
        List<Map<String, Object>> samples = new ArrayList<>();
        for (int shape = 0; shape < 128; shape++) {
            Map<String, Object> note = new LinkedHashMap<>();
            note.put("version", "1");
            note.put("date", is(shape, 0) ? "1" : "");
            note.put("url", is(shape, 1) ? "1" : "");
            note.put("read", is(shape, 2));
            note.put(
                    "flags",
                    is(shape, 6)
                            ? List.of(Map.of("flag", "1", "reason", "1"), Map.of("flag", "1", "reason", "1"))
                            : List.of());
            Map<String, Object> values = new LinkedHashMap<>();
            for (String name : List.of("id", "product", "title", "current", "target")) {
                values.put(name, "1");
            }
            values.put("instances", is(shape, 3) ? "1" : "");
            values.put("components", is(shape, 4) ? List.of(Map.of("name", "1"), Map.of("name", "1")) : List.of());
            values.put("notes", is(shape, 5) ? List.of(note, note) : List.of());
            if (chapter.isOfHop()) {
                for (String name : List.of("from", "to", "hop", "hops")) {
                    values.put(name, "1");
                }
            }
            samples.add(values);
        }
        return samples;
    }

    private static boolean is(int shape, int bit) {
        return (shape >> bit & 1) == 1;
    }
}
