package io.github.upgradeguard.schema;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
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
        family("int", "integer", "int4", "mediumint", "serial", "serial4");
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

    private static final Pattern PARTS = Pattern.compile(
            "([^(\\[]*)(?:\\(\\s*([\\w]+)(?:\\s+\\w+)?\\s*(?:,\\s*(-?\\d+)\\s*)?\\))?(.*)", Pattern.DOTALL);

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
        Matcher parts = PARTS.matcher(written);
        if (!parts.matches()) {
            return new DataType(written, written.toLowerCase(Locale.ROOT), Optional.empty(), Optional.empty());
        }
        String words = (parts.group(1) + " " + parts.group(4))
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+(character set|charset|collate)\\s+\\S+", "")
                .replaceAll("[\"`]", "")
                .replaceAll("\\s+", " ")
                .strip();
        if (words.startsWith("java.sql.types.")) {
            words = words.substring("java.sql.types.".length());
        }
        Optional<Integer> length = number(parts.group(2));
        String family = FAMILIES.getOrDefault(words, words);
        if ("max".equalsIgnoreCase(parts.group(2))) {
            family = family.equals("varbinary") ? "blob" : "text";
        }
        return new DataType(written, family, length, number(parts.group(3)));
    }

    private static Optional<Integer> number(String digits) {
        return digits != null && digits.length() <= LONGEST_NUMBER && digits.matches("-?\\d+")
                ? Optional.of(Integer.valueOf(digits))
                : Optional.empty();
    }

    /** Whether it is spelled as a type that numbers its rows: {@code SERIAL}. */
    public boolean isSerial() {
        return text.toLowerCase(Locale.ROOT).contains("serial");
    }

    /** Whether both are one type, however they are spelled. */
    public boolean isSameAs(DataType other) {
        return family.equals(other.family) && length.equals(other.length) && scale.equals(other.scale);
    }
}
