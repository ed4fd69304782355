package io.github.upgradeguard.migration.sql;

import static io.github.upgradeguard.migration.schema.Dbms.MARIADB;
import static io.github.upgradeguard.migration.schema.Dbms.MSSQL;
import static io.github.upgradeguard.migration.schema.Dbms.MYSQL;
import static io.github.upgradeguard.migration.schema.Dbms.ORACLE;
import static io.github.upgradeguard.migration.schema.Dbms.POSTGRESQL;
import static io.github.upgradeguard.migration.sql.Reading.column;
import static io.github.upgradeguard.migration.sql.Reading.kinds;
import static io.github.upgradeguard.migration.sql.Reading.list;
import static io.github.upgradeguard.migration.sql.Reading.name;
import static io.github.upgradeguard.migration.sql.Reading.named;
import static io.github.upgradeguard.migration.sql.Reading.one;
import static io.github.upgradeguard.migration.sql.Reading.read;
import static io.github.upgradeguard.migration.sql.Reading.type;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Column.Filled;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Constraint.Kind;
import io.github.upgradeguard.migration.schema.Constraint.OnDelete;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.AddColumn;
import io.github.upgradeguard.migration.schema.Operation.AddConstraint;
import io.github.upgradeguard.migration.schema.Operation.ChangeType;
import io.github.upgradeguard.migration.schema.Operation.DropColumn;
import io.github.upgradeguard.migration.schema.Operation.DropConstraint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlterTableTest {

    @ParameterizedTest
    @EnumSource(Dbms.class)
    void aColumnMore(Dbms dbms) {
        assertEquals(add(column("a", "int").nullable(false)), one(dbms, "ALTER TABLE t ADD a int NOT NULL"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | ADD COLUMN a int, ADD b int",
                "MYSQL      | ADD COLUMN a int FIRST, ADD COLUMN b int AFTER a, ALGORITHM=INSTANT, LOCK=NONE",
                "MYSQL      | ADD (a int, b int)",
                "MYSQL      | ADD COLUMN (a int, b int)",
                "ORACLE     | ADD (a int, b int)",
                "ORACLE     | ADD a int ADD b int",
                "DB2        | ADD COLUMN a int ADD COLUMN b int",
                "MSSQL      | ADD a int, b int",
                "H2         | ADD COLUMN (a int, b int)",
            })
    void columnsMoreInEveryDialect(Dbms dbms, String actions) {
        assertEquals(List.of(add(column("a", "int")), add(column("b", "int"))), read(dbms, "ALTER TABLE t " + actions));
    }

    @Test
    void aColumnThatIsCalledLikeAnIndexIsAColumn() {
        assertEquals(add(column("key", "varchar(10)")), one(MYSQL, "ALTER TABLE t ADD COLUMN `key` varchar(10)"));
        assertEquals(add(column("index", "int")), one(POSTGRESQL, "ALTER TABLE t ADD COLUMN index int"));
    }

    @Test
    void aColumnBringsItsOwnConstraints() {
        assertEquals(
                new AddColumn(
                        name("t"),
                        column("a", "int"),
                        List.of(
                                new Constraint.ForeignKey(
                                        Optional.empty(), list("a"), name("p"), list("b"), OnDelete.CASCADES, true),
                                new Constraint.Check(named("c"), "a > 0", true)),
                        true,
                        false),
                one(
                        POSTGRESQL,
                        "ALTER TABLE IF EXISTS ONLY t ADD COLUMN IF NOT EXISTS a int REFERENCES p (b) ON DELETE CASCADE CONSTRAINT c CHECK (a > 0)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | DROP COLUMN a, DROP b CASCADE",
                "MYSQL      | DROP COLUMN a, DROP b",
                "ORACLE     | DROP (a, b)",
                "ORACLE     | DROP (a, b) CASCADE CONSTRAINTS",
                "ORACLE     | SET UNUSED (a, b)",
                "ORACLE     | DROP COLUMN a DROP COLUMN b",
                "MSSQL      | DROP COLUMN a, b",
                "MSSQL      | DROP COLUMN a, COLUMN b",
                "DB2        | DROP COLUMN a DROP COLUMN b",
            })
    void columnsLessInEveryDialect(Dbms dbms, String actions) {
        assertEquals(
                List.of(new DropColumn(name("t"), name("a"), false), new DropColumn(name("t"), name("b"), false)),
                read(dbms, "ALTER TABLE t " + actions));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | DROP CONSTRAINT IF EXISTS c CASCADE | UNSAID | c | true",
                "MSSQL      | DROP CONSTRAINT c                   | UNSAID | c | false",
                "MSSQL      | DROP c                              | UNSAID | c | false",
                "MYSQL      | DROP FOREIGN KEY c                  | FOREIGN_KEY | c | false",
                "MARIADB    | DROP FOREIGN KEY IF EXISTS c        | FOREIGN_KEY | c | true",
                "MYSQL      | DROP CHECK c                        | CHECK | c | false",
                "MYSQL      | DROP PRIMARY KEY                    | PRIMARY_KEY | | false",
                "ORACLE     | DROP PRIMARY KEY CASCADE            | PRIMARY_KEY | | false",
                "ORACLE     | DROP UNIQUE (a, b)                  | UNIQUE | | false",
                "DB2        | DROP UNIQUE c                       | UNIQUE | c | false",
                "MSSQL      | NOCHECK CONSTRAINT c                | UNSAID | c | false",
                "ORACLE     | DISABLE CONSTRAINT c                | UNSAID | c | false",
                "ORACLE     | MODIFY CONSTRAINT c DISABLE         | UNSAID | c | false",
            })
    void constraintsLess(Dbms dbms, String action, Kind kind, String name, boolean ifExists) {
        assertEquals(
                new DropConstraint(name("t"), kind, Optional.ofNullable(name).map(Reading::name), ifExists),
                one(dbms, "ALTER TABLE t " + action));
    }

    @Test
    void constraintsMore() {
        assertEquals(
                new AddConstraint(name("t"), new Constraint.PrimaryKey(named("c"), list("a", "b"), false)),
                one(ORACLE, "ALTER TABLE t ADD CONSTRAINT c PRIMARY KEY (a, b) USING INDEX TABLESPACE x ENABLE"));
        assertEquals(
                new AddConstraint(name("t"), new Constraint.Unique(named("i"), List.of(), true)),
                one(POSTGRESQL, "ALTER TABLE t ADD UNIQUE USING INDEX i"));
        assertEquals(
                new AddConstraint(name("t"), new Constraint.PrimaryKey(named("c"), list("a"), true)),
                one(ORACLE, "ALTER TABLE t ADD CONSTRAINT c PRIMARY KEY (a) USING INDEX i"));
        assertEquals(
                new AddConstraint(name("t"), new Constraint.Unique(named("c"), list("a"), false)),
                one(
                        MSSQL,
                        "ALTER TABLE t ADD CONSTRAINT c UNIQUE NONCLUSTERED (a ASC) WITH (FILLFACTOR = 80) ON [PRIMARY]"));
        assertEquals("ADD_CONSTRAINT", kinds(POSTGRESQL, "ALTER TABLE t ADD EXCLUDE USING gist (a WITH &&) WHERE (b)"));
        assertEquals("CREATE_INDEX", kinds(MYSQL, "ALTER TABLE t ADD UNIQUE KEY k (a, b)"));
        assertEquals("CREATE_INDEX", kinds(MYSQL, "ALTER TABLE t ADD FULLTEXT INDEX k (a)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES p (b) NOT VALID",
                "MSSQL      | WITH NOCHECK ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES p (b)",
                "ORACLE     | ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES p (b) ENABLE NOVALIDATE",
            })
    void aForeignKeyMayLeaveTheRowsThatAreThere(Dbms dbms, String action) {
        assertEquals(
                new AddConstraint(
                        name("t"),
                        new Constraint.ForeignKey(
                                named("c"), list("a"), name("p"), list("b"), OnDelete.REFUSES, false)),
                one(dbms, "ALTER TABLE t " + action));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | ALTER COLUMN a TYPE varchar(20)",
                "POSTGRESQL | ALTER a SET DATA TYPE varchar(20)",
                "DB2        | ALTER COLUMN a SET DATA TYPE varchar(20)",
                "H2         | ALTER COLUMN a SET DATA TYPE varchar(20)",
                "ORACLE     | MODIFY a varchar(20)",
                "ORACLE     | MODIFY (a varchar(20))",
            })
    void aTypeAloneIsAnother(Dbms dbms, String action) {
        assertEquals(
                new ChangeType(name("t"), name("a"), type("varchar(20)"), false, Optional.empty()),
                one(dbms, "ALTER TABLE t " + action));
    }

    @Test
    void theStatementSaysHowOldValuesBecomeNewOnes() {
        assertEquals(
                List.of(
                        new ChangeType(name("t"), name("a"), type("int"), true, Optional.empty()),
                        new DropColumn(name("t"), name("b"), false)),
                read(POSTGRESQL, "ALTER TABLE t ALTER a TYPE int USING (a::int + coalesce(b, 1)), DROP b"));
    }

    @Test
    void sqlServerWritesNullabilityAnewWithTheType() {
        ChangeType type = new ChangeType(name("t"), name("a"), type("int"), false, Optional.empty());
        assertEquals(
                List.of(type, new Operation.DropNotNull(name("t"), name("a"))),
                read(MSSQL, "ALTER TABLE t ALTER COLUMN a int"));
        assertEquals(
                List.of(type, new Operation.SetNotNull(name("t"), name("a"), false)),
                read(MSSQL, "ALTER TABLE t ALTER COLUMN a int NOT NULL"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MYSQL | MODIFY COLUMN a int NOT NULL DEFAULT 5 AFTER b",
                "MYSQL | CHANGE a a int DEFAULT 5 NOT NULL",
                "H2    | ALTER COLUMN a int DEFAULT 5 NOT NULL",
            })
    void theWholeDefinitionIsWrittenAnew(Dbms dbms, String action) {
        assertEquals(
                new ChangeType(
                        name("t"),
                        name("a"),
                        type("int"),
                        false,
                        Optional.of(new Column(name("a"), type("int"), false, Filled.BY_CONSTANT))),
                one(dbms, "ALTER TABLE t " + action));
    }

    @Test
    void changeMayRenameToo() {
        assertEquals(
                List.of(
                        new Operation.RenameColumn(name("t"), name("a"), name("b")),
                        new ChangeType(name("t"), name("b"), type("int"), false, Optional.of(column("b", "int")))),
                read(MYSQL, "ALTER TABLE t CHANGE COLUMN a b int"));
    }

    @Test
    void oracleWritesOnlyWhatChanges() {
        assertEquals(
                List.of(
                        new Operation.SetDefault(name("t"), name("a"), Filled.BY_CONSTANT),
                        new Operation.SetNotNull(name("t"), name("a"), false),
                        new Operation.DropNotNull(name("t"), name("b")),
                        new Operation.DropDefault(name("t"), name("c"))),
                read(ORACLE, "ALTER TABLE t MODIFY (a DEFAULT 1 NOT NULL, b NULL, c DEFAULT NULL)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | ALTER COLUMN a SET NOT NULL                        | SET_NOT_NULL",
                "POSTGRESQL | ALTER a DROP NOT NULL                              | DROP_NOT_NULL",
                "H2         | ALTER COLUMN a SET NULL                            | DROP_NOT_NULL",
                "DERBY      | ALTER COLUMN a NOT NULL                            | SET_NOT_NULL",
                "DERBY      | ALTER COLUMN a NULL                                | DROP_NOT_NULL",
                "POSTGRESQL | ALTER COLUMN a SET DEFAULT 'x'::text               | SET_DEFAULT",
                "POSTGRESQL | ALTER COLUMN a SET DEFAULT NULL                    | DROP_DEFAULT",
                "MYSQL      | ALTER a DROP DEFAULT                               | DROP_DEFAULT",
                "MSSQL      | ADD CONSTRAINT d DEFAULT 0 FOR a                   | SET_DEFAULT ADD_CONSTRAINT",
                "MSSQL      | ADD DEFAULT (getdate()) FOR a                      | SET_DEFAULT",
                "POSTGRESQL | ALTER a ADD GENERATED ALWAYS AS IDENTITY           | SET_DEFAULT",
                "POSTGRESQL | ALTER a DROP IDENTITY IF EXISTS                    | DROP_DEFAULT",
                "POSTGRESQL | ALTER a SET STATISTICS 100                         | NOOP",
                "POSTGRESQL | ALTER a SET STORAGE EXTERNAL                       | NOOP",
                "POSTGRESQL | RENAME TO u                                        | RENAME_TABLE",
                "MYSQL      | RENAME AS u                                        | RENAME_TABLE",
                "POSTGRESQL | RENAME a TO b                                      | RENAME_COLUMN",
                "ORACLE     | RENAME COLUMN a TO b                               | RENAME_COLUMN",
                "H2         | ALTER COLUMN a RENAME TO b                         | RENAME_COLUMN",
                "POSTGRESQL | RENAME CONSTRAINT a TO b                           | RENAME_CONSTRAINT",
                "MYSQL      | RENAME INDEX a TO b, RENAME KEY c TO d             | RENAME_INDEX RENAME_INDEX",
                "MYSQL      | DROP INDEX a, DROP KEY b                           | DROP_INDEX DROP_INDEX",
                "MYSQL      | ADD INDEX a (b), ADD KEY (c)                       | CREATE_INDEX CREATE_INDEX",
                "POSTGRESQL | SET SCHEMA s                                       | MOVE_TABLE",
                "POSTGRESQL | SET (fillfactor = 70, autovacuum_enabled = off)    | NOOP",
                "POSTGRESQL | RESET (fillfactor)                                 | NOOP",
                "POSTGRESQL | OWNER TO me                                        | NOOP",
                "POSTGRESQL | ENABLE TRIGGER ALL, DISABLE TRIGGER x              | NOOP NOOP",
                "POSTGRESQL | ENABLE ROW LEVEL SECURITY                          | UNREAD",
                "POSTGRESQL | DISABLE ROW LEVEL SECURITY                         | NOOP",
                "POSTGRESQL | REPLICA IDENTITY FULL                              | NOOP",
                "POSTGRESQL | REPLICA IDENTITY USING INDEX i                     | NOOP",
                "POSTGRESQL | VALIDATE CONSTRAINT c                              | VALIDATE_CONSTRAINT",
                "POSTGRESQL | ATTACH PARTITION p FOR VALUES FROM (1) TO (2)      | ATTACH_PARTITION",
                "POSTGRESQL | DETACH PARTITION p CONCURRENTLY                    | DETACH_PARTITION",
                "MYSQL      | DROP PARTITION p, q                                | DETACH_PARTITION DETACH_PARTITION",
                "MYSQL      | ADD PARTITION (PARTITION p VALUES LESS THAN (1))   | ATTACH_PARTITION",
                "POSTGRESQL | INHERIT p                                          | ATTACH_PARTITION",
                "POSTGRESQL | NO INHERIT p                                       | DETACH_PARTITION",
                "POSTGRESQL | SET LOGGED                                         | REWRITE_TABLE",
                "POSTGRESQL | SET UNLOGGED                                       | REWRITE_TABLE",
                "POSTGRESQL | CLUSTER ON i                                       | NOOP",
                "MYSQL      | ENGINE=InnoDB                                      | REWRITE_TABLE",
                "MYSQL      | CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin | REWRITE_TABLE",
                "MYSQL      | DEFAULT CHARACTER SET = utf8                       | NOOP",
                "MYSQL      | AUTO_INCREMENT = 5                                 | NOOP",
                "ORACLE     | SET UNUSED COLUMN a                                | DROP_COLUMN",
                "ORACLE     | MODIFY CONSTRAINT c VALIDATE                       | VALIDATE_CONSTRAINT",
                "ORACLE     | ENABLE ROW MOVEMENT                                | NOOP",
                "ORACLE     | READ ONLY                                          | UNREAD",
                "MSSQL      | WITH CHECK CHECK CONSTRAINT c                      | VALIDATE_CONSTRAINT",
                "MSSQL      | ALTER COLUMN a ADD PERSISTED                       | UNREAD",
                "ORACLE     | ENABLE CONSTRAINT c                                | UNREAD",
                "DB2        | ALTER a SET WITH DEFAULT 5                         | SET_DEFAULT",
                "MSSQL      | REBUILD                                            | REWRITE_TABLE",
                "DB2        | ALTER COLUMN a SET NOT NULL ALTER COLUMN b DROP NOT NULL | SET_NOT_NULL DROP_NOT_NULL",
            })
    void everyActionIsSomething(Dbms dbms, String action, String kinds) {
        assertEquals(kinds, kinds(dbms, "ALTER TABLE t " + action));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ADD a int, FROBNICATE b                 | ADD_COLUMN UNREAD",
                "FROBNICATE b, DROP COLUMN c             | UNREAD DROP_COLUMN",
                "ADD a int FROBNICATE, DROP COLUMN c     | ADD_COLUMN UNREAD DROP_COLUMN",
                "ALTER COLUMN a FROBNICATE TO (x, y), DROP COLUMN c | CHANGE_TYPE UNREAD DROP_COLUMN",
                "DROP CONSTRAINT                         | UNREAD",
            })
    void anActionThatIsNotKnownIsToldAndHidesNoOther(String actions, String kinds) {
        assertEquals(kinds, kinds(POSTGRESQL, "ALTER TABLE t " + actions));
    }

    @Test
    void anEmptyOneIsNotUnderstood() {
        assertEquals("UNREAD", kinds(POSTGRESQL, "ALTER TABLE t"));
        assertEquals("NOOP", kinds(MYSQL, "ALTER TABLE t ALGORITHM=INPLACE"));
    }

    @Test
    void mariaDbHasExistsEverywhere() {
        assertEquals(
                List.of(
                        new AddColumn(name("t"), column("a", "int"), List.of(), true, false),
                        new DropColumn(name("t"), name("b"), true),
                        new Operation.DropIndex(name("i"), named("t"), false, true)),
                read(
                        MARIADB,
                        "ALTER TABLE t ADD COLUMN IF NOT EXISTS a int, DROP COLUMN IF EXISTS b, DROP INDEX IF EXISTS i"));
    }

    private static Operation add(Column column) {
        return new AddColumn(name("t"), column, List.of(), false, false);
    }
}
