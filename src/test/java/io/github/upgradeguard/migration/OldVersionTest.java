package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.Upgrade.given;
import static io.github.upgradeguard.migration.schema.Dbms.COCKROACHDB;
import static io.github.upgradeguard.migration.schema.Dbms.MARIADB;
import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.ORACLE;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.code.Compiled;
import io.github.upgradeguard.migration.verdict.Impact;
import org.junit.jupiter.api.Test;

/** What the code of the version that runs tells about its use of the database. */
class OldVersionTest {

    private static final String T = "create table users (id int, nick varchar(9))";
    private static final Compiled SILENT = Compiled.of("package a; class Dao { String q = \"select 1\"; }");

    private static Compiled dao(String sql) {
        return Compiled.of("package a; class Dao { String q = \"" + sql + "\"; }");
    }

    @Test
    void aTableThatNothingNamesMayGoIfNothingElseIsThere() {
        Upgrade upgrade = given(T).then("drop table users");
        upgrade.withAll(SILENT).is("additive");
        upgrade.withAll(SILENT).tells("additive drop-table");
        upgrade.with(SILENT).is("breaking drop-table");
        upgrade.withAll(dao("select id from USERS")).is("breaking drop-table");
        upgrade.withAll(dao("select id from users")).says("a.Dao");
        upgrade.with(dao("select id from users")).is("breaking drop-table");
    }

    @Test
    void aColumnThatNothingNamesMayGoIfNothingElseIsThere() {
        Upgrade upgrade = given(T).then("alter table users drop column nick");
        upgrade.withAll(dao("select id from users")).is("additive");
        upgrade.with(dao("select id from users")).is("breaking drop-column");
        upgrade.withAll(dao("select nick from users")).is("breaking drop-column");
    }

    @Test
    void thatANameIsPutTogetherIsTold() {
        assertTrue(
                given(T)
                        .then("drop table users")
                        .withAll(dao("select * from %s"))
                        .comparison(POSTGRESQL)
                        .evidence()
                        .stream()
                        .anyMatch(told -> told.contains("put together at run time")));
    }

    @Test
    void whatIsOldIsLookedForByItsOldName() {
        // The column is renamed first, so nothing names it as it is called when it goes.
        given(T).then("alter table users rename column nick to nick_old", "alter table users drop column nick_old")
                .notOn(MSSQL)
                .withAll(dao("select nick from users"))
                .is("breaking drop-column rename-column");
    }

    @Test
    void anEntityNamesItsTable() {
        String entity = "package a; import jakarta.persistence.*; @Entity class Users { @Id long id; String nick; }";
        given(T).then("drop table users").withAll(Compiled.of(entity)).is("breaking drop-table");
        given(T).then("alter table users drop column nick")
                .withAll(Compiled.of(entity))
                .is("breaking drop-column");
    }

    @Test
    void viewsSequencesAndRoutinesThatNothingNamesMayGo() {
        given(T, "create view v as select id from users")
                .then("drop view v")
                .withAll(SILENT)
                .is("additive");
        given(T, "create view v as select id from users")
                .then("drop view v")
                .with(SILENT)
                .is("breaking drop-view");
        given(T, "create sequence sq")
                .on(POSTGRESQL)
                .then("drop sequence sq")
                .withAll(SILENT)
                .is("additive");
        given(T, "create sequence sq")
                .on(POSTGRESQL)
                .then("drop sequence sq")
                .withAll(dao("select nextval('sq')"))
                .is("breaking drop-sequence");
    }

    @Test
    void anInsertThatNamesNoColumnFailsWhereOneIsMore() {
        // PostgreSQL fills what is left over; the others answer that the numbers differ (MySQL: error 1136).
        Upgrade upgrade = given(T).then("alter table users add age int");
        Compiled positional = dao("INSERT INTO users VALUES (?, ?)");
        upgrade.on(MYSQL, MARIADB, ORACLE, MSSQL).with(positional).is("breaking positional-insert");
        upgrade.on(MYSQL, MARIADB, ORACLE, MSSQL).withAll(positional).is("breaking positional-insert");
        upgrade.on(POSTGRESQL, COCKROACHDB).with(positional).is("additive");
        upgrade.with(dao("INSERT INTO users (id, nick) VALUES (?, ?)")).is("additive");
        upgrade.with(dao("INSERT INTO others VALUES (?, ?)")).is("additive");
    }

    @Test
    void anInsertThatNamesNoColumnFailsWhereOneIsLess() {
        given(T).then("alter table users drop column nick")
                .withAll(dao("INSERT INTO users VALUES (?, ?)"))
                .is("breaking positional-insert");
    }

    @Test
    void anInsertIntoATableThatIsNamedLaterFailsWhereItHasThatManyColumns() {
        Upgrade upgrade = given(T).then("alter table users add age int").on(MARIADB);
        assertTrue(upgrade.with(dao("INSERT INTO %s values (?, ?)")).impact().compareTo(Impact.REVIEW) >= 0);
        upgrade.with(dao("INSERT INTO %s values (?, ?, ?)")).is("additive");
    }

    @Test
    void aPrimitiveFieldCannotBeNull() {
        // As five booleans of a real product lost their NOT NULL while the old entities held them in primitives.
        String table = "create table users (id int, admin int not null)";
        String entity = "package a; import jakarta.persistence.*; @Entity class Users { @Id long id; %s admin; }";
        Upgrade upgrade = given(table).on(POSTGRESQL).then("alter table users alter column admin drop not null");
        upgrade.with(Compiled.of(entity.formatted("int"))).is("breaking drop-not-null");
        upgrade.withAll(Compiled.of(entity.formatted("int"))).is("breaking drop-not-null");
        upgrade.withAll(Compiled.of(entity.formatted("Integer"))).is("review drop-not-null");
        upgrade.with(SILENT).is("review drop-not-null");
        upgrade.withAll(SILENT).is("additive");
    }

    @Test
    void aPrimitiveFieldWritesNoNull() {
        String table = "create table users (id int, admin int default 0)";
        String entity = "package a; import jakarta.persistence.*; @Entity class Users { @Id long id; %s admin; }";
        Upgrade upgrade = given(table).on(POSTGRESQL).then("alter table users alter column admin set not null");
        upgrade.withAll(Compiled.of(entity.formatted("int"))).is("lock set-not-null");
        upgrade.withAll(Compiled.of(entity.formatted("@Column(nullable = false) Integer")))
                .is("lock set-not-null");
        upgrade.withAll(Compiled.of(entity.formatted("Integer"))).is("review set-not-null");
        // Another artifact might.
        upgrade.with(Compiled.of(entity.formatted("int"))).is("review set-not-null");
    }

    @Test
    void aFieldMayBeTooNarrowForTheNewType() {
        String table = "create table users (id int, points int)";
        String entity = "package a; import jakarta.persistence.*; @Entity class Users { @Id long id; %s points; }";
        Upgrade upgrade = given(table).on(POSTGRESQL).then("alter table users alter column points type bigint");
        upgrade.with(Compiled.of(entity.formatted("int"))).is("review narrow-field");
        upgrade.with(Compiled.of(entity.formatted("Integer"))).is("review narrow-field");
        upgrade.with(Compiled.of(entity.formatted("long"))).is("lock change-type");
        upgrade.with(SILENT).is("lock change-type");
    }

    @Test
    void aKeyGoesWithAColumnThatNothingNames() {
        given("create table users (id int, nick varchar(9), constraint u_n unique (nick))")
                .notOn(MYSQL, MARIADB)
                .then("alter table users drop constraint u_n", "alter table users drop column nick")
                .withAll(dao("select id from users"))
                .is("additive");
    }

    @Test
    void whatCouldNotBeReadMayNameAnything() {
        given(T).then("drop table users")
                .withAll(Compiled.of("package a; class Dao {}").with("lib/more.jar", "PK"))
                .is("breaking drop-table");
    }

    @Test
    void aConflictNeedsItsKey() {
        Upgrade upgrade = given("create table users (id int, nick varchar(9), constraint u_n unique (nick))")
                .on(POSTGRESQL)
                .then("alter table users drop constraint u_n");
        upgrade.is("review drop-key");
        upgrade.with(dao("INSERT INTO users (id, nick) VALUES (?, ?) ON CONFLICT (nick) DO NOTHING"))
                .is("breaking drop-key");
        upgrade.with(dao("INSERT INTO users (id, nick) VALUES (?, ?) ON CONFLICT (id) DO NOTHING"))
                .is("review drop-key");
        upgrade.with(dao("INSERT INTO users (id, nick) VALUES (?, ?) ON CONFLICT ON CONSTRAINT u_n DO NOTHING"))
                .is("breaking drop-key");
        upgrade.with(dao("INSERT INTO users (id, nick) VALUES (?, ?) ON CONFLICT ON CONSTRAINT u_m DO NOTHING"))
                .is("review drop-key");
    }

    @Test
    void aQueryOfAllColumnsGetsOneErrorAndGoesOn() {
        // PostgreSQL: "cached plan must not change result type", once for each prepared statement.
        given(T).then("alter table users add age int")
                .on(POSTGRESQL)
                .with(dao("SELECT * FROM users"))
                .is("additive");
    }

    @Test
    void theMigrationsThemselvesAreNoUse() {
        given(T, "insert into users (id) values (1)")
                .then("drop table users")
                .withAll(SILENT)
                .is("additive");
    }

    @Test
    void whatWasLookedAtIsTold() {
        assertTrue(given(T).then("drop table users")
                        .with(SILENT)
                        .comparison(POSTGRESQL)
                        .evidence()
                        .size()
                > 0);
    }
}
