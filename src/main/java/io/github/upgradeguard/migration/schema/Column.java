package io.github.upgradeguard.migration.schema;

/**
 * A column of a table.
 *
 * @param isNullable whether it takes NULL
 * @param filled what the database writes into it where a statement names no value
 */
public record Column(Name name, DataType type, boolean isNullable, Filled filled) {

    /** What the database writes into a column where a statement names no value for it. */
    public enum Filled {
        /** Nothing: NULL, or an error where the column takes none. */
        NOT,
        /** A constant, or the time at which the statement starts: known without looking at a row. */
        BY_CONSTANT,
        /** An expression with another value for every row, such as {@code gen_random_uuid()}. */
        BY_EXPRESSION,
        /** The next number: identity, auto-increment, serial, a sequence. */
        BY_SEQUENCE,
        /** A value computed from other columns and stored. */
        STORED,
        /** A value computed from other columns whenever it is read. */
        VIRTUAL;

        /** Whether an insert that does not name the column gets a value. */
        public boolean isGiven() {
            return this != NOT;
        }

        /** Whether adding such a column writes every row. */
        public boolean writesRows() {
            return this == BY_EXPRESSION || this == BY_SEQUENCE || this == STORED;
        }
    }

    /** The same column under another name. */
    public Column named(Name other) {
        return new Column(other, type, isNullable, filled);
    }

    public Column typed(DataType other) {
        return new Column(name, other, isNullable, filled);
    }

    public Column nullable(boolean takesNull) {
        return new Column(name, type, takesNull, filled);
    }

    public Column filled(Filled other) {
        return new Column(name, type, isNullable, other);
    }
}
