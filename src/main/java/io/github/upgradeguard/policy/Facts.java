package io.github.upgradeguard.policy;

import java.util.Map;
import java.util.Optional;

/** What a project says of its installation, for the rules that ask {@code when}. */
public record Facts(Map<String, Boolean> values) {

    public static final Facts NONE = new Facts(Map.of());

    public Facts {
        values = Map.copyOf(values);
    }

    /** Whether the fact holds; empty if the project does not say. */
    public Optional<Boolean> of(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
