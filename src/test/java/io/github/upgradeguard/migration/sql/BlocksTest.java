package io.github.upgradeguard.migration.sql;

import static io.github.upgradeguard.migration.schema.Dbms.DB2;
import static io.github.upgradeguard.migration.schema.Dbms.H2;
import static io.github.upgradeguard.migration.schema.Dbms.MARIADB;
import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.ORACLE;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;
import static io.github.upgradeguard.migration.sql.Reading.kinds;
import static io.github.upgradeguard.migration.sql.Reading.kindsInside;
import static io.github.upgradeguard.migration.sql.Reading.name;
import static io.github.upgradeguard.migration.sql.Reading.one;
import static io.github.upgradeguard.migration.sql.Reading.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks, calls, and SQL in strings. */
class BlocksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | DO $$ BEGIN DROP TABLE a; END $$                                        | DROP_TABLE",
                "POSTGRESQL | DO LANGUAGE plpgsql $x$ BEGIN IF EXISTS (SELECT 1) THEN DROP TABLE a; ELSIF b THEN DELETE FROM c; ELSE UPDATE d SET e = 1; END IF; END $x$ | DROP_TABLE DELETE_ROWS UPDATE_ROWS",
                "POSTGRESQL | DO $$ DECLARE a int := 0; r record; BEGIN FOR r IN SELECT * FROM t LOOP a := a + 1; UPDATE t SET b = a; END LOOP; END $$ | UPDATE_ROWS",
                "POSTGRESQL | DO $$ BEGIN CREATE TYPE a AS ENUM ('x'); EXCEPTION WHEN duplicate_object THEN NULL; END $$ | CREATE_TYPE",
                "POSTGRESQL | DO $$ BEGIN EXECUTE 'DROP TABLE a; DROP TABLE b'; END $$                | DROP_TABLE DROP_TABLE",
                "POSTGRESQL | DO $$ BEGIN EXECUTE concat('DROP TABLE ', a); END $$             | UNREAD",
                "POSTGRESQL | DO $$ BEGIN EXECUTE format('DROP TABLE %I', a); END $$                  | UNREAD",
                "POSTGRESQL | DO $$ BEGIN PERFORM setval('s', 1); PERFORM f(); END $$                 | UNREAD",
                "POSTGRESQL | DO $$ DECLARE a int; BEGIN SELECT max(b) INTO a FROM c; RAISE NOTICE 'x %', a; END $$ | ''",
                "POSTGRESQL | DO $$ BEGIN a := f(1); END $$                                           | UNREAD",
                "POSTGRESQL | DO 'BEGIN DELETE FROM a WHERE b = ''c''; END'                           | DELETE_ROWS",
                "POSTGRESQL | DO $$ <<l>> BEGIN WHILE CASE WHEN a THEN b END LOOP DELETE FROM a; EXIT l; END LOOP; END $$ | DELETE_ROWS",
                "ORACLE     | BEGIN EXECUTE IMMEDIATE 'DROP TABLE a'; EXCEPTION WHEN OTHERS THEN IF SQLCODE != -942 THEN RAISE; END IF; END; | DROP_TABLE",
                "ORACLE     | DECLARE a NUMBER; BEGIN SELECT count(*) INTO a FROM b; IF a = 0 THEN INSERT INTO b VALUES (1); END IF; END; | INSERT_ROWS",
                "ORACLE     | BEGIN p(1); END;                                                        | UNREAD",
                "ORACLE     | BEGIN dbms_output.put_line('x'); END;                                   | ''",
                "ORACLE     | BEGIN EXECUTE IMMEDIATE q'[ALTER TABLE a ADD (b int DEFAULT 'x')]'; END; | ADD_COLUMN",
                "MARIADB    | BEGIN NOT ATOMIC DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; END; DROP TABLE a; END | DROP_TABLE",
                "DB2        | BEGIN DECLARE a INT; IF a = 1 THEN EXECUTE IMMEDIATE 'DROP TABLE a'; END IF; END | DROP_TABLE",
                "MSSQL      | IF EXISTS (SELECT 1 FROM t) DROP TABLE a                                | DROP_TABLE",
                "MSSQL      | IF OBJECT_ID('a') IS NULL BEGIN CREATE TABLE a (b int) DROP TABLE c END ELSE DROP TABLE a | CREATE_TABLE DROP_TABLE DROP_TABLE",
                "MSSQL      | BEGIN TRY DELETE FROM a END TRY BEGIN CATCH DELETE FROM b END CATCH     | DELETE_ROWS DELETE_ROWS",
                "MSSQL      | WHILE 1 = 1 BEGIN IF a = 1 BREAK ELSE DELETE TOP (5) FROM a END         | DELETE_ROWS",
            })
    void aBlockHasWhatIsReadInIt(Dbms dbms, String sql, String kinds) {
        assertEquals(kinds, kindsInside(dbms, sql));
    }

    @Test
    void inSqlServerOneStatementEndsWhereTheNextBegins() {
        assertEquals(
                "ADD_COLUMN UPDATE_ROWS CHANGE_TYPE SET_NOT_NULL DROP_CONSTRAINT DROP_COLUMN CREATE_INDEX",
                kinds(MSSQL, """
                        ALTER TABLE t ADD a int
                        UPDATE t
                        SET a = CASE WHEN b = 1 THEN 2 ELSE 3 END
                        FROM t
                        ALTER TABLE t
                          ALTER COLUMN a int NOT NULL
                        ALTER TABLE t
                          DROP CONSTRAINT c
                        ALTER TABLE t DROP COLUMN b
                        CREATE INDEX i ON t (a) WITH (ONLINE = OFF)
                        """));
        assertEquals("INSERT_ROWS INSERT_ROWS NOOP DELETE_ROWS DROP_TABLE", kinds(MSSQL, """
                        INSERT INTO t (a)
                        SELECT b FROM u UNION ALL
                        SELECT c FROM v
                        INSERT INTO t VALUES (1)
                        SELECT 1
                        DELETE FROM t
                        DROP TABLE IF EXISTS x
                        """));
    }

    @Test
    void inOneLineToo() {
        assertEquals(
                "NOOP INSERT_ROWS NOOP",
                kinds(MSSQL, "SET IDENTITY_INSERT t ON INSERT INTO t (a) VALUES (1) SET IDENTITY_INSERT t OFF"));
        assertEquals("NOOP UPDATE_ROWS", kinds(MSSQL, "SET NOCOUNT ON UPDATE t SET a = 1"));
        assertEquals("NOOP DELETE_ROWS", kinds(MSSQL, "SET NOCOUNT ON DELETE FROM t"));
        assertEquals(
                "CREATE_TABLE CREATE_VIEW",
                kinds(
                        MSSQL,
                        "CREATE TABLE t (a int REFERENCES p ON DELETE SET NULL ON UPDATE CASCADE)\n"
                                + "CREATE VIEW v AS WITH x AS (SELECT 1 AS a) SELECT a FROM x"));
    }

    @Test
    void whatFollowsABlockIsOutsideOfIt() {
        assertEquals("BLOCK DROP_TABLE", kinds(MSSQL, "IF 1 = 1 DELETE FROM a\nDROP TABLE b"));
        assertEquals(
                "BLOCK DROP_TABLE",
                kinds(MSSQL, "IF 1 = 1\nBEGIN\nDELETE FROM a\nEND\nELSE\nDELETE FROM c\nDROP TABLE b"));
        assertEquals(
                "NOOP DELETE_ROWS NOOP DROP_TABLE", kinds(MSSQL, "BEGIN TRAN\nDELETE FROM a\nCOMMIT\nDROP TABLE b"));
    }

    @Test
    void spRenameRenamesWhatItsThirdArgumentSays() {
        assertEquals(
                new Operation.RenameColumn(name("t"), name("a"), name("b")),
                one(MSSQL, "EXEC sp_rename 'dbo.t.a', 'b', 'COLUMN'"));
        assertEquals(
                new Operation.RenameColumn(name("t"), Name.of("[a.x]"), name("b")),
                one(MSSQL, "EXEC sys.sp_rename @objname = N'[t].[a.x]', @newname = N'b', @objtype = N'COLUMN'"));
        assertEquals(new Operation.RenameTable(name("t"), name("u")), one(MSSQL, "exec sp_rename 'dbo.t', 'u'"));
        assertEquals(new Operation.RenameIndex(name("i"), name("j")), one(MSSQL, "EXEC sp_rename 't.i', 'j', 'INDEX'"));
        assertEquals("UNREAD", kinds(MSSQL, "EXEC sp_rename @a, 'j', 'INDEX'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MSSQL      | EXEC('DROP TABLE a')                          | DROP_TABLE",
                "MSSQL      | EXEC ('DROP ' + N'TABLE a')                   | DROP_TABLE",
                "MSSQL      | EXEC('DROP TABLE ' + @a)                      | UNREAD",
                "MSSQL      | EXEC sp_executesql N'DROP TABLE a'            | DROP_TABLE",
                "MSSQL      | EXEC sp_executesql @sql                       | UNREAD",
                "MSSQL      | EXEC my_proc 1, 2                             | UNREAD",
                "MSSQL      | EXEC sys.sp_addextendedproperty 'a', 'b'      | NOOP",
                "MSSQL      | DECLARE @a int SET @a = 1 PRINT 'x'           | NOOP NOOP NOOP",
                "MYSQL      | PREPARE s FROM 'DROP TABLE a'                 | DROP_TABLE",
                "MYSQL      | PREPARE s FROM @sql                           | UNREAD",
                "MYSQL      | EXECUTE s                                     | NOOP",
                "MYSQL      | EXECUTE java org.example.Migration            | NOOP UNREAD",
                "MYSQL      | CALL p(1)                                     | UNREAD",
                "DB2        | CALL SYSPROC.ADMIN_CMD('REORG TABLE a')       | REWRITE_TABLE",
                "ORACLE     | CALL p()                                      | UNREAD",
                "POSTGRESQL | EXECUTE p(1)                                  | UNREAD",
                "POSTGRESQL | DO LANGUAGE plpython3u $$ pass $$             | UNREAD",
            })
    void callsAndStringsThatAreRun(Dbms dbms, String sql, String kinds) {
        assertEquals(kinds, kinds(dbms, sql));
    }

    @Test
    void aBodyThatIsOnlyDefinedDoesNothingYet() {
        assertEquals(
                "CREATE_ROUTINE",
                kinds(POSTGRESQL, "CREATE FUNCTION f() RETURNS void AS $$ DROP TABLE a; $$ LANGUAGE sql"));
        assertEquals("CREATE_ROUTINE", kinds(MSSQL, "CREATE PROCEDURE p AS IF 1 = 1 DROP TABLE a; DROP TABLE b"));
        assertEquals("CREATE_ROUTINE", kinds(H2, "CREATE ALIAS a FOR \"org.example.A.b\""));
        assertEquals("CREATE_ROUTINE", kinds(MARIADB, "CREATE OR REPLACE PROCEDURE p() BEGIN DROP TABLE a; END"));
        assertEquals("CREATE_ROUTINE", kinds(MYSQL, "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM a"));
        assertEquals("CREATE_ROUTINE", kinds(ORACLE, "CREATE PROCEDURE p AS LANGUAGE JAVA NAME 'A.b()';"));
        assertEquals("CREATE_ROUTINE", kinds(DB2, "CREATE PROCEDURE p() LANGUAGE SQL BEGIN DELETE FROM a; END"));
    }

    @Test
    void stringsThatRunStringsAreReadToAnEnd() {
        assertEquals(List.of(new Operation.DropTable(name("a"), false)), read(MSSQL, "EXEC('EXEC(''DROP TABLE a'')')"));
        String sql = "DROP TABLE a";
        for (int i = 0; i < 7; i++) {
            sql = "EXEC('" + sql.replace("'", "''") + "')";
        }
        assertEquals("UNREAD", kinds(MSSQL, sql));
    }
}
