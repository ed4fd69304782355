package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.Upgrade.given;
import static io.github.upgradeguard.migration.schema.Dbms.MARIADB;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.ORACLE;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands around the changes: for whom, when, and how they are run. */
class ChangeSetsTest {

    private static final String T = "create table t (a int, b int)";
    private static final String DROP = "<dropColumn tableName='t' columnName='b'/>";

    private static String set(String attributes, String changes) {
        return "<changeSet id='new' author='ben' " + attributes + ">" + changes + "</changeSet>";
    }

    private static List<String> remarks(String set) {
        return given(T).then(set)
                .comparison(POSTGRESQL)
                .changeSets()
                .get(0)
                .changeSet()
                .remarks();
    }

    @Test
    void aSetOfAnotherDatabaseIsNotRun() {
        Upgrade upgrade = given(T).then(set("dbms='mysql,mariadb'", DROP));
        upgrade.on(MYSQL, MARIADB).is("breaking drop-column");
        upgrade.notOn(MYSQL, MARIADB).is("additive");
        given(T).then(set("dbms='!oracle'", DROP)).on(ORACLE).is("additive");
        given(T).then(set("dbms='!oracle'", DROP)).notOn(ORACLE).is("breaking drop-column");
    }

    @Test
    void whatAnotherDatabaseRanHasLeftNothingBehind() {
        // The column is there on MySQL only.
        Upgrade upgrade = given(
                        "create table t (a int)",
                        "<changeSet id='b' author='ann' dbms='mysql'><addColumn tableName='t'><column name='b' type='int'/></addColumn></changeSet>")
                .then("create table if not exists t (a int, b int)");
        upgrade.on(MYSQL).is("additive");
        upgrade.on(POSTGRESQL).is("review create-table");
    }

    @Test
    void aPreconditionOnTheDatabaseIsEvaluated() {
        Upgrade upgrade =
                given(T).then(set("", "<preConditions onFail='MARK_RAN'><dbms type='mysql'/></preConditions>" + DROP));
        upgrade.on(MYSQL).is("breaking drop-column");
        upgrade.notOn(MYSQL).is("additive");
    }

    @Test
    void aPreconditionThatMakesASetRunOnceOnlyDoesNotChangeWhatItDoes() {
        for (String condition : List.of(
                "<not><indexExists indexName='t_i'/></not>",
                "<columnExists tableName='t' columnName='b'/>",
                "<changeSetExecuted id='1' author='ann' changeLogFile='db/changelog/db.changelog-master.xml'/>",
                "<sqlCheck expectedResult='0'>select count(*) from t</sqlCheck>")) {
            String conditions = "<preConditions onFail='MARK_RAN'>" + condition + "</preConditions>";
            given(T).then(set("", conditions + DROP)).is("breaking drop-column");
            given(T).then(set("", conditions + "<addColumn tableName='t'><column name='c' type='int'/></addColumn>"))
                    .is("additive");
        }
    }

    @Test
    void aPreconditionThatMayHaltIsTold() {
        assertEquals(
                List.of("may stop the upgrade: its precondition is for the database to decide"),
                remarks(set("", "<preConditions><columnExists tableName='t' columnName='b'/></preConditions>" + DROP)));
    }

    @Test
    void contextsAndLabelsAreTakenForGiven() {
        given(T).then(set("context='test'", DROP)).is("breaking drop-column");
        given(T).then(set("labels='slow'", DROP)).is("breaking drop-column");
        assertTrue(remarks(set("context='test'", DROP)).get(0).contains("'test'"));
    }

    @Test
    void howItIsRunIsTold() {
        assertEquals(
                List.of("may fail and is then passed over: its outcome is not known"),
                remarks(set("failOnError='false'", DROP)));
        assertEquals(
                List.of("runs in no transaction: what is done before a failure stays"),
                remarks(set("runInTransaction='false'", DROP)));
        given(T).then(set("failOnError='false'", DROP)).is("breaking drop-column");
    }

    @Test
    void theWayBackIsAnotherMatter() {
        given(T).then(set("", "<tagDatabase tag='2.0'/><rollback><dropTable tableName='t'/></rollback>"))
                .is("additive");
    }

    @Test
    void whatChangesTheSqlThatIsMadeIsLookedAt() {
        given(T).then(
                        set(
                                "",
                                "<createTable tableName='u'><column name='a' type='int'/></createTable>"
                                        + "<modifySql><replace replace='CREATE TABLE u' with='DROP TABLE t; CREATE TABLE u'/></modifySql>"))
                .is("review unread");
        given(T).then(set(
                        "dbms='mysql'",
                        "<createIndex tableName='t' indexName='t_i'><column name='a'/></createIndex>"
                                + "<modifySql><replace replace='t(a)' with='t(a(255))'/></modifySql>"))
                .on(MYSQL)
                .is("lock create-index");
    }

    @Test
    void eachSetIsJudgedByItself() {
        Comparison comparison = given(T).then(
                        "alter table t add c int", "create index t_i on t (a)", "alter table t drop column b")
                .comparison(POSTGRESQL);
        assertEquals(
                List.of(Impact.ADDITIVE, Impact.LOCK, Impact.BREAKING),
                comparison.changeSets().stream().map(JudgedChangeSet::judged).toList());
        assertEquals(Impact.BREAKING, comparison.impact());
        MigrationFinding finding = comparison.changeSets().get(2).findings().get(0);
        assertEquals("db/migration/V4__step.sql", finding.file());
        assertEquals(1, finding.line());
        assertEquals("alter table t drop column b", finding.statement());
    }

    @Test
    void theWorstFindingOfASetIsToldFirst() {
        Comparison comparison = given(T).then(
                        "create index t_i on t (a);\nupdate t set b = 1;\nalter table t drop column b;")
                .comparison(POSTGRESQL);
        assertEquals(
                List.of("drop-column", "update-rows", "create-index"),
                comparison.changeSets().get(0).findings().stream()
                        .map(MigrationFinding::rule)
                        .toList());
        assertEquals(3, comparison.changeSets().get(0).findings().get(0).line());
    }
}
