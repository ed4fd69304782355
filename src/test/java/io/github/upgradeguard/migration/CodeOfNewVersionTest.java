package io.github.upgradeguard.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.code.Compiled;
import io.github.upgradeguard.migration.schema.Dbms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the code that migrations run shows by its constants. */
class CodeOfNewVersionTest {

    private static final String ROOT = "db/changelog/db.changelog-master.xml";
    private static final String OLD =
            "<changeSet id='1' author='ann'><createTable tableName='t'><column name='a' type='int'/></createTable></changeSet>";
    private static final String CODE = "<changeSet id='2' author='ann'><customChange class='a.Fill'/></changeSet>";

    private static Comparison compare(Compiled code, String... sets) {
        String before = "<databaseChangeLog>" + OLD + "</databaseChangeLog>";
        String after = "<databaseChangeLog>" + OLD + String.join("", sets) + "</databaseChangeLog>";
        return Upgrade.compare(
                new Side("1.0", List.of(Artifact.none().with(ROOT, before)), false),
                new Side("2.0", List.of(code.with(ROOT, after)), false),
                List.of(Dbms.POSTGRESQL));
    }

    private static Compiled fill(String statement) {
        return Compiled.of(
                "package liquibase.change.custom; public interface CustomSqlChange {}",
                "package a; public class Fill implements liquibase.change.custom.CustomSqlChange { String s = \"%s\"; }"
                        .formatted(statement));
    }

    private static List<String> rules(Comparison comparison) {
        return Upgrade.all(comparison).stream()
                .map(it -> it.impact().key() + " " + it.rule())
                .toList();
    }

    @Test
    void codeIsNotDecidedWhateverItShows() {
        for (String statement : List.of("SELECT a FROM t", "UPDATE t SET a = 1", "CREATE TABLE u (a int)", "")) {
            assertEquals(List.of("review custom-code"), rules(compare(fill(statement), CODE)), statement);
        }
    }

    @Test
    void codeThatIsNotThereIsNotDecidedEither() {
        Comparison comparison = compare(Compiled.nothing(), CODE);
        assertEquals(List.of("review custom-code"), rules(comparison));
        assertTrue(Upgrade.all(comparison).get(0).reason().contains("in none of the artifacts"));
    }

    @Test
    void whatTheRunningVersionMissesIsWorse() {
        assertEquals(
                List.of("breaking moved-data", "review custom-code"),
                rules(compare(fill("UPDATE t SET a = NULL"), CODE)));
        assertEquals(List.of("breaking drop-table", "review custom-code"), rules(compare(fill("DROP TABLE t"), CODE)));
        assertEquals(
                List.of("breaking drop-column", "review custom-code"),
                rules(compare(fill("ALTER TABLE t DROP COLUMN a"), CODE)));
    }

    @Test
    void codeThatNamesSomethingNewAndAnOldTableMayHaveMovedItsRows() {
        String column =
                "<changeSet id='c' author='ann'><createTable tableName='u'><column name='x' type='int'/></createTable></changeSet>";
        String delete = "<changeSet id='d' author='ann'><delete tableName='t'/></changeSet>";
        assertEquals(
                List.of("review custom-code", "breaking moved-data"),
                rules(compare(fill("SELECT a FROM t WHERE a NOT IN (SELECT x FROM u)"), column, CODE, delete)));
        assertEquals(
                List.of("review custom-code", "review delete-rows"),
                rules(compare(fill("SELECT a FROM t"), column, CODE, delete)));
    }
}
