package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlNode.Fields;
import io.github.upgradeguard.yaml.YamlNode.Items;
import io.github.upgradeguard.yaml.YamlNode.Text;
import io.github.upgradeguard.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads YAML and JSON into nodes: scalars in a mapping become attributes, all else, and all in a list, children. */
final class YamlFile {

    /** Characters; of YAML each may become an object of its own. */
    private static final int LONGEST = 4 * 1024 * 1024;

    private YamlFile() {}

    /** The change log in a file; of one that is not well-formed, nothing. */
    static ParsedFile read(String file, String content) {
        if (content.length() > LONGEST) {
            Gap gap = new Gap(file, 0, "longer than %d MiB, the file is not read".formatted(LONGEST >> 20));
            return new ParsedFile(nothing(Syntax.ROOT), false, List.of(gap));
        }
        try {
            // JSON may be indented by tabs; YAML, which it is read as, may not.
            String text = file.endsWith(".json") ? content.replace('\t', ' ') : content;
            Optional<YamlNode> changeLog = YamlReader.documents(file, text).stream()
                    .flatMap(document -> document instanceof Fields fields
                            ? Optional.ofNullable(fields.values().get(Syntax.ROOT)).stream()
                            : Optional.<YamlNode>empty().stream())
                    .findFirst();
            return changeLog
                    .map(node -> new ParsedFile(node(Syntax.ROOT, node), false, List.of()))
                    .orElseGet(() -> new ParsedFile(nothing(""), false, List.of()));
        } catch (UnusableFileException e) {
            int line = e.place().map(place -> place.line()).orElse(0);
            Gap gap = new Gap(file, line, "the file is not read: " + e.mistake());
            return new ParsedFile(nothing(Syntax.ROOT), false, List.of(gap));
        }
    }

    private static Node nothing(String name) {
        return new Node(name, Map.of(), List.of(), "", 1, 1);
    }

    private static Node node(String name, YamlNode value) {
        Map<String, String> attributes = new LinkedHashMap<>();
        List<Node> children = new ArrayList<>();
        String text = "";
        int line = value.place().line();
        if (value instanceof Text scalar) {
            text = scalar.value();
        } else if (value instanceof Fields fields) {
            take(fields, attributes, children);
        } else if (value instanceof Items items) {
            for (YamlNode item : items.values()) {
                if (item instanceof Fields fields) {
                    fields.values().forEach((key, one) -> children.add(node(key, one)));
                } else {
                    children.add(node(name, item));
                }
            }
        }
        return new Node(
                name,
                attributes.isEmpty() ? Map.of() : attributes,
                children.isEmpty() ? List.of() : children,
                text,
                line,
                line);
    }

    private static void take(Fields fields, Map<String, String> attributes, List<Node> children) {
        fields.values().forEach((key, value) -> {
            if (value instanceof Text scalar && !attributes.containsKey(key)) {
                attributes.put(key, scalar.value());
            } else {
                children.add(node(key, value));
            }
        });
    }
}
