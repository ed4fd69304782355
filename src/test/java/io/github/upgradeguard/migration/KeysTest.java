package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.Upgrade.given;
import static io.github.upgradeguard.migration.schema.Dbms.MARIADB;
import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.ORACLE;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;

import org.junit.jupiter.api.Test;

class KeysTest {

    private static final String T = "create table t (a int not null, b int not null)";
    private static final String WITH_KEY = "create table t (a int not null, b int, constraint t_pk primary key (a))";
    private static final String WITH_UNIQUE = "create table t (a int, b int, constraint t_uq unique (b))";

    @Test
    void aPrimaryKeyOverOldColumnsBreaks() {
        given(T).then("alter table t add primary key (a)").is("breaking add-primary-key");
        given(T).then("alter table t add constraint t_pk primary key (a, b)").is("breaking add-primary-key");
        given(T).then("<addPrimaryKey tableName='t' columnNames='a' constraintName='t_pk'/>")
                .is("breaking add-primary-key");
    }

    @Test
    void aPrimaryKeyOfANewTableOnlyAdds() {
        given(T).then("create table u (a int not null)", "alter table u add primary key (a)")
                .is("additive");
        given(T).then("create table u (a int not null)", "<addPrimaryKey tableName='u' columnNames='a'/>")
                .is("additive");
    }

    @Test
    void aPrimaryKeyWithMoreColumnsIsLooserButNoTargetOfConflictsAnyMore() {
        Upgrade upgrade = given("create table t (a int not null, b int not null, constraint t_pk primary key (a))");
        upgrade.on(POSTGRESQL, ORACLE, MSSQL)
                .then("alter table t drop constraint t_pk", "alter table t add constraint t_pk primary key (a, b)")
                .is("review drop-key");
        upgrade.on(MYSQL, MARIADB)
                .then("alter table t drop primary key, add primary key (a, b)")
                .is("review drop-key");
        upgrade.then("<dropPrimaryKey tableName='t'/>", "<addPrimaryKey tableName='t' columnNames='a,b'/>")
                .is("review drop-key");
        upgrade.then("<dropPrimaryKey tableName='t'/>", "<addPrimaryKey tableName='t' columnNames='a,b'/>")
                .tells("lock add-primary-key");
    }

    @Test
    void aColumnOfThePrimaryKeyTakesNoNull() {
        // Here b may be NULL so far.
        given(WITH_KEY)
                .then("<dropPrimaryKey tableName='t'/>", "<addPrimaryKey tableName='t' columnNames='a,b'/>")
                .is("breaking add-primary-key");
        given(T).then("alter table t add c int", "alter table t add primary key (c)")
                .is("breaking add-primary-key");
    }

    @Test
    void aPrimaryKeyWithFewerColumnsIsTighter() {
        given("create table t (a int not null, b int not null, constraint t_pk primary key (a, b))")
                .then("<dropPrimaryKey tableName='t'/>", "<addPrimaryKey tableName='t' columnNames='a'/>")
                .is("breaking add-primary-key");
    }

    @Test
    void aKeyThatGoesIsMissedByThoseWhoNameItInAConflict() {
        given(WITH_KEY)
                .notOn(MYSQL, MARIADB)
                .then("alter table t drop constraint t_pk")
                .is("review drop-key");
        given(WITH_KEY)
                .on(MYSQL, MARIADB)
                .then("alter table t drop primary key")
                .is("review drop-key");
        given(WITH_KEY)
                .then("<dropPrimaryKey tableName='t' constraintName='t_pk'/>")
                .is("review drop-key");
        // A table has one primary key, whatever it is called.
        given(WITH_KEY)
                .then("<dropPrimaryKey tableName='t' constraintName='other'/>")
                .is("review drop-key");
        given(WITH_UNIQUE)
                .notOn(MYSQL, MARIADB)
                .then("alter table t drop constraint t_uq")
                .is("review drop-key");
        given(WITH_UNIQUE)
                .on(MYSQL, MARIADB)
                .then("alter table t drop index t_uq")
                .is("review drop-key");
        given(WITH_UNIQUE)
                .then("<dropUniqueConstraint tableName='t' constraintName='t_uq'/>")
                .is("review drop-key");
        given(T, "create unique index t_i on t (b)")
                .on(POSTGRESQL, ORACLE)
                .then("drop index t_i")
                .is("review drop-key");
        given(T, "create unique index t_i on t (b)")
                .then("<dropIndex tableName='t' indexName='t_i'/>")
                .is("review drop-key");
    }

    @Test
    void aKeyThatIsReplacedOnItsColumnsIsThereStill() {
        given(WITH_UNIQUE)
                .notOn(MYSQL, MARIADB)
                .then("alter table t drop constraint t_uq; alter table t add constraint t_uq2 unique (b)")
                .is("lock add-unique");
        given(WITH_UNIQUE)
                .then(
                        "<dropUniqueConstraint tableName='t' constraintName='t_uq'/><addUniqueConstraint tableName='t' columnNames='b'/>")
                .is("lock add-unique");
    }

    @Test
    void aKeyOfANewTableMayGo() {
        given(T).then(
                        "create table u (a int, constraint u_uq unique (a))",
                        "<dropUniqueConstraint tableName='u' constraintName='u_uq'/>")
                .is("additive");
    }

    @Test
    void toBeUniqueIsMoreThanOldRowsPromise() {
        given(T).then("alter table t add constraint t_uq unique (b)").is("breaking add-unique");
        given(T).then("create unique index t_uq on t (b)").is("breaking add-unique");
        given(T).on(MYSQL, MARIADB)
                .then("alter table t add unique key t_uq (b)")
                .is("breaking add-unique");
        given(T).on(ORACLE)
                .then("alter table t add constraint t_uq unique (b) using index t_i")
                .is("breaking add-unique");
        given(T).on(POSTGRESQL)
                .then("create unique index concurrently t_uq on t (b)")
                .is("breaking add-unique");
        given(T).on(POSTGRESQL)
                .then("create unique index t_uq on t (lower(b::text))")
                .is("breaking add-unique");
        given(T).on(POSTGRESQL)
                .then("create unique index t_uq on t (b) where a > 0")
                .is("breaking add-unique");
        given(T).then("<addUniqueConstraint tableName='t' columnNames='b'/>").is("breaking add-unique");
        given(T).then("<createIndex tableName='t' indexName='t_uq' unique='true'><column name='b'/></createIndex>")
                .is("breaking add-unique");
        given(T).then("create table u (b int)", "create unique index u_uq on u (b)")
                .is("additive");
    }

    @Test
    void withThePrimaryKeyInItEveryRowIsUniqueAlready() {
        given(WITH_KEY).then("alter table t add constraint t_uq unique (b, a)").is("lock add-unique");
        given(WITH_KEY).then("create unique index t_uq on t (a, b)").is("lock add-unique");
        given(WITH_UNIQUE.replace("b int", "b int not null"))
                .then("create unique index t_uq2 on t (a, b)")
                .is("lock add-unique");
    }

    @Test
    void aUniqueKeyWithMoreColumnsIsLooserButNoTargetOfConflictsAnyMore() {
        given(WITH_UNIQUE.replace("b int", "b int not null"))
                .then(
                        "<dropUniqueConstraint tableName='t' constraintName='t_uq'/>",
                        "<addUniqueConstraint tableName='t' columnNames='a,b'/>")
                .is("review drop-key");
    }

    @Test
    void columnsThatOldRowsDoNotFillAreNoDuplicates() {
        given(T).notOn(MSSQL)
                .then("alter table t add c int", "create unique index t_c on t (c)")
                .is("lock add-unique");
        given(T).notOn(MSSQL)
                .then("alter table t add c int", "alter table t add constraint t_c unique (c)")
                .is("lock add-unique");
    }

    @Test
    void nullCountsOnceOnSqlServer() {
        // https://learn.microsoft.com/sql/relational-databases/tables/unique-constraints-and-check-constraints:
        // "only one null value is allowed per column".
        given(T).on(MSSQL)
                .then("alter table t add c int", "create unique index t_c on t (c)")
                .is("breaking add-unique");
        given(T).on(MSSQL)
                .then("alter table t add c int null constraint t_c unique")
                .is("breaking add-unique");
    }

    @Test
    void aConstantIsTheSameInEachRow() {
        given(T).then("alter table t add c int default 7", "create unique index t_c on t (c)")
                .is("breaking add-unique");
        given(T).then("alter table t add c int default 7 not null", "alter table t add unique (c)")
                .is("breaking add-unique");
        given(T).on(POSTGRESQL)
                .then(
                        "alter table t add c int default 7",
                        "create unique index t_c on t (c)",
                        "alter table t alter column c drop default")
                .is("breaking add-unique");
        given(T).on(POSTGRESQL)
                .then("alter table t add c uuid default gen_random_uuid()", "create unique index t_c on t (c)")
                .is("lock add-computed-column add-unique");
        given(T).on(POSTGRESQL)
                .then("alter table t add c bigserial", "alter table t add unique (c)")
                .is("lock add-computed-column add-unique");
    }

    @Test
    void onOracleAKeyThatIsPartlyNullCounts() {
        // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/constraint.html: rows with nulls in some
        // columns "and the same combination of values for the other key columns violate the constraint".
        String[] steps = {
            "alter table t add c int default 7 not null",
            "alter table t add d int",
            "create unique index t_cd on t (c, d)"
        };
        given(T).on(ORACLE, MSSQL).then(steps).is("breaking add-unique");
        given(T).on(POSTGRESQL, MYSQL, MARIADB).then(steps).is("lock add-unique");
        // Many rows may be NULL in b, but no two of these may be alike in a.
        given(WITH_UNIQUE)
                .on(ORACLE)
                .then("create unique index t_ab on t (a, b)")
                .is("breaking add-unique");
        given(WITH_UNIQUE)
                .notOn(ORACLE)
                .then("create unique index t_ab on t (a, b)")
                .is("lock add-unique");
    }

    @Test
    void aConstraintThatTakesOverAnIndexBreaksNoMoreThanThatIndex() {
        given(T).on(POSTGRESQL)
                .then(
                        "create unique index concurrently t_i on t (b)",
                        "alter table t add constraint t_uq unique using index t_i")
                .is("breaking add-unique");
        given(T, "create unique index t_i on t (b)")
                .on(POSTGRESQL)
                .then("alter table t add constraint t_uq unique using index t_i")
                .is("additive");
    }

    @Test
    void aKeyOverAnIndexDoesNotMakeOtherColumnsUnique() {
        given(T, "create unique index t_i on t (b)", "alter table t add constraint t_uq unique using index t_i")
                .on(POSTGRESQL)
                .then("alter table t add constraint t_a unique (a)")
                .is("breaking add-unique");
    }

    @Test
    void whatIsComputedFromOldColumnsIsAsAlikeAsThese() {
        given(T).on(MYSQL, MARIADB)
                .then("alter table t add c int generated always as (a) stored", "create unique index t_c on t (c)")
                .is("breaking add-unique");
        given(T).on(MYSQL, MARIADB)
                .then("alter table t add c int generated always as (a) virtual unique")
                .is("breaking add-unique");
    }

    @Test
    void aKeyOfTheNameOfOneThatWentLongAgoIsMissed() {
        String u = "create table u (a int, constraint k unique (a))";
        String v = "create table v (a int, constraint k unique (a))";
        given(u, v, "alter table u drop constraint k")
                .notOn(MYSQL, MARIADB)
                .then("alter table v drop constraint k")
                .is("review drop-key");
        given(u, v, "alter table u drop index k")
                .on(MYSQL, MARIADB)
                .then("alter table v drop index k")
                .is("review drop-key");
        given(u, v, "alter table u drop constraint k")
                .notOn(MYSQL, MARIADB)
                .then("alter table u drop constraint if exists k")
                .on(POSTGRESQL)
                .is("review drop-constraint");
        given(u, "alter table u drop constraint k")
                .on(POSTGRESQL)
                .then("alter table u drop constraint if exists k")
                .is("additive");
    }

    @Test
    void anIndexLocksTheTableItIsMadeFor() {
        given(T).then("create index t_i on t (a)").is("lock create-index");
        given(T).then("<createIndex tableName='t' indexName='t_i'><column name='a'/></createIndex>")
                .is("lock create-index");
        given(T).on(MYSQL, MARIADB).then("alter table t add index t_i (a)").is("lock create-index");
        given(T).then("create table u (a int)", "create index u_i on u (a)").is("additive");
    }

    @Test
    void anIndexThatLetsWritersGoOnDoesNot() {
        given(T).on(POSTGRESQL).then("create index concurrently t_i on t (a)").is("additive");
        given(T).on(ORACLE).then("create index t_i on t (a) online").is("additive");
        given(T).on(MSSQL).then("create index t_i on t (a) with (online = on)").is("additive");
    }

    @Test
    void anIndexThatIsThereIsNotMadeAgain() {
        given(T, "create index t_i on t (a)")
                .on(POSTGRESQL)
                .then("create index if not exists t_i on t (a)")
                .is("additive");
    }

    @Test
    void anIndexLessIsSlow() {
        String index = "create index t_i on t (a)";
        given(T, index).on(POSTGRESQL, ORACLE).then("drop index t_i").is("lock drop-index");
        given(T, index).on(MYSQL, MARIADB, MSSQL).then("drop index t_i on t").is("lock drop-index");
        given(T, index).then("<dropIndex tableName='t' indexName='t_i'/>").is("lock drop-index");
        given(T).on(POSTGRESQL, ORACLE).then(index, "drop index t_i").is("lock create-index");
        given(T).on(POSTGRESQL, ORACLE)
                .then("create table u (a int)", "create index u_i on u (a)", "drop index u_i")
                .is("additive");
    }

    @Test
    void anIndexThatNobodyHasMadeMayBeUnique() {
        given(T).on(POSTGRESQL).then("drop index t_i").is("review drop-index");
        given(T).on(POSTGRESQL).then("drop index if exists t_i").is("lock drop-index");
        given(T, "create unique index t_i on t (a)", "drop index t_i")
                .on(POSTGRESQL)
                .then("drop index if exists t_i")
                .is("additive");
    }

    @Test
    void aConstraintThatNobodyHasMadeMayBeAKey() {
        given(T).notOn(MYSQL, MARIADB).then("alter table t drop constraint t_x").is("review drop-constraint");
        given(T).notOn(MYSQL, MARIADB)
                .then(
                        "alter table t add c int",
                        "alter table t add constraint t_x check (c > 0)",
                        "alter table t drop constraint t_x")
                .is("lock add-check");
    }

    @Test
    void anIndexOfATableThatIsMadeAnewLocksNothing() {
        Upgrade upgrade = given(T).notOn(MSSQL);
        String[] steps = {
            "alter table t rename to t_old",
            "create table t (a int not null, b int not null)",
            "create index t_i on t (a)",
            "insert into t (a, b) select a, b from t_old"
        };
        upgrade.then(steps).is("backfill copy-rows rename-table");
        upgrade.then(steps).isQuietAbout("create-index");
    }

    @Test
    void theNameOfAnIndexOrAConstraintIsNoMatter() {
        given(T, "create index t_i on t (a)")
                .on(POSTGRESQL, ORACLE)
                .then("alter index t_i rename to t_j")
                .is("additive");
    }

    @Test
    void anExclusionOfPostgresRefusesWhatTheOldVersionMayWrite() {
        given(T).on(POSTGRESQL)
                .then("alter table t add constraint t_x exclude using gist (a with =)")
                .is("breaking add-constraint");
    }
}
