package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;

/**
 * One step of a change set.
 *
 * @param type Liquibase's name of it, such as {@code addColumn}; for a plain SQL file, the {@linkplain Operation#kind()
 *     kind} of what the statement does first
 * @param text the statement as it is written; for a change that is no SQL, its attributes in one line
 * @param file the file in which the text stands, from the root of the contents
 * @param line where it starts there, from 1
 * @param operations what it does, in order
 * @param goesOn whether it is a further statement of the same change of the log: a script is told statement by statement
 */
public record Change(String type, String text, String file, int line, List<Operation> operations, boolean goesOn) {

    public Change {
        operations = List.copyOf(operations);
    }

    /** A change, or the first statement of one. */
    public Change(String type, String text, String file, int line, List<Operation> operations) {
        this(type, text, file, line, operations, false);
    }
}
