package io.github.upgradeguard.migration.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.changelog.Contents;
import io.github.upgradeguard.migration.schema.Name;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OldCodeTest {

    private static OldCode code(Contents... artifacts) {
        return OldCode.read(List.of(artifacts), Set.of());
    }

    private static OldCode text(String path, String text) {
        return code(Compiled.nothing().with(path, text));
    }

    private static boolean names(OldCode code, String name) {
        return code.whereNamed(Name.of(name)).isPresent();
    }

    @Test
    void aTableIsNamedByAStatementInCode() {
        OldCode code = code(
                Compiled.of(
                        "package a; class Dao { String q = \"delete from User_Session where id = ?\"; int user_session_note; }"));
        assertEquals(Optional.of("a.Dao in old.jar"), code.whereNamed(Name.of("USER_SESSION")));
        assertFalse(names(code, "USER_SESSION_NOTE"));
        assertFalse(names(code, "SESSION"));
        assertEquals(1, code.classes());
    }

    @Test
    void aTableIsNamedByAnyFileOfText() {
        assertEquals(
                Optional.of("import.sql in old.jar"),
                text("import.sql", "insert into \"Realm\"(id) values (1)").whereNamed(Name.of("REALM")));
        assertTrue(names(text("Task.xml", "<select>select ID_ from ${prefix}ACT_RU_TASK</select>"), "ACT_RU_TASK"));
        assertTrue(names(text("q.properties", "all=select 1\\nfrom OUTBOX"), "OUTBOX"));
        assertTrue(names(text("a.yaml", "table: outbox"), "OUTBOX"));
        assertTrue(names(text("a.json", "{\"table\":\"OUTBOX\"}"), "OUTBOX"));
        assertFalse(names(text("a.txt", "OUTBOX"), "OUTBOX"));
    }

    @Test
    void aNameThatIsJoinedToAFormatIsAWordOfItsOwn() {
        OldCode code = code(Compiled.of("package a; class Dao { String q = \"select 1 from %sOUTBOX, %1$sINBOX\"; }"));
        assertTrue(names(code, "OUTBOX"));
        assertTrue(names(code, "INBOX"));
    }

    @Test
    void aNameOfMoreThanLettersIsNamedWhereAllItsWordsAre() {
        assertTrue(names(text("a.sql", "select 1 from \"my-table\""), "my-table"));
        assertFalse(names(text("a.sql", "select 1 from \"your-table\""), "my-table"));
    }

    @Test
    void aTextInUtf16IsReadToo() {
        OldCode code = code(Compiled.nothing().with("a.sql", "select * from OUTBOX".getBytes(StandardCharsets.UTF_16)));
        assertTrue(names(code, "OUTBOX"));
    }

    @Test
    void changeLogsNameNothing() {
        Compiled artifact = Compiled.nothing()
                .with("db/changelog.xml", "<dropTable tableName='USER_SESSION'/>")
                .with("other.xml", "<a/>");
        assertFalse(names(OldCode.read(List.of(artifact), Set.of("db/changelog.xml")), "USER_SESSION"));
        assertTrue(names(code(artifact), "USER_SESSION"));
    }

    @Test
    void classesThatMigrateNameNothing() {
        Compiled artifact = Compiled.of(
                "package liquibase.change.custom; public interface CustomSqlChange {}",
                "package org.flywaydb.core.api.migration; public class BaseJavaMigration {}",
                "package liquibase.exception; public class CustomChangeException extends Exception {}",
                "package a; abstract class Task implements liquibase.change.custom.CustomSqlChange {}",
                """
                package a;
                import liquibase.exception.CustomChangeException;
                class Update1 extends Task {
                    String table = "FIRST";
                    void run() throws CustomChangeException {}
                    class Part {
                        String table = "SECOND";
                        void run() throws CustomChangeException {}
                    }
                }
                """,
                "package a; class V1__Update extends org.flywaydb.core.api.migration.BaseJavaMigration { String t = \"THIRD\"; }",
                "package a; class Lock { Object c = liquibase.change.custom.CustomSqlChange.class; String t = \"FOURTH\"; }");
        OldCode code = code(artifact);
        assertFalse(names(code, "FIRST"));
        assertFalse(names(code, "SECOND"));
        assertFalse(names(code, "THIRD"));
        assertTrue(names(code, "FOURTH"));
    }

    @Test
    void theNameInCamelCaseCountsInClassesOfRowsOnly() {
        // Of a real product: the variable clientSession is no sign of the table CLIENT_SESSION.
        OldCode variables = code(Compiled.of(
                "package a; class Login { Object clientSession; String s = \"clientSession\"; class UserSession {} }"));
        assertFalse(names(variables, "CLIENT_SESSION"));
        assertFalse(names(variables, "USER_SESSION"));
        OldCode rows =
                code(Compiled.of("package a; @jakarta.persistence.Entity class UserSession { Object clientSession; }"));
        assertEquals(Optional.of("a.UserSession"), rows.whereNamed(Name.of("CLIENT_SESSION")));
        assertTrue(names(rows, "USER_SESSION"));
        assertFalse(names(rows, "SESSION"));
    }

    @Test
    void eachMarkOfAClassOfRowsCounts() {
        for (String mark : List.of(
                "javax.persistence.Entity",
                "jakarta.persistence.Embeddable",
                "jakarta.persistence.MappedSuperclass",
                "javax.persistence.Table",
                "javax.jdo.annotations.PersistenceCapable")) {
            OldCode code = code(Compiled.of("package a; @%s class Row { int firstName; }".formatted(mark)));
            assertTrue(names(code, "FIRST_NAME"), mark);
        }
    }

    @Test
    void namesThatAreMadeByDefaultCount() {
        OldCode code = code(Compiled.of("""
                package a;
                import jakarta.persistence.*;
                @Entity class Person {
                    @Id long id;
                    @ManyToOne Person bestFriend;
                    @ManyToMany java.util.Set<Club> clubs;
                    @ElementCollection java.util.Set<String> nickNames;
                }
                """, "package a; @jakarta.persistence.Entity class Club {}"));
        assertTrue(names(code, "BEST_FRIEND_ID"));
        assertTrue(names(code, "PERSON_CLUB"));
        assertTrue(names(code, "Person_nickNames"));
        assertFalse(names(code, "PERSON_CAR"));
        assertFalse(names(code, "CLUB_ID"));
    }

    @Test
    void aMappingFileSpellsNamesAsJavaDoes() {
        OldCode mapped = text("User.hbm.xml", "<class name='a.UserSession'><property name='lastRefresh'/></class>");
        assertTrue(names(mapped, "USER_SESSION"));
        assertTrue(names(mapped, "LAST_REFRESH"));
        assertFalse(names(text("other.xml", "<class name='a.UserSession'/>"), "USER_SESSION"));
    }

    @Test
    void theFirstArtifactThatNamesItIsTold() {
        OldCode code = code(
                Compiled.nothing().with("b.sql", "select 1"), Compiled.nothing().with("a.sql", "select 1 from T"));
        assertEquals(Optional.of("a.sql in old.jar"), code.whereNamed(Name.of("t")));
    }

    @Test
    void whatIsNotReadIsTold() {
        Compiled artifact = Compiled.nothing()
                .with("lib/other.jar", "PK")
                .with("Bad.class", "no class")
                .with("good.sql", "select 1");
        assertEquals(
                List.of(
                        "Bad.class in old.jar is no class file of a known version",
                        "lib/other.jar in old.jar was not opened"),
                code(artifact).unread());
    }

    @Test
    void aFileThatCannotBeReadIsTold() {
        Contents broken = new Contents() {
            @Override
            public String name() {
                return "broken.jar";
            }

            @Override
            public List<String> paths() {
                return List.of("a.sql");
            }

            @Override
            public Optional<byte[]> head(String path, int most) throws IOException {
                throw new IOException("it is too long");
            }

            @Override
            public void close() {}
        };
        assertEquals(
                List.of("a.sql in broken.jar cannot be read: it is too long"),
                code(broken).unread());
    }
}
