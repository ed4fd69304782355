package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.Upgrade.given;

import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.verdict.Impact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesTest {

    private static final String ALL = "postgresql mysql mariadb oracle mssql";

    private static String alter(Dbms dbms, String type) {
        return switch (dbms) {
            case POSTGRESQL -> "alter table t alter column a type " + type;
            case ORACLE -> "alter table t modify (a " + type + ")";
            case MSSQL -> "alter table t alter column a " + type;
            default -> "alter table t modify a " + type;
        };
    }

    private static void check(String old, String other, String databases, String expected) {
        for (String database : databases.replace("all", ALL).split(" ")) {
            Dbms dbms = Dbms.of(database).orElseThrow();
            String verdict = expected.equals("additive") ? expected : expected + " change-type";
            given("create table t (a " + old + ")")
                    .on(dbms)
                    .then(alter(dbms, other))
                    .is(verdict);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int | integer | all",
                "int | int4 | postgresql",
                "numeric(9,2) | decimal(9,2) | postgresql mysql mariadb mssql",
                "numeric(9) | numeric(9,0) | all",
                "varchar(9) | character varying(9) | postgresql",
                "varchar2(9) | varchar(9) | oracle",
                "bool | boolean | postgresql",
                "timestamp | timestamp without time zone | postgresql",
                "timestamptz | timestamp with time zone | postgresql",
                "double precision | float8 | postgresql",
                "INT | int | all",
                // A number behind an integer is the width in which it is shown.
                "int(11) | int | mysql mariadb",
                "bigint(20) | bigint | mysql mariadb",
                "tinyint(1) | boolean | mysql mariadb",
                "timestamp | timestamp(6) | postgresql oracle",
                "datetime | datetime(0) | mysql mariadb"
            })
    void oneTypeHasManySpellings(String old, String other, String databases) {
        check(old, other, databases, "additive");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(9) | varchar(10) | all",
                "nvarchar(9) | nvarchar(10) | oracle mssql",
                "varchar2(9) | varchar2(10) | oracle",
                "varbinary(9) | varbinary(10) | mysql mariadb mssql",
                "varchar(9) | varchar | postgresql",
                "varchar(9) | text | postgresql",
                "varchar | text | postgresql",
                "numeric(9,2) | numeric(10,2) | postgresql",
                "timestamp(3) | timestamp(6) | postgresql",
                "timestamp(3) | timestamp | postgresql",
                // 63 characters of four bytes are 252 bytes:
                // https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html
                "varchar(50) | varchar(63) | mysql",
                "varchar(300) | varchar(400) | mysql"
            })
    void aWiderTypeThatWritesNoRowOnlyAdds(String old, String other, String databases) {
        check(old, other, databases, "additive");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smallint | int | all",
                "int | bigint | all",
                "smallint | bigint | all",
                "tinyint | int | mysql mariadb mssql",
                "mediumint | int | mysql mariadb",
                "numeric(9,2) | numeric(10,2) | mysql mariadb oracle mssql",
                "number(9) | number(19) | oracle",
                "timestamp(3) | timestamp(6) | mysql mariadb oracle",
                "datetime | datetime(6) | mysql mariadb",
                "datetime2(3) | datetime2 | mssql",
                // The length takes two bytes from 256 bytes on.
                "varchar(50) | varchar(64) | mysql",
                "varchar(60) | varchar(300) | mysql",
                "blob | longblob | mysql mariadb",
                "float | double | mysql mariadb",
                "char(9) | char(10) | mysql mariadb",
                "varchar(9) | nvarchar(10) | mssql"
            })
    void aWiderTypeThatWritesEachRowLocks(String old, String other, String databases) {
        check(old, other, databases, "lock");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(9) | text | mysql mariadb mssql",
                "varchar(9) | clob | oracle",
                "varchar(9) | varchar(max) | mssql"
            })
    void aLongTextIsAnotherTypeButOnPostgres(String old, String other, String databases) {
        check(old, other, databases, "review");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(10) | varchar(9) | all",
                "varchar | varchar(9) | postgresql",
                "text | varchar(9) | all",
                "varchar(max) | varchar(9) | mssql",
                "char(9) | varchar(9) | all",
                "varchar(9) | char(9) | all",
                "bigint | int | all",
                "int | smallint | all",
                "int | mediumint | mysql mariadb",
                "int | int unsigned | mysql mariadb",
                "numeric(9,2) | numeric(8,2) | all",
                "numeric(9,2) | numeric(9,3) | all",
                "numeric(9,2) | numeric(10,3) | all",
                "numeric(9,2) | int | all",
                "int | numeric(9,2) | all",
                "int | varchar(9) | all",
                "varchar(9) | int | all",
                "varchar(36) | uuid | postgresql",
                "text | jsonb | postgresql",
                "json | jsonb | postgresql",
                "varchar(9) | mood | postgresql",
                "timestamp | timestamptz | postgresql",
                "timestamptz | timestamp | postgresql",
                "timestamp(6) | timestamp(3) | postgresql mysql mariadb oracle",
                "datetime(6) | datetime | mysql mariadb",
                "datetime2 | datetime2(3) | mssql",
                "datetime2 | smalldatetime | mssql",
                "datetime2 | datetime | mssql",
                // Of another range, and moved by the time zone of the session.
                "datetime | timestamp | mysql mariadb",
                "date | timestamp | all",
                "longtext | text | mysql mariadb",
                "mediumtext | text | mysql mariadb",
                "longblob | blob | mysql mariadb",
                "varbinary(16) | binary(16) | mysql mariadb mssql",
                // Four bytes instead of eight: https://dev.mysql.com/doc/refman/8.4/en/floating-point-types.html
                "double | float | mysql mariadb",
                "nvarchar(9) | varchar(9) | mssql",
                "varchar2(9 char) | varchar2(9 byte) | oracle",
                "boolean | smallint | postgresql",
                // What is read is filled up with blanks:
                // https://www.postgresql.org/docs/current/datatype-character.html
                "char(9) | char(10) | postgresql oracle mssql",
                "char(9) | char | all",
                "varchar(20) | nvarchar(10) | mssql",
                // Ten digits where none is written, and eighteen.
                "decimal(12) | decimal | mysql mariadb",
                "decimal(20) | decimal | mssql",
                "int[] | int | postgresql"
            })
    void anyOtherTypeBreaks(String old, String other, String databases) {
        check(old, other, databases, "breaking");
    }

    @Test
    void aTypeThatListsItsValuesMayListMore() {
        Upgrade upgrade = given("create table t (a enum('x','y'))").on(Dbms.MYSQL, Dbms.MARIADB);
        upgrade.then("alter table t modify a enum('x', 'y')").is("additive");
        upgrade.then("alter table t modify a enum('x','y','z')").is("review change-type");
        upgrade.then("alter table t modify a enum('x')").is("breaking change-type");
        upgrade.then("alter table t modify a enum('y','x')").is("breaking change-type");
        upgrade.then("alter table t modify a varchar(9)").is("breaking change-type");
    }

    @Test
    void liquibaseModifiesTypesToo() {
        String table = "<createTable tableName='t'><column name='a' type='%s'/></createTable>";
        String modify = "<modifyDataType tableName='t' columnName='a' newDataType='%s'/>";
        given(table.formatted("varchar(9)"))
                .then(modify.formatted("varchar(10)"))
                .is("additive");
        given(table.formatted("int")).then(modify.formatted("bigint")).is("lock change-type");
        given(table.formatted("varchar(10)"))
                .then(modify.formatted("varchar(9)"))
                .is("breaking change-type");
        given(table.formatted("VARCHAR(9)"))
                .then(modify.formatted("java.sql.Types.VARCHAR(9)"))
                .is("additive");
    }

    @Test
    void anOldTypeThatIsNotKnownIsNotDecided() {
        for (Dbms dbms : Dbms.SHARED) {
            // A type alone makes a column of SQL Server take NULL.
            given("create table x (a int)")
                    .on(dbms)
                    .then(alter(dbms, "varchar(9)"))
                    .is(dbms == Dbms.MSSQL ? "review change-type drop-not-null" : "review change-type");
        }
    }

    @Test
    void aTypeInANewTableIsNoMatter() {
        for (Dbms dbms : Dbms.SHARED) {
            given("create table x (a int)")
                    .on(dbms)
                    .then("create table t (a varchar(20))", alter(dbms, "varchar(9)"))
                    .is("additive");
            given("create table t (b int)")
                    .on(dbms)
                    .then("alter table t add a varchar(20)", alter(dbms, "varchar(9)"))
                    .is("additive");
        }
    }

    @Test
    void whatCountsIsTheTypeInTheEnd() {
        // Two steps that widen are one; one that narrows what the first has widened is none.
        for (Dbms dbms : Dbms.SHARED) {
            given("create table t (a varchar(9))")
                    .on(dbms)
                    .then(alter(dbms, "varchar(20)"), alter(dbms, "varchar(10)"))
                    .is("additive");
        }
    }

    @Test
    void eachLengthOfVarcharIsJudgedByWhichIsLonger() {
        List<String> wrong = new ArrayList<>();
        for (int old = 1; old <= 60; old += 7) {
            for (int other = 1; other <= 60; other += 7) {
                Impact expected = other < old ? Impact.BREAKING : Impact.ADDITIVE;
                Impact actual = given("create table t (a varchar(" + old + "))")
                        .on(Dbms.POSTGRESQL)
                        .then(alter(Dbms.POSTGRESQL, "VARCHAR (" + other + ")"))
                        .impact();
                if (expected != actual) {
                    wrong.add(
                            "%d to %d is %s".formatted(old, other, actual.key().toUpperCase(Locale.ROOT)));
                }
            }
        }
        org.junit.jupiter.api.Assertions.assertEquals(List.of(), wrong);
    }
}
