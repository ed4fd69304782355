package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.schema.DataType;
import io.github.upgradeguard.migration.schema.Dbms;
import java.util.List;
import java.util.Locale;

/**
 * What another type of a column means for those who read and write it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html">ALTER TABLE of PostgreSQL: which changes
 *     rewrite a table</a>
 * @see <a href="https://dev.mysql.com/doc/refman/8.0/en/innodb-online-ddl-operations.html">MySQL: which changes copy
 *     one</a>
 */
enum TypeChange {
    /** Both spellings mean one type. */
    NONE,
    /** Every old value and statement goes on working, and no row is touched. */
    WIDER,
    /** Every old value and statement goes on working, but every row is written anew. */
    WIDER_BY_REWRITE,
    /** It depends on how the old version reads and compares the column. */
    UNCERTAIN,
    /** An old value or statement does not fit any more. */
    OTHER;

    private static final List<String> WHOLE_NUMBERS = List.of("tinyint", "smallint", "mediumint", "int", "bigint");

    private static final List<String> MYSQL_TEXTS = List.of("tinytext", "text", "mediumtext", "longtext");

    private static final List<String> MYSQL_BLOBS = List.of("tinyblob", "blob", "mediumblob", "longblob");

    /** Bytes up to which MySQL keeps a length in one byte, and bytes that a character may take. */
    private static final int MYSQL_SHORT = 255;

    private static final int MYSQL_CHARACTER = 4;

    static TypeChange of(DataType from, DataType to, Dbms dbms) {
        if (from.family().equals(to.family())) {
            return sameFamily(from, to, dbms);
        }
        if (WHOLE_NUMBERS.contains(from.family()) && WHOLE_NUMBERS.contains(to.family())) {
            return WHOLE_NUMBERS.indexOf(from.family()) < WHOLE_NUMBERS.indexOf(to.family()) ? WIDER_BY_REWRITE : OTHER;
        }
        if (dbms.isMySqlLike() && isText(from) && isText(to)) {
            return mySqlText(from, to);
        }
        if (from.family().equals("varchar") && to.family().equals("text")) {
            return dbms == Dbms.POSTGRESQL ? WIDER : UNCERTAIN;
        }
        if (from.family().equals("text") && to.family().equals("varchar")) {
            return dbms == Dbms.POSTGRESQL && to.length().isEmpty() ? WIDER : OTHER;
        }
        boolean isMySqlBoolean = dbms.isMySqlLike() && isBoolean(from) && isBoolean(to);
        if (isMySqlBoolean) {
            return NONE;
        }
        return from.family().equals("real") && to.family().equals("double") ? WIDER_BY_REWRITE : OTHER;
    }

    private static TypeChange sameFamily(DataType from, DataType to, Dbms dbms) {
        boolean isLarge = from.family().equals("text") || from.family().equals("blob");
        if (isLarge && dbms.isMySqlLike()) {
            return mySqlText(from, to);
        }
        if (from.family().equals("enum") || from.family().equals("set")) {
            return listed(from, to);
        }
        int shorter = length(from, dbms);
        int longer = length(to, dbms);
        if (isNational(from) != isNational(to) && (dbms == Dbms.MSSQL || dbms == Dbms.ORACLE)) {
            return isNational(to) && shorter <= longer ? WIDER_BY_REWRITE : OTHER;
        }
        if (isOtherKind(from, to, dbms)) {
            boolean isToDouble =
                    firstWord(from).equals("float") && !firstWord(to).equals("float");
            return isToDouble ? WIDER_BY_REWRITE : OTHER;
        }
        if (shorter == longer && scale(from).equals(scale(to))) {
            return NONE;
        }
        return switch (from.family()) {
            case "varchar", "varbinary" -> shorter > longer ? OTHER : lengthened(from, shorter, longer, dbms);
            // What is read is filled up with blanks to the length, but not on MySQL.
            case "char" -> shorter < longer && dbms.isMySqlLike() ? WIDER_BY_REWRITE : OTHER;
            case "numeric" -> shorter > longer || !scale(from).equals(scale(to)) ? OTHER : freeOnPostgres(dbms);
            case "timestamp", "timestamptz", "time", "timetz" -> shorter > longer ? OTHER : freeOnPostgres(dbms);
            // A display width says nothing of what fits.
            case "tinyint", "smallint", "mediumint", "int", "bigint", "double", "real" -> NONE;
            default -> shorter > longer ? OTHER : UNCERTAIN;
        };
    }

    /** MySQL's types that list their values: who does not know a new one may meet it. */
    private static TypeChange listed(DataType from, DataType to) {
        String values = values(from);
        if (values.equals(values(to))) {
            return NONE;
        }
        return values(to).startsWith(values + ",") ? UNCERTAIN : OTHER;
    }

    private static String values(DataType type) {
        int open = type.text().indexOf('(');
        int close = type.text().lastIndexOf(')');
        return open < 0 || close < open
                ? ""
                : type.text().substring(open + 1, close).replace(" ", "");
    }

    /** The length, or what a database takes where none is written. */
    private static int length(DataType type, Dbms dbms) {
        return type.length().orElseGet(() -> switch (type.family()) {
            case "char" -> 1;
            case "varchar", "varbinary" -> dbms == Dbms.MSSQL ? 1 : Integer.MAX_VALUE;
            case "numeric" -> dbms.isMySqlLike() ? 10 : dbms == Dbms.MSSQL ? 18 : Integer.MAX_VALUE;
            case "timestamp", "timestamptz", "time", "timetz" -> dbms.isMySqlLike() ? 0 : dbms == Dbms.MSSQL ? 7 : 6;
            default -> Integer.MAX_VALUE;
        });
    }

    /** Whether a database tells two types apart that have one family. */
    private static boolean isOtherKind(DataType from, DataType to, Dbms dbms) {
        boolean isSameWord = firstWord(from).equals(firstWord(to));
        return switch (from.family()) {
            case "timestamp", "varbinary" -> !isSameWord && (dbms.isMySqlLike() || dbms == Dbms.MSSQL);
            case "double" -> firstWord(from).equals("float") != firstWord(to).equals("float") && dbms.isMySqlLike();
            case "varchar", "char" -> dbms == Dbms.ORACLE && counts(from, "char") && counts(to, "byte");
            default -> false;
        };
    }

    private static String firstWord(DataType type) {
        String text = type.text().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    /** Whether a length counts characters or bytes: {@code VARCHAR2(9 CHAR)}. */
    private static boolean counts(DataType type, String unit) {
        return type.text().toLowerCase(Locale.ROOT).contains(" " + unit);
    }

    private static Integer scale(DataType type) {
        return type.scale().orElse(0);
    }

    private static TypeChange lengthened(DataType from, int shorter, int longer, Dbms dbms) {
        int bytes = from.family().equals("varchar") ? MYSQL_CHARACTER : 1;
        boolean crosses = dbms.isMySqlLike() && shorter <= MYSQL_SHORT / bytes && longer > MYSQL_SHORT / bytes;
        return crosses ? WIDER_BY_REWRITE : WIDER;
    }

    private static TypeChange freeOnPostgres(Dbms dbms) {
        return dbms == Dbms.POSTGRESQL ? WIDER : WIDER_BY_REWRITE;
    }

    private static boolean isText(DataType type) {
        return type.family().equals("text") || type.family().equals("tinytext");
    }

    private static TypeChange mySqlText(DataType from, DataType to) {
        int was = mySqlSize(from);
        int becomes = mySqlSize(to);
        if (was == becomes) {
            return NONE;
        }
        return was < becomes ? WIDER_BY_REWRITE : OTHER;
    }

    private static int mySqlSize(DataType type) {
        String text = type.text().toLowerCase(Locale.ROOT);
        int named = Math.max(MYSQL_TEXTS.indexOf(text), MYSQL_BLOBS.indexOf(text));
        return named >= 0 ? named : MYSQL_TEXTS.size() - 1;
    }

    private static boolean isBoolean(DataType type) {
        return type.family().equals("boolean")
                || (type.family().equals("bit") && type.length().orElse(1) == 1)
                || (type.family().equals("tinyint") && type.length().orElse(0) == 1);
    }

    private static boolean isNational(DataType type) {
        String text = type.text().toLowerCase(Locale.ROOT);
        return text.startsWith("n") && !text.startsWith("number") && !text.startsWith("numeric");
    }
}
