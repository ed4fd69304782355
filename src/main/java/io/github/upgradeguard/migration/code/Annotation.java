package io.github.upgradeguard.migration.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An annotation as it stands in a class file.
 *
 * @param name the binary name of its type, such as {@code jakarta.persistence.Column}
 * @param values what is written of its elements, as text: strings, numbers, {@code true} and {@code false}, names of
 *     enum constants and of classes; one text for an element that is no array
 * @param nested the annotations in its elements
 */
public record Annotation(String name, Map<String, List<String>> values, Map<String, List<Annotation>> nested) {

    public Annotation {
        values = Map.copyOf(values);
        nested = Map.copyOf(nested);
    }

    /** Its name without the package, by which annotations of javax and of jakarta are one. */
    public String simpleName() {
        return ClassFile.simpleName(name);
    }

    /** The only or first text of an element; empty if the element is left to its default. */
    public Optional<String> value(String element) {
        return values.getOrDefault(element, List.of()).stream().findFirst();
    }

    /** The annotations in an element. */
    public List<Annotation> nested(String element) {
        return nested.getOrDefault(element, List.of());
    }
}
