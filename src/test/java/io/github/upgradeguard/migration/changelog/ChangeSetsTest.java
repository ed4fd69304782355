package io.github.upgradeguard.migration.changelog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.changelog.ChangeSet.Repeats;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Operation.Unread;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeSetsTest {

    private static ChangeSet set(String attributes, String elements) {
        return Logs.xml("<changeSet id='1' author='a' " + attributes + ">" + elements + "</changeSet>")
                .changeSet();
    }

    private static String digest(String elements) {
        return set("", elements).digest();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql | true",
                "mysql, PostgreSQL | true",
                "mysql,mariadb | false",
                "!mysql | true",
                "!postgresql | false",
                "!mysql, oracle | false",
                "all | true",
                "none | false",
                "h2, none, postgresql | false",
            })
    void aSetIsForSomeDatabases(String dbms, boolean isRun) {
        assertEquals(isRun, !set("dbms='" + dbms + "'", "<empty/>").isSkipped());
    }

    @Test
    void oneKeyMayHaveASetForEachDatabase() {
        Logs logs = Logs.xml("""
                <changeSet id='1' author='a' dbms='oracle'><tagDatabase tag='o'/></changeSet>
                <changeSet id='1' author='a' dbms='postgresql'><tagDatabase tag='p'/></changeSet>
                <changeSet id='1' author='a' dbms='mysql'><tagDatabase tag='m'/></changeSet>
                """);
        assertEquals("tagDatabase tag=\"p\"", logs.changeSet().changes().get(0).text());
        assertEquals(
                "tagDatabase tag=\"o\"",
                logs.changeSet(Dbms.ORACLE).changes().get(0).text());
        assertEquals(List.of(), logs.log().gaps());
        assertTrue(logs.changeSet(Dbms.H2).isSkipped());
    }

    @Test
    void aKeyThatStandsTwiceIsAGap() {
        ChangeLog log = Logs.xml("""
                <changeSet id='1' author='a'><empty/></changeSet>
                <changeSet id='1' author='a'><stop/></changeSet>
                """).log();
        assertEquals(1, log.changeSets().size());
        assertEquals(
                List.of(new Gap(
                        "log.xml",
                        2,
                        "the change set log.xml::1::a stands in the log a second time; this one is not read")),
                log.gaps());
    }

    @Test
    void aSetSaysHowItIsRun() {
        assertEquals(Repeats.NEVER, set("", "<empty/>").repeats());
        assertEquals(Repeats.ON_CHANGE, set("runOnChange='true'", "<empty/>").repeats());
        assertEquals(
                Repeats.ALWAYS,
                set("runAlways='true' runOnChange='true'", "<empty/>").repeats());
        assertTrue(set("ignore='true'", "<empty/>").isSkipped());
        assertEquals(
                List.of(
                        "runs only in the context '!test', which is taken for given",
                        "runs only for the labels 'x', which are taken for given",
                        "may fail and is then passed over: its outcome is not known",
                        "runs in no transaction: what is done before a failure stays",
                        "stops the upgrade by itself"),
                set("context='!test' labels='x' failOnError='false' runInTransaction='false'", "<stop/>")
                        .remarks());
    }

    @Test
    void checkSumsOfEarlierContentsAreTold() {
        assertEquals(
                Set.of("7:abc", "ANY"),
                set("", "<validCheckSum>7:abc</validCheckSum><validCheckSum>1:any</validCheckSum><empty/>")
                        .validCheckSums());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // What the files decide.
                "MARK_RAN | <dbms type='oracle'/> | true | ''",
                "CONTINUE | <dbms type='oracle'/> | true | ''",
                "WARN | <dbms type='oracle'/> | false | ''",
                "HALT | <dbms type='oracle'/> | false"
                        + " | stops the upgrade of postgresql: its precondition does not hold there",
                "MARK_RAN | <dbms type='postgresql'/> | false | ''",
                "HALT | <dbms type='postgresql'/> | false | ''",
                "MARK_RAN | <not><dbms type='postgresql'/></not> | true | ''",
                "MARK_RAN | <or><dbms type='oracle'/><dbms type='postgresql'/></or> | false | ''",
                "MARK_RAN | <and><dbms type='oracle'/><tableExists tableName='T'/></and> | true | ''",
                // What only the database decides.
                "MARK_RAN | <not><tableExists tableName='T'/></not> | false | ''",
                "MARK_RAN | <or><dbms type='oracle'/><sqlCheck expectedResult='0'>x</sqlCheck></or> | false | ''",
                "MARK_RAN | <changeSetExecuted id='1' author='a' changeLogFile='x'/> | false | ''",
                "HALT | <not><tableExists tableName='T'/></not> | false"
                        + " | may stop the upgrade: its precondition is for the database to decide",
            })
    void preconditionsAreDecidedAsFarAsTheDatabaseIsKnown(
            String onFail, String condition, boolean isSkipped, String remark) {
        ChangeSet set = set("", "<preConditions onFail='" + onFail + "'>" + condition + "</preConditions><empty/>");
        assertEquals(isSkipped, set.isSkipped());
        assertEquals(remark.isEmpty() ? List.of() : List.of(remark), set.remarks());
    }

    @Test
    void aPreconditionOfTheWholeLogHoldsForAllOfIt() {
        Logs logs = Logs.xml("<preConditions><dbms type='oracle'/></preConditions>"
                + "<changeSet id='1' author='a'><empty/></changeSet>");
        assertTrue(logs.changeSet().isSkipped());
        assertFalse(logs.changeSet(Dbms.ORACLE).isSkipped());
    }

    @Test
    void preconditionsMayBeYaml() {
        ChangeSet set = Logs.of("log.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: 1
                      author: a
                      preConditions:
                        - onFail: MARK_RAN
                        - dbms: {type: oracle}
                      changes:
                        - empty: {}
                """).changeSet();
        assertTrue(set.isSkipped());
        assertEquals(1, set.changes().size());
    }

    @Test
    void anEditOfTheSqlMakesADoubtWhereItApplies() {
        String edited =
                "<dropTable tableName='T'/><createIndex tableName='U' indexName='I'><column name='A'/></createIndex>"
                        + "<modifySql dbms='mysql'><replace replace='DROP TABLE T' with='SELECT 1'/></modifySql>";
        assertFalse(Logs.set(edited).operations().stream().anyMatch(Unread.class::isInstance));
        assertEquals(
                List.of(
                        "DropTable",
                        "Unread[reason=modifySql changes the SQL: replace replace=\"DROP TABLE T\" with=\"SELECT 1\"]",
                        "CreateIndex"),
                Logs.set(edited).operations(Dbms.MYSQL).stream()
                        .map(operation -> operation instanceof Unread
                                ? operation.toString()
                                : operation.getClass().getSimpleName())
                        .toList());
    }

    @Test
    void anEditMayBeHarmless() {
        String withValues = "<addColumn tableName='T'><column name='A' type='int' defaultValueNumeric='0'/></addColumn>"
                + "<modifySql><replace replace='DEFAULT 0' with='DEFAULT 0 WITH VALUES'/></modifySql>";
        String engine = "<createTable tableName='T'><column name='A' type='int'/></createTable>"
                + "<modifySql><append value=' ENGINE=InnoDB'/></modifySql>";
        assertEquals(1, Logs.set(withValues).operations().size());
        assertEquals(1, Logs.set(engine).operations().size());
    }

    @Test
    void theDigestIsThatOfTheContentAlone() {
        String sql = digest("<sql>select 1 from t</sql>");
        assertEquals(64, sql.length());
        assertEquals(sql, digest("\n<!-- one --><sql>\n  select 1 -- two\n  /* three\n */ from t\n</sql><rollback/>"));
        assertEquals(
                sql,
                set("context='x'", "<comment>c</comment><sql>select 1 from t</sql>")
                        .digest());
        assertNotEquals(sql, digest("<sql>select 2 from t</sql>"));
        assertNotEquals(digest("<sql>select 'a  b'</sql>"), digest("<sql>select 'a b'</sql>"));
        assertNotEquals(digest("<sql>select '--a'</sql>"), digest("<sql>select '--b'</sql>"));
        assertEquals(
                digest("<dropColumn tableName='T' columnName='A'/>"),
                digest("<dropColumn columnName='A' tableName='T'></dropColumn>"));
        assertNotEquals(
                digest("<dropTable tableName='T'/><dropTable tableName='U'/>"),
                digest("<dropTable tableName='U'/><dropTable tableName='T'/>"));
    }

    @Test
    void theDigestHasTheContentOfAFileAndNotItsPlace() {
        String set =
                "<databaseChangeLog><changeSet id='1' author='a'><sqlFile path='%s'/></changeSet></databaseChangeLog>";
        String here = Logs.of("log.xml", set.formatted("a.sql"), "a.sql", "drop table t;\n")
                .changeSet()
                .digest();
        assertEquals(
                here,
                Logs.of("log.xml", set.formatted("db/b.sql"), "db/b.sql", "drop  table t; -- gone\n")
                        .changeSet()
                        .digest());
        assertNotEquals(
                here,
                Logs.of("log.xml", set.formatted("a.sql"), "a.sql", "drop table u;\n")
                        .changeSet()
                        .digest());
    }

    @Test
    void oneSetHasOneDigestInEveryLanguage() {
        String xml = digest("<addPrimaryKey tableName='T' columnNames='A'/>");
        assertEquals(xml, Logs.of("log.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - addPrimaryKey: {columnNames: A, tableName: T}
                """).changeSet().digest());
    }

    @Test
    void aWordThatNobodyMeantIsCutAndCleaned() {
        ChangeSet set = Logs.of(
                        "log.yaml",
                        "databaseChangeLog:\n  - changeSet: {id: \"a\\u0007b\", author: " + "x".repeat(5000)
                                + ", changes: [{empty: {}}]}\n")
                .changeSet();
        assertEquals("a b", set.key().id());
        assertTrue(set.key().author().length() < 1100);
    }
}
