package io.github.upgradeguard.migration.sql;

import static io.github.upgradeguard.migration.schema.Dbms.DB2;
import static io.github.upgradeguard.migration.schema.Dbms.H2;
import static io.github.upgradeguard.migration.schema.Dbms.MARIADB;
import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.ORACLE;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;
import static io.github.upgradeguard.migration.sql.Reading.kinds;
import static io.github.upgradeguard.migration.sql.Reading.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.upgradeguard.migration.schema.Dbms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementCuttingTest {

    private static final String TWO = "DROP_TABLE DROP_TABLE";

    @ParameterizedTest
    @EnumSource(Dbms.class)
    void aSemicolonEndsAStatementInEveryDatabase(Dbms dbms) {
        assertEquals(List.of("DROP TABLE a", "DROP TABLE b"), texts(dbms, "DROP TABLE a;\n DROP TABLE b"));
    }

    @Test
    void blanksAndCommentsAreNoStatement() {
        assertEquals(List.of(), texts(POSTGRESQL, " \n -- nothing\n /* nor ; here */ ;; "));
    }

    @Test
    void aStatementBeginsAfterTheCommentsBeforeItOnTheLineWhereItBegins() {
        Statement statement = new SqlReader(POSTGRESQL)
                .script("-- one\n/* two\n */\nDROP TABLE a -- why\n;")
                .get(0);
        assertEquals("DROP TABLE a", statement.text());
        assertEquals(4, statement.line());
    }

    @Test
    void quotesHideSemicolons() {
        assertEquals(TWO, kinds(POSTGRESQL, "DROP TABLE \"a;b\";DROP TABLE c"));
        assertEquals(TWO, kinds(MYSQL, "DROP TABLE `a;``b`;DROP TABLE c"));
        assertEquals(TWO, kinds(MSSQL, "DROP TABLE [a;]]b];DROP TABLE c"));
        assertEquals("INSERT_ROWS DROP_TABLE", kinds(POSTGRESQL, "INSERT INTO a VALUES ('it''s; ');DROP TABLE c"));
        assertEquals("INSERT_ROWS DROP_TABLE", kinds(ORACLE, "INSERT INTO a VALUES (q'[it's; ]');DROP TABLE c"));
        assertEquals("INSERT_ROWS DROP_TABLE", kinds(MSSQL, "INSERT INTO a VALUES (N'x;y');DROP TABLE c"));
    }

    @Test
    void aBackslashHidesAQuoteWhereTheDatabaseSaysSo() {
        assertEquals("INSERT_ROWS DROP_TABLE", kinds(MYSQL, "INSERT INTO a VALUES ('\\';');DROP TABLE c"));
        assertEquals("INSERT_ROWS DROP_TABLE", kinds(POSTGRESQL, "INSERT INTO a VALUES (E'\\';');DROP TABLE c"));
        assertEquals("INSERT_ROWS DROP_TABLE", kinds(POSTGRESQL, "INSERT INTO a VALUES ('\\');DROP TABLE c"));
    }

    @Test
    void aDollarQuoteHidesSemicolons() {
        String function = "CREATE FUNCTION f() RETURNS int AS $x$ BEGIN a; $y$ b; $y$ END $x$ LANGUAGE plpgsql";
        assertEquals(List.of(function, "DROP TABLE c"), texts(POSTGRESQL, function + ";DROP TABLE c"));
        assertEquals("CREATE_ROUTINE DROP_TABLE", kinds(H2, "CREATE ALIAS f AS $$ int f() { a; } $$;DROP TABLE c"));
    }

    @Test
    void aSubscriptIsNoBracketedName() {
        assertEquals(
                "CREATE_TABLE DROP_TABLE",
                kinds(POSTGRESQL, "CREATE TABLE t (a int[] DEFAULT ARRAY[1, 2], b text[3]);DROP TABLE c"));
    }

    @Test
    void commentsHideSemicolons() {
        assertEquals(TWO, kinds(POSTGRESQL, "DROP /* a; /* b; */ c; */ TABLE a; -- d;\nDROP TABLE b"));
        assertEquals(TWO, kinds(MYSQL, "DROP /* a; /* b; */ TABLE a; # d;\nDROP TABLE b"));
    }

    @Test
    void mySqlRunsWhatStandsInItsOwnComments() {
        assertEquals("DROP_TABLE", kinds(MYSQL, "/*!40101 DROP TABLE a */;"));
        assertEquals("DROP_TABLE", kinds(MARIADB, "/*M!100100 DROP TABLE a */;"));
        assertEquals("", kinds(POSTGRESQL, "/*!40101 DROP TABLE a */;"));
    }

    @Test
    void twoHyphensWithoutABlankAreNoCommentInMySql() {
        assertEquals("UPDATE_ROWS DROP_TABLE", kinds(MYSQL, "UPDATE a SET b = 1--1;DROP TABLE c"));
        assertEquals("UPDATE_ROWS", kinds(POSTGRESQL, "UPDATE a SET b = 1--1;DROP TABLE c"));
    }

    @Test
    void goEndsAStatementOnALineOfItsOwn() {
        assertEquals(List.of("DROP TABLE a", "DROP TABLE b"), texts(MSSQL, "DROP TABLE a\n go \nDROP TABLE b\nGO 3\n"));
    }

    @Test
    void aSlashEndsAStatementOnALineOfItsOwn() {
        assertEquals(List.of("DROP TABLE a", "DROP TABLE b"), texts(ORACLE, "DROP TABLE a\n/\nDROP TABLE b\n/"));
        assertEquals("UPDATE_ROWS", kinds(ORACLE, "UPDATE a SET b = c / d"));
    }

    @Test
    void theDelimiterOfMySqlEndsAStatementUntilAnotherIsSet() {
        String procedure = "CREATE PROCEDURE p() BEGIN DROP TABLE a; END";
        assertEquals(
                List.of(procedure, procedure, "DROP TABLE b", "DROP TABLE c"),
                texts(
                        MYSQL,
                        "DELIMITER //\n" + procedure + "//\n" + procedure
                                + " //\ndelimiter ;\nDROP TABLE b; DROP TABLE c;"));
        assertEquals("CREATE_ROUTINE", kinds(MYSQL, "DELIMITER $$\n" + procedure + "$$\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE PROCEDURE p() BEGIN DECLARE a INT; IF a = 1 THEN DELETE FROM t; END IF; CASE a WHEN 1 THEN SET a = 2;"
                        + " END CASE; WHILE a < 2 DO SET a = CASE WHEN a = 1 THEN 2 ELSE 3 END; END WHILE; END",
                "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1",
                "CREATE TRIGGER g AFTER UPDATE ON t FOR EACH ROW BEGIN IF 1 THEN BEGIN SET @a = 1; END; END IF; END"
            })
    void aBodyOfMySqlIsNotCut(String body) {
        assertEquals(List.of(body, "DROP TABLE c"), texts(MYSQL, body + ";\nDROP TABLE c;"));
        assertEquals(List.of(body, "DROP TABLE c"), texts(DB2, body + ";\nDROP TABLE c;"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN EXECUTE IMMEDIATE 'DROP TABLE a'; EXCEPTION WHEN OTHERS THEN IF SQLCODE != -942 THEN RAISE; END IF; END",
                "DECLARE a NUMBER; b NUMBER := 1; BEGIN a := CASE b WHEN 1 THEN 2 END; FOR r IN (SELECT 1 FROM dual) LOOP"
                        + " NULL; END LOOP; END",
                "BEGIN\nLOOP\nDELETE FROM t;\nEXIT WHEN a = 1;\nrem := 1;\nEXIT;\nEND LOOP;\nEND",
                "DECLARE PROCEDURE p(a NUMBER) IS c NUMBER; BEGIN NULL; END p; BEGIN p(1); END",
                "CREATE OR REPLACE FUNCTION f RETURN NUMBER IS a NUMBER; BEGIN RETURN 1; END f",
                "CREATE OR REPLACE TRIGGER g BEFORE INSERT ON t FOR EACH ROW DECLARE a NUMBER; BEGIN :new.a := 1; END",
                "CREATE OR REPLACE PACKAGE k AS PROCEDURE p(a NUMBER); FUNCTION f RETURN NUMBER; END k",
                "CREATE PACKAGE BODY k AS PROCEDURE p(a NUMBER) IS BEGIN NULL; END; FUNCTION f RETURN NUMBER IS BEGIN"
                        + " RETURN 1; END; END k",
                "CREATE TYPE BODY y AS MEMBER FUNCTION f RETURN NUMBER IS BEGIN RETURN 1; END; END"
            })
    void aBodyOfOracleIsNotCut(String body) {
        assertEquals(List.of(body, "DROP TABLE c"), texts(ORACLE, body + ";\nDROP TABLE c;"));
        assertEquals(List.of(body, "DROP TABLE c"), texts(ORACLE, body + ";\n/\nDROP TABLE c\n/\n"));
    }

    @Test
    void aRoutineOfSqlServerGoesToTheEndOfItsBatch() {
        String procedure = "CREATE PROCEDURE p AS\nUPDATE a SET b = 1;\nDELETE FROM a";
        assertEquals(List.of(procedure, "DROP TABLE c"), texts(MSSQL, procedure + ";\nGO\nDROP TABLE c;"));
    }

    @Test
    void aBlockOfSqlServerIsNotCut() {
        String block = "IF 1 = 1\nBEGIN\n UPDATE a SET b = CASE WHEN c = 1 THEN 2 END;\n DELETE FROM a;\nEND";
        assertEquals(List.of(block, "DROP TABLE c"), texts(MSSQL, block + ";\nDROP TABLE c;"));
        assertEquals(3, texts(MSSQL, "BEGIN TRAN; DROP TABLE a; COMMIT TRAN;").size());
    }

    @Test
    void aBodyInStandardSqlIsNotCut() {
        String function =
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN 1 = 1 THEN 2 END; END";
        assertEquals(List.of(function, "DROP TABLE c"), texts(POSTGRESQL, function + ";DROP TABLE c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN", "BEGIN TRANSACTION", "BEGIN WORK", "START TRANSACTION"})
    void aTransactionIsNoBlock(String begin) {
        assertEquals("NOOP DROP_TABLE NOOP", kinds(POSTGRESQL, begin + "; DROP TABLE a; COMMIT;"));
        assertEquals("NOOP DROP_TABLE NOOP", kinds(MYSQL, begin + "; DROP TABLE a; COMMIT;"));
        assertEquals("NOOP DROP_TABLE NOOP", kinds(POSTGRESQL, begin + "; DROP TABLE a; END;"));
    }

    @Test
    void rowsOnStandardInputAreNoStatements() {
        assertEquals(
                "INSERT_ROWS DROP_TABLE",
                kinds(POSTGRESQL, "COPY a (b) FROM stdin;\n1;\nDROP TABLE x;\n\\.\nDROP TABLE c;"));
    }

    @Test
    void aCommandOfSqlPlusEndsWithItsLine() {
        assertEquals("NOOP DROP_TABLE", kinds(ORACLE, "SET DEFINE OFF\nDROP TABLE a;"));
        assertEquals("NOOP DROP_TABLE", kinds(ORACLE, "PROMPT it's done\nDROP TABLE a;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GO", "go", "\\nGO", "\\n\\s*GO\\s*", "[gG][oO]", "^GO$", "\nGO\n"})
    void aWordAsEndDelimiterStandsAloneOnItsLine(String delimiter) {
        assertEquals(
                List.of("DROP TABLE a; DROP TABLE b", "DROP TABLE go"),
                cutAt("DROP TABLE a; DROP TABLE b\nGO\nDROP TABLE go", delimiter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "$$", "\\$\\$", "@", "\\|\\|", "!!"})
    void aSignAsEndDelimiterStandsAnywhere(String delimiter) {
        String sign = delimiter.replace("\\", "");
        assertEquals(
                List.of("DROP TABLE a; DROP TABLE b", "DROP TABLE c"),
                new SqlReader(MYSQL)
                                .script(
                                        "DROP TABLE a; DROP TABLE b" + sign + " DROP TABLE c " + sign,
                                        Optional.of(delimiter),
                                        true)
                                .stream()
                                .map(Statement::text)
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\\;", ";\\n", ";\\s*\\n|;$", "(a+)+b", ""})
    void theSemicolonIsTheEndDelimiterWhereNoOtherIsUnderstood(String delimiter) {
        assertEquals(List.of("DROP TABLE a", "DROP TABLE b"), cutAt("DROP TABLE a; DROP TABLE b;", delimiter));
    }

    @Test
    void aSlashAsEndDelimiterLeavesSemicolons() {
        assertEquals(
                List.of("DROP TABLE a; DROP TABLE b", "DROP TABLE c"),
                cutAt("DROP TABLE a; DROP TABLE b;\n/\nDROP TABLE c\n/\n", "/"));
    }

    @Test
    void whatIsNotSplitIsOneStatementThatDoesAllOfThem() {
        List<Statement> statements =
                new SqlReader(POSTGRESQL).script("\nDROP TABLE a;\nDROP TABLE b;\n", Optional.empty(), false);
        assertEquals(1, statements.size());
        assertEquals("DROP TABLE a;\nDROP TABLE b", statements.get(0).text());
        assertEquals(2, statements.get(0).line());
        assertEquals(
                TWO,
                statements.get(0).operations().stream()
                        .map(operation -> operation.kind())
                        .collect(Collectors.joining(" ")));
    }

    private static List<String> cutAt(String sql, String delimiter) {
        return new SqlReader(MSSQL)
                .script(sql, Optional.of(delimiter), true).stream()
                        .map(Statement::text)
                        .toList();
    }
}
