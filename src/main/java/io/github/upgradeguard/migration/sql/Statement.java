package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;

/**
 * One statement of a script.
 *
 * @param text as it is written, without comments before it and without its end mark
 * @param line where it starts, from 1
 * @param operations what it does, in order; never empty: what cannot be read is {@link Operation.Unread}
 */
public record Statement(String text, int line, List<Operation> operations) {

    public Statement {
        operations = List.copyOf(operations);
    }
}
