package io.github.upgradeguard.migration.sql;

import static io.github.upgradeguard.migration.schema.Dbms.H2;
import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;
import static io.github.upgradeguard.migration.sql.Reading.kinds;
import static io.github.upgradeguard.migration.sql.Reading.name;
import static io.github.upgradeguard.migration.sql.Reading.one;
import static io.github.upgradeguard.migration.sql.Reading.read;
import static io.github.upgradeguard.migration.sql.Reading.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.DeleteRows;
import io.github.upgradeguard.migration.schema.Operation.InsertRows;
import io.github.upgradeguard.migration.schema.Operation.UpdateRows;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | INSERT INTO s.t (a, b) VALUES (1, 'FROM x'), (2, (SELECT 1 FROM y))",
                "POSTGRESQL | INSERT INTO t DEFAULT VALUES",
                "POSTGRESQL | INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING",
                "POSTGRESQL | INSERT INTO t SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM u)",
                "MYSQL      | INSERT IGNORE INTO t SET a = 1",
                "MYSQL      | INSERT INTO t (a) SELECT * FROM (SELECT 1) x WHERE NOT EXISTS (SELECT a FROM t)",
                "ORACLE     | INSERT INTO t SELECT s.nextval, 1 FROM dual",
                "ORACLE     | INSERT ALL INTO t VALUES (1) INTO t VALUES (2) SELECT * FROM dual",
                "MSSQL      | INSERT t (a) VALUES (1)",
                "POSTGRESQL | COPY t (a) FROM '/file' WITH (FORMAT csv)",
                "MYSQL      | LOAD DATA LOCAL INFILE 'x' INTO TABLE t FIELDS TERMINATED BY ','",
                "MSSQL      | BULK INSERT t FROM 'x'",
            })
    void rowsThatTheStatementSpellsOut(Dbms dbms, String sql) {
        assertEquals(new InsertRows(name("t"), Set.of()), one(dbms, sql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | INSERT INTO t SELECT a FROM u x JOIN v ON x.b = v.b WHERE c IN (SELECT d FROM w)",
                "POSTGRESQL | INSERT INTO t (a) (SELECT a FROM u, v)",
                "POSTGRESQL | INSERT INTO t SELECT extract(day FROM a) FROM (SELECT * FROM u UNION ALL SELECT * FROM v) x",
                "POSTGRESQL | WITH x AS (SELECT * FROM u) INSERT INTO t SELECT * FROM x, v",
                "POSTGRESQL | INSERT INTO t WITH x AS (SELECT * FROM u) SELECT * FROM x LEFT JOIN v USING (a)",
                "POSTGRESQL | INSERT INTO t SELECT a FROM u CROSS JOIN LATERAL (SELECT b FROM v WHERE v.c = u.c) x",
                "MSSQL      | INSERT INTO t SELECT a FROM [dbo].[u] WITH (NOLOCK) INNER JOIN v ON 1 = 1",
                "ORACLE     | INSERT INTO t SELECT a FROM u, v WHERE u.a = v.a(+)",
            })
    void rowsThatComeFromOtherTables(Dbms dbms, String sql) {
        assertEquals(new InsertRows(name("t"), set("u", "v")), one(dbms, sql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | INSERT INTO t (a, b) VALUES (1, 2) ON CONFLICT (a) DO UPDATE SET b = 3",
                "MYSQL      | INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE b = 3",
                "ORACLE     | MERGE INTO t USING dual ON (a = 1) WHEN NOT MATCHED THEN INSERT (a) VALUES (1) WHEN MATCHED THEN UPDATE SET b = 3",
                "MYSQL      | REPLACE INTO t (b) VALUES (3)",
                "H2         | MERGE INTO t (b) KEY (b) VALUES (3)",
            })
    void rowsThatMayBeThereAlready(Dbms dbms, String sql) {
        List<Operation> operations = read(dbms, sql);
        assertEquals(new InsertRows(name("t"), Set.of()), operations.get(0));
        assertTrue(operations.get(1) instanceof UpdateRows, operations.toString());
        assertEquals(set("b"), ((UpdateRows) operations.get(1)).columns());
        assertEquals(2, operations.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | UPDATE s.t SET a = 1, b = c + f('x, y = z') WHERE d > 1",
                "POSTGRESQL | UPDATE ONLY t AS x SET (a, b) = (c, d)",
                "POSTGRESQL | UPDATE t SET a = CASE WHEN c = 1 THEN d ELSE 2 END, b = coalesce(c, 1) RETURNING *",
                "MYSQL      | UPDATE LOW_PRIORITY t SET t.a = c, t.b = d ORDER BY c LIMIT 5",
                "MSSQL      | UPDATE TOP (5) t SET a = c, b = d",
                "ORACLE     | UPDATE t x SET x.a = c, x.b = (SELECT d FROM dual)",
            })
    void theColumnsThatAreWritten(Dbms dbms, String sql) {
        UpdateRows update = (UpdateRows) one(dbms, sql);
        assertEquals(name("t"), update.table());
        assertEquals(set("a", "b"), update.columns());
        assertTrue(update.reads().containsAll(set("c", "d")), update.toString());
    }

    @Test
    void everyOtherWordMayBeRead() {
        assertEquals(
                set("u", "x", "b", "c", "d", "t"),
                ((UpdateRows) one(POSTGRESQL, "UPDATE t SET a = lower(x.b) FROM u AS x WHERE x.c = t.d AND x.b <> 'e'"))
                        .reads());
        assertEquals(set(), ((UpdateRows) one(POSTGRESQL, "UPDATE t SET a = now()")).reads());
        assertEquals(set("a"), ((UpdateRows) one(POSTGRESQL, "UPDATE t SET a = a + 1")).reads());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MYSQL      | UPDATE t x INNER JOIN u y ON x.a = y.a SET x.b = y.b",
                "MYSQL      | UPDATE u y, t x SET x.b = y.b WHERE x.a = y.a",
                "MSSQL      | UPDATE x SET x.b = y.b FROM t x JOIN u y ON x.a = y.a",
                "MSSQL      | UPDATE x SET b = y.b FROM u y JOIN t AS x ON x.a = y.a",
                "MSSQL      | WITH x AS (SELECT * FROM t) UPDATE x SET b = 1",
            })
    void anAliasStandsForItsTable(Dbms dbms, String sql) {
        UpdateRows update = (UpdateRows) one(dbms, sql);
        assertEquals(name("t"), update.table());
        assertEquals(set("b"), update.columns());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | DELETE FROM ONLY s.t AS x USING u WHERE x.a = u.a",
                "POSTGRESQL | DELETE FROM t WHERE a IN (SELECT b FROM u)",
                "ORACLE     | DELETE t WHERE a = 1",
                "MSSQL      | DELETE TOP (5) FROM t",
                "MSSQL      | DELETE x FROM t AS x JOIN u ON x.a = u.a",
                "MYSQL      | DELETE x FROM t x LEFT JOIN u y ON x.a = y.a WHERE y.a IS NULL",
                "MYSQL      | DELETE FROM x USING t AS x JOIN u ON x.a = u.a",
                "MSSQL      | WITH x AS (SELECT * FROM t) DELETE FROM x WHERE a > 1",
                "POSTGRESQL | WITH x AS (SELECT 1) DELETE FROM t USING x",
            })
    void rowsLess(Dbms dbms, String sql) {
        assertEquals(new DeleteRows(name("t")), one(dbms, sql));
    }

    @Test
    void statementsInCommonTablesAreStatements() {
        assertEquals(
                "DELETE_ROWS UPDATE_ROWS INSERT_ROWS",
                kinds(
                        POSTGRESQL,
                        "WITH a AS (DELETE FROM t RETURNING *), b AS MATERIALIZED (UPDATE u SET c = 1 RETURNING *) INSERT INTO v SELECT * FROM a"));
        assertEquals("DELETE_ROWS", kinds(POSTGRESQL, "WITH a AS (DELETE FROM t RETURNING *) SELECT * FROM a"));
    }

    @Test
    void aChangeWithinAChangeIsOne() {
        assertEquals(
                "DELETE_ROWS INSERT_ROWS",
                kinds(POSTGRESQL, "INSERT INTO t WITH x AS (DELETE FROM u RETURNING *) SELECT * FROM x"));
        assertEquals(
                "UPDATE_ROWS INSERT_ROWS",
                kinds(Dbms.DB2, "INSERT INTO t SELECT * FROM FINAL TABLE (UPDATE u SET a = 1)"));
    }

    @Test
    void aMergeDoesAllThatItSays() {
        assertEquals(
                List.of(
                        new UpdateRows(name("t"), set("a"), set("s", "x", "b", "t")),
                        new DeleteRows(name("t")),
                        new InsertRows(name("t"), set("s"))),
                read(
                        MSSQL,
                        "MERGE INTO t USING s AS x ON (t.b = x.b) WHEN MATCHED AND x.b = 1 THEN UPDATE SET a = x.b "
                                + "WHEN NOT MATCHED BY SOURCE THEN DELETE WHEN NOT MATCHED THEN INSERT (a) VALUES (x.b);"));
    }

    @Test
    void allRowsAtOnce() {
        assertEquals(
                List.of(new Operation.TruncateTable(name("a")), new Operation.TruncateTable(name("b"))),
                read(POSTGRESQL, "TRUNCATE TABLE a, ONLY b RESTART IDENTITY CASCADE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT setval('s', (SELECT max(a) FROM t))",
                "SELECT pg_catalog.set_config('search_path', '', false)",
                "SELECT count(*) FROM t WHERE lower(a) IN ('x') AND EXISTS (SELECT 1 FROM u)",
                "SELECT pg_advisory_lock(1)",
                "SELECT a::varchar(10), CAST(b AS numeric(10, 2)) FROM t",
                "(SELECT 1) UNION (SELECT 2)",
                "COPY (SELECT * FROM t) TO '/file'"
            })
    void aQueryHasNoEffect(String sql) {
        assertEquals("NOOP", kinds(POSTGRESQL, sql));
    }

    @Test
    void aFunctionOfTheProductCanDoAnything() {
        assertEquals(
                new Operation.Unread("calls move_rows, whose effect is not read"),
                one(POSTGRESQL, "SELECT s.move_rows('a') FROM t"));
        assertEquals("UNREAD", kinds(POSTGRESQL, "SELECT max(\"f\"(a)) FROM t"));
    }

    @Test
    void intoNamesATableOrAVariable() {
        assertEquals("CREATE_TABLE", kinds(POSTGRESQL, "SELECT * INTO a FROM b"));
        assertEquals("NOOP", kinds(MYSQL, "SELECT max(a) INTO @b FROM c"));
        assertEquals("NOOP", kinds(MSSQL, "SELECT @a = b FROM c"));
        assertEquals("NOOP", kinds(H2, "SELECT a FROM b"));
    }

    @Test
    void namesAreFoundWhateverTheirQuotes() {
        assertEquals(new InsertRows(Name.of("T"), set("u")), one(MYSQL, "INSERT INTO `s`.`t` SELECT * FROM `s`.`U`"));
        assertEquals(new DeleteRows(name("t")), one(MSSQL, "DELETE FROM [db]..[T]"));
        assertEquals(new DeleteRows(name("${p}t")), one(POSTGRESQL, "DELETE FROM ${schema}.${p}t"));
    }
}
