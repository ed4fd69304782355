package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.Upgrade.given;
import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.ORACLE;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;

import org.junit.jupiter.api.Test;

class RowsTest {

    private static final String T = "create table t (a int, b int)";
    private static final String U = "create table u (a int, b int)";

    @Test
    void rowsMoreInAnOldTableAreData() {
        given(T).then("insert into t (a) values (1)").is("backfill insert-rows");
        given(T).then("<insert tableName='t'><column name='a' valueNumeric='1'/></insert>")
                .is("backfill insert-rows");
    }

    @Test
    void rowsInANewTableOnlyAdd() {
        given(T).then(U, "insert into u (a) values (1)").is("additive");
        given(T).then(U, "<insert tableName='u'><column name='a' valueNumeric='1'/></insert>")
                .is("additive");
        given(T).then(U, "update u set a = 2").is("additive");
        given(T).then(U, "delete from u").is("additive");
        given(T).then(U, "truncate table u").is("additive");
        given(T).then(U, "<delete tableName='u'/>").is("additive");
    }

    @Test
    void rowsThatAreReadFromAnOldTableTakeTheTimeOfThat() {
        given(T).then(U, "insert into u (a, b) select a, b from t").is("backfill copy-rows");
        given(T, U).then("insert into u (a, b) select a, b from t").is("backfill copy-rows");
        given(T).then("create table v (a int)", U, "insert into u (a) select a from v")
                .is("additive");
    }

    @Test
    void anUpdateOfOldRowsIsData() {
        given(T).then("update t set b = 1").is("backfill update-rows");
        given(T).then("update t set b = 1 where a = 2").is("backfill update-rows");
        given(T).on(POSTGRESQL)
                .then("with x as (update t set b = 1 returning a) select * from x")
                .is("backfill update-rows");
        given(T, U)
                .on(MSSQL, ORACLE)
                .then("merge into t using u on (t.a = u.a) when matched then update set t.b = u.b;")
                .is("backfill update-rows");
        given(T).then("<update tableName='t'><column name='b' valueNumeric='1'/></update>")
                .is("backfill update-rows");
    }

    @Test
    void whatANewColumnIsFilledWithIsMissingInTheRowsOfTheMeantime() {
        Upgrade upgrade = given(T).then("alter table t add c int", "update t set c = a");
        upgrade.is("backfill update-rows");
        upgrade.says("rows that the running version writes meanwhile stay without");
    }

    @Test
    void whetherDeletedRowsAreMissedIsNotDecided() {
        given(T).then("delete from t where a = 1").is("review delete-rows");
        given(T).then("<delete tableName='t'><where>a = 1</where></delete>").is("review delete-rows");
    }

    @Test
    void allRowsAtOnceAreMissed() {
        given(T).then("truncate table t").is("breaking truncate");
    }

    @Test
    void dataThatMovesIsNotFoundWhereItWas() {
        // As a real product moved the name of a realm from its attributes to a column.
        String attributes = "create table attributes (t_id int, name varchar(99), value varchar(99))";
        given(T, attributes)
                .then(
                        "alter table t add display varchar(99)",
                        "update t set display = (select value from attributes where t_id = t.a and name = 'display')",
                        "delete from attributes where name = 'display'")
                .is("breaking moved-data");
        given(T, attributes)
                .then(U, "insert into u (a) select t_id from attributes", "delete from attributes")
                .is("breaking moved-data");
        given(T).then("alter table t add c int", "update t set c = b", "update t set b = null")
                .is("breaking moved-data");
        // Nothing new takes the rows over.
        given(T, attributes)
                .then("delete from attributes where name = 'display'")
                .is("review delete-rows");
        given(T, attributes)
                .then("alter table t add c int", "update t set c = a", "delete from attributes where name = 'display'")
                .is("review delete-rows");
    }

    @Test
    void rowsOfAFileAreRows() {
        String load = "<loadData tableName='%s' file='rows.csv'><column name='a' type='numeric'/></loadData>";
        given(T).then(load.formatted("t")).is("backfill insert-rows");
        given(T).then(U, load.formatted("u")).is("additive");
    }
}
