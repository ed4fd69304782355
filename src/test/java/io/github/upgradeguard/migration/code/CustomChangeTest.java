package io.github.upgradeguard.migration.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CustomChangeTest {

    private static CustomChange change(String body) {
        return CustomChange.read(Compiled.of("package a; class Change { %s }".formatted(body)), "a.Change")
                .orElseThrow();
    }

    @Test
    void aClassThatIsNotInTheArtifactIsNotFound() {
        assertEquals(Optional.empty(), CustomChange.read(Compiled.nothing(), "a.Change"));
    }

    @Test
    void aClassThatTellsNothingIsFound() {
        CustomChange change =
                change("String message = \"Update of users failed\", other = \"Delete\", key = \"update\";");
        assertFalse(change.isTold());
        assertEquals(List.of(), change.statements());
    }

    @Test
    void aDamagedClassTellsNothing() {
        CustomChange change = CustomChange.read(Compiled.nothing().with("a/Change.class", "damaged"), "a.Change")
                .orElseThrow();
        assertFalse(change.isTold());
    }

    @Test
    void statementsAreItsStrings() {
        CustomChange change = change("""
                String one = "UPDATE REALM SET NAME = 'x'";
                String two = "select 1; delete from REALM";
                String three = "insert into REALM (ID) select ID from OLD";
                String four = "ALTER TABLE REALM ADD X INT";
                String five = "drop index IDX";
                String six = "TRUNCATE TABLE REALM";
                String seven = "CREATE UNIQUE INDEX I ON REALM (ID)";
                String eight = "MERGE INTO REALM USING X ON (1 = 1)";
                """);
        assertEquals(8, change.statements().size());
        assertEquals("UPDATE REALM SET NAME = 'x'", change.statements().get(0));
    }

    @Test
    void aConcatenationHasAQuestionMarkForWhatIsNotKnown() {
        CustomChange change = change(
                "String sql(String table, int id) { return \"UPDATE \" + table + \" SET VALUE = null\\n WHERE ID = \" + id; }");
        assertEquals(List.of("UPDATE ? SET VALUE = null WHERE ID = ?"), change.statements());
    }

    @Test
    void piecesAreToldAsPieces() {
        CustomChange change = CustomChange.read(
                        Compiled.of(
                                List.of("-XDstringConcat=inline"),
                                "package a; class Change { String sql(String t) { return \"UPDATE \" + t + \" SET VALUE = null\"; } }"),
                        "a.Change")
                .orElseThrow();
        assertEquals(List.of("UPDATE", "SET VALUE = null"), change.statements());
    }

    @Test
    void nestedClassesAndSuperclassesBelongToIt() {
        Compiled artifact = Compiled.of(
                "package a; abstract class Base { String sql = \"DELETE FROM FIRST\"; class Part { String sql = \"DELETE FROM SECOND\"; } }",
                """
                package a;
                class Change extends Base {
                    Runnable later = new Runnable() { public void run() { System.out.println("DELETE FROM THIRD"); } };
                }
                """,
                "package a; class Changed { String sql = \"DELETE FROM FOURTH\"; }");
        assertEquals(
                List.of("DELETE FROM THIRD", "DELETE FROM FIRST", "DELETE FROM SECOND"),
                CustomChange.read(artifact, "a.Change").orElseThrow().statements());
    }

    @Test
    void statementsThatLiquibaseBuildsAreTold() {
        Compiled artifact = Compiled.of(
                "package liquibase.statement; public interface SqlStatement {}",
                "package liquibase.statement.core; public class UpdateStatement implements liquibase.statement.SqlStatement {}",
                """
                package a;
                class Change {
                    liquibase.statement.SqlStatement[] statements() {
                        return new liquibase.statement.SqlStatement[] {new liquibase.statement.core.UpdateStatement()};
                    }
                }
                """);
        CustomChange change = CustomChange.read(artifact, "a.Change").orElseThrow();
        assertEquals(Set.of("UpdateStatement"), change.builds());
        assertTrue(change.isTold());
    }

    @Test
    void aClassOfAWebArchiveIsFoundWhereItStands() throws Exception {
        byte[] bytes = Compiled.of("package a; class Change { String sql = \"DELETE FROM T\"; }")
                .bytes("a/Change.class")
                .orElseThrow();
        Compiled war = Compiled.nothing().with("WEB-INF/classes/a/Change.class", bytes);
        assertEquals(
                List.of("DELETE FROM T"),
                CustomChange.read(war, "a.Change").orElseThrow().statements());
    }
}
