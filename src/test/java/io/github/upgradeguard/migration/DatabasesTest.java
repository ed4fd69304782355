package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.Upgrade.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.verdict.Impact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One comparison for several databases. */
class DatabasesTest {

    private static final String T = "create table t (a int, b int)";
    private static final String DROP = "<dropColumn tableName='t' columnName='b'/>";

    private static List<String> reasons(Upgrade upgrade, Dbms... databases) {
        return Upgrade.all(upgrade.compare(List.of(databases))).stream()
                .map(it -> it.impact().key() + " "
                        + it.reason().replaceFirst("(?<=^on [a-z ,]{1,40}: ).*|^(?!on ).*", "…"))
                .toList();
    }

    @Test
    void whatHoldsForEachIsToldOnce() {
        assertEquals(List.of("breaking …"), reasons(given(T).then(DROP), Dbms.POSTGRESQL, Dbms.MYSQL, Dbms.ORACLE));
    }

    @Test
    void whatHoldsForSomeSaysForWhich() {
        String set = "<changeSet id='x' author='ann' dbms='%s'>" + DROP + "</changeSet>";
        assertEquals(
                List.of("breaking on mysql: …", "additive on postgresql, oracle: …"),
                reasons(given(T).then(set.formatted("mysql")), Dbms.POSTGRESQL, Dbms.MYSQL, Dbms.ORACLE));
        assertEquals(
                List.of("breaking on mysql, oracle: …", "additive on postgresql: …"),
                reasons(given(T).then(set.formatted("mysql,oracle")), Dbms.POSTGRESQL, Dbms.MYSQL, Dbms.ORACLE));
        assertEquals(List.of("breaking …"), reasons(given(T).then(set.formatted("mysql,oracle")), Dbms.MYSQL));
        assertEquals(List.of("additive …"), reasons(given(T).then(set.formatted("mysql,oracle")), Dbms.POSTGRESQL));
    }

    @Test
    void aSetThatDiffersByDatabaseTellsEach() {
        // A type that only PostgreSQL widens without writing each row.
        Upgrade upgrade = given("create table t (a numeric(9,2))")
                .then("<modifyDataType tableName='t' columnName='a' newDataType='numeric(10,2)'/>");
        assertEquals(
                List.of("lock on mysql: …", "additive on postgresql: …"),
                reasons(upgrade, Dbms.POSTGRESQL, Dbms.MYSQL));
    }

    @Test
    void aSetThatIsRunOnNoneOfThemIsNewAndDoesNothing() {
        Comparison comparison = given(T).then("<changeSet id='x' author='ann' dbms='h2'>" + DROP + "</changeSet>")
                .compare(List.of(Dbms.POSTGRESQL, Dbms.MYSQL));
        assertEquals(1, comparison.changeSets().size());
        assertEquals(Impact.ADDITIVE, comparison.impact());
    }

    @Test
    void theWorstCounts() {
        Upgrade upgrade = given("create table t (a varchar(9))")
                .then("<modifyDataType tableName='t' columnName='a' newDataType='varchar(8)'/>");
        assertEquals(Impact.BREAKING, upgrade.compare(List.of()).impact());
        Upgrade text = given("create table t (a varchar(9))")
                .then("<modifyDataType tableName='t' columnName='a' newDataType='text'/>");
        assertEquals(Impact.ADDITIVE, text.compare(List.of(Dbms.POSTGRESQL)).impact());
        assertEquals(
                Impact.REVIEW,
                text.compare(List.of(Dbms.POSTGRESQL, Dbms.MYSQL)).impact());
    }

    @Test
    void scriptsOfOtherDatabasesAreNotRun() {
        Artifact from =
                Artifact.none().with("db/migration/mysql/V1__t.sql", T).with("db/migration/postgresql/V1__t.sql", T);
        Artifact to = from.with("db/migration/mysql/V2__t.sql", "alter table t drop column b")
                .with("db/migration/postgresql/V2__t.sql", "alter table t add c int");
        Side running = new Side("1.0", List.of(from), false);
        Side coming = new Side("2.0", List.of(to), false);
        assertEquals(
                Impact.ADDITIVE,
                Upgrade.compare(running, coming, List.of(Dbms.POSTGRESQL)).impact());
        assertEquals(
                Impact.BREAKING,
                Upgrade.compare(running, coming, List.of(Dbms.MYSQL)).impact());
        assertEquals(
                Impact.BREAKING, Upgrade.compare(running, coming, List.of()).impact());
    }
}
