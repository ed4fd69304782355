package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Column.Filled;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.DataType;
import io.github.upgradeguard.migration.schema.Name;
import java.util.List;
import java.util.Optional;

/**
 * A column as a statement writes it, with what it leaves out.
 *
 * @param type empty where none is written
 * @param takesNull empty where the statement does not say
 * @param filled empty where the statement does not say
 */
record ColumnDefinition(
        Name name,
        Optional<DataType> type,
        Optional<Boolean> takesNull,
        Optional<Filled> filled,
        List<Constraint> constraints) {

    ColumnDefinition {
        constraints = List.copyOf(constraints);
    }

    /** The column, as it is where nothing was before. */
    Column column() {
        boolean isSerial = type.filter(DataType::isSerial).isPresent();
        return new Column(
                name,
                type.orElseGet(() -> DataType.of("")),
                takesNull.orElse(!isSerial && filled.orElse(Filled.NOT) != Filled.BY_SEQUENCE),
                filled.orElse(isSerial ? Filled.BY_SEQUENCE : Filled.NOT));
    }
}
