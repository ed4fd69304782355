package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.yaml.Section;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** The names by which a product file's sections speak of its sources. */
final class SourceNames {

    private SourceNames() {}

    /** The source that a section names; empty if it names none. */
    static Optional<Source> in(Section section, Map<String, Source> sources) {
        return section.node("source").map(node -> of(node, "'source'", sources));
    }

    /** The source whose name a node is. */
    static Source of(YamlNode node, String what, Map<String, Source> sources) {
        String name = Section.text(node, what);
        Source source = sources.get(name);
        if (source == null) {
            String known = sources.isEmpty() ? "there are none" : "known are " + String.join(", ", sources.keySet());
            throw new UnusableFileException(
                    node.place(),
                    "'%s' is not one of the file's sources; %s. Write it under sources: with its url"
                            .formatted(name, known));
        }
        return source;
    }
}
