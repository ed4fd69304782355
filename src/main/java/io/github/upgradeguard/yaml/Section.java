package io.github.upgradeguard.yaml;

import io.github.upgradeguard.yaml.YamlNode.Fields;
import io.github.upgradeguard.yaml.YamlNode.Items;
import io.github.upgradeguard.yaml.YamlNode.Text;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A mapping whose keys are known: typed access, and mistakes told at their place. */
public record Section(Fields fields) {

    /** In characters: of a step that somebody carries out, the longest of texts. */
    private static final int LONGEST_TEXT = 20_000;

    /** In characters: of what stands under a key. Reports say it once for every hop that it is about. */
    private static final int LONGEST_VALUE = 2_000;

    /**
     * A mapping with these keys and no others.
     *
     * @param what how a message names the section
     * @throws UnusableFileException if the node is no mapping or has a key that is not known
     */
    public static Section of(YamlNode node, String what, Collection<String> knownKeys) {
        if (!(node instanceof Fields fields)) {
            throw new UnusableFileException(
                    node.place(),
                    "%s is %s; write a mapping of %s".formatted(what, node.kind(), String.join(", ", knownKeys)));
        }
        for (var key : fields.keys().entrySet()) {
            if (!knownKeys.contains(key.getKey())) {
                throw new UnusableFileException(key.getValue(), unknown(what, key.getKey(), knownKeys));
            }
        }
        return new Section(fields);
    }

    private static String unknown(String what, String key, Collection<String> knownKeys) {
        String nearest = Names.nearest(key, knownKeys)
                .map(name -> "did you mean '%s'? ".formatted(name))
                .orElse("");
        return "'%s' is no key of %s; %sknown are %s".formatted(key, what, nearest, String.join(", ", knownKeys));
    }

    public Place place() {
        return fields.place();
    }

    public boolean has(String key) {
        return fields.values().containsKey(key);
    }

    public Optional<YamlNode> node(String key) {
        return Optional.ofNullable(fields.values().get(key));
    }

    /** The items of a list; none where the key is missing. */
    public List<YamlNode> items(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof Items items)) {
            throw mistake(
                    key, "'%s' is %s; write a list".formatted(key, node.get().kind()));
        }
        return items.values();
    }

    /** What stands under a key that takes one or a list; never empty. */
    public List<YamlNode> oneOrMore(String key) {
        if (!(requiredNode(key) instanceof Items items)) {
            return List.of(requiredNode(key));
        }
        if (items.values().isEmpty()) {
            throw mistake(key, "'%s' is empty; write at least one".formatted(key));
        }
        return items.values();
    }

    public Optional<String> optional(String key) {
        return node(key).map(node -> text(node, "'" + key + "'", LONGEST_VALUE));
    }

    public YamlNode requiredNode(String key) {
        return node(key)
                .orElseThrow(() -> new UnusableFileException(place(), "'%s' is missing here; write it".formatted(key)));
    }

    public String required(String key) {
        return text(requiredNode(key), "'" + key + "'", LONGEST_VALUE);
    }

    /**
     * The text of a node, which is not empty.
     *
     * @param what how a message names it
     */
    public static String text(YamlNode node, String what) {
        return text(node, what, LONGEST_TEXT);
    }

    private static String text(YamlNode node, String what, int longest) {
        if (!(node instanceof Text text)) {
            throw new UnusableFileException(node.place(), "%s is %s; write a text".formatted(what, node.kind()));
        }
        if (text.value().isBlank()) {
            throw new UnusableFileException(
                    node.place(), "%s is empty; write its value or take it out".formatted(what));
        }
        if (text.value().length() > longest) {
            throw new UnusableFileException(
                    node.place(),
                    "%s has %d characters; at most %d are read, so write what matters"
                            .formatted(what, text.value().length(), longest));
        }
        return text.value();
    }

    public UnusableFileException mistake(String key, String message) {
        return new UnusableFileException(node(key).map(YamlNode::place).orElse(place()), message);
    }
}
