package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.CreateSequence;
import io.github.upgradeguard.migration.schema.Operation.CreateType;
import io.github.upgradeguard.migration.schema.Operation.NoEffect;
import io.github.upgradeguard.migration.schema.Operation.SetDefault;
import java.util.Map;

/** The kinds of operation that no rule looks at, since the version that runs cannot notice them; each with the reason. */
final class AddsOnly {

    static final Map<Class<? extends Operation>, String> REASONS = Map.of(
            CreateSequence.class, "a sequence that was not there is used by nothing that runs",
            CreateType.class, "a type that was not there is used by no column that is there",
            SetDefault.class, "an insert that does not name the column is taken as before",
            NoEffect.class, "neither the schema nor the rows change");

    private AddsOnly() {}
}
