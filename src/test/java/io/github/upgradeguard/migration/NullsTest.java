package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.Upgrade.given;
import static io.github.upgradeguard.migration.schema.Dbms.MARIADB;
import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.ORACLE;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;

import org.junit.jupiter.api.Test;

class NullsTest {

    private static final String T = "create table t (a int, b int)";
    private static final String WITH_DEFAULT = "create table t (a int, b int default 7)";
    private static final String SET = "<addNotNullConstraint tableName='t' columnName='b' columnDataType='int'/>";

    @Test
    void aColumnThatTakesNoNullAnyMoreBreaks() {
        given(T).on(POSTGRESQL)
                .then("alter table t alter column b set not null")
                .is("breaking set-not-null");
        given(T).on(MYSQL, MARIADB).then("alter table t modify b int not null").is("breaking set-not-null");
        given(T).on(ORACLE).then("alter table t modify (b not null)").is("breaking set-not-null");
        given(T).on(MSSQL).then("alter table t alter column b int not null").is("breaking set-not-null");
        given(T).then(SET).is("breaking set-not-null");
    }

    @Test
    void toFillTheNullsFirstIsAnUpdate() {
        Upgrade upgrade = given(T).then(SET.replace("/>", " defaultNullValue='0'/>"));
        upgrade.is("breaking set-not-null");
        upgrade.tells("backfill fill-column");
    }

    @Test
    void aColumnThatTookNoneAlreadyIsAsItWas() {
        given("create table t (a int, b int not null)").then(SET).is("additive");
    }

    @Test
    void aDefaultSavesOnlyThoseWhoDoNotNameTheColumn() {
        given(WITH_DEFAULT).then(SET).is("review set-not-null");
        given(WITH_DEFAULT)
                .on(POSTGRESQL)
                .then("alter table t alter column b set not null")
                .is("review set-not-null");
        given(T).on(POSTGRESQL)
                .then("alter table t alter column b set default 7", "alter table t alter column b set not null")
                .is("review set-not-null");
        // MySQL's MODIFY takes the default away: https://dev.mysql.com/doc/refman/8.4/en/alter-table.html
        given(WITH_DEFAULT)
                .on(MYSQL, MARIADB)
                .then("alter table t modify b int not null")
                .is("breaking set-not-null");
        given(WITH_DEFAULT)
                .on(MYSQL, MARIADB)
                .then("alter table t modify b int not null default 7")
                .is("review set-not-null");
    }

    @Test
    void aNewColumnWithADefaultIsNamedByNobody() {
        given(T).on(POSTGRESQL)
                .then("alter table t add c int default 7", "alter table t alter column c set not null")
                .is("lock set-not-null");
        given(T).on(POSTGRESQL)
                .then("create table u (a int)", "alter table u alter column a set not null")
                .is("additive");
    }

    @Test
    void aColumnThatTakesNoNullForAWhileOnly() {
        given(T).on(POSTGRESQL)
                .then("alter table t alter column b set not null", "alter table t alter column b drop not null")
                .is("review set-not-null");
    }

    @Test
    void aColumnThatTakesNullForAWhileOnlyNeverMetOneOfTheOldVersion() {
        given("create table t (a int, b int not null)")
                .on(POSTGRESQL)
                .then("alter table t alter column b drop not null", "alter table t alter column b set not null")
                .is("lock set-not-null");
    }

    @Test
    void aColumnOfThePrimaryKeyTakesNoNullWhateverItsDefinitionSays() {
        // https://dev.mysql.com/doc/refman/8.4/en/create-table.html: "If they are not explicitly declared as NOT NULL,
        // MySQL declares them so implicitly (and silently)."
        given("create table t (a int not null primary key)")
                .on(MYSQL, MARIADB)
                .then("alter table t modify a bigint")
                .is("lock change-type");
    }

    @Test
    void nullMayComeToThoseWhoDoNotExpectIt() {
        String old = "create table t (a int, b int not null)";
        given(old)
                .on(POSTGRESQL)
                .then("alter table t alter column b drop not null")
                .is("review drop-not-null");
        given(old).on(MYSQL, MARIADB).then("alter table t modify b int null").is("review drop-not-null");
        given(old).on(ORACLE).then("alter table t modify (b null)").is("review drop-not-null");
        given(old).on(MSSQL).then("alter table t alter column b int null").is("review drop-not-null");
        given(old)
                .then("<dropNotNullConstraint tableName='t' columnName='b' columnDataType='int'/>")
                .is("review drop-not-null");
    }

    @Test
    void aColumnThatTookNullAlreadyIsAsItWas() {
        given(T).then("<dropNotNullConstraint tableName='t' columnName='b' columnDataType='int'/>")
                .is("additive");
        given(T).then(
                        "create table u (a int not null)",
                        "<dropNotNullConstraint tableName='u' columnName='a' columnDataType='int'/>")
                .is("additive");
    }

    @Test
    void aDefaultMoreOnlyAdds() {
        given(T).notOn(ORACLE, MSSQL)
                .then("alter table t alter column b set default 7")
                .is("additive");
        given(T).on(ORACLE).then("alter table t modify (b default 7)").is("additive");
        given(T).on(MSSQL)
                .then("alter table t add constraint d default 7 for b")
                .is("additive");
        given(T).then("<addDefaultValue tableName='t' columnName='b' defaultValueNumeric='7'/>")
                .is("additive");
    }

    @Test
    void aDefaultLessIsMissedWhereNullIsRefused() {
        String required = "create table t (a int, b int default 7 not null)";
        String drop = "<dropDefaultValue tableName='t' columnName='b'/>";
        given(required)
                .notOn(ORACLE, MSSQL)
                .then("alter table t alter column b drop default")
                .is("review drop-default");
        given(required).then(drop).is("review drop-default");
        given(WITH_DEFAULT).then(drop).is("additive");
    }

    @Test
    void sqlServerKeepsTheDefaultWhereOthersTakeItAway() {
        // https://learn.microsoft.com/sql/t-sql/statements/alter-table-transact-sql: a default is a constraint there.
        String required = "create table t (a int, b int default 7 not null)";
        given(required)
                .on(MSSQL)
                .then("alter table t alter column b bigint not null")
                .is("lock change-type");
        given(required)
                .on(MYSQL, MARIADB)
                .then("alter table t modify b bigint not null")
                .is("review drop-default");
        given(required).on(ORACLE).then("alter table t modify (b number(19))").is("breaking change-type");
    }

    @Test
    void aDefaultAndTheNeedForItMayGoTogether() {
        Upgrade upgrade = given("create table t (a int, b int default 7 not null)")
                .then(
                        "<dropDefaultValue tableName='t' columnName='b'/>",
                        "<dropNotNullConstraint tableName='t' columnName='b' columnDataType='int'/>");
        upgrade.is("review drop-not-null");
    }
}
