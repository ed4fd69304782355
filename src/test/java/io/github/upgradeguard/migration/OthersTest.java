package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.Upgrade.given;
import static io.github.upgradeguard.migration.schema.Dbms.MARIADB;
import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.ORACLE;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;

import org.junit.jupiter.api.Test;

/** Views, sequences, routines, triggers and types. */
class OthersTest {

    private static final String T = "create table t (a int, b int)";
    private static final String V = "create view v as select a, b from t";

    @Test
    void aNewViewOnlyAdds() {
        given(T).then(V).is("additive");
        given(T).on(POSTGRESQL, MYSQL, MARIADB, ORACLE)
                .then("create or replace view v as select a from t")
                .is("additive");
        given(T).then("<createView viewName='v'>select a from t</createView>").is("additive");
    }

    @Test
    void aViewWithAColumnMoreOnlyAddsAndWithOneLessBreaks() {
        Upgrade upgrade = given(T, V);
        upgrade.notOn(MSSQL)
                .then("create or replace view v as select a, b, a + b as c from t")
                .is("additive");
        upgrade.notOn(MSSQL).then("create or replace view v as select a from t").is("breaking replace-view");
        upgrade.on(MSSQL).then("alter view v as select a from t").is("breaking replace-view");
        upgrade.then("<createView viewName='v' replaceIfExists='true'>select a, b, 1 as c from t</createView>")
                .is("additive");
        upgrade.then("<createView viewName='v' replaceIfExists='true'>select b from t</createView>")
                .is("breaking replace-view");
        upgrade.then("<createView viewName='v' replaceIfExists='true'>select * from t</createView>")
                .is("review replace-view");
    }

    @Test
    void aViewOfOtherTablesMayMeanSomethingElse() {
        given(T, "create table u (a int, b int)", V)
                .notOn(MSSQL)
                .then("create or replace view v as select a, b from u")
                .is("review replace-view");
    }

    @Test
    void aTableMayTakeThePlaceOfAView() {
        given(T, V).then("drop view v", "create table v (a int, b int)").is("review drop-view");
    }

    @Test
    void aSequenceThatIsMadeAnewMayBeginAnew() {
        given(T, "create sequence s")
                .notOn(MYSQL)
                .then("drop sequence s", "create sequence s")
                .is("review drop-sequence");
    }

    @Test
    void aRoutineThatNobodyHasMadeMayBeCalled() {
        given(T).on(POSTGRESQL).then("drop function if exists f()").is("review drop-routine");
    }

    @Test
    void aViewThatIsDroppedAndMadeAnewIsCompared() {
        given(T, V)
                .then("drop view v", "create view v as select a, b, 1 as c from t")
                .is("additive");
        given(T, V).then("drop view v", "create view v as select a from t").is("breaking drop-view");
    }

    @Test
    void aViewThatGoesBreaks() {
        given(T, V).then("drop view v").is("breaking drop-view");
        given(T, V).then("<dropView viewName='v'/>").is("breaking drop-view");
        given(T).then(V, "drop view v").is("additive");
        given(T).then(V, "<dropView viewName='v'/>").is("additive");
    }

    @Test
    void aViewOfAnotherNameBreaks() {
        given(T, V).on(POSTGRESQL).then("alter view v rename to w").is("breaking rename-view");
        given(T, V).then("<renameView oldViewName='v' newViewName='w'/>").is("breaking rename-view");
        given(T).then(V, "<renameView oldViewName='v' newViewName='w'/>").is("additive");
    }

    @Test
    void aViewThatKeepsItsRowsHasToReadThemFirst() {
        given(T).on(POSTGRESQL, ORACLE)
                .then("create materialized view m as select a from t")
                .is("backfill materialized-view");
        given(T).on(POSTGRESQL, ORACLE)
                .then("create table u (a int)", "create materialized view m as select a from u")
                .is("additive");
    }

    @Test
    void sequencesComeAndGo() {
        String s = "create sequence s";
        Upgrade all = given(T).notOn(MYSQL);
        all.then(s).is("additive");
        given(T, s).notOn(MYSQL).then("drop sequence s").is("breaking drop-sequence");
        all.then(s, "drop sequence s").is("additive");
        given(T).then("<createSequence sequenceName='s'/>").is("additive");
        given(T, "<createSequence sequenceName='s'/>")
                .then("<dropSequence sequenceName='s'/>")
                .is("breaking drop-sequence");
        given(T, "<createSequence sequenceName='s'/>")
                .then("<renameSequence oldSequenceName='s' newSequenceName='r'/>")
                .is("breaking rename-sequence");
        given(T).then("<createSequence sequenceName='s'/>", "<renameSequence oldSequenceName='s' newSequenceName='r'/>")
                .is("additive");
        given(T, s).on(POSTGRESQL).then("alter sequence s rename to r").is("breaking rename-sequence");
    }

    @Test
    void aSequenceThatHasTakenTheNameOfOneThatWentIsMissed() {
        given(T, "create sequence s", "drop sequence s", "create sequence r", "alter sequence r rename to s")
                .on(POSTGRESQL)
                .then("drop sequence s")
                .is("breaking drop-sequence");
        given(T, "create sequence s", "drop sequence s")
                .on(POSTGRESQL)
                .then("drop sequence if exists s")
                .is("additive");
    }

    @Test
    void anotherStepBreaksWhoCountsInBlocks() {
        given(T, "create sequence s")
                .notOn(MYSQL)
                .then("alter sequence s increment by 50")
                .is("breaking alter-sequence");
        given(T, "create sequence s")
                .on(POSTGRESQL)
                .then("alter sequence s cache 20")
                .is("additive");
        given(T, "create sequence s")
                .on(POSTGRESQL)
                .then("alter sequence s owned by t.a")
                .is("additive");
        given(T, "<createSequence sequenceName='s'/>")
                .then("<alterSequence sequenceName='s' incrementBy='50'/>")
                .is("breaking alter-sequence");
        given(T, "<createSequence sequenceName='s'/>")
                .then("<alterSequence sequenceName='s' cacheSize='50'/>")
                .is("additive");
        given(T).then("<createSequence sequenceName='s'/>", "<alterSequence sequenceName='s' incrementBy='50'/>")
                .is("additive");
    }

    private static String function(String body) {
        return "create or replace function f() returns int language sql as $$ select " + body + " $$";
    }

    @Test
    void aRoutineWithAnotherTextIsNotDecided() {
        Upgrade upgrade = given(T, function("1")).on(POSTGRESQL);
        given(T).on(POSTGRESQL).then(function("1")).is("additive");
        upgrade.then(function("2")).is("review replace-routine");
        upgrade.then(function("1")).is("additive");
        upgrade.then(function(" 1 ")).is("additive");
        upgrade.then("drop function f()").is("breaking drop-routine");
        given(T).on(POSTGRESQL)
                .then(function("1"), function("2"), "drop function f()")
                .is("additive");
        upgrade.then("drop function f()", function("1")).is("additive");
    }

    @Test
    void aProcedureOfLiquibaseIsOneToo() {
        String p = "<createProcedure procedureName='p'>create procedure p() as select %d</createProcedure>";
        given(T).on(POSTGRESQL).then(p.formatted(1)).is("additive");
        given(T, "create procedure p() language sql as $$ select 1 $$")
                .on(POSTGRESQL)
                .then("<dropProcedure procedureName='p'/>")
                .is("breaking drop-routine");
    }

    @Test
    void aTriggerFiresForOldNodesToo() {
        String trigger = "create trigger g before insert on %s for each row execute function f()";
        given(T, function("1")).on(POSTGRESQL).then(trigger.formatted("t")).is("review create-trigger");
        given(T, function("1"))
                .on(POSTGRESQL)
                .then("create table u (a int)", trigger.formatted("u"))
                .is("additive");
        given(T).on(MYSQL, MARIADB)
                .then("create trigger g before insert on t for each row set new.b = 1")
                .is("review create-trigger");
        given(T, function("1"), trigger.formatted("t"))
                .on(POSTGRESQL)
                .then("drop trigger g on t")
                .is("review drop-trigger");
        given(T, function("1"), trigger.formatted("t"))
                .on(POSTGRESQL)
                .then("drop trigger g on t", trigger.formatted("t"))
                .is("additive");
        given(T, function("1"))
                .on(POSTGRESQL)
                .then("create table u (a int)", trigger.formatted("u"), "drop trigger g on u")
                .is("additive");
    }

    @Test
    void aValueMoreMayReachWhoDoesNotKnowIt() {
        String type = "create type mood as enum ('sad', 'ok')";
        given(T).on(POSTGRESQL).then(type).is("additive");
        given(T, type).on(POSTGRESQL).then("alter type mood add value 'happy'").is("review add-type-value");
        given(T, type)
                .on(POSTGRESQL)
                .then("alter type mood rename value 'ok' to 'fine'")
                .is("breaking alter-type");
        given(T, type).on(POSTGRESQL).then("drop type mood").is("breaking drop-type");
        given(T).on(POSTGRESQL).then(type, "alter type mood add value 'happy'").is("additive");
        given(T).on(POSTGRESQL)
                .then(type, "alter type mood rename value 'ok' to 'fine'")
                .is("additive");
        given(T).on(POSTGRESQL).then(type, "drop type mood").is("additive");
    }
}
