package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.Upgrade.given;
import static io.github.upgradeguard.migration.schema.Dbms.MARIADB;
import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.ORACLE;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;

import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final String T = "create table t (a int, kind varchar(9))";

    private static String check(String condition) {
        return "alter table t add constraint t_ck check (" + condition + ")";
    }

    /** Replaces one check by another. */
    private static Upgrade replaced(String old, String other) {
        return given(T, check(old)).then("alter table t drop constraint t_ck", check(other));
    }

    @Test
    void aConditionOnOldColumnsRefusesWhatTheOldVersionMayWrite() {
        given(T).then(check("a > 0")).is("breaking add-check");
        given(T).on(POSTGRESQL).then(check("a > 0") + " not valid").is("breaking add-check");
        given(T).on(MSSQL)
                .then(check("a > 0").replace("add", "with nocheck add"))
                .is("breaking add-check");
        given(T).on(POSTGRESQL).then(check("kind = 'x' and a is not null")).is("breaking add-check");
    }

    @Test
    void aConditionOnANewTableRefusesNothing() {
        given(T).then("create table u (a int)", check("a > 0").replace("table t", "table u"))
                .is("additive");
        given(T).then("create table u (a int check (a > 0))").is("additive");
    }

    @Test
    void aConditionOnANewColumnThatIsNullHolds() {
        // https://www.postgresql.org/docs/current/ddl-constraints.html: "satisfied if the check expression evaluates to
        // true or the null value". The rows that are there are looked at all the same.
        given(T).then("alter table t add c int", check("c > 0")).is("lock add-check");
        given(T).then("alter table t add c int", check("c is not null")).is("breaking add-check");
        given(T).then("alter table t add c int", check("c > 0 and a > 0")).is("review add-check");
        given(T).then("alter table t add c int", check("coalesce(c, 0) > 0")).is("review add-check");
        given(T).then("alter table t add c int", check("c is null or c > 0")).is("lock add-check");
        given(T).then("alter table t add c int default 7", check("c is not null"))
                .is("lock add-check");
        given(T).then("alter table t add c int check (c > 0)").is("lock add-check");
        given(T).then("alter table t add c int check (c is not null)").is("breaking add-check");
        given(T).on(POSTGRESQL).then("alter table t add c int check (c > a)").is("review add-check");
    }

    @Test
    void moreWordsOnAListAreALooserCondition() {
        replaced("kind in ('a', 'b')", "kind in ('a', 'b', 'c')").is("lock add-check");
        replaced("kind in ('a', 'b')", "kind in ('b', 'a')").is("lock add-check");
    }

    @Test
    void fewerOrOtherWordsAreATighterOne() {
        replaced("kind in ('a', 'b')", "kind in ('a')").is("breaking add-check");
        replaced("kind in ('a', 'b')", "kind in ('a', 'c', 'd')").is("breaking add-check");
    }

    @Test
    void whatIsNoListIsNotCompared() {
        replaced("kind in ('a', 'b')", "kind not in ('a', 'b', 'c')").is("review add-check");
        replaced("kind in ('a', 'b')", "a in ('a', 'b', 'c')").is("review add-check");
        replaced("a > 0", "a > 1").is("review add-check");
    }

    @Test
    void branchesAreCompared() {
        replaced("a > 0", "a > 0 or a < -9").is("lock add-check");
        replaced("a > 0", "a > 0 and a < 9").is("breaking add-check");
        replaced("a > 0 and a < 9", "a > 0").is("lock add-check");
    }

    @Test
    void aListOfWhatIsRefusedIsTheOtherWayRound() {
        replaced("not kind in ('a')", "not kind in ('a', 'b')").is("review add-check");
        replaced("kind in ('a') is false", "kind in ('a', 'b') is false").is("review add-check");
    }

    @Test
    void aConditionWithoutANameReplacesTheOnlyOneThatWent() {
        given(T, check("kind in ('a')"))
                .then("alter table t drop constraint t_ck", "alter table t add check (kind in ('a', 'b'))")
                .is("lock add-check");
    }

    @Test
    void aListMayBeWrittenAsPostgresWritesItItself() {
        replaced(
                        "kind = ANY (ARRAY['a'::character varying, 'b'::character varying])",
                        "kind = ANY (ARRAY['a'::character varying, 'b'::character varying, 'c'::character varying])")
                .on(POSTGRESQL)
                .is("lock add-check");
        replaced("(kind)::text = ANY ((ARRAY['a'::text])::text[])", "kind = ANY (ARRAY['a', 'text'])")
                .on(POSTGRESQL)
                .is("lock add-check");
    }

    @Test
    void theSameConditionIsThereStill() {
        replaced("a > 0", "a  >  0").is("lock add-check");
        replaced("a > 0", "(A > 0)").on(POSTGRESQL).is("lock add-check");
        replaced("kind = 'a b'", "kind = 'a  b'").is("review add-check");
    }

    @Test
    void aConditionLessOnlyAdds() {
        given(T, check("a > 0")).then("alter table t drop constraint t_ck").is("additive");
        given(T, check("a > 0")).on(MYSQL).then("alter table t drop check t_ck").is("additive");
    }

    @Test
    void toLookAtTheRowsLaterIsAScan() {
        given(T, check("a > 0") + " not valid")
                .on(POSTGRESQL)
                .then("alter table t validate constraint t_ck")
                .is("lock validate-constraint");
    }

    @Test
    void aConditionThatSaysNotNullDoesNotTakeNull() {
        given(T).notOn(ORACLE, MARIADB, MYSQL).then(check("kind is not null")).is("breaking add-check");
    }
}
