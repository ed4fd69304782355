package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.Upgrade.given;
import static io.github.upgradeguard.migration.schema.Dbms.MARIADB;
import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.ORACLE;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {

    private static final String T = "create table t (a int, b int)";

    @Test
    void aNewTableOnlyAdds() {
        given(T).then("create table u (a int not null primary key, b int default 1)")
                .is("additive");
        given(T).then(
                        "<createTable tableName='u'><column name='a' type='int'><constraints nullable='false'/></column></createTable>")
                .is("additive");
    }

    @Test
    void aTableThatMayBeThereWithOtherColumnsIsNotDecided() {
        Upgrade upgrade = given(T).notOn(ORACLE, MSSQL);
        upgrade.then("create table if not exists t (a int, b int, c int)").is("review create-table");
        // Nothing is made, and all that is asked for is there.
        upgrade.then("create table if not exists t (a int)").is("additive");
        upgrade.then("create table if not exists t (a int, b int)").is("additive");
        upgrade.then("create table if not exists u (a int)").is("additive");
    }

    @Test
    void aPartitionOfATableThatIsThereLocksIt() {
        Upgrade upgrade = given("create table t (a int) partition by range (a)").on(POSTGRESQL);
        upgrade.then("create table t1 partition of t for values from (1) to (9)")
                .is("lock create-partition");
        upgrade.then(
                        "create table u (a int) partition by range (a)",
                        "create table u1 partition of u for values from (1) to (9)")
                .is("additive");
    }

    @Test
    void aTableOfTheRowsOfAnotherIsAsLongAsThoseAreMany() {
        given(T).on(POSTGRESQL, MYSQL, MARIADB, ORACLE)
                .then("create table u as select a, b from t")
                .is("backfill copy-rows");
        given(T).on(MSSQL).then("select a, b into u from t").is("backfill copy-rows");
    }

    @Test
    void aDroppedTableBreaks() {
        given(T).then("drop table t").is("breaking drop-table");
        given(T).notOn(ORACLE).then("drop table if exists t").is("breaking drop-table");
        given(T).on(ORACLE).then("drop table t cascade constraints purge").is("breaking drop-table");
        given(T).on(POSTGRESQL).then("drop table t cascade").is("breaking drop-table");
        given(T).then("<dropTable tableName='T'/>").is("breaking drop-table");
    }

    @Test
    void aTableOfTheSameRangeMayGo() {
        given(T).then("create table u (a int)", "drop table u").is("additive");
        given(T).then("create table u (a int)", "drop table t").is("breaking drop-table");
    }

    @Test
    void aTableThatIsNoMoreMayBeDroppedIfItIsThere() {
        given(T, "drop table t").notOn(ORACLE).then("drop table if exists t").is("additive");
    }

    @Test
    void whoTakesTheRecordOfWhatHasRunMakesAnOldNodeRunItAgain() {
        given(T).then("drop table flyway_schema_history").is("breaking drop-history");
        given(T).then("drop table DATABASECHANGELOG").is("breaking drop-history");
        given(T).then("drop table databasechangeloglock").is("breaking drop-history");
        // As Flyway called it until version 5.
        given(T).then("drop table schema_version").is("breaking drop-history");
        given(T).then("<dropTable tableName='DATABASECHANGELOG'/>").is("breaking drop-history");
    }

    @Test
    void aRenamedTableBreaks() {
        given(T).notOn(MSSQL).then("alter table t rename to u").is("breaking rename-table");
        given(T).on(MYSQL, MARIADB).then("rename table t to u").is("breaking rename-table");
        given(T).on(ORACLE).then("rename t to u").is("breaking rename-table");
        given(T).on(MSSQL).then("exec sp_rename 't', 'u'").is("breaking rename-table");
        given(T).then("<renameTable oldTableName='t' newTableName='u'/>").is("breaking rename-table");
    }

    @Test
    void aTableOfTheSameRangeMayBeRenamed() {
        given(T).notOn(MSSQL)
                .then("create table u (a int)", "alter table u rename to v")
                .is("additive");
        given(T).on(MSSQL)
                .then("create table u (a int)", "exec sp_rename 'u', 'v'")
                .is("additive");
    }

    @Test
    void aViewThatTakesThePlaceOfARenamedTableMayDo() {
        given(T).notOn(MSSQL)
                .then("alter table t rename to u", "create view t as select a, b from u")
                .is("review rename-table");
        given(T).then(
                        "<renameTable oldTableName='t' newTableName='u'/>",
                        "<createView viewName='t'>select a, b from u</createView>")
                .is("review rename-table");
        // Another view does not help.
        given(T).notOn(MSSQL)
                .then("alter table t rename to u", "create view w as select a, b from u")
                .is("breaking rename-table");
    }

    @Test
    void aViewThatKeepsItsRowsTakesNone() {
        given(T).on(POSTGRESQL)
                .then("alter table t rename to u", "create materialized view t as select a, b from u")
                .is("breaking rename-table");
    }

    @Test
    void aTableThatIsRenamedThereAndBackIsWhereItWas() {
        given(T).notOn(MSSQL)
                .then("alter table t rename to u", "alter table u rename to t")
                .is("additive");
    }

    @Test
    void aTableThatIsRebuiltUnderItsNameIsComparedWithTheOld() {
        // As tables are changed where the database cannot: https://www.sqlite.org/lang_altertable.html, section 7.
        Upgrade upgrade = given(T).notOn(MSSQL);
        String[] same = {
            "create table t2 (a int, b int, c int)",
            "insert into t2 (a, b) select a, b from t",
            "drop table t",
            "alter table t2 rename to t"
        };
        upgrade.then(same).is("backfill copy-rows drop-table");
        String[] lacking = {
            "create table t2 (a int)",
            "insert into t2 (a) select a from t",
            "drop table t",
            "alter table t2 rename to t"
        };
        upgrade.then(lacking).is("breaking drop-table");
    }

    @Test
    void theOldOneMayStepAsideFirst() {
        Upgrade upgrade = given(T).notOn(MSSQL);
        String[] steps = {
            "alter table t rename to t_old",
            "create table t (a int, b int, c int)",
            "insert into t (a, b) select a, b from t_old",
            "drop table t_old"
        };
        upgrade.then(steps).is("backfill copy-rows drop-table rename-table");
        upgrade.then(steps[0], steps[1], steps[3]).is("review drop-table rename-table");
    }

    @Test
    void rowsThatAreCopiedOnceAreLostAllTheSameIfTheyWereLostBefore() {
        given(T).notOn(MSSQL)
                .then(
                        "drop table t",
                        "create table t (a int, b int)",
                        "create table t2 (a int, b int)",
                        "insert into t2 (a, b) select a, b from t",
                        "drop table t",
                        "alter table t2 rename to t")
                .is("review drop-table");
    }

    private static String[] rebuilt(String columns, String... more) {
        List<String> steps = new ArrayList<>(List.of("create table t2 (" + columns + ")"));
        steps.addAll(List.of(more));
        steps.addAll(List.of("insert into t2 (a, b) select a, b from t", "drop table t", "alter table t2 rename to t"));
        return steps.toArray(String[]::new);
    }

    @Test
    void aTableThatIsRebuiltMayAskForMore() {
        Upgrade upgrade = given(T).notOn(MSSQL);
        upgrade.then(rebuilt("a int, b smallint")).is("breaking drop-table");
        upgrade.then(rebuilt("a int, b bigint")).is("backfill copy-rows drop-table");
        upgrade.then(rebuilt("a int, b int not null")).is("breaking set-not-null");
        upgrade.then(rebuilt("a int, b int default 7 not null")).is("review set-not-null");
        upgrade.then(rebuilt("a int, b int, c int not null")).is("breaking add-required-column");
        upgrade.then(rebuilt("a int, b int, c int default 7 not null")).is("backfill copy-rows drop-table");
        upgrade.then(rebuilt("a int, b int, primary key (a)")).is("breaking add-unique set-not-null");
        upgrade.then(rebuilt("a int, b int, constraint t2_uq unique (a)")).is("breaking add-unique");
        upgrade.then(rebuilt("a int, b int", "create unique index t2_i on t2 (a)"))
                .is("breaking add-unique");
        upgrade.then(rebuilt("a int, b int, constraint t2_ck check (a > 0)")).is("review drop-table");
    }

    @Test
    void aTableThatIsRebuiltMayAskForLess() {
        Upgrade upgrade = given("create table t (a int default 7 not null, b int, constraint t_uq unique (b))")
                .notOn(MSSQL);
        upgrade.then(rebuilt("a int default 7 not null, b int, constraint t2_uq unique (b)"))
                .is("backfill copy-rows drop-table");
        upgrade.then(rebuilt("a int default 7 not null, b int")).is("review drop-key");
        upgrade.then(rebuilt("a int default 7, b int, constraint t2_uq unique (b)"))
                .is("review drop-not-null");
        upgrade.then(rebuilt("a int not null, b int, constraint t2_uq unique (b)"))
                .is("review drop-default");
    }

    @Test
    void aTemporaryTableIsNoMatterToOthersButByItsName() {
        given(T).on(POSTGRESQL)
                .then("create temporary table y as select a from t")
                .is("additive");
        given(T).on(POSTGRESQL)
                .then("create temporary table x (a int)", "insert into x (a) values (1)", "drop table x")
                .is("additive");
        given(T).on(POSTGRESQL)
                .then("drop table t", "create temporary table t (a int)")
                .is("breaking drop-table");
    }

    @Test
    void aTableThatIsDroppedAndMadeAnewHasLostItsRows() {
        given(T).then("drop table t", "create table t (a int, b int)").is("review drop-table");
    }

    @Test
    void aTableInAnotherSchemaIsFoundNoMore() {
        given(T).on(POSTGRESQL).then("alter table t set schema archive").is("breaking move-table");
        given(T).on(POSTGRESQL)
                .then("create table u (a int)", "alter table u set schema archive")
                .is("additive");
    }

    @Test
    void whatWritesATableAnewLocksIt() {
        for (String statement :
                new String[] {"vacuum full t", "cluster t using t_i", "reindex table t", "alter table t set logged"}) {
            given(T).on(POSTGRESQL).then(statement).is("lock rewrite-table");
        }
        for (String statement :
                new String[] {"alter table t engine = InnoDB", "alter table t convert to character set utf8mb4"}) {
            given(T).on(MYSQL, MARIADB).then(statement).is("lock rewrite-table");
            given(T).on(MYSQL, MARIADB)
                    .then("create table u (a int)", statement.replace(" t ", " u "))
                    .is("additive");
        }
        given(T).on(POSTGRESQL)
                .then("create table u (a int)", "alter table u set logged")
                .is("additive");
    }

    @Test
    void oldInsertsFindNoPartitionAnyMore() {
        Upgrade upgrade = given(
                        "create table t (a int) partition by range (a)",
                        "create table t1 partition of t for values from (1) to (9)")
                .on(POSTGRESQL);
        upgrade.then("alter table t detach partition t1").is("breaking detach-partition");
        given("create table t (a int) partition by range (a) (partition p1 values less than (9))")
                .on(MYSQL, MARIADB)
                .then("alter table t drop partition p1")
                .is("breaking detach-partition");
        upgrade.then("drop table t1").is("breaking drop-table");
    }

    @Test
    void aPartitionMoreOnlyAdds() {
        Upgrade upgrade = given("create table t (a int) partition by range (a)").on(POSTGRESQL);
        upgrade.then("create table t1 (a int)", "alter table t attach partition t1 for values from (1) to (9)")
                .is("additive");
        upgrade.then(
                        "create table u (a int) partition by range (a)",
                        "create table u1 partition of u for values from (1) to (9)",
                        "alter table u detach partition u1")
                .is("additive");
    }

    @Test
    void aTableOfOldRowsThatBecomesAPartitionIsScanned() {
        // https://www.postgresql.org/docs/current/sql-altertable.html: "a full table scan ... of the table being
        // attached".
        given("create table t (a int) partition by range (a)", "create table t1 (a int)")
                .on(POSTGRESQL)
                .then("alter table t attach partition t1 for values from (1) to (9)")
                .is("lock attach-partition");
    }

    @Test
    void commentsRightsAndSettingsDoNothingToTheOldVersion() {
        given(T).on(POSTGRESQL, ORACLE).then("comment on table t is 'the rows'").is("additive");
        given(T).then("grant select on t to reader").is("additive");
        given(T).on(POSTGRESQL).then("set search_path to public").is("additive");
        given(T).on(POSTGRESQL).then("analyze t").is("additive");
        given(T).on(POSTGRESQL).then("select setval('t_seq', 9)").is("additive");
        given(T).then("<setTableRemarks tableName='t' remarks='the rows'/>").is("additive");
        given(T).then("<setColumnRemarks tableName='t' columnName='a' remarks='the first'/>")
                .is("additive");
        given(T).then("<tagDatabase tag='2.0'/>").is("additive");
        given(T).then("<output target='STDOUT'>hello</output>").is("additive");
        given(T).then("<empty/>").is("additive");
        given(T).then("<stop/>").is("additive");
    }

    @Test
    void aRightThatIsTakenAwayBreaks() {
        given(T).then("revoke insert on t from app").is("breaking revoke");
    }

    @Test
    void whatCannotBeReadIsNotDecided() {
        given(T).then("frobnicate t").is("review unread");
        given(T).then("<frobnicate tableName='t'/>").is("review unread");
        given(T).then("<addColumn tableName='t' colour='red'><column name='c' type='int'/></addColumn>")
                .is("review unread");
        given(T).then("<modifyColumn tableName='t'><column name='a' type='bigint'/></modifyColumn>")
                .is("review unread");
    }

    @Test
    void codeIsNotDecided() {
        given(T).then("<customChange class='org.example.Fill'/>").is("review custom-code");
        given(T).then("<executeCommand executable='fill.sh'/>").is("review custom-code");
    }

    @Test
    void aBlockThatOnlyTheDatabaseDecidesIsNotDecided() {
        given(T).on(POSTGRESQL)
                .then("do $$ begin if exists (select 1 from t) then alter table t add c int; end if; end $$")
                .is("review procedural-block");
        given(T).on(ORACLE)
                .then("begin\n execute immediate 'alter table t add c int';\nend;\n/\n")
                .is("review procedural-block");
        given(T).on(MSSQL)
                .then("if col_length('t', 'c') is null alter table t add c int")
                .is("review procedural-block");
    }
}
