package io.github.upgradeguard.migration.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Name;
import java.util.List;
import org.junit.jupiter.api.Test;

class OldStatementsTest {

    private static final Name T = Name.of("T");

    /** What is known of one string constant. */
    private static OldStatements constant(String text) {
        OldStatements statements = new OldStatements();
        statements.add(text, true, "a.Dao");
        return statements;
    }

    /** What is known of a file. */
    private static OldStatements file(String text) {
        OldStatements statements = new OldStatements();
        statements.add(text, false, "a.xml");
        return statements;
    }

    private static boolean isPositional(String sql) {
        return !constant(sql).positionalInserts(T).isEmpty();
    }

    private static boolean selectsAll(String sql) {
        return !constant(sql).selectsAll(T).isEmpty();
    }

    private static boolean isDynamic(String text) {
        return !constant(text).dynamic().isEmpty();
    }

    @Test
    void anInsertWithoutColumnsIsPositional() {
        assertEquals(
                List.of("insert into s.t values (?, ?)"),
                constant("insert into s.t\n  values (?, ?)").positionalInserts(T));
        assertTrue(isPositional("INSERT INTO \"T\" VALUES (1)"));
        assertTrue(isPositional("INSERT OR REPLACE INTO T VALUES (1)"));
        assertTrue(isPositional("REPLACE INTO T VALUES (1)"));
        assertTrue(isPositional("INSERT INTO T AS x VALUES (1)"));
        assertTrue(isPositional("INSERT INTO T SELECT * FROM U"));
        assertTrue(isPositional("INSERT INTO T (SELECT a, b FROM U)"));
        assertTrue(isPositional("MERGE INTO T KEY (ID) VALUES (1, 2)"));
        assertTrue(isPositional("MERGE INTO T USING U ON T.ID = U.ID WHEN NOT MATCHED THEN INSERT VALUES (U.ID)"));
        assertTrue(isPositional("BEGIN; INSERT INTO T VALUES (1); END;"));
    }

    @Test
    void anInsertWithColumnsIsNot() {
        assertFalse(isPositional("INSERT INTO T (A, B) VALUES (1, 2)"));
        assertFalse(isPositional("INSERT INTO T(A) SELECT A FROM U"));
        assertFalse(isPositional("INSERT INTO U VALUES (1)"));
        assertFalse(isPositional("INSERT INTO T DEFAULT VALUES"));
        assertFalse(isPositional("-- INSERT INTO T VALUES (1)"));
        assertFalse(isPositional("/* INSERT INTO T VALUES (1) */"));
        assertFalse(isPositional("put the rows into t values"));
    }

    @Test
    void theVerbMayBeInAHelperAndTheRestInTheConstant() {
        // As one product has it: insert(jobs, "into jobs values (:id)"), select("* from jobs").
        assertTrue(isPositional("into T values (:id, :version)"));
        assertFalse(isPositional("into T (id, version) values (:id, :version)"));
        assertTrue(selectsAll("* from T where state = :state"));
        assertEquals(List.of(), file("into T values (:id)").positionalInserts(T));
    }

    @Test
    void anInsertIntoATableThatIsKnownAtRunTimeOnlyIsOneIntoAnyTable() {
        String format = "INSERT INTO %s values (?, ?, ?, ?, ?)";
        assertEquals(List.of(format), constant(format).insertsIntoAnyTable());
        assertEquals(
                List.of("INSERT INTO ? VALUES (1)"),
                constant("INSERT INTO \u0001 VALUES (1)").insertsIntoAnyTable());
        assertEquals(
                1,
                constant("INSERT INTO ${table} VALUES (1)")
                        .insertsIntoAnyTable()
                        .size());
        assertEquals(
                1,
                constant("INSERT INTO part_%s VALUES (1)").insertsIntoAnyTable().size());
        assertEquals(List.of(), constant("INSERT INTO %s (A) VALUES (1)").insertsIntoAnyTable());
    }

    @Test
    void aPrefixIsNotTheName() {
        assertTrue(isPositional("INSERT INTO ${prefix}T VALUES (1)"));
        assertTrue(isPositional("INSERT INTO %s.T VALUES (1)"));
        assertTrue(selectsAll("SELECT * FROM {h-schema}T"));
        assertFalse(isDynamic("INSERT INTO ${prefix}T VALUES (1)"));
    }

    @Test
    void aQueryForAllColumnsSelectsAll() {
        assertTrue(selectsAll("SELECT * FROM T"));
        assertTrue(selectsAll("select distinct * from s.t where a = 1"));
        assertTrue(selectsAll("SELECT x.A, * FROM U x, T WHERE x.ID = T.ID"));
        assertTrue(selectsAll("SELECT * FROM U JOIN T ON U.ID = T.ID"));
        assertTrue(selectsAll("SELECT * FROM (SELECT * FROM T) x"));
        assertTrue(selectsAll("SELECT T.* FROM T"));
        assertTrue(selectsAll("SELECT r.*, count(*) FROM U AS u INNER JOIN T AS r ON u.ID = r.ID"));
    }

    @Test
    void aQueryForSomeColumnsDoesNot() {
        assertFalse(selectsAll("SELECT A FROM T"));
        assertFalse(selectsAll("SELECT count(*) FROM T"));
        assertFalse(selectsAll("SELECT A * B FROM T"));
        assertFalse(selectsAll("SELECT u.* FROM U u JOIN T ON u.ID = T.ID"));
        assertFalse(selectsAll("SELECT 1 FROM U WHERE EXISTS (SELECT * FROM T)"));
        assertFalse(selectsAll("SELECT * FROM U WHERE A IN (SELECT A FROM T)"));
    }

    @Test
    void aConflictNeedsItsColumnsToBeUnique() {
        OldStatements statements =
                constant("INSERT INTO T (A, B) VALUES (?, ?) ON CONFLICT (a, \"B\") DO UPDATE SET C = EXCLUDED.C");
        assertEquals(List.of(List.of(Name.of("A"), Name.of("B"))), statements.conflictTargets(T));
        assertEquals(List.of(), statements.conflictTargets(Name.of("U")));
    }

    @Test
    void anExpressionInAConflictIsNamedByItsColumn() {
        assertEquals(
                List.of(List.of(Name.of("NAME"), Name.of("KIND"))),
                constant("INSERT INTO T (NAME) VALUES (?) ON CONFLICT (lower(NAME), KIND COLLATE \"C\") DO NOTHING")
                        .conflictTargets(T));
    }

    @Test
    void aConflictMayNameAConstraint() {
        OldStatements statements = constant("INSERT INTO T (A) VALUES (?) ON CONFLICT ON CONSTRAINT T_PK DO NOTHING");
        assertEquals(List.of(Name.of("t_pk")), statements.conflictConstraints(T));
        assertEquals(List.of(), statements.conflictTargets(T));
    }

    @Test
    void aConflictWithoutColumnsNeedsNothing() {
        OldStatements statements = constant("INSERT INTO T (A) VALUES (?) ON CONFLICT DO NOTHING");
        assertEquals(List.of(), statements.conflictTargets(T));
    }

    @Test
    void aConflictOfATableThatIsNotToldMayBeOfAny() {
        assertEquals(
                List.of(List.of(Name.of("A"))),
                constant(" ON CONFLICT (A) DO NOTHING").conflictTargets(T));
        assertEquals(
                List.of(List.of()),
                constant("INSERT INTO T (A) VALUES (1) ON CONFLICT (\u0001)").conflictTargets(T));
    }

    @Test
    void aTableNameThatIsPutInAtRunTimeIsDynamic() {
        assertTrue(isDynamic("SELECT * FROM %s"));
        assertTrue(isDynamic("select a from \u0001 where b = ?"));
        assertTrue(isDynamic("delete from \u0001 where ROLE_ID = :role"));
        assertTrue(isDynamic("UPDATE %s SET A = 1"));
        assertTrue(isDynamic("SELECT a FROM T JOIN \u0001 x ON x.a = T.a"));
        assertTrue(isDynamic("TRUNCATE TABLE \u0001"));
        assertTrue(isDynamic("SELECT * FROM "));
        assertTrue(isDynamic("INSERT INTO "));
        assertTrue(isDynamic(" FROM "));
        assertTrue(isDynamic("UPDATE "));
        assertEquals(
                List.of("SELECT 1 FROM %s (a.Dao)"),
                constant("SELECT 1 FROM %s").dynamic());
    }

    @Test
    void sentencesAreNot() {
        assertFalse(isDynamic("Received %s from %s"));
        assertFalse(isDynamic("removed \u0001 from \u0001"));
        assertFalse(isDynamic(" from "));
        assertFalse(isDynamic("UPDATE"));
        assertFalse(isDynamic("Update of %s failed"));
        assertFalse(isDynamic("delete {} from {}"));
        assertFalse(isDynamic("Create Database Lock Table"));
    }

    @Test
    void aValueThatIsBoundIsNoTable() {
        assertFalse(isDynamic("SELECT EXTRACT(YEAR FROM ?) FROM T"));
        assertFalse(isDynamic("SELECT trim(both ' ' from :name) FROM T"));
        assertFalse(isDynamic("SELECT A FROM T WHERE B = #{b} FOR UPDATE "));
    }

    @Test
    void statementsInXmlEndWithTheirElement() {
        String mapper = "<select id=\"one\" resultType=\"map\">select * from ${prefix}T where ID_ = #{id}</select>\n"
                + "<!-- they don't\n -- matter --><insert id='two'>insert into ${prefix}T values (#{id})</insert>";
        assertEquals(
                List.of("select * from ${prefix}T where ID_ = #{id}"),
                file(mapper).selectsAll(T));
        assertEquals(
                List.of("insert into ${prefix}T values (#{id})"), file(mapper).positionalInserts(T));
    }

    @Test
    void aFileOfAThousandRowsTellsTheFirstOnes() {
        StringBuilder sql = new StringBuilder();
        for (int row = 0; row < 1000; row++) {
            sql.append("INSERT INTO T VALUES (").append(row).append(");\n");
        }
        assertEquals(20, file(sql.toString()).positionalInserts(T).size());
    }
}
