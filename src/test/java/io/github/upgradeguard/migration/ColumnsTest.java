package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.Upgrade.given;
import static io.github.upgradeguard.migration.schema.Dbms.MARIADB;
import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.ORACLE;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final String T = "create table t (a int, b int)";

    private static String column(String attributes, String constraints) {
        return "<addColumn tableName='t'><column name='c' %s><constraints %s/></column></addColumn>"
                .formatted(attributes, constraints);
    }

    @Test
    void aColumnThatMayBeNullOnlyAdds() {
        given(T).then("alter table t add c int").is("additive");
        given(T).then("alter table t add c int null").is("additive");
        given(T).then(column("type='int'", "nullable='true'")).is("additive");
        given(T).on(POSTGRESQL, MARIADB)
                .then("alter table t add column if not exists c int")
                .is("additive");
    }

    @Test
    void aConstantThatIsWrittenByDefaultOnlyAdds() {
        given(T).then("alter table t add c int default 7").is("additive");
        given(T).then("alter table t add c int default 7 not null").is("additive");
        given(T).notOn(MSSQL)
                .then("alter table t add c varchar(9) default 'seven' not null")
                .is("additive");
        given(T).on(POSTGRESQL, MYSQL, MARIADB, ORACLE)
                .then("alter table t add c timestamp default current_timestamp not null")
                .is("additive");
        given(T).then(column("type='int' defaultValueNumeric='7'", "nullable='false'"))
                .is("additive");
        given(T).then(column("type='boolean' defaultValueBoolean='false'", "nullable='false'"))
                .is("additive");
    }

    @Test
    void anotherValueForEachRowWritesThemAll() {
        given(T).on(POSTGRESQL)
                .then("alter table t add c uuid default gen_random_uuid()")
                .is("lock add-computed-column");
        given(T).on(MARIADB)
                .then("alter table t add c char(36) default (uuid())")
                .is("lock add-computed-column");
        given(T).on(MSSQL)
                .then("alter table t add c uniqueidentifier not null default newid()")
                .is("lock add-computed-column");
        given(T).on(POSTGRESQL).then("alter table t add c bigserial").is("lock add-computed-column");
        given(T).on(POSTGRESQL, ORACLE)
                .then("alter table t add c int generated always as identity")
                .is("lock add-computed-column");
        given(T).on(MYSQL, MARIADB)
                .then("alter table t add c int not null auto_increment")
                .is("lock add-computed-column");
        given(T).on(MSSQL)
                .then("alter table t add c int identity(1,1) not null")
                .is("lock add-computed-column");
        given(T).on(POSTGRESQL, MYSQL, MARIADB)
                .then("alter table t add c int generated always as (a + b) stored")
                .is("lock add-computed-column");
        given(T).then(column("type='bigint' autoIncrement='true'", "nullable='false'"))
                .is("lock add-computed-column");
    }

    @Test
    void aValueThatIsComputedWhenItIsReadWritesNothing() {
        given(T).on(MYSQL, MARIADB, ORACLE)
                .then("alter table t add c int generated always as (a + b) virtual")
                .is("additive");
        given(T).on(MSSQL).then("alter table t add c as (a + b)").is("additive");
    }

    @Test
    void aNewTableHasNoRowsToWrite() {
        String u = "create table u (a int)";
        given(T).on(POSTGRESQL)
                .then(u, "alter table u add c uuid default gen_random_uuid()")
                .is("additive");
        given(T).on(MYSQL, MARIADB)
                .then(u, "alter table u add c int not null auto_increment")
                .is("additive");
        given(T).then(u, "alter table u add c int not null").is("additive");
    }

    @Test
    void aColumnThatIsThereIsNotAdded() {
        given(T).on(POSTGRESQL, MARIADB)
                .then("alter table t add column if not exists b int not null")
                .is("additive");
        given(T).on(POSTGRESQL)
                .then("alter table t add column if not exists b bigserial")
                .is("additive");
    }

    @Test
    void aColumnThatOldInsertsDoNotFillBreaks() {
        given(T).then("alter table t add c int not null").is("breaking add-required-column");
        given(T).then(column("type='int'", "nullable='false'")).is("breaking add-required-column");
    }

    @Test
    void alsoIfItIsRequiredOnlyLater() {
        given(T).on(POSTGRESQL)
                .then("alter table t add c int", "alter table t alter column c set not null")
                .is("breaking add-required-column");
        given(T).then(
                        "alter table t add c int",
                        "<addNotNullConstraint tableName='t' columnName='c' columnDataType='int'/>")
                .is("breaking add-required-column");
        given(T).on(MYSQL, MARIADB)
                .then("alter table t add c int", "alter table t modify c int not null")
                .is("breaking add-required-column");
        given(T).on(MSSQL)
                .then("alter table t add c int", "update t set c = 1", "alter table t alter column c int not null")
                .is("breaking add-required-column");
    }

    @Test
    void aDefaultThatComesBeforeTheRangeEndsFillsIt() {
        given(T).on(POSTGRESQL)
                .then("alter table t add c int not null", "alter table t alter column c set default 7")
                .is("additive");
        given(T).then(
                        column("type='int'", "nullable='false'"),
                        "<addDefaultValue tableName='t' columnName='c' defaultValueNumeric='7'/>")
                .is("additive");
    }

    @Test
    void aDefaultThatGoesBeforeTheRangeEndsDoesNot() {
        Upgrade upgrade = given(T);
        upgrade.on(POSTGRESQL)
                .then("alter table t add c int default 7 not null", "alter table t alter column c drop default")
                .is("breaking add-required-column");
        upgrade.then(
                        column("type='int' defaultValueNumeric='7'", "nullable='false'"),
                        "<dropDefaultValue tableName='t' columnName='c'/>")
                .is("breaking add-required-column");
        upgrade.on(POSTGRESQL)
                .then("alter table t add c int default 7", "alter table t alter column c drop default")
                .is("additive");
    }

    @Test
    void alsoIfItHasAnotherNameInTheEnd() {
        given(T).on(POSTGRESQL)
                .then(
                        "alter table t add c int default 7 not null",
                        "alter table t alter column c drop default",
                        "alter table t rename column c to d")
                .is("breaking add-required-column");
        given(T).on(POSTGRESQL)
                .then(
                        "alter table t add c int default 7 not null",
                        "alter table t rename column c to d",
                        "alter table t alter column d drop default")
                .is("breaking add-required-column");
    }

    @Test
    void aColumnThatIsRequiredOnlyForAWhileDoesNotBreak() {
        given(T).on(POSTGRESQL)
                .then("alter table t add c int not null", "alter table t alter column c drop not null")
                .is("additive");
    }

    @Test
    void aValueForTheRowsThatAreThereIsAnUpdateOfAll() {
        given(T).then(column("type='int' valueNumeric='7'", "nullable='true'")).is("backfill fill-column");
        given(T).then(column("type='int' valueComputed='a'", "nullable='true'")).is("backfill fill-column");
        given(T).then(
                        "create table u (a int)",
                        column("type='int' valueNumeric='7'", "").replace("'t'", "'u'"))
                .is("additive");
    }

    @Test
    void aDroppedColumnBreaks() {
        given(T).then("alter table t drop column b").is("breaking drop-column");
        given(T).on(POSTGRESQL, MARIADB)
                .then("alter table t drop column if exists b")
                .is("breaking drop-column");
        given(T).on(MYSQL, MARIADB).then("alter table t drop b").is("breaking drop-column");
        given(T).on(ORACLE).then("alter table t drop (b)").is("breaking drop-column");
        given(T).on(ORACLE).then("alter table t set unused (b)").is("breaking drop-column");
        given(T).then("<dropColumn tableName='t' columnName='b'/>").is("breaking drop-column");
        given(T).then("<dropColumn tableName='t'><column name='b'/></dropColumn>")
                .is("breaking drop-column");
    }

    @Test
    void aColumnOfTheSameRangeMayGo() {
        given(T).then("alter table t add c int", "alter table t drop column c").is("additive");
        given(T).then("alter table t add c int", "alter table t drop column b").is("breaking drop-column");
    }

    @Test
    void aRenamedColumnBreaks() {
        given(T).notOn(MSSQL).then("alter table t rename column b to c").is("breaking rename-column");
        given(T).on(MYSQL, MARIADB).then("alter table t change b c int").is("breaking rename-column");
        given(T).on(MSSQL).then("exec sp_rename 't.b', 'c', 'COLUMN'").is("breaking rename-column");
        given(T).then("<renameColumn tableName='t' oldColumnName='b' newColumnName='c' columnDataType='int'/>")
                .is("breaking rename-column");
    }

    @Test
    void aColumnOfTheSameRangeMayBeRenamed() {
        given(T).notOn(MSSQL)
                .then("alter table t add x int", "alter table t rename column x to c")
                .is("additive");
        given(T).on(MYSQL, MARIADB).then("alter table t change b b int").is("additive");
    }

    @Test
    void aColumnThatIsRebuiltUnderItsNameIsAWiderOne() {
        // A real one: add, copy, drop, rename; what comes of it is the same column with another type.
        Upgrade upgrade = given("create table t (a int, b varchar(100))").notOn(MSSQL);
        String[] wider = {
            "alter table t add b2 varchar(200)",
            "update t set b2 = b",
            "alter table t drop column b",
            "alter table t rename column b2 to b"
        };
        upgrade.on(POSTGRESQL).then(wider).is("backfill rebuild-column update-rows");
        String[] narrower = wider.clone();
        narrower[0] = "alter table t add b2 varchar(50)";
        upgrade.then(narrower).is("breaking rebuild-column");
        String[] required = wider.clone();
        required[0] = "alter table t add b2 varchar(200) default '' not null";
        // Who writes NULL is refused.
        upgrade.then(required).is("review set-not-null");
    }

    @Test
    void aColumnThatIsDroppedAndMadeAnewHasLostItsValues() {
        given(T).then("alter table t drop column b", "alter table t add b int").is("review rebuild-column");
    }

    @Test
    void aRebuiltColumnIsComparedInAllThatItAsksForAndFills() {
        String[] copied = {
            "alter table t add b2 %s",
            "update t set b2 = b",
            "alter table t drop column b",
            "alter table t rename column b2 to b"
        };
        // Old: takes no NULL, and is filled by default. New: takes NULL; is not filled; is both still.
        Upgrade upgrade =
                given("create table t (a int, b int default 7 not null)").notOn(MSSQL);
        String[] free = copied.clone();
        free[0] = "alter table t add b2 int default 7";
        upgrade.then(free).is("review drop-not-null");
        String[] bare = copied.clone();
        bare[0] = "alter table t add b2 int default 7 not null";
        upgrade.then(bare).is("backfill rebuild-column update-rows");
        upgrade.on(POSTGRESQL)
                .then(bare[0], bare[1], bare[2], bare[3], "alter table t alter column b drop default")
                .is("review drop-default");
    }

    @Test
    void aKeyGoesWithItsColumn() {
        String[] copied = {
            "alter table t add b2 int",
            "update t set b2 = b",
            "alter table t drop column b",
            "alter table t rename column b2 to b"
        };
        Upgrade upgrade = given("create table t (a int, b int, constraint t_uq unique (b))")
                .notOn(MSSQL);
        upgrade.then(copied).is("review drop-key");
        upgrade.then(copied[0], copied[1], copied[2], copied[3], "alter table t add constraint t_uq unique (b)")
                .is("backfill rebuild-column update-rows");
    }

    @Test
    void aColumnThatIsRenamedThereAndBackIsWhereItWas() {
        given(T).notOn(MSSQL)
                .then("alter table t rename column b to c", "alter table t rename column c to b")
                .is("additive");
    }

    @Test
    void anotherThingOfTheNameThatWentLongAgoIsNoMatter() {
        given("create table b (a int)", T, "drop table b")
                .then("alter table t drop column b")
                .is("breaking drop-column");
        // MySQL calls the index of a unique column as the column is called.
        given("create table t (a int, b int unique)", "alter table t drop index b")
                .on(MYSQL, MARIADB)
                .then("alter table t drop column b")
                .is("breaking drop-column");
    }

    @Test
    void twoColumnsBecomeOne() {
        given("create table t (a varchar(9), b varchar(9))")
                .then(
                        "<mergeColumns tableName='t' column1Name='a' column2Name='b' joinString=' ' finalColumnName='c' finalColumnType='varchar(19)'/>")
                .is("breaking drop-column");
    }

    @Test
    void aLookupTableForAnOldColumnRefusesWhatTheOldVersionWrites() {
        given(T).then(
                        "<addLookupTable existingTableName='t' existingColumnName='b' newTableName='u' newColumnName='id' newColumnDataType='int'/>")
                .is("breaking add-foreign-key");
    }

    @Test
    void aTableThatBeginsToNumberItsRowsIsWrittenAnew() {
        given("create table t (a int not null primary key)")
                .then("<addAutoIncrement tableName='t' columnName='a' columnDataType='int'/>")
                .is("lock rewrite-table");
        given("create table v (a int)")
                .then(
                        "create table t (a int not null primary key)",
                        "<addAutoIncrement tableName='t' columnName='a' columnDataType='int'/>")
                .is("additive");
    }
}
