package io.github.upgradeguard.migration.changelog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.changelog.ChangeLog.Format;
import io.github.upgradeguard.migration.changelog.ChangeSet.Repeats;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Operation.CustomCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayLogsTest {

    /** The files of each log, by its name. */
    private static Map<String, List<String>> files(Dbms dbms, String... paths) {
        List<String> pathsAndTexts = new ArrayList<>();
        for (String path : paths) {
            pathsAndTexts.add(path);
            pathsAndTexts.add("select 1;\n");
        }
        Map<String, List<String>> files = new TreeMap<>();
        for (ChangeLog log : Logs.of(pathsAndTexts.toArray(String[]::new)).read(dbms)) {
            assertEquals(Format.FLYWAY, log.format());
            files.put(log.name(), Logs.keys(log));
        }
        return files;
    }

    @Test
    void versionsAreNumbersAndRepeatablesComeLast() {
        assertEquals(
                Map.of(
                        "db",
                        List.of(
                                "db/beforeMigrate.sql",
                                "db/V0.1.9__Ninth.sql",
                                "db/V0_1_10__Tenth.sql",
                                "db/V1__One.sql",
                                "db/V1.1__OneOne.sql",
                                "db/V01.002__OneTwo.sql",
                                "db/V2__1009_Fix.sql",
                                "db/V202606101343__Late.sql",
                                "db/R__a.sql",
                                "db/R__b.sql",
                                "db/afterMigrate__x.sql")),
                files(
                        Dbms.POSTGRESQL,
                        "db/R__b.sql",
                        "db/V1.1__OneOne.sql",
                        "db/V1__One.sql",
                        "db/V0_1_10__Tenth.sql",
                        "db/afterMigrate__x.sql",
                        "db/V202606101343__Late.sql",
                        "db/V2__1009_Fix.sql",
                        "db/R__a.sql",
                        "db/V01.002__OneTwo.sql",
                        "db/V0.1.9__Ninth.sql",
                        "db/beforeMigrate.sql",
                        "db/Vacuum.sql",
                        "db/V1.sql",
                        "db/schema.sql"));
    }

    @Test
    void foldersOfDatabasesAreForTheseAlone() {
        String[] paths = {"db/migration/POSTGRESQL/V1__a.sql", "db/migration/SQL_SERVER/V1__a.sql"};
        assertEquals(
                Map.of("db/migration/POSTGRESQL", List.of("db/migration/POSTGRESQL/V1__a.sql")),
                files(Dbms.POSTGRESQL, paths));
        assertEquals(
                Map.of("db/migration/SQL_SERVER", List.of("db/migration/SQL_SERVER/V1__a.sql")),
                files(Dbms.MSSQL, paths));
        assertEquals(Map.of(), files(Dbms.MYSQL, paths));
    }

    @Test
    void whatIsForAllDatabasesIsRunWithWhatIsForOne() {
        assertEquals(
                Map.of("sql", List.of("sql/common/V1__a.sql", "sql/postgres/V2__b.sql", "sql/common/V3__c.sql")),
                files(
                        Dbms.POSTGRESQL,
                        "sql/common/V1__a.sql",
                        "sql/common/V2__b.sql",
                        "sql/common/V3__c.sql",
                        "sql/postgres/V2__b.sql",
                        "sql/oracle/V1__a.sql"));
        assertEquals(
                Map.of("db", List.of("db/V1__a.sql", "db/postgresql/V2__b.sql", "db/V3__c.sql")),
                files(Dbms.POSTGRESQL, "db/V1__a.sql", "db/V3__c.sql", "db/postgresql/V2__b.sql", "db/h2/V2__b.sql"));
    }

    @Test
    void siblingsAreLocationsOfTheirOwnUnlessTheyAreVersions() {
        assertEquals(
                Map.of("main", List.of("main/V1__a.sql"), "dex", List.of("dex/V1__a.sql")),
                files(Dbms.POSTGRESQL, "main/V1__a.sql", "dex/V1__a.sql"));
        assertEquals(
                Map.of("db", List.of("db/1.0/V1__a.sql", "db/v2/V2__b.sql")),
                files(Dbms.POSTGRESQL, "db/1.0/V1__a.sql", "db/v2/V2__b.sql"));
    }

    @Test
    void theMakerOfADatabaseIsNoDatabase() {
        assertEquals(
                Map.of("com/oracle/app/db", List.of("com/oracle/app/db/V1__a.sql")),
                files(Dbms.POSTGRESQL, "com/oracle/app/db/V1__a.sql"));
    }

    @Test
    void aClassIsAMigrationToo() {
        ChangeLog log = Logs.of(
                        "org/x/db/V1_2__Fill.class", "", "org/x/db/V1_2__Fill$1.class", "", "org/x/V1.class", "")
                .log();
        assertEquals(List.of("org/x/db/V1_2__Fill.class"), Logs.keys(log));
        Change change = log.changeSets().get(0).changes().get(0);
        assertEquals(List.of(new CustomCode("org.x.db.V1_2__Fill")), change.operations());
        assertEquals("CUSTOM_CODE", change.type());
    }

    @ParameterizedTest
    @CsvSource({
        "V1-dataflow.sql, 1",
        "v001__create_job_table.sql, 1",
        "V4_1-dataflow.sql, 4.1",
        "V2_name.sql, 2",
    })
    void aNameThatFlywayWouldNotReadIsTold(String file, String version) {
        ChangeSet set = Logs.of(file, "select 1;\n").changeSet();
        assertEquals(List.of("is named as Flyway itself names none: it is read as version " + version), set.remarks());
    }

    @Test
    void settingsBesideAMigrationAndItsUndoAreTold() {
        Logs logs = Logs.of(
                "V1__a.sql", "select 1;\n",
                "V1__a.sql.conf", "# alone\nexecuteInTransaction = false\n",
                "U1__a.sql", "select 2;\n");
        assertEquals(
                List.of(
                        "runs in no transaction: what is done before a failure stays",
                        "has an undo migration, which is not read"),
                logs.changeSet().remarks());
    }

    @Test
    void aBaselineCountsWhereTheVersionsBeforeItAreGone() {
        assertEquals(
                Map.of("db", List.of("db/B2__base.sql", "db/V3__c.sql")),
                files(Dbms.POSTGRESQL, "db/B2__base.sql", "db/V3__c.sql"));
        assertEquals(
                Map.of("db", List.of("db/V1__a.sql", "db/V3__c.sql")),
                files(Dbms.POSTGRESQL, "db/B2__base.sql", "db/V1__a.sql", "db/V3__c.sql"));
    }

    @Test
    void aRepeatableIsRunAgainWhenItsTextIsAnother() {
        ChangeSet before = Logs.of("R__v.sql", "select 1; -- one\n").changeSet();
        ChangeSet same = Logs.of("R__v.sql", "select 1; -- one\r\n").changeSet();
        ChangeSet commented = Logs.of("R__v.sql", "select 1; -- another\n").changeSet();
        ChangeSet after = Logs.of("R__v.sql", "select 2;\n").changeSet();
        assertEquals(Repeats.ON_CHANGE, before.repeats());
        assertEquals(before.digest(), same.digest());
        assertNotEquals(before.digest(), commented.digest());
        assertNotEquals(before.digest(), after.digest());
    }

    @Test
    void oneParseServesEveryDatabase() {
        ParsedContents contents = new ParsedContents(Logs.of("db/V1__a.sql", "select 1;\n"));
        for (Dbms dbms : Dbms.SHARED) {
            assertEquals(1, new ChangeLogReader(dbms, List.of()).read(contents).size());
        }
    }

    @Test
    void theMigrationsOfAReleaseAreRead() throws IOException {
        Path release = Path.of("target", "change-logs", "conductor-postgres-persistence-3.15.0.jar");
        try (Contents contents = Contents.open(release)) {
            List<ChangeLog> logs = new ChangeLogReader(Dbms.POSTGRESQL, List.of()).read(contents);
            assertEquals(1, logs.size());
            assertEquals("db/migration_postgres", logs.get(0).name());
            // V1 to V8, by the listing of the jar.
            assertEquals(8, logs.get(0).changeSets().size());
            assertTrue(logs.get(0).changeSets().get(7).key().id().startsWith("V8__"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"V99999999999999999999999999999999999999__a.sql", "V1.2.3.4.5.6.7.8.9__a.sql", "V0__.sql"})
    void anyNumberIsANumber(String file) {
        assertEquals(List.of(file), Logs.keys(Logs.of(file, "select 1;\n").log()));
    }
}
