package io.github.upgradeguard.migration.schema;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The type of a column, its many spellings brought to one.
 *
 * @param text as it is written
 * @param family what the spellings of one type have in common, such as {@code varchar} or {@code bigint}; the words
 *     themselves, in lower case, where they are none that is known
 * @param length the first number in parentheses: characters, bytes or digits; empty if there is none
 * @param scale the second number in parentheses; empty if there is none
 */
public record DataType(String text, String family, Optional<Integer> length, Optional<Integer> scale) {

    private static final Map<String, String> FAMILIES = new HashMap<>();

    static {
        family("char", "character", "nchar", "bpchar", "national char", "national character");
        family(
                "varchar",
                "varchar2",
                "nvarchar",
                "nvarchar2",
                "character varying",
                "char varying",
                "national character varying",
                "varchar_ignorecase");
        family(
                "text",
                "clob",
                "nclob",
                "longtext",
                "mediumtext",
                "ntext",
                "longvarchar",
                "longnvarchar",
                "dbclob",
                "character large object");
        family("tinyint", "int1");
        family("smallint", "int2", "smallserial", "serial2");
        family("mediumint", "int3");
        family("int", "integer", "int4", "serial", "serial4");
        family("bigint", "int8", "bigserial", "serial8");
        family("numeric", "decimal", "number", "dec", "currency");
        family("real", "float4");
        family("double", "double precision", "float8", "float", "binary_double");
        family("boolean", "bool");
        family("timestamp", "timestamp without time zone", "datetime", "datetime2", "smalldatetime");
        family(
                "timestamptz",
                "timestamp with time zone",
                "timestamp with local time zone",
                "timestamp_with_timezone",
                "datetimeoffset");
        family("time", "time without time zone");
        family("timetz", "time with time zone");
        family("blob", "bytea", "longblob", "mediumblob", "image", "longvarbinary", "binary large object");
        family("varbinary", "binary", "raw", "binary varying");
        family("uuid", "uniqueidentifier");
    }

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final String OF_JDBC = "java.sql.types.";

    private static final int LONGEST_NUMBER = 9;

    private static void family(String family, String... spellings) {
        FAMILIES.put(family, family);
        for (String spelling : spellings) {
            FAMILIES.put(spelling, family);
        }
    }

    /** Reads a type as any database or Liquibase spells it; never fails. */
    public static DataType of(String text) {
        String written = text.strip();
        int open = written.indexOf('(');
        int close = open < 0 ? -1 : written.indexOf(')', open);
        boolean hasNumbers = close > 0 && written.substring(0, open).indexOf('[') < 0;
        String words = words(hasNumbers ? written.substring(0, open) + " " + written.substring(close + 1) : written);
        String family = FAMILIES.getOrDefault(words, words);
        if (!hasNumbers) {
            return new DataType(written, family, Optional.empty(), Optional.empty());
        }
        String[] numbers = written.substring(open + 1, close).split(",", -1);
        String length = firstWord(numbers[0]);
        if (length.equalsIgnoreCase("max")) {
            family = family.equals("varbinary") ? "blob" : "text";
        }
        return new DataType(
                written,
                family,
                number(length),
                numbers.length == 2 ? number(firstWord(numbers[1])) : Optional.empty());
    }

    /** The words of a type, in lower case and with one blank between them, without quotes and what it sorts by. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder();
        int skipped = 0;
        for (String word : BLANKS.split(text.toLowerCase(Locale.ROOT))) {
            String bare = word.replace("\"", "").replace("`", "");
            if (bare.equals("collate") || bare.equals("charset")) {
                skipped = 1;
            } else if (bare.equals("character") && text.toLowerCase(Locale.ROOT).contains("character set")) {
                skipped = 2;
            } else if (skipped > 0) {
                skipped--;
            } else if (!bare.isEmpty()) {
                words.append(words.isEmpty() ? "" : " ").append(bare);
            }
        }
        String all = words.toString();
        return all.startsWith(OF_JDBC) ? all.substring(OF_JDBC.length()) : all;
    }

    private static String firstWord(String text) {
        String stripped = text.strip();
        int blank = stripped.indexOf(' ');
        return blank < 0 ? stripped : stripped.substring(0, blank);
    }

    private static Optional<Integer> number(String digits) {
        boolean isNumber = !digits.isEmpty() && digits.length() <= LONGEST_NUMBER;
        for (int at = 0; at < digits.length() && isNumber; at++) {
            isNumber =
                    Character.isDigit(digits.charAt(at)) || (at == 0 && digits.charAt(0) == '-' && digits.length() > 1);
        }
        return isNumber ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    /** Whether it is spelled as a type that numbers its rows: {@code SERIAL}. */
    public boolean isSerial() {
        return text.toLowerCase(Locale.ROOT).contains("serial");
    }
}
