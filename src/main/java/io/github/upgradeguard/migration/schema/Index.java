package io.github.upgradeguard.migration.schema;

import java.util.List;
import java.util.Optional;

/**
 * An index.
 *
 * @param name empty if the database gives it one
 * @param columns the plain columns in it, in order
 * @param hasExpressions whether it holds more than plain columns, such as {@code lower(NAME)} or a prefix
 * @param isPartial whether it holds only rows of some condition
 */
public record Index(
        Optional<Name> name,
        Name table,
        List<Name> columns,
        boolean hasExpressions,
        boolean isUnique,
        boolean isPartial) {

    public Index {
        columns = List.copyOf(columns);
    }
}
