package io.github.upgradeguard.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.changelog.Contents;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.verdict.Impact;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which of the change sets of the next version the one that runs has not run. */
class SuccessionTest {

    private static final String ROOT = "db/changelog/db.changelog-master.xml";
    private static final Artifact NONE = Artifact.none();
    private static final Artifact FLYWAY = NONE.with("db/migration/V1__t.sql", "create table t (a int, b int)");
    private static final Artifact LIQUIBASE =
            log(set("1", "", "<createTable tableName='t'><column name='a' type='int'/></createTable>"));

    private static Artifact log(String... sets) {
        return NONE.with(ROOT, "<databaseChangeLog>" + String.join("", sets) + "</databaseChangeLog>");
    }

    private static String set(String id, String attributes, String changes) {
        return "<changeSet id='" + id + "' author='ann' " + attributes + ">" + changes + "</changeSet>";
    }

    private static Comparison compare(Contents from, Contents to) {
        return Upgrade.compare(
                new Side("1.0", List.of(from), false), new Side("2.0", List.of(to), false), List.of(Dbms.POSTGRESQL));
    }

    /** The keys of what is new, and for each finding its impact and rule. */
    private static String told(Comparison comparison) {
        String sets = comparison.changeSets().stream()
                .map(set -> set.changeSet().key().id())
                .collect(Collectors.joining(" "));
        String findings = Upgrade.all(comparison).stream()
                .map(it -> it.impact().key() + " " + it.rule())
                .collect(Collectors.joining(", "));
        return sets + ": " + findings;
    }

    @Test
    void aReleaseBringsNothingNewToItself() {
        for (Artifact artifact : List.of(FLYWAY, LIQUIBASE)) {
            Comparison comparison = compare(artifact, artifact);
            assertEquals(": ", told(comparison));
            assertEquals(Impact.ADDITIVE, comparison.impact());
        }
    }

    @Test
    void blanksAndCommentsAreAChangeToFlywayAlone() {
        // Flyway's checksum is of all lines, Liquibase's of what they say.
        assertEquals(
                "V1__t.sql: breaking changed-set",
                told(compare(
                        FLYWAY, NONE.with("db/migration/V1__t.sql", "-- the rows\ncreate table t (a int, b int)\n"))));
        assertEquals(
                ": ", told(compare(FLYWAY, NONE.with("db/migration/V1__t.sql", "create table t (a int, b int)\r\n"))));
        String table = "<!-- the rows --><createTable tableName='t'>\n <column name='a' type='int'/></createTable>";
        assertEquals(": ", told(compare(LIQUIBASE, log(set("1", "", table)))));
    }

    @Test
    void whatIsNewIsFoundByComparingAndNotByNumbers() {
        // A patch of the running line has taken V3 over already, and V2 has come to the next one late.
        Artifact from = FLYWAY.with("db/migration/V3__c.sql", "create index t_i on t (a)");
        Artifact to = from.with("db/migration/V2__b.sql", "alter table t add c int");
        assertEquals("V2__b.sql", told(compare(from, to)).split(":")[0]);
    }

    @Test
    void twoAuthorsMayUseOneId() {
        String one = "<changeSet id='1' author='ann'><createSequence sequenceName='s'/></changeSet>";
        String other = "<changeSet id='1' author='ben'><dropSequence sequenceName='s'/></changeSet>";
        assertEquals("1: breaking drop-sequence", told(compare(log(one), log(one, other))));
    }

    @Test
    void aLogicalPathMakesASetTheSameWhereverItIs() {
        String set = set("1", "logicalFilePath='old.xml'", "<dropTable tableName='t'/>");
        Artifact moved = NONE.with("elsewhere/changelog.xml", "<databaseChangeLog>" + set + "</databaseChangeLog>");
        assertEquals(": ", told(compare(log(set), moved)));
    }

    @Test
    void aSetThatHasRunAndIsChangedStopsTheUpgrade() {
        assertEquals(
                "V1__t.sql: breaking changed-set",
                told(compare(FLYWAY, FLYWAY.with("db/migration/V1__t.sql", "create table t (a int, b bigint)"))));
        assertEquals(
                "1: breaking changed-set", told(compare(LIQUIBASE, log(set("1", "", "<createTable tableName='t'/>")))));
    }

    @Test
    void unlessItSaysThatTheOldContentIsFineToo() {
        String changes = "<createTable tableName='t'><column name='b' type='int'/></createTable>";
        Comparison any = compare(LIQUIBASE, log(set("1", "", "<validCheckSum>ANY</validCheckSum>" + changes)));
        assertTrue(any.impact().compareTo(Impact.BREAKING) < 0, () -> told(any));
        Comparison one = compare(LIQUIBASE, log(set("1", "", "<validCheckSum>8:0123</validCheckSum>" + changes)));
        // Which content has that sum is not to be told from the files.
        assertTrue(one.impact().compareTo(Impact.BREAKING) < 0, () -> told(one));
        // The set is not run again, so what it does is no matter.
        Comparison drop =
                compare(LIQUIBASE, log(set("1", "", "<validCheckSum>ANY</validCheckSum><dropTable tableName='t'/>")));
        assertTrue(drop.impact().compareTo(Impact.BREAKING) < 0, () -> told(drop));
    }

    @Test
    void aCheckSumThatWasFineBeforeSaysNothingOfAnotherChange() {
        String sum = "<validCheckSum>8:0123</validCheckSum>";
        String table = "<createTable tableName='t'><column name='%s' type='int'/></createTable>";
        Artifact old = log(set("1", "", sum + table.formatted("a")));
        assertEquals("1: review changed-set", told(compare(old, log(set("1", "", sum + table.formatted("b"))))));
        String any = "<validCheckSum>any</validCheckSum>";
        Comparison forgiven =
                compare(log(set("1", "", any + table.formatted("a"))), log(set("1", "", any + table.formatted("b"))));
        assertTrue(forgiven.impact().compareTo(Impact.LOCK) < 0, () -> told(forgiven));
    }

    @Test
    void aMigrationOfFlywayThatIsGoneMayStopTheStart() {
        // "Detected applied migration not resolved locally", unless ignoreMigrationPatterns has *:missing.
        Artifact two = FLYWAY.with("db/migration/V2__u.sql", "create table u (a int)");
        assertEquals(": review removed-set", told(compare(two, FLYWAY)));
        Artifact ofAnother = FLYWAY.with("db/migration/v002__u.sql", "create table u (a int)");
        assertEquals(": additive removed-set", told(compare(ofAnother, FLYWAY)));
    }

    @Test
    void whatWasLookedAtAndHeldNothingIsTold() throws IOException {
        Artifact mySql = new Artifact("product.jar", Map.of("db/migration/mysql/V1__t.sql", "create table t (a int)"));
        Comparison comparison = new Comparer(List.of(Dbms.POSTGRESQL, Dbms.MYSQL), List.of(), Upgrade.NONE)
                .compare(
                        new Side("1", List.of(mySql, new Artifact("product.jar", Map.of("a.txt", ""))), false),
                        new Side("2", List.of(mySql, new Artifact("product.jar", Map.of("a.txt", ""))), false));
        assertEquals(
                2,
                comparison.evidence().stream()
                        .filter(told -> told.endsWith(" holds no change log"))
                        .count());
        assertTrue(
                comparison.evidence().contains("1 has no change set for postgresql"), comparison.evidence()::toString);
        assertTrue(
                comparison.evidence().contains("2 has no change set for postgresql"), comparison.evidence()::toString);
    }

    @Test
    void aListOfTheVendorThatCannotBeReadIsNoSilence() {
        Artifact damaged = FLYWAY.with("META-INF/rolling-upgrades-unsupported-changes.json", "{[");
        assertEquals(": review unread", told(compare(FLYWAY, damaged)));
    }

    @Test
    void aSetThatIsGoneIsTold() {
        String second = set("2", "", "<createSequence sequenceName='s'/>");
        String first = set("1", "", "<createTable tableName='t'><column name='a' type='int'/></createTable>");
        Comparison comparison = compare(log(first, second), log(first));
        assertEquals(": additive removed-set", told(comparison));
    }

    @Test
    void aSetThatRunsWhenItChangesIsNewWhenItHas() {
        String view = "<createView viewName='v' replaceIfExists='true'>select %s from t</createView>";
        String first = set("1", "", "<createTable tableName='t'><column name='a' type='int'/></createTable>");
        String old = set("v", "runOnChange='true'", view.formatted("a, 1 as b"));
        assertEquals(": ", told(compare(log(first, old), log(first, old))));
        assertEquals(
                "v: ",
                told(compare(
                        log(first, old),
                        log(first, set("v", "runOnChange='true'", view.formatted("a, 1 as b, 2 as c"))))));
        assertEquals(
                "v: breaking replace-view",
                told(compare(log(first, old), log(first, set("v", "runOnChange='true'", view.formatted("a"))))));
    }

    @Test
    void aRepeatableMigrationIsNewWhenItHasChanged() {
        String path = "db/migration/R__v.sql";
        Artifact from = FLYWAY.with(path, "create or replace view v as select a, b from t");
        assertEquals(": ", told(compare(from, from)));
        assertEquals(
                "R__v.sql: breaking replace-view",
                told(compare(from, from.with(path, "create or replace view v as select a from t"))));
        assertEquals(
                "R__v.sql: ",
                told(compare(from, from.with(path, "create or replace view v as select a, b, 1 as c from t"))));
    }

    @Test
    void aSetThatRunsEachTimeIsNewWhenItHasChanged() {
        String first = set("1", "", "<createTable tableName='t'><column name='a' type='int'/></createTable>");
        String always = set("x", "runAlways='true'", "<sql>update t set a = 1</sql>");
        // The running version runs it at each start, too.
        assertEquals(": ", told(compare(log(first, always), log(first, always))));
        String other = set("x", "runAlways='true'", "<sql>update t set a = 2</sql>");
        assertEquals("x: backfill update-rows", told(compare(log(first, always), log(first, other))));
    }

    @Test
    void aRunnerThatIsAnotherKnowsNothingOfWhatTheFirstHasRun() {
        Comparison comparison = compare(LIQUIBASE, NONE.with("db/migration/V1__base.sql", "create table t (a int)"));
        assertEquals("V1__base.sql: review other-runner", told(comparison));
    }

    @Test
    void aSideWithoutAChangeLogHasNotBeenLookedAt() {
        Artifact nothing = NONE.with("README.md", "no change log");
        NoChangeLogException of1 = assertThrows(
                NoChangeLogException.class, () -> comparer().compare(side("1.0", nothing), side("2.0", FLYWAY)));
        assertEquals(
                "no change log of Liquibase or Flyway is in 1.0 (product.jar); name the artifact that holds it, or the change log itself with changeLogs",
                of1.getMessage());
        NoChangeLogException of2 = assertThrows(
                NoChangeLogException.class, () -> comparer().compare(side("1.0", FLYWAY), side("2.0", nothing)));
        assertTrue(String.valueOf(of2.getMessage())
                .startsWith("no change log of Liquibase or Flyway is in 2.0 (product.jar)"));
    }

    private static Comparer comparer() {
        return new Comparer(List.of(), List.of(), Upgrade.NONE);
    }

    private static Side side(String release, Contents contents) {
        return new Side(release, List.of(contents), false);
    }

    @Test
    void aSetThatWasForAnotherDatabaseRunsNowForTheFirstTime() {
        String first = set("1", "", "<createTable tableName='t'><column name='a' type='int'/></createTable>");
        String drop = "<dropColumn tableName='t' columnName='a'/>";
        Artifact ofMySql = log(first, set("2", "dbms='mysql'", drop));
        assertEquals("2: breaking drop-column", told(compare(ofMySql, log(first, set("2", "", drop)))));
        assertEquals(
                "2: breaking drop-column",
                told(compare(log(first, set("2", "dbms='mysql'", "<empty/>")), log(first, set("2", "", drop)))));
        assertEquals(": ", told(compare(log(first, set("2", "", drop)), ofMySql)));
    }

    @Test
    void theReleasesAreNamed() {
        Comparison comparison = compare(FLYWAY, FLYWAY);
        assertEquals("1.0", comparison.from());
        assertEquals("2.0", comparison.to());
    }

    @Test
    void whatCannotBeReadOfTheNextVersionIsNotDecided() {
        Artifact broken = log(
                set("1", "", "<createTable tableName='t'><column name='a' type='int'/></createTable>"),
                "<include file='missing.xml'/>");
        assertEquals(": review unread", told(compare(LIQUIBASE, broken)));
        assertEquals(": additive unread", told(compare(broken, LIQUIBASE)));
        // Nothing tells whether what both lack is the same.
        assertEquals(": review unread", told(compare(broken, broken)));
    }

    @Test
    void rowsOfAFileAreReadFromIt() {
        String first = set("1", "", "<createTable tableName='t'><column name='a' type='int'/></createTable>");
        String load = set("2", "", "<loadUpdateData tableName='t' file='rows.csv' primaryKey='a'/>");
        assertEquals(
                Impact.BACKFILL,
                compare(log(first), log(first, load).with("rows.csv", "a,b\n1,2\n"))
                        .impact());
    }
}
