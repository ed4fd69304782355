package io.github.upgradeguard.migration.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** What each kind of operation does to a schema. */
final class Effects {

    private final Map<Class<? extends Operation>, BiConsumer<Schema, Operation>> effects = new HashMap<>();

    /** The same, and what one more kind does. */
    <O extends Operation> Effects of(Class<O> kind, BiConsumer<Schema, O> effect) {
        effects.put(kind, (schema, operation) -> effect.accept(schema, kind.cast(operation)));
        return this;
    }

    /** The same, and a kind that leaves the schema as it is. */
    Effects none(Class<? extends Operation> kind) {
        effects.put(kind, (schema, operation) -> {});
        return this;
    }

    boolean isKnown(Class<?> kind) {
        return effects.containsKey(kind);
    }

    void apply(Operation operation, Schema schema) {
        Objects.requireNonNull(effects.get(operation.getClass()), operation::kind)
                .accept(schema, operation);
    }
}
