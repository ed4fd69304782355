package io.github.upgradeguard.migration.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A database product, as change logs name it. */
public enum Dbms {
    POSTGRESQL("postgresql", "postgres", "pgsql", "psql", "edb"),
    MYSQL("mysql"),
    MARIADB("mariadb"),
    ORACLE("oracle"),
    MSSQL("mssql", "sqlserver", "sql_server"),
    DB2("db2", "db2z", "db2luw"),
    H2("h2"),
    HSQLDB("hsqldb", "hsql"),
    DERBY("derby"),
    SQLITE("sqlite"),
    FIREBIRD("firebird"),
    SYBASE("sybase", "asany"),
    INFORMIX("informix"),
    COCKROACHDB("cockroachdb", "cockroach");

    /** Those that several instances of a product can share: what is judged where nobody says which one it is. */
    public static final List<Dbms> SHARED = List.of(POSTGRESQL, MYSQL, MARIADB, ORACLE, MSSQL);

    @SuppressWarnings("ImmutableEnumChecker")
    private final String[] names;

    Dbms(String... names) {
        this.names = names;
    }

    /** The database that a word names, in any case; empty if it names none that is known. */
    public static Optional<Dbms> of(String word) {
        String wanted = word.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(dbms -> List.of(dbms.names).contains(wanted))
                .findFirst();
    }

    /** The name that Liquibase and Flyway give it. */
    public String key() {
        return names[0];
    }

    /** Whether it understands MySQL's dialect and locks as MySQL does. */
    public boolean isMySqlLike() {
        return this == MYSQL || this == MARIADB;
    }
}
