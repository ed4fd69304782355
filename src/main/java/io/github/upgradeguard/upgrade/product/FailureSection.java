package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.upgrade.failure.KnownFailure;
import io.github.upgradeguard.upgrade.failure.Signature;
import io.github.upgradeguard.upgrade.failure.TriedHop;
import io.github.upgradeguard.upgrade.policy.Passage;
import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.upgrade.version.Versioning;
import io.github.upgradeguard.yaml.Place;
import io.github.upgradeguard.yaml.Section;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One known failure of a product file. */
record FailureSection(Section section, Versioning versioning, Map<String, Source> sources) {

    static final List<String> KEYS = List.of("id", "title", "log", "hops", "means", "steps", "tried", "source");

    private static final Pattern NAMED = Pattern.compile("\\{\\{([A-Za-z-]+)}}");

    /**
     * A file that has known failures.
     *
     * @param sources those that it knows by name
     */
    record OfFile(Section root, Map<String, Source> sources) {}

    /**
     * The known failures of a product, the nearest file's first; one of a nearer file replaces that of the same id.
     *
     * @param baseFirst each file extends the one before it
     */
    static List<KnownFailure> all(List<OfFile> baseFirst, Versioning versioning, Places places) {
        Map<String, KnownFailure> all = new LinkedHashMap<>();
        for (int file = baseFirst.size() - 1; file >= 0; file--) {
            Map<String, Place> own = new HashMap<>();
            for (YamlNode node : baseFirst.get(file).root().items("known-failures")) {
                Section section = Section.of(node, "a known failure", KEYS);
                KnownFailure failure = new FailureSection(
                                section, versioning, baseFirst.get(file).sources())
                        .failure();
                Place first = own.putIfAbsent(failure.id(), section.place());
                if (first != null) {
                    throw section.mistake(
                            "id",
                            "'%s' is the id of two failures, the other one stands in line %d; give each its own"
                                    .formatted(failure.id(), first.line()));
                }
                if (all.putIfAbsent(failure.id(), failure) == null) {
                    places.putFailure(failure.id(), section.place());
                }
            }
        }
        return new ArrayList<>(all.values());
    }

    private KnownFailure failure() {
        return new KnownFailure(
                section.required("id"),
                section.required("title"),
                section.oneOrMore("log").stream()
                        .map(node -> read(node, "'log'", Signature::of))
                        .toList(),
                section.required("means"),
                section.oneOrMore("steps").stream().map(FailureSection::step).toList(),
                optional("tried", this::tried),
                optional("hops", text -> Passage.parse(text, versioning)),
                SourceNames.in(section, sources));
    }

    private static String step(YamlNode node) {
        String step = Section.text(node, "'steps'");
        NAMED.matcher(step)
                .results()
                .map(named -> named.group(1))
                .filter(name -> !KnownFailure.VALUES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new UnusableFileException(
                            node.place(),
                            "{{%s}} is no value here; write {{current}} or {{target}}, the versions".formatted(name));
                });
        return step;
    }

    private <T> List<T> optional(String key, Function<String, T> reading) {
        return section.has(key)
                ? section.oneOrMore(key).stream()
                        .map(node -> read(node, "'" + key + "'", reading))
                        .toList()
                : List.of();
    }

    private static <T> T read(YamlNode node, String what, Function<String, T> reading) {
        String text = Section.text(node, what);
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableFileException(node.place(), String.valueOf(e.getMessage()));
        }
    }

    private TriedHop tried(String text) {
        String[] ends = text.split("->", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("'%s' is not of the form VERSION -> VERSION".formatted(text));
        }
        return new TriedHop(versioning.read(ends[0].strip()), versioning.read(ends[1].strip()));
    }
}
