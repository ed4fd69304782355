package io.github.upgradeguard.migration.changelog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Operation.Unread;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Change logs that are out for harm, or out of hand: what can be read of them is, and the rest is a gap. */
class HostileChangeLogsTest {

    private static final String GOOD = "<changeSet id='good' author='a'><empty/></changeSet>";

    private static final String TRIPPED = "changelog.test.tripped";

    /** A class on the class path that says so when it is loaded. */
    public static final class Tripwire {

        static {
            System.setProperty(TRIPPED, "true");
        }
    }

    private static List<String> reasons(ChangeLog log) {
        return log.gaps().stream().map(Gap::reason).toList();
    }

    private static void assertOnlyGoodIsRead(ChangeLog log, String... reasons) {
        assertEquals(List.of("log.xml::good::a"), Logs.keys(log));
        assertEquals(List.of(reasons), reasons(log));
    }

    @Test
    void nothingIsFetchedFromAnywhere() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            String external = "<!DOCTYPE databaseChangeLog SYSTEM '" + url + "' [<!ENTITY % p SYSTEM '" + url
                    + "'> %p; <!ENTITY e SYSTEM '" + url + "'>]>";
            Logs logs = Logs.of(
                    "a.xml",
                    external + "<databaseChangeLog xmlns='http://www.liquibase.org/xml/ns/dbchangelog'"
                            + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='" + url + " "
                            + url + "'>" + GOOD + "<include file='" + url + "'/><includeAll path='" + url + "'/>"
                            + "<property file='" + url + "'/>"
                            + "<changeSet id='2' author='a'><sqlFile path='" + url + "'/><loadData tableName='t' file='"
                            + url + "'/></changeSet></databaseChangeLog>",
                    "b.yaml",
                    "databaseChangeLog:\n- changeSet: {id: 1, author: a, changes: [{sql: {sql: !!java.net.URL [\"" + url
                            + "\"]}}]}\n",
                    "c.xml",
                    "<!DOCTYPE d [<!ENTITY e SYSTEM '" + url + "'>]><databaseChangeLog><changeSet id='1' author='a'>"
                            + "<sql>&e;</sql></changeSet>" + GOOD + "</databaseChangeLog>");
            List<ChangeLog> read = logs.read(Dbms.POSTGRESQL);
            assertEquals(3, read.size());
            assertEquals(List.of("a.xml::good::a", "a.xml::2::a"), Logs.keys(read.get(0)));
            server.setSoTimeout(300);
            try {
                server.accept().close();
                throw new AssertionError("somebody connected");
            } catch (SocketTimeoutException nobody) {
                assertTrue(server.isBound());
            }
        }
    }

    @Test
    void anEntityOfAnotherFileIsNotRead() {
        ChangeLog log = Logs.of(
                        "log.xml",
                        "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><databaseChangeLog>" + GOOD
                                + "<changeSet id='2' author='a'><sql>a&x;b</sql></changeSet></databaseChangeLog>")
                .log();
        assertTrue(reasons(log).contains("a DOCTYPE is not read, and no entity that it declares"), log.toString());
        assertEquals("log.xml::good::a", Logs.keys(log).get(0));
        assertTrue(
                log.changeSets().stream()
                        .flatMap(set -> set.changes().stream())
                        .noneMatch(change -> change.text().length() > 20),
                log.toString());
    }

    @Test
    void entitiesThatMultiplyDoNot() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 'ha'>");
        for (int at = 1; at < 40; at++) {
            bomb.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(at, at - 1, at - 1));
        }
        bomb.append("]><databaseChangeLog>").append(GOOD).append("<x>&a39;</x></databaseChangeLog>");
        assertEquals(
                List.of("log.xml::good::a"),
                Logs.keys(Logs.of("log.xml", bomb.toString()).log()));
    }

    @Test
    void aliasesThatMultiplyDoNot() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int at = 1; at < 9; at++) {
            String alias = "*a" + (at - 1);
            bomb.append(
                    "a%d: &a%d [%s]\n".formatted(at, at, String.join(",", List.of(alias, alias, alias, alias, alias))));
        }
        bomb.append("databaseChangeLog:\n- changeSet: {id: 1, author: a, changes: [{empty: {}}]}\n");
        ChangeLog log = Logs.of("log.yaml", bomb.toString()).log();
        assertEquals(List.of(), log.changeSets());
        assertEquals(1, log.gaps().size());
    }

    @Test
    void noClassIsLoaded() {
        String name = Tripwire.class.getName();
        ChangeLog log = Logs.of(
                        "log.xml",
                        "<databaseChangeLog><preConditions><customPrecondition className='" + name
                                + "'/></preConditions>"
                                + "<changeSet id='1' author='a'><preConditions><customPrecondition className='" + name
                                + "'/></preConditions><customChange class='" + name + "'/></changeSet>"
                                + "<includeAll path='sub' filter='" + name + "' resourceComparator='" + name + "'/>"
                                + "</databaseChangeLog>",
                        "sub/a.sql",
                        "select 1;\n")
                .log();
        assertEquals(2, log.changeSets().size());
        assertEquals(
                List.of(
                        "a class filters what is included from sub; all of it is read",
                        "a class orders what is included from sub; it is read by name"),
                reasons(log));
        assertFalse(Boolean.getBoolean(TRIPPED));
    }

    @Test
    void whatIsNotThereIsAGap() {
        assertOnlyGoodIsRead(
                Logs.xml(GOOD + "<include file='nope.xml'/><includeAll path='nodir/'/><property file='p.properties'/>"
                                + "<include/><include file='maybe.xml' errorIfMissing='false'/><frobnicate/>")
                        .log(),
                "the included file nope.xml is not here, what it changes is not known",
                "nothing is in the included folder nodir/, what it changes is not known",
                "the properties in p.properties are not here",
                "an include that names no file",
                "'frobnicate' is no part of a change log that is known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<changeSet id='2' author='a'><sql>select 1</sql>",
                "<changeSet id='2' author='a'><dropTable tableName='",
                "<changeSet id='2' author='a'></oops>",
                "<changeSet id='2' author='a'>\u0001</changeSet>",
                "&undeclared;<",
                "<![CDATA["
            })
    void whatStandsBeforeAMistakeIsRead(String mistake) {
        ChangeLog log =
                Logs.of("log.xml", "<databaseChangeLog>" + GOOD + mistake).log();
        assertEquals(List.of("log.xml::good::a"), Logs.keys(log));
        assertFalse(log.gaps().isEmpty());
    }

    @Test
    void aMistakeInOneFileLeavesTheOthers() {
        Logs logs = Logs.of(
                "log.xml",
                "<databaseChangeLog><include file='a.xml'/><include file='b.yaml'/><include file='c.json'/>"
                        + "<include file='d.sql'/><include file='e.txt'/>" + GOOD + "</databaseChangeLog>",
                "a.xml",
                "<databaseChangeLog",
                "b.yaml",
                "databaseChangeLog: [\n",
                "c.json",
                "{\"databaseChangeLog\": {]}",
                "d.sql",
                "--liquibase formatted sql\n--changeset nobody\nselect 1;\n--changeset a:2\nselect 2;\n",
                "e.txt",
                "?");
        ChangeLog log = logs.log();
        assertEquals(List.of("d.sql::2::a", "log.xml::good::a"), Logs.keys(log));
        assertEquals(
                List.of("a.xml", "b.yaml", "c.json", "d.sql", "e.txt"),
                log.gaps().stream().map(Gap::file).toList());
    }

    @Test
    void depthIsBounded() {
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        ChangeLog log = Logs.of(
                        "log.xml",
                        "<databaseChangeLog>" + GOOD + "<changeSet id='2' author='a'>" + deep
                                + "</changeSet></databaseChangeLog>")
                .log();
        assertEquals(List.of("log.xml::good::a"), Logs.keys(log));
        assertEquals(1, log.gaps().size());
        ChangeLog yaml = Logs.of("log.yaml", "databaseChangeLog: " + "[".repeat(5000) + "]".repeat(5000))
                .log();
        assertEquals(1, yaml.gaps().size());
    }

    @Test
    void aThousandElementsTooMuchAreAGap() {
        ChangeLog log = Logs.of(
                        "log.xml", "<databaseChangeLog>" + GOOD + "<a/>".repeat(600_000) + "</databaseChangeLog>")
                .log();
        assertEquals(List.of("log.xml::good::a"), Logs.keys(log));
        assertTrue(reasons(log).stream().anyMatch(reason -> reason.contains("more than 500000 elements")));
    }

    @Test
    void manyFilesOfManyElementsAreBounded() {
        String[] files = new String[20];
        for (int at = 0; at < 10; at++) {
            files[2 * at] = "f" + at + ".xml";
            files[2 * at + 1] = "<databaseChangeLog>" + "<a/>".repeat(300_000) + GOOD + "</databaseChangeLog>";
        }
        List<ChangeLog> logs = Logs.of(files).read(Dbms.POSTGRESQL);
        assertEquals(List.of("f0.xml::good::a"), Logs.keys(logs.get(0)));
        assertEquals(List.of("not read: change logs of more than 1000000 elements"), reasons(logs.get(9)));
    }

    @Test
    void includesThatMultiplyAreBounded() {
        StringBuilder many = new StringBuilder("<databaseChangeLog>");
        many.append("<include file='big.sql' logicalFilePath='${x}'/>".repeat(100));
        many.append("</databaseChangeLog>");
        String[] files = new String[64];
        for (int at = 0; at < 30; at++) {
            files[2 * at] = "f" + at + ".xml";
            files[2 * at + 1] = "<databaseChangeLog><include file='f%1$d.xml' logicalFilePath='a'/>".formatted(at + 1)
                    + "<include file='f%1$d.xml' logicalFilePath='b'/></databaseChangeLog>".formatted(at + 1);
        }
        files[60] = "f30.xml";
        files[61] = many.toString();
        files[62] = "big.sql";
        files[63] = "select 1;\n".repeat(10_000);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            ChangeLog log = Logs.of(files).log();
            assertTrue(
                    reasons(log).stream().anyMatch(reason -> reason.contains("the rest of it is not known")),
                    log.gaps().toString());
        });
    }

    @Test
    void propertiesThatMultiplyAreBounded() {
        StringBuilder log = new StringBuilder("<property name='a0' value='ha'/>");
        for (int at = 1; at < 100; at++) {
            log.append("<property name='a%d' value='${a%d}${a%d}'/>".formatted(at, at - 1, at - 1));
        }
        log.append("<property name='self' value='${self}'/><property name='e' value=''/>");
        log.append("<property name='f' value='").append("${e}".repeat(1000)).append("'/>");
        log.append("<changeSet id='${a99}' author='${self}${f}'><empty/></changeSet>");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            ChangeSet set = Logs.xml(log.toString()).changeSet();
            assertTrue(set.key().id().length() < 2000);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "(", "a ", "'", "character set ", "\\u0000"})
    void aTypeThatIsNoneCostsNothing(String part) {
        String type = part.repeat(200_000).replace("'", "&apos;") + "x";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertTrue(
                        Logs.set("<addColumn tableName='t'><column name='x' type='x" + type + "'/></addColumn>")
                                .operations()
                                .stream()
                                .allMatch(Unread.class::isInstance)));
    }

    @Test
    void aPathOfManyPartsCostsNothing() {
        String path = "a/".repeat(200_000) + "x.xml";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertEquals(
                        1,
                        Logs.xml("<include file='" + path + "'/>").log().gaps().size()));
    }
}
