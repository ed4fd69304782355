package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.Upgrade.given;
import static io.github.upgradeguard.migration.schema.Dbms.MARIADB;
import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;

import org.junit.jupiter.api.Test;

class ForeignKeysTest {

    private static final String P = "create table p (id int not null primary key)";
    private static final String T = "create table t (a int, p_id int)";
    private static final String KEY = "alter table t add constraint t_fk foreign key (p_id) references p (id)";

    private static String key(String table, String attributes) {
        return ("<addForeignKeyConstraint baseTableName='%s' baseColumnNames='p_id' constraintName='t_fk'"
                        + " referencedTableName='p' referencedColumnNames='id' %s/>")
                .formatted(table, attributes);
    }

    @Test
    void aKeyOfAnOldColumnRefusesWhatTheOldVersionMayWrite() {
        Upgrade upgrade = given(P, T);
        upgrade.then(KEY).is("breaking add-foreign-key");
        upgrade.then(KEY + " on delete cascade").is("breaking add-foreign-key");
        upgrade.then(key("t", "")).is("breaking add-foreign-key");
        // It looks at no old row, and at each new one.
        upgrade.on(POSTGRESQL).then(KEY + " not valid").is("breaking add-foreign-key");
        upgrade.on(MSSQL)
                .then(KEY.replace("add constraint", "with nocheck add constraint"))
                .is("breaking add-foreign-key");
    }

    @Test
    void aNewTableBelowAnOldOneKeepsTheOldVersionFromDeleting() {
        Upgrade upgrade = given(P);
        upgrade.then("create table t (p_id int references p (id))").notOn(MYSQL).is("review parent-delete");
        upgrade.then("create table t (p_id int, foreign key (p_id) references p (id))")
                .is("review parent-delete");
        upgrade.then("create table t (p_id int, foreign key (p_id) references p (id) on update cascade)")
                .is("review parent-delete");
        upgrade.then(T, KEY).is("review parent-delete");
        upgrade.then(T, key("t", "")).is("review parent-delete");
        upgrade.then(T, key("t", "onDelete='RESTRICT'")).is("review parent-delete");
        upgrade.then("<createTable tableName='t'><column name='p_id' type='int'>"
                        + "<constraints foreignKeyName='t_fk' references='p(id)'/></column></createTable>")
                .is("review parent-delete");
    }

    @Test
    void unlessTheChildrenGoOrForget() {
        Upgrade upgrade = given(P);
        upgrade.then("create table t (p_id int, foreign key (p_id) references p (id) on delete cascade)")
                .is("additive");
        upgrade.then("create table t (p_id int, foreign key (p_id) references p (id) on delete set null)")
                .is("additive");
        upgrade.then(T, KEY + " on delete cascade").is("additive");
        upgrade.then(T, key("t", "onDelete='CASCADE'")).is("additive");
        upgrade.then(T, key("t", "deleteCascade='true'")).is("additive");
        upgrade.then(
                        "<createTable tableName='t'><column name='p_id' type='int'>"
                                + "<constraints foreignKeyName='t_fk' references='p(id)' deleteCascade='true'/></column></createTable>")
                .is("additive");
    }

    @Test
    void anOldVersionDoesNotKnowANewParent() {
        given("create table x (a int)").then(P, T, KEY).is("additive");
    }

    @Test
    void aNewColumnOfAnOldTableIsNullForTheOldVersion() {
        Upgrade upgrade = given(P, "create table t (a int)");
        String column = "alter table t add p_id int";
        upgrade.then(column, KEY).is("review parent-delete");
        upgrade.then(column, KEY).tells("lock add-foreign-key");
        upgrade.then(column, KEY + " on delete cascade").is("lock add-foreign-key");
        upgrade.then(column, KEY + " on delete set null").is("lock add-foreign-key");
        given("create table t (a int)").then(P, column, KEY).is("lock add-foreign-key");
        upgrade.then("<addColumn tableName='t'><column name='p_id' type='int'>"
                        + "<constraints foreignKeyName='t_fk' references='p(id)'/></column></addColumn>")
                .is("review parent-delete");
    }

    @Test
    void aRowMayReferToAnotherOfItsTable() {
        given(P).then("create table t (id int not null primary key, up int, foreign key (up) references t (id))")
                .is("additive");
        given(P).then(
                        "alter table p add up int",
                        "alter table p add constraint p_up foreign key (up) references p (id)")
                .is("review parent-delete");
    }

    @Test
    void aConstantInANewColumnNeedsItsParent() {
        // Each old row, and each row of the old version, then refers to 7.
        given(P, "create table t (a int)")
                .then("alter table t add p_id int default 7 not null", KEY + " on delete cascade")
                .is("review add-foreign-key");
    }

    @Test
    void aDefaultOfANewColumnNeedsItsParent() {
        given(P, "create table t (a int)")
                .notOn(MYSQL, MARIADB)
                .then("alter table t add p_id int default 7 references p (id) on delete cascade")
                .is("review add-foreign-key");
    }

    @Test
    void aKeyOfTheNameOfOneThatWentLongAgoIsMissed() {
        String u = T.replace("table t", "table u");
        String cascade = KEY + " on delete cascade";
        given(P, T, u, cascade, cascade.replace("table t", "table u"), "alter table u drop constraint t_fk")
                .notOn(MYSQL, MARIADB)
                .then("alter table t drop constraint t_fk")
                .is("review drop-foreign-key");
    }

    @Test
    void aKeyThatBecomesLooserOnlyLocks() {
        given(P, T, KEY)
                .notOn(MYSQL, MARIADB)
                .then("alter table t drop constraint t_fk", KEY + " on delete cascade")
                .is("lock add-foreign-key");
        given(P, T, KEY)
                .on(MYSQL, MARIADB)
                .then("alter table t drop foreign key t_fk", KEY + " on delete cascade")
                .is("lock add-foreign-key");
        given(P, T, key("t", ""))
                .then(
                        "<dropForeignKeyConstraint baseTableName='t' constraintName='t_fk'/>",
                        key("t", "onDelete='SET NULL'"))
                .is("lock add-foreign-key");
        given(P, T, key("t", ""))
                .then("<dropForeignKeyConstraint baseTableName='t' constraintName='t_fk'/>", key("t", ""))
                .is("lock add-foreign-key");
    }

    @Test
    void aKeyThatDeletesStillIsNotMissed() {
        given(P, T, KEY + " on delete cascade")
                .then(
                        "<dropForeignKeyConstraint baseTableName='t' constraintName='t_fk'/>",
                        key("t", "onDelete='CASCADE'"))
                .is("lock add-foreign-key");
    }

    @Test
    void aTableThatIsMadeAnewHasNoRowsToLookAt() {
        Upgrade upgrade = given(P, T, KEY)
                .notOn(MSSQL)
                .then(
                        "alter table t rename to t_old",
                        T,
                        KEY.replace("t_fk", "t_fk2"),
                        "insert into t (a, p_id) select a, p_id from t_old");
        upgrade.isQuietAbout("add-foreign-key");
    }

    @Test
    void aKeyThatDeletesNoMoreIsMissedByThoseWhoReliedOnIt() {
        String drop = "<dropForeignKeyConstraint baseTableName='t' constraintName='t_fk'/>";
        given(P, T, KEY + " on delete cascade").then(drop).is("review drop-foreign-key");
        given(P, T, KEY + " on delete set null").then(drop).is("review drop-foreign-key");
        given(P, T, KEY + " on delete cascade")
                .on(MYSQL, MARIADB)
                .then("alter table t drop foreign key t_fk")
                .is("review drop-foreign-key");
        given(P, T, KEY + " on delete cascade")
                .notOn(MYSQL, MARIADB)
                .then("alter table t drop constraint t_fk")
                .is("review drop-foreign-key");
        given(P, T, KEY + " on delete cascade")
                .then("<dropAllForeignKeyConstraints baseTableName='t'/>")
                .is("review drop-foreign-key");
    }

    @Test
    void aKeyThatOnlyRefusedMayGo() {
        given(P, T, KEY)
                .then("<dropForeignKeyConstraint baseTableName='t' constraintName='t_fk'/>")
                .is("additive");
        given(P, T, KEY)
                .then("<dropAllForeignKeyConstraints baseTableName='t'/>")
                .is("additive");
        given(P, T, KEY)
                .notOn(MYSQL, MARIADB)
                .then("alter table t drop constraint t_fk")
                .is("additive");
    }

    @Test
    void aKeyThatBecomesStricterKeepsTheOldVersionFromDeleting() {
        given(P, T, KEY + " on delete cascade")
                .then("<dropForeignKeyConstraint baseTableName='t' constraintName='t_fk'/>", key("t", ""))
                .is("breaking add-foreign-key");
    }

    @Test
    void aKeyThatRefersToAnotherColumnIsAnother() {
        given("create table p (id int not null primary key, code int not null unique)", T, KEY)
                .then(
                        "<dropForeignKeyConstraint baseTableName='t' constraintName='t_fk'/>",
                        key("t", "").replace("'id'", "'code'"))
                .is("breaking add-foreign-key");
    }
}
