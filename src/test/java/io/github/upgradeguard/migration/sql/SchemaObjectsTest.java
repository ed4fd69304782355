package io.github.upgradeguard.migration.sql;

import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.ORACLE;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;
import static io.github.upgradeguard.migration.sql.Reading.kinds;
import static io.github.upgradeguard.migration.sql.Reading.list;
import static io.github.upgradeguard.migration.sql.Reading.name;
import static io.github.upgradeguard.migration.sql.Reading.named;
import static io.github.upgradeguard.migration.sql.Reading.one;
import static io.github.upgradeguard.migration.sql.Reading.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Index;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.CreateIndex;
import io.github.upgradeguard.migration.schema.Operation.CreateRoutine;
import io.github.upgradeguard.migration.schema.Operation.CreateTrigger;
import io.github.upgradeguard.migration.schema.Operation.CreateView;
import io.github.upgradeguard.migration.schema.Operation.DropIndex;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indexes, views, sequences, types, routines, triggers and rights. */
class SchemaObjectsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | CREATE INDEX i ON s.t USING btree (a DESC NULLS LAST, b text_pattern_ops) WITH (fillfactor = 70)",
                "POSTGRESQL | CREATE INDEX i ON ONLY t (a COLLATE \"C\", b) INCLUDE (c) TABLESPACE x",
                "MYSQL      | CREATE INDEX i USING BTREE ON t (a, b) COMMENT 'x' ALGORITHM=INPLACE LOCK=NONE",
                "ORACLE     | CREATE BITMAP INDEX i ON t (a, b) TABLESPACE x LOCAL NOLOGGING COMPUTE STATISTICS",
                "MSSQL      | CREATE NONCLUSTERED INDEX [i] ON [dbo].[t] ([a] ASC, [b]) INCLUDE ([c]) WITH (FILLFACTOR = 90) ON [PRIMARY]",
                "DB2        | CREATE INDEX i ON t (a, b) ALLOW REVERSE SCANS",
            })
    void anIndexMore(Dbms dbms, String sql) {
        Index index = new Index(named("i"), name("t"), list("a", "b"), false, false, false);
        assertEquals(new CreateIndex(index, false, false), one(dbms, sql));
    }

    @Test
    void anIndexMayBeUniquePartialOnlineAndOfExpressions() {
        assertEquals(
                new CreateIndex(new Index(named("i"), name("t"), list("b"), true, true, true), true, true),
                one(
                        POSTGRESQL,
                        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (lower(a), b, (c || d)) WHERE e IS NULL"));
        assertTrue(((CreateIndex) one(ORACLE, "CREATE INDEX i ON t (a) ONLINE")).isOnline());
        assertTrue(((CreateIndex) one(MSSQL, "CREATE INDEX i ON t (a) WHERE b = 1 WITH (ONLINE = ON)")).isOnline());
        assertTrue(((CreateIndex) one(MYSQL, "CREATE INDEX i ON t (a(10))"))
                .index()
                .hasExpressions());
        assertEquals(
                Optional.empty(),
                ((CreateIndex) one(POSTGRESQL, "CREATE INDEX ON t (a)")).index().name());
    }

    @Test
    void anIndexLess() {
        assertEquals(
                new DropIndex(name("i"), Optional.empty(), true, true),
                one(POSTGRESQL, "DROP INDEX CONCURRENTLY IF EXISTS s.i CASCADE"));
        assertEquals(new DropIndex(name("i"), named("t"), false, false), one(MYSQL, "DROP INDEX i ON t"));
        assertEquals(new DropIndex(name("i"), named("t"), false, false), one(MSSQL, "DROP INDEX t.i"));
        assertEquals(new DropIndex(name("i"), Optional.empty(), true, false), one(ORACLE, "DROP INDEX i ONLINE"));
        assertEquals("DROP_INDEX DROP_INDEX", kinds(POSTGRESQL, "DROP INDEX a, b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | SELECT a, t.b, c AS d, count(*) AS e, 1 f FROM t | a b d e f",
                "POSTGRESQL | SELECT DISTINCT ON (a) a, \"B\" FROM t           | a B",
                "POSTGRESQL | SELECT CASE WHEN a = 1 THEN 2 END AS x FROM t    | x",
                "MSSQL      | SELECT TOP 10 a FROM t                           | a",
                "POSTGRESQL | WITH x AS (SELECT 1 AS y) SELECT y AS z FROM x   | z",
                "POSTGRESQL | SELECT a FROM t UNION SELECT b FROM u            | a",
                "POSTGRESQL | SELECT * FROM t                                  | ''",
                "POSTGRESQL | SELECT a, t.* FROM t                             | ''",
                "POSTGRESQL | SELECT a, count(*) FROM t                        | ''",
                "POSTGRESQL | SELECT a + b FROM t                              | ''",
            })
    void theColumnsOfAViewAreThoseThatItsQueryNames(Dbms dbms, String query, String columns) {
        List<Name> names = columns.isEmpty() ? List.of() : list(columns.split(" "));
        assertEquals(names, view(dbms, "CREATE VIEW v AS " + query).columns());
    }

    @Test
    void aViewNamesItsColumnsAndWhatItReads() {
        assertEquals(
                new CreateView(name("v"), list("x", "y"), true, false, set("a", "b", "c")),
                one(
                        POSTGRESQL,
                        "CREATE OR REPLACE VIEW s.v (x, y) AS SELECT 1, (SELECT d FROM c) FROM a, b WHERE 1 = 1"));
        assertTrue(view(MYSQL, "CREATE ALGORITHM=MERGE DEFINER=`a`@`%` SQL SECURITY DEFINER VIEW v AS SELECT 1 AS b")
                .columns()
                .equals(list("b")));
        assertTrue(view(ORACLE, "CREATE OR REPLACE FORCE EDITIONABLE VIEW v AS SELECT a FROM t")
                .replaces());
        assertTrue(view(MSSQL, "ALTER VIEW v AS SELECT a FROM t").replaces());
        assertTrue(view(POSTGRESQL, "CREATE MATERIALIZED VIEW v AS SELECT a FROM t WITH NO DATA")
                .isMaterialized());
    }

    @Test
    void aRoutineIsRecognisedByItsTextWhateverItsBlanks() {
        CreateRoutine one = (CreateRoutine)
                one(POSTGRESQL, "CREATE OR REPLACE FUNCTION f(a int)\nRETURNS int AS $$\n  SELECT 1;\n$$ LANGUAGE sql");
        CreateRoutine other = (CreateRoutine)
                one(POSTGRESQL, "CREATE OR REPLACE  FUNCTION f(a int) RETURNS int AS $$ SELECT 1; $$   LANGUAGE sql;");
        assertEquals(one, other);
        assertTrue(one.replaces());
        assertEquals("CREATE OR REPLACE FUNCTION f(a int) RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql", one.body());
        assertFalse(((CreateRoutine) one(MYSQL, "CREATE DEFINER=`a`@`b` PROCEDURE p() SELECT 1")).replaces());
        assertTrue(((CreateRoutine) one(MSSQL, "ALTER PROCEDURE p AS SELECT 1")).replaces());
        assertTrue(((CreateRoutine) one(MSSQL, "CREATE OR ALTER PROC p AS SELECT 1")).replaces());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | CREATE TRIGGER g BEFORE INSERT OR UPDATE OF a ON s.t FOR EACH ROW EXECUTE FUNCTION f()",
                "POSTGRESQL | CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE PROCEDURE f()",
                "MYSQL      | CREATE DEFINER=`a`@`b` TRIGGER g BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 1",
                "ORACLE     | CREATE TRIGGER g BEFORE DELETE ON t BEGIN NULL; END;",
                "MSSQL      | CREATE TRIGGER g ON t AFTER UPDATE AS BEGIN SELECT 1; END",
                "POSTGRESQL | CREATE RULE g AS ON INSERT TO t DO INSTEAD NOTHING",
            })
    void aTriggerNamesItsTable(Dbms dbms, String sql) {
        if (one(dbms, sql) instanceof CreateTrigger trigger) {
            assertEquals(name("g"), trigger.trigger());
            assertEquals(name("t"), trigger.table());
        } else {
            throw new AssertionError(Reading.read(dbms, sql).toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | DROP TABLE IF EXISTS a, b CASCADE          | DROP_TABLE DROP_TABLE",
                "ORACLE     | DROP TABLE a CASCADE CONSTRAINTS PURGE     | DROP_TABLE",
                "H2         | DROP TABLE a IF EXISTS                     | DROP_TABLE",
                "MYSQL      | DROP TEMPORARY TABLE a                     | NOOP",
                "POSTGRESQL | DROP VIEW IF EXISTS a, b                   | DROP_VIEW DROP_VIEW",
                "POSTGRESQL | DROP MATERIALIZED VIEW a                   | DROP_VIEW",
                "POSTGRESQL | DROP SEQUENCE a                            | DROP_SEQUENCE",
                "POSTGRESQL | DROP FUNCTION IF EXISTS a(int, text), b()  | DROP_ROUTINE DROP_ROUTINE",
                "ORACLE     | DROP PACKAGE BODY a                        | DROP_ROUTINE",
                "POSTGRESQL | DROP TRIGGER IF EXISTS a ON t CASCADE      | DROP_TRIGGER",
                "POSTGRESQL | DROP TYPE a CASCADE                        | DROP_TYPE",
                "POSTGRESQL | DROP DOMAIN a                              | DROP_TYPE",
                "POSTGRESQL | DROP SCHEMA a CASCADE                      | UNREAD",
                "MYSQL      | DROP DATABASE a                            | UNREAD",
                "H2         | DROP ALL OBJECTS                           | UNREAD",
                "POSTGRESQL | DROP EXTENSION a                           | UNREAD",
                "POSTGRESQL | DROP ROLE a                                | UNREAD",
                "POSTGRESQL | CREATE SEQUENCE IF NOT EXISTS a AS int START WITH 1 INCREMENT BY -1 NO MAXVALUE OWNED BY t.b | CREATE_SEQUENCE",
                "ORACLE     | CREATE SEQUENCE a MINVALUE 1 MAXVALUE 99 NOCACHE ORDER NOCYCLE | CREATE_SEQUENCE",
                "POSTGRESQL | ALTER SEQUENCE a RENAME TO b               | RENAME_SEQUENCE",
                "POSTGRESQL | ALTER SEQUENCE a OWNED BY NONE             | ALTER_SEQUENCE",
                "POSTGRESQL | ALTER SEQUENCE a OWNER TO me               | NOOP",
                "POSTGRESQL | ALTER SEQUENCE a FROBNICATE                | ALTER_SEQUENCE UNREAD",
                "POSTGRESQL | CREATE TYPE a AS ENUM ('x', 'y')           | CREATE_TYPE",
                "POSTGRESQL | CREATE DOMAIN a AS text CHECK (VALUE > '') | CREATE_TYPE",
                "POSTGRESQL | ALTER TYPE a ADD VALUE IF NOT EXISTS 'z' AFTER 'x' | ADD_TYPE_VALUE",
                "POSTGRESQL | ALTER TYPE a RENAME VALUE 'x' TO 'y'       | ALTER_TYPE",
                "POSTGRESQL | ALTER TYPE a OWNER TO me                   | NOOP",
                "POSTGRESQL | ALTER DOMAIN a DROP CONSTRAINT b           | ALTER_TYPE",
                "POSTGRESQL | ALTER INDEX IF EXISTS a RENAME TO b        | RENAME_INDEX",
                "ORACLE     | ALTER INDEX a REBUILD ONLINE               | REWRITE_TABLE",
                "MSSQL      | ALTER INDEX a ON t DISABLE                 | DROP_INDEX",
                "POSTGRESQL | ALTER INDEX a SET (fillfactor = 70)        | NOOP",
                "POSTGRESQL | ALTER VIEW a RENAME TO b                   | RENAME_VIEW",
                "POSTGRESQL | ALTER VIEW a RENAME COLUMN b TO c          | RENAME_COLUMN",
                "ORACLE     | ALTER VIEW a COMPILE                       | NOOP",
                "POSTGRESQL | ALTER FUNCTION a(int) OWNER TO me          | NOOP",
                "POSTGRESQL | ALTER FUNCTION a(int) RENAME TO b          | DROP_ROUTINE CREATE_ROUTINE",
                "ORACLE     | ALTER TRIGGER a DISABLE                    | NOOP",
                "MYSQL      | RENAME TABLE a TO b, c TO d                | RENAME_TABLE RENAME_TABLE",
                "ORACLE     | RENAME a TO b                              | RENAME_TABLE",
                "DERBY      | RENAME COLUMN t.a TO b                     | RENAME_COLUMN",
                "DB2        | RENAME INDEX a TO b                        | RENAME_INDEX",
                "ORACLE     | CREATE OR REPLACE SYNONYM a FOR b          | CREATE_VIEW",
                "POSTGRESQL | CREATE EXTENSION IF NOT EXISTS pgcrypto    | NOOP",
                "POSTGRESQL | CREATE SCHEMA a                            | NOOP",
                "POSTGRESQL | CREATE SCHEMA a CREATE TABLE b (c int)     | NOOP UNREAD",
                "POSTGRESQL | CREATE POLICY p ON t USING (true)          | UNREAD",
                "POSTGRESQL | COMMENT ON TABLE a IS 'DROP TABLE b;'      | NOOP",
                "POSTGRESQL | GRANT SELECT, UPDATE ON a TO b             | NOOP",
                "POSTGRESQL | REVOKE ALL ON a FROM b                     | REVOKE",
                "POSTGRESQL | ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO a | NOOP",
                "POSTGRESQL | ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM a | REVOKE",
                "POSTGRESQL | SET search_path TO a, b                    | NOOP",
                "POSTGRESQL | LOCK TABLE a IN EXCLUSIVE MODE             | NOOP",
                "POSTGRESQL | ANALYZE a                                  | NOOP",
                "POSTGRESQL | VACUUM (ANALYZE) a                         | NOOP",
                "POSTGRESQL | VACUUM FULL a                              | REWRITE_TABLE",
                "POSTGRESQL | VACUUM (FULL, ANALYZE) a                   | REWRITE_TABLE",
                "POSTGRESQL | CLUSTER a USING i                          | REWRITE_TABLE",
                "POSTGRESQL | REINDEX TABLE a                            | REWRITE_TABLE",
                "POSTGRESQL | REINDEX INDEX CONCURRENTLY a               | NOOP",
                "MYSQL      | OPTIMIZE TABLE a, b                        | REWRITE_TABLE REWRITE_TABLE",
                "POSTGRESQL | REFRESH MATERIALIZED VIEW CONCURRENTLY a   | REWRITE_TABLE",
                "POSTGRESQL | FROBNICATE a                               | UNREAD",
                "POSTGRESQL | DROP TABLE a FROBNICATE                    | DROP_TABLE UNREAD",
                "POSTGRESQL | EXPLAIN DELETE FROM a                      | NOOP",
                "POSTGRESQL | EXPLAIN ANALYZE DELETE FROM a              | DELETE_ROWS",
            })
    void everyStatementIsSomething(Dbms dbms, String sql, String kinds) {
        assertEquals(kinds, kinds(dbms, sql));
    }

    @Test
    void theStepOfASequenceIsOfAccount() {
        assertEquals(
                new Operation.AlterSequence(name("a"), true),
                one(POSTGRESQL, "ALTER SEQUENCE IF EXISTS a INCREMENT BY 50 RESTART WITH 1"));
        assertEquals(new Operation.AlterSequence(name("a"), false), one(ORACLE, "ALTER SEQUENCE a CACHE 20"));
    }

    @Test
    void whatIsNotRecognisedIsToldByItsFirstWords() {
        Operation.Unread unread = (Operation.Unread) one(POSTGRESQL, "FROBNICATE  " + "x ".repeat(100));
        // 11 characters, 34 times 2, and one: 80.
        assertEquals("what this does is not recognised: FROBNICATE " + "x ".repeat(34) + "x…", unread.reason());
    }

    @Test
    void aNewObjectIsOneThatReplacesNone() {
        assertEquals(
                Set.of(), view(POSTGRESQL, "CREATE VIEW v AS SELECT 1 AS a").readsFrom());
        assertFalse(view(POSTGRESQL, "CREATE VIEW v AS SELECT 1 AS a").replaces());
    }

    private static CreateView view(Dbms dbms, String sql) {
        return (CreateView) one(dbms, sql);
    }
}
