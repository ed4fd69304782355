package io.github.upgradeguard.product;

import io.github.upgradeguard.policy.Source;
import io.github.upgradeguard.product.YamlNode.Fields;
import io.github.upgradeguard.product.YamlNode.Items;
import io.github.upgradeguard.product.YamlNode.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping of a product file whose keys are known: typed access, and mistakes told at their place. */
record Section(Fields fields) {

    /**
     * @param what how a message names the section
     * @throws ProductFileException if the node is no mapping or has a key that is not known
     */
    static Section of(YamlNode node, String what, Collection<String> knownKeys) {
        if (!(node instanceof Fields fields)) {
            throw new ProductFileException(
                    node.place(),
                    "%s is %s; write a mapping of %s".formatted(what, node.kind(), String.join(", ", knownKeys)));
        }
        for (var key : fields.keys().entrySet()) {
            if (!knownKeys.contains(key.getKey())) {
                throw new ProductFileException(key.getValue(), unknown(what, key.getKey(), knownKeys));
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

    Place place() {
        return fields.place();
    }

    boolean has(String key) {
        return fields.values().containsKey(key);
    }

    Optional<YamlNode> node(String key) {
        return Optional.ofNullable(fields.values().get(key));
    }

    /** The items of a list; none where the key is missing. */
    List<YamlNode> items(String key) {
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
    List<YamlNode> oneOrMore(String key) {
        if (!(requiredNode(key) instanceof Items items)) {
            return List.of(requiredNode(key));
        }
        if (items.values().isEmpty()) {
            throw mistake(key, "'%s' is empty; write at least one".formatted(key));
        }
        return items.values();
    }

    /** The source that is named here; empty if none is. */
    Optional<Source> source(Map<String, Source> sources) {
        return node("source").map(node -> source(node, "'source'", sources));
    }

    /** The source whose name a node is. */
    static Source source(YamlNode node, String what, Map<String, Source> sources) {
        String name = text(node, what);
        Source source = sources.get(name);
        if (source == null) {
            String known = sources.isEmpty() ? "there are none" : "known are " + String.join(", ", sources.keySet());
            throw new ProductFileException(
                    node.place(),
                    "'%s' is not one of the file's sources; %s. Write it under sources: with its url"
                            .formatted(name, known));
        }
        return source;
    }

    Optional<String> optional(String key) {
        return node(key).map(node -> text(node, "'" + key + "'"));
    }

    YamlNode requiredNode(String key) {
        return node(key)
                .orElseThrow(() -> new ProductFileException(place(), "'%s' is missing here; write it".formatted(key)));
    }

    String required(String key) {
        return text(requiredNode(key), "'" + key + "'");
    }

    static String text(YamlNode node, String what) {
        if (!(node instanceof Text text)) {
            throw new ProductFileException(node.place(), "%s is %s; write a text".formatted(what, node.kind()));
        }
        if (text.value().isBlank()) {
            throw new ProductFileException(node.place(), "%s is empty; write its value or take it out".formatted(what));
        }
        return text.value();
    }

    ProductFileException mistake(String key, String message) {
        return new ProductFileException(node(key).map(YamlNode::place).orElse(place()), message);
    }
}
