package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Operation;

/** Thrown and caught inside this package where a statement goes on as no known one does. */
final class NotRecognised extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String place;

    NotRecognised(Tokens tokens) {
        super("not recognised", null, false, false);
        this.place = tokens.rest().excerpt();
    }

    /** What is then not read, as an operation. */
    Operation.Unread unread(Tokens statement) {
        return unread(place.isEmpty() ? statement.excerpt() : place);
    }

    static Operation.Unread unread(String text) {
        return new Operation.Unread("what this does is not recognised: " + text);
    }
}
