package io.github.upgradeguard.upgrade.locate;

import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlNode.Fields;
import io.github.upgradeguard.yaml.YamlNode.Items;
import io.github.upgradeguard.yaml.YamlNode.Text;
import java.util.Optional;
import java.util.stream.Stream;

/** What lies under keys of files that others define: what is not as expected is not there. */
final class YamlPath {

    private YamlPath() {}

    static Optional<String> text(YamlNode node, String... keys) {
        return field(node, keys)
                .flatMap(found -> found instanceof Text text && !text.value().isBlank()
                        ? Optional.of(text.value().strip())
                        : Optional.empty());
    }

    static boolean has(YamlNode node, String text, String... keys) {
        return text(node, keys).filter(text::equals).isPresent();
    }

    static Stream<YamlNode> items(Optional<YamlNode> node) {
        return node.orElse(null) instanceof Items items ? items.values().stream() : Stream.empty();
    }

    /** What lies under keys, merged mappings ({@code <<}) included; empty if a key is missing. */
    static Optional<YamlNode> field(YamlNode node, String... keys) {
        Optional<YamlNode> found = Optional.of(node);
        for (String key : keys) {
            found = found.flatMap(at -> own(at, key));
        }
        return found;
    }

    private static Optional<YamlNode> own(YamlNode node, String key) {
        if (!(node instanceof Fields fields)) {
            return Optional.empty();
        }
        YamlNode value = fields.values().get(key);
        if (value != null || key.equals("<<")) {
            return Optional.ofNullable(value);
        }
        Optional<YamlNode> merged = own(node, "<<");
        Stream<YamlNode> sources =
                merged.orElse(null) instanceof Items several ? several.values().stream() : merged.stream();
        return sources.flatMap(source -> own(source, key).stream()).findFirst();
    }
}
