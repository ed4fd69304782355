package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.DataType;
import java.util.Set;

/** The types of columns, in as many words as they are written. */
final class TypeReader {

    private static final Set<String> FURTHER_WORDS =
            Set.of("PRECISION", "VARYING", "UNSIGNED", "SIGNED", "ZEROFILL", "ARRAY", "LARGE", "OBJECT", "BYTE");
    private static final Set<String> INTERVAL_WORDS = Set.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "TO");
    private static final Set<String> STORAGE_WORDS = Set.of("LOGGED", "COMPACT");

    private TypeReader() {}

    static DataType read(Tokens tokens) {
        int begin = tokens.place();
        Token first = tokens.peek();
        tokens.name();
        if (first.is("NATIONAL") || first.is("LONG")) {
            tokens.takeAny("CHAR", "CHARACTER", "VARCHAR", "RAW", "VARBINARY");
        }
        boolean goesOn = true;
        while (goesOn) {
            goesOn = isFurther(tokens, first.is("INTERVAL"));
        }
        DataType type = DataType.of(tokens.since(begin).text());
        while (STORAGE_WORDS.contains(tokens.peek(tokens.at("NOT") ? 1 : 0).key())) {
            tokens.take("NOT");
            tokens.next();
        }
        return type;
    }

    private static boolean isFurther(Tokens tokens, boolean isInterval) {
        Token next = tokens.peek();
        if (next.is("(") || FURTHER_WORDS.contains(next.key()) || (isInterval && INTERVAL_WORDS.contains(next.key()))) {
            tokens.skip();
            return true;
        }
        if (next.is("[")) {
            tokens.skipTo("]");
            tokens.next();
            return true;
        }
        if (tokens.at("%", "TYPE") || tokens.at("%", "ROWTYPE")) {
            tokens.next();
            tokens.next();
            return true;
        }
        return tokens.take("WITH", "TIME", "ZONE")
                || tokens.take("WITH", "TIMEZONE")
                || tokens.take("WITHOUT", "TIME", "ZONE")
                || tokens.take("WITH", "LOCAL", "TIME", "ZONE")
                || tokens.take("FOR", "BIT", "DATA")
                || tokens.take("FOR", "SBCS", "DATA")
                || tokens.take("FOR", "MIXED", "DATA");
    }
}
