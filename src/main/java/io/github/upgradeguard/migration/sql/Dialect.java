package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Dbms;

/** Where two databases read one text differently. */
record Dialect(Dbms dbms) {

    boolean isMySql() {
        return dbms.isMySqlLike();
    }

    boolean isPostgres() {
        return dbms == Dbms.POSTGRESQL || dbms == Dbms.COCKROACHDB;
    }

    boolean isOracle() {
        return dbms == Dbms.ORACLE;
    }

    /** Whether statements may follow one another with nothing between them. */
    boolean isTransactSql() {
        return dbms == Dbms.MSSQL || dbms == Dbms.SYBASE;
    }

    boolean hasDollarQuotes() {
        return isPostgres() || dbms == Dbms.H2;
    }

    boolean nestsComments() {
        return isPostgres() || isTransactSql() || dbms == Dbms.DB2;
    }

    /** Whether a bracket always opens a name. */
    boolean hasBracketNames() {
        return isTransactSql();
    }

    /** Whether a bracket opens a name where it cannot be a subscript. */
    boolean mayHaveBracketNames() {
        return dbms == Dbms.H2 || dbms == Dbms.SQLITE || dbms == Dbms.HSQLDB;
    }

    /** Whether words may have {@code #} and begin with it or with {@code @}. */
    boolean hasHashInWords() {
        return !isMySql() && !isPostgres();
    }

    /** Whether {@code GLOBAL TEMPORARY} makes a table that stays, whose rows alone are temporary. */
    boolean keepsGlobalTemporary() {
        return !isPostgres() && !isMySql();
    }

    /** Whether an {@code ALTER COLUMN} with a type writes the nullability anew, and nothing else. */
    boolean alterColumnResetsNull() {
        return isTransactSql();
    }

    /** Whether an {@code ALTER COLUMN} with a type writes the whole definition anew. */
    boolean alterColumnResetsAll() {
        return dbms == Dbms.H2 || dbms == Dbms.HSQLDB;
    }
}
