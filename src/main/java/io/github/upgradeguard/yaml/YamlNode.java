package io.github.upgradeguard.yaml;

import java.util.List;
import java.util.Map;

/** A piece of a YAML file. Every scalar is text: {@code 1.10} is a version and not the number 1.1. */
public sealed interface YamlNode {

    Place place();

    /** What a person calls this kind of node. */
    String kind();

    /** A scalar. */
    record Text(Place place, String value) implements YamlNode {

        @Override
        public String kind() {
            return "a text";
        }
    }

    /** A sequence. */
    record Items(Place place, List<YamlNode> values) implements YamlNode {

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A mapping, in the order of the file; the place of each key beside its value. */
    record Fields(Place place, Map<String, YamlNode> values, Map<String, Place> keys) implements YamlNode {

        @Override
        public String kind() {
            return "a mapping";
        }
    }
}
