package io.github.upgradeguard.migration.changelog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Dbms;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootsTest {

    private static final String LEAF =
            "<databaseChangeLog><changeSet id='%s' author='a'><empty/></changeSet></databaseChangeLog>";

    private static String leaf(String id) {
        return LEAF.formatted(id);
    }

    private static String including(String... files) {
        StringBuilder log = new StringBuilder("<databaseChangeLog>");
        for (String file : files) {
            log.append("<include file='").append(file).append("'/>");
        }
        return log.append("</databaseChangeLog>").toString();
    }

    private static List<String> names(Logs logs) {
        return logs.read(Dbms.POSTGRESQL).stream().map(ChangeLog::name).toList();
    }

    @Test
    void aLogThatNoOtherIncludesIsARoot() {
        Logs logs = Logs.of(
                "db/master.xml", including("db/a.xml"),
                "db/a.xml", leaf("1"),
                "other.yaml", "databaseChangeLog:\n  - changeSet: {id: 2, author: b, changes: [{empty: {}}]}\n",
                "formatted.sql", "--liquibase formatted sql\n--changeset c:3\nselect 1;\n",
                "plain.sql", "select 1;\n",
                "orm.xml", "<entity-mappings/>",
                "application.yml", "spring: {liquibase: {databaseChangeLogTable: X}}\n");
        assertEquals(List.of("db/master.xml", "formatted.sql", "other.yaml"), names(logs));
    }

    @Test
    void twoRootsOfTheSameSetsAreOneLog() {
        Logs logs = Logs.of("a.xml", including("c.xml"), "b.xml", including("c.xml"), "c.xml", leaf("1"));
        assertEquals(List.of("a.xml"), names(logs));
    }

    @Test
    void twoRootsThatShareASetEachHaveIt() {
        Logs logs = Logs.of(
                "a.xml",
                including("c.xml"),
                "b.xml",
                including("c.xml", "d.xml"),
                "c.xml",
                leaf("1"),
                "d.xml",
                leaf("2"));
        assertEquals(List.of("a.xml", "b.xml"), names(logs));
    }

    @Test
    void aFileThatIsIncludedByAPropertyIsNoRoot() {
        Logs logs = Logs.of(
                "master.xml", including("db/${database.typeName}/tables.xml"),
                "db/postgresql/tables.xml", leaf("p"),
                "db/mysql/tables.xml", leaf("m"));
        assertEquals(List.of("master.xml"), names(logs));
        assertEquals(List.of("db/postgresql/tables.xml::p::a"), Logs.keys(logs.log()));
        assertEquals(List.of("db/mysql/tables.xml::m::a"), Logs.keys(logs.log(Dbms.MYSQL)));
    }

    @Test
    void aCircleBeginsSomewhere() {
        Logs logs = Logs.of("a.xml", including("b.xml"), "b.xml", including("a.xml", "c.xml"), "c.xml", leaf("1"));
        assertEquals(List.of("a.xml"), names(logs));
        assertEquals(
                List.of(new Gap("a.xml", 0, "the file includes itself; it is read once")),
                logs.log().gaps());
        assertEquals(List.of("c.xml::1::a"), Logs.keys(logs.log()));
    }

    @Test
    void theRootsMayBeSaid() {
        Logs logs = Logs.of(
                "a/x.xml", leaf("1"), "b/y.xml", leaf("2"), "b/V1__z.sql", "select 1;\n", "V2__z.sql", "select 1;\n");
        List<String> ofFile = new ChangeLogReader(Dbms.POSTGRESQL, List.of("/a/x.xml"))
                .read(logs).stream().map(ChangeLog::name).toList();
        List<String> ofFolder = new ChangeLogReader(Dbms.POSTGRESQL, List.of("b/"))
                .read(logs).stream().map(ChangeLog::name).toList();
        assertEquals(List.of("a/x.xml"), ofFile);
        assertEquals(List.of("b/y.xml", "b"), ofFolder);
    }

    @Test
    void aFolderMayItselfBeTheBeginningOfWhatIsIncluded() {
        Logs logs = Logs.of(
                "main.xml",
                including("migration/v1.xml"),
                "v1.xml",
                "<databaseChangeLog><changeSet id='1' author='a'>"
                        + "<sqlFile path='sql/one.sql' relativeToChangelogFile='true'/>"
                        + "</changeSet></databaseChangeLog>",
                "sql/one.sql",
                "select 1;\n");
        assertEquals(List.of("migration/v1.xml::1::a"), Logs.keys(logs.log()));
        Change change = logs.changeSet().changes().get(0);
        assertEquals("sql/one.sql", change.file());
        assertTrue(change.text().startsWith("select 1"));
    }

    @Test
    void aSourceTreeMayBeginAboveTheClassPath() {
        Logs logs = Logs.of(
                "server/src/main/resources/db/main.xml", including("db/v1.xml"),
                "server/src/main/resources/db/v1.xml", leaf("1"));
        assertEquals(List.of("db/v1.xml::1::a"), Logs.keys(logs.log()));
        assertEquals("server/src/main/resources/db/v1.xml", logs.changeSet().file());
    }

    @Test
    void sqlOfALiquibaseLogIsNoMigrationOfFlyway() {
        Logs logs = Logs.of(
                "db/main.xml",
                "<databaseChangeLog><includeAll path='db/all'/><changeSet id='1' author='a'>"
                        + "<sqlFile path='db/V2__b.sql'/></changeSet></databaseChangeLog>",
                "db/all/V1__a.sql",
                "select 1;\n",
                "db/V2__b.sql",
                "select 2;\n");
        assertEquals(List.of("db/main.xml"), names(logs));
    }
}
