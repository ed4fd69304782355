package io.github.upgradeguard.migration.sql;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Dbms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a script holds, reading it ends soon and does not fail. */
class RandomSqlTest {

    private static final int SECONDS = 20;
    private static final List<Dbms> EVERY_DBMS = List.of(Dbms.values());
    private static final int MEGABYTE = 1 << 20;

    private static final List<String> STATEMENTS = List.of(
            "CREATE TABLE a.b (c int NOT NULL DEFAULT (1), d varchar(10), PRIMARY KEY (c), KEY k (d)) ENGINE=InnoDB;",
            "ALTER TABLE t ADD COLUMN a int, DROP COLUMN b, ALTER COLUMN c TYPE text USING c::text, RENAME TO u;",
            "ALTER TABLE t MODIFY (a NUMBER(10) DEFAULT 1 NOT NULL, b NULL) ADD (d int, e int);",
            "CREATE UNIQUE INDEX CONCURRENTLY i ON t USING gin (lower(a) desc, b) INCLUDE (c) WHERE d > 0;",
            "CREATE OR REPLACE FUNCTION f() RETURNS int AS $$ BEGIN UPDATE t SET a = 1; END $$ LANGUAGE plpgsql;",
            "CREATE PROCEDURE p AS BEGIN IF @a = 1 BEGIN DELETE FROM t; END ELSE EXEC('DROP TABLE u') END\nGO\n",
            "DO $x$ DECLARE r record; BEGIN FOR r IN SELECT * FROM t LOOP EXECUTE 'DROP TABLE x'; END LOOP; END $x$;",
            "BEGIN EXECUTE IMMEDIATE 'ALTER TABLE t ADD (a int)'; EXCEPTION WHEN OTHERS THEN NULL; END;\n/\n",
            "DELIMITER //\nCREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; END//\nDELIMITER ;\n",
            "WITH x AS (UPDATE t SET a = 1, (b, c) = (SELECT 1, 2) RETURNING *) INSERT INTO u SELECT * FROM x;",
            "MERGE INTO t USING s ON (t.a = s.a) WHEN MATCHED THEN UPDATE SET b = 1 WHEN NOT MATCHED THEN INSERT (a) VALUES (1);",
            "INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET b = CASE WHEN 1 = 1 THEN 2 ELSE 3 END;",
            "CREATE VIEW v AS SELECT a.b, count(*) AS c FROM t a JOIN (SELECT 1) u ON a.x = u.x UNION SELECT 1, 2;",
            "IF EXISTS (SELECT 1) ALTER TABLE t ADD a int DROP TABLE b EXEC sp_rename 'a.b', 'c', 'COLUMN'",
            "COPY t (a, b) FROM stdin;\n1\t2\n\\.\n",
            "SELECT setval('s', 1), f(x) INTO #t FROM u;");

    private static final List<String> WORDS = List.of(
            "ALTER",
            "TABLE",
            "ADD",
            "DROP",
            "COLUMN",
            "CREATE",
            "INDEX",
            "VIEW",
            "AS",
            "SELECT",
            "FROM",
            "WHERE",
            "UPDATE",
            "SET",
            "DELETE",
            "INSERT",
            "INTO",
            "VALUES",
            "BEGIN",
            "END",
            "IF",
            "THEN",
            "ELSE",
            "CASE",
            "WHEN",
            "LOOP",
            "DECLARE",
            "FUNCTION",
            "PROCEDURE",
            "TRIGGER",
            "ON",
            "MERGE",
            "USING",
            "WITH",
            "EXECUTE",
            "IMMEDIATE",
            "NOT",
            "NULL",
            "DEFAULT",
            "PRIMARY",
            "KEY",
            "UNIQUE",
            "REFERENCES",
            "CHECK",
            "CONSTRAINT",
            "PARTITION",
            "OF",
            "FOR",
            "RENAME",
            "TO",
            "MODIFY",
            "CHANGE",
            "TYPE",
            "GENERATED",
            "IDENTITY",
            "ALWAYS",
            "EXISTS",
            "PACKAGE",
            "BODY",
            "IS",
            "DO",
            "CALL",
            "EXEC",
            "GO",
            "UNION",
            "JOIN",
            "a",
            "b.c",
            "\"d\"",
            "`e`",
            "[f]",
            "'g'",
            "$$",
            "$x$",
            "(",
            ")",
            ",",
            ";",
            "=",
            "::",
            "*",
            ".",
            "/",
            "\n",
            "--",
            "/*",
            "*/",
            "1",
            "1.5e3",
            "'",
            "\"",
            "@x",
            "#y",
            "q'[",
            "]'",
            "N'h'",
            "<<",
            ">>",
            ":",
            "+",
            "-",
            "DELIMITER");

    @Test
    void randomCharacters() {
        Random random = random();
        soon(() -> {
            for (int i = 0; i < 400; i++) {
                byte[] bytes = new byte[random.nextInt(2000)];
                random.nextBytes(bytes);
                read(
                        new String(bytes, random.nextBoolean() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8),
                        random);
            }
        });
    }

    @Test
    void randomWords() {
        Random random = random();
        soon(() -> {
            for (int i = 0; i < 6000; i++) {
                StringBuilder sql = new StringBuilder();
                for (int words = random.nextInt(60); words > 0; words--) {
                    sql.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(5) == 0 ? "" : " ");
                }
                read(sql.toString(), random);
            }
        });
    }

    @Test
    void statementsThatAreCutOffAnywhere() {
        Random random = random();
        soon(() -> {
            for (String statement : STATEMENTS) {
                for (int end = 0; end <= statement.length(); end++) {
                    read(statement.substring(0, end), random);
                    read(statement.substring(end), random);
                }
            }
        });
    }

    @Test
    void statementsWithPiecesOfOthersInThem() {
        Random random = random();
        soon(() -> {
            for (int i = 0; i < 6000; i++) {
                StringBuilder sql = new StringBuilder(any(random));
                for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                    int at = random.nextInt(sql.length() + 1);
                    String other = any(random);
                    int begin = random.nextInt(other.length());
                    int end = begin + random.nextInt(other.length() - begin);
                    int deleted = Math.min(sql.length(), at + random.nextInt(10));
                    sql.replace(at, deleted, other.substring(begin, end));
                }
                read(sql.toString(), random);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "((",
                "SELECT (",
                "CREATE TABLE t (a int DEFAULT (",
                "ALTER TABLE t ADD (",
                "a (",
                "CASE WHEN ",
                "BEGIN ",
                "BEGIN IF a THEN ",
                "IF 1 = 1 BEGIN ",
                "/* ",
                "/*",
                "'",
                "''",
                "$$",
                "$a$ $b$ ",
                "[",
                "[a ",
                "a.",
                ";",
                ",",
                "SELECT a FROM (",
                "UPDATE (",
                "(UPDATE t SET a = (",
                "WITH a AS (",
                "x AS (",
                "AS (INSERT INTO t ",
                "EXECUTE 'EXECUTE ''",
                "DO $$ ",
                "<<",
                ": a ",
                "a: ",
                "GO\n",
                "/\n",
                "\n",
                "DELIMITER a\n",
                "a\\",
                "E'\\",
                "DECLARE FUNCTION f IS ",
                "CREATE PROCEDURE p AS ",
                "INSERT INTO t VALUES (1), ",
                "DROP TABLE a, ",
                "ALTER TABLE t ADD a int, ",
                "ALTER TABLE t ",
                "MERGE INTO t USING s WHEN ",
                "a NOT MATERIALIZED (",
                "CREATE VIEW v AS ",
                "${",
                "SET a = 1, ",
                "1",
                "a",
                "@",
                "#",
                "-- \n",
                "N'",
                "q'",
                "\"",
                "`",
                "-",
                "- "
            })
    void aPieceOverAndOverAgain(String piece) {
        soon(() -> {
            String deep = piece.repeat(Math.min(100_000, MEGABYTE / piece.length()));
            String long_ = piece.repeat(MEGABYTE / piece.length());
            for (Dbms dbms : List.of(Dbms.POSTGRESQL, Dbms.MYSQL, Dbms.ORACLE, Dbms.MSSQL)) {
                new SqlReader(dbms).script(deep);
                new SqlReader(dbms).script("CREATE TABLE t (a int DEFAULT " + deep);
            }
            new SqlReader(Dbms.H2).script(long_);
            new SqlReader(Dbms.MSSQL).script(long_, Optional.of("GO"), true);
        });
    }

    @Test
    void parenthesesThatAreAllClosed() {
        String deep = "(".repeat(100_000) + "SELECT 1" + ")".repeat(100_000);
        soon(() -> {
            for (Dbms dbms : Dbms.values()) {
                new SqlReader(dbms).script("CREATE TABLE t (a int DEFAULT " + deep + ");UPDATE t SET a = " + deep);
                new SqlReader(dbms).script("INSERT INTO t " + deep + ";CREATE VIEW v AS " + deep + ";" + deep);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Dbms.class)
    void aMegabyteOfStatements(Dbms dbms) {
        String all = String.join("\n", STATEMENTS);
        soon(() -> assertFalse(
                new SqlReader(dbms).script(all.repeat(MEGABYTE / all.length())).isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(a+)+$", "(.*)*;", "[", "\\", "(?i)(?i)", "|||", "*", "", "^$", "(((((", "\\s*\\s*\\s*x|y"})
    void anEndDelimiterThatIsNoText(String delimiter) {
        soon(() -> {
            String sql = "a".repeat(MEGABYTE) + "; SELECT 1; SELECT 2";
            assertTrue(new SqlReader(Dbms.POSTGRESQL)
                            .script(sql, Optional.of(delimiter), true)
                            .size()
                    >= 1);
        });
    }

    private static String any(Random random) {
        return STATEMENTS.get(random.nextInt(STATEMENTS.size()));
    }

    private static void read(String sql, Random random) {
        Dbms dbms = EVERY_DBMS.get(random.nextInt(EVERY_DBMS.size()));
        SqlReader reader = new SqlReader(dbms);
        List<Statement> statements = random.nextInt(4) == 0
                ? reader.script(sql, Optional.of(random.nextBoolean() ? "//" : "GO"), random.nextBoolean())
                : reader.script(sql);
        int line = 1;
        for (Statement statement : statements) {
            assertFalse(statement.operations().isEmpty(), sql);
            assertFalse(statement.text().isBlank(), sql);
            assertTrue(sql.contains(statement.text()), sql);
            assertTrue(statement.line() >= line, sql);
            line = statement.line();
        }
    }

    private static void soon(Runnable reading) {
        assertTimeoutPreemptively(ofSeconds(SECONDS), reading::run);
    }

    private static Random random() {
        long seed = ThreadLocalRandom.current().nextLong();
        System.out.println("RandomSqlTest: seed " + seed);
        return new Random(seed);
    }
}
