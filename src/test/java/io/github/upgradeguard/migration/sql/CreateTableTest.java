package io.github.upgradeguard.migration.sql;

import static io.github.upgradeguard.migration.schema.Dbms.DB2;
import static io.github.upgradeguard.migration.schema.Dbms.H2;
import static io.github.upgradeguard.migration.schema.Dbms.HSQLDB;
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
import static io.github.upgradeguard.migration.sql.Reading.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Column.Filled;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Constraint.OnDelete;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Index;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.CreateTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateTableTest {

    @ParameterizedTest
    @EnumSource(Dbms.class)
    void columnsAndConstraintsAreReadInOrder(Dbms dbms) {
        assertEquals(
                new CreateTable(
                        name("t"),
                        List.of(column("a", "int").nullable(false), column("b", "varchar(10)")),
                        List.of(
                                new Constraint.Unique(Optional.empty(), list("b"), false),
                                new Constraint.PrimaryKey(named("pk"), list("a"), false)),
                        false,
                        false,
                        Optional.empty(),
                        Set.of()),
                one(dbms, "CREATE TABLE s.t (a int, b varchar(10) UNIQUE, CONSTRAINT pk PRIMARY KEY (a))"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | double precision",
                "POSTGRESQL | character varying(10)",
                "POSTGRESQL | timestamp(3) with time zone",
                "POSTGRESQL | timestamp without time zone",
                "POSTGRESQL | numeric(10, 2)[]",
                "POSTGRESQL | int[][3]",
                "POSTGRESQL | public.citext",
                "POSTGRESQL | interval day to second",
                "POSTGRESQL | geometry(POINT, 4326)",
                "MYSQL      | int(10) unsigned zerofill",
                "MYSQL      | enum('a', 'b')",
                "MYSQL      | longtext",
                "ORACLE     | VARCHAR2(10 CHAR)",
                "ORACLE     | NUMBER(19, 0)",
                "ORACLE     | TIMESTAMP(6) WITH LOCAL TIME ZONE",
                "ORACLE     | LONG RAW",
                "MSSQL      | nvarchar(max)",
                "MSSQL      | [nvarchar](10)",
                "DB2        | CHAR(16) FOR BIT DATA",
                "H2         | CHARACTER LARGE OBJECT",
                "HSQLDB     | BINARY VARYING(10)",
            })
    void aTypeIsAsLongAsItsWords(Dbms dbms, String type) {
        assertEquals(
                List.of(column("a", type).nullable(false), column("b", "int")),
                columns(dbms, "CREATE TABLE t (a " + type + " NOT NULL, b int)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | int DEFAULT 1                                       | BY_CONSTANT",
                "POSTGRESQL | int DEFAULT -1                                      | BY_CONSTANT",
                "POSTGRESQL | int DEFAULT NULL                                    | NOT",
                "POSTGRESQL | text DEFAULT NULL::character varying(10)            | NOT",
                "POSTGRESQL | text DEFAULT 'a'::character varying                 | BY_CONSTANT",
                "POSTGRESQL | text[] DEFAULT ARRAY[]::text[]                      | BY_CONSTANT",
                "POSTGRESQL | timestamptz DEFAULT now() + interval '1 day'        | BY_CONSTANT",
                "POSTGRESQL | timestamp DEFAULT (now() AT TIME ZONE 'utc')        | BY_CONSTANT",
                "POSTGRESQL | uuid DEFAULT gen_random_uuid()                      | BY_EXPRESSION",
                "POSTGRESQL | timestamp DEFAULT clock_timestamp()                 | BY_EXPRESSION",
                "POSTGRESQL | int DEFAULT nextval('s'::regclass)                  | BY_SEQUENCE",
                "POSTGRESQL | bigserial                                           | BY_SEQUENCE",
                "POSTGRESQL | int GENERATED ALWAYS AS IDENTITY (START WITH 5)     | BY_SEQUENCE",
                "POSTGRESQL | int GENERATED BY DEFAULT AS IDENTITY                | BY_SEQUENCE",
                "POSTGRESQL | int GENERATED ALWAYS AS (b + 1) STORED              | STORED",
                "MYSQL      | int AUTO_INCREMENT                                  | BY_SEQUENCE",
                "MYSQL      | int AS (b + 1)                                      | VIRTUAL",
                "MYSQL      | int GENERATED ALWAYS AS (b + 1) VIRTUAL             | VIRTUAL",
                "MYSQL      | datetime DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP | BY_CONSTANT",
                "MYSQL      | binary(16) DEFAULT (uuid())                         | BY_EXPRESSION",
                "ORACLE     | NUMBER DEFAULT s.nextval                            | BY_SEQUENCE",
                "ORACLE     | DATE DEFAULT sysdate                                | BY_CONSTANT",
                "ORACLE     | RAW(16) DEFAULT sys_guid()                          | BY_EXPRESSION",
                "ORACLE     | NUMBER DEFAULT ON NULL 0                            | BY_CONSTANT",
                "MSSQL      | int IDENTITY(1,1)                                   | BY_SEQUENCE",
                "MSSQL      | datetime CONSTRAINT d DEFAULT (getdate())           | BY_CONSTANT",
                "MSSQL      | uniqueidentifier DEFAULT newid()                    | BY_EXPRESSION",
                "H2         | bigint DEFAULT NEXT VALUE FOR s                     | BY_SEQUENCE",
                "DB2        | timestamp WITH DEFAULT CURRENT TIMESTAMP            | BY_CONSTANT",
                "POSTGRESQL | int                                                 | NOT",
            })
    void whatTheDatabaseWritesIntoAColumn(Dbms dbms, String definition, Filled filled) {
        assertEquals(
                filled,
                columns(dbms, "CREATE TABLE t (a " + definition + ", b int)")
                        .get(0)
                        .filled());
        assertEquals(
                2, columns(dbms, "CREATE TABLE t (a " + definition + ", b int)").size());
    }

    @Test
    void aColumnThatIsKeyOrNumberedTakesNoNull() {
        assertFalse(columns(POSTGRESQL, "CREATE TABLE t (a serial)").get(0).isNullable());
        assertFalse(
                columns(POSTGRESQL, "CREATE TABLE t (a int PRIMARY KEY)").get(0).isNullable());
        assertFalse(columns(POSTGRESQL, "CREATE TABLE t (a int, PRIMARY KEY (A))")
                .get(0)
                .isNullable());
        assertTrue(columns(POSTGRESQL, "CREATE TABLE t (a int NULL, b int NOT NULL)")
                .get(0)
                .isNullable());
    }

    @Test
    void clausesOfAColumnStandInAnyOrder() {
        assertEquals(
                List.of(new Column(name("a"), Reading.type("varchar(10)"), false, Filled.BY_CONSTANT)),
                columns(
                        MYSQL,
                        "CREATE TABLE t (a varchar(10) CHARACTER SET utf8 COLLATE utf8_bin DEFAULT 'x' COMMENT 'it''s' NOT NULL)"));
    }

    @Test
    void aForeignKeyTellsWhatBecomesOfItsRows() {
        CreateTable table = table(
                POSTGRESQL,
                "CREATE TABLE t (a int REFERENCES p ON DELETE CASCADE ON UPDATE NO ACTION, b int, "
                        + "CONSTRAINT f FOREIGN KEY (a, b) REFERENCES q (c, d) MATCH FULL ON DELETE SET NULL DEFERRABLE)");
        assertEquals(
                List.of(
                        new Constraint.ForeignKey(
                                Optional.empty(), list("a"), name("p"), List.of(), OnDelete.CASCADES, true),
                        new Constraint.ForeignKey(
                                named("f"), list("a", "b"), name("q"), list("c", "d"), OnDelete.SETS, true)),
                table.constraints());
    }

    @Test
    void aCheckIsTheTextBetweenItsParentheses() {
        assertEquals(
                List.of(
                        new Constraint.Check(named("c"), "a IN ('x  y', 'z') AND (b > 0)", true),
                        new Constraint.Check(Optional.empty(), "b > 0", false)),
                table(
                                POSTGRESQL,
                                "CREATE TABLE t (a text, b int, CONSTRAINT c CHECK (a  IN ('x  y',\n 'z') AND (b > 0)), CHECK (b > 0) NOT VALID)")
                        .constraints());
    }

    @Test
    void mySqlWritesIndexesIntoTheTable() {
        assertEquals(
                List.of(
                        index("k", "a", false, false),
                        index("u", "b", false, true),
                        index("p", "", true, false),
                        index("x", "a", false, false)),
                read(
                                MYSQL,
                                "CREATE TABLE t (a int, b int, c text, KEY k (a), UNIQUE KEY u (b), INDEX p (c(10)), "
                                        + "KEY x (a) USING BTREE COMMENT 'x') ENGINE=InnoDB DEFAULT CHARSET=utf8 COMMENT='y'")
                        .subList(1, 5));
    }

    @Test
    void sqlServerWritesIndexesIntoTheTableToo() {
        assertEquals(
                "CREATE_TABLE CREATE_INDEX",
                kinds(
                        MSSQL,
                        "CREATE TABLE t (a int, INDEX i NONCLUSTERED (a), CONSTRAINT u UNIQUE (a ASC) ON [PRIMARY])"));
    }

    @Test
    void whereNoIndexCanStandKeyIsAColumn() {
        assertEquals(
                List.of(column("key", "varchar(10)"), column("index", "int")),
                columns(POSTGRESQL, "CREATE TABLE t (key varchar(10), index int)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MYSQL      | ENGINE = InnoDB AUTO_INCREMENT=5 ROW_FORMAT=DYNAMIC PARTITION BY RANGE (a) (PARTITION p VALUES LESS THAN (1))",
                "POSTGRESQL | WITH (fillfactor = 70) TABLESPACE x",
                "POSTGRESQL | PARTITION BY LIST (a)",
                "ORACLE     | TABLESPACE x PCTFREE 10 LOGGING STORAGE (INITIAL 1M) NOPARALLEL",
                "ORACLE     | LOB (a) STORE AS SECUREFILE (ENABLE STORAGE IN ROW)",
                "MSSQL      | ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]",
                "MSSQL      | WITH (DATA_COMPRESSION = PAGE)",
                "DB2        | IN ts INDEX IN ts2 ORGANIZE BY ROW",
                "POSTGRESQL | INHERITS (p)",
                "POSTGRESQL | ON COMMIT DELETE ROWS",
            })
    void howATableIsStoredIsOfNoAccount(Dbms dbms, String options) {
        assertEquals("CREATE_TABLE", kinds(dbms, "CREATE TABLE t (a int) " + options));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FROBNICATE", "WITH (a = b) FROBNICATE (c)", "DROP TABLE b"})
    void aClauseThatIsNotKnownIsTold(String clause) {
        assertTrue(kinds(POSTGRESQL, "CREATE TABLE t (a int) " + clause).startsWith("CREATE_TABLE UNREAD"));
    }

    @Test
    void aColumnThatIsNotUnderstoodLeavesTheOthers() {
        List<Operation> operations = read(POSTGRESQL, "CREATE TABLE t (a int, b int FROBNICATE 1, c int)");
        assertEquals(3, ((CreateTable) operations.get(0)).columns().size());
        assertEquals(
                "what this does is not recognised: FROBNICATE 1, c int",
                ((Operation.Unread) operations.get(1)).reason());
    }

    @Test
    void aTableTakesColumnsAndRowsFromOthers() {
        assertEquals(
                set("a", "b"),
                table(POSTGRESQL, "CREATE TABLE t AS SELECT * FROM a JOIN b USING (c)")
                        .readsFrom());
        assertEquals(
                set("a"),
                table(ORACLE, "CREATE TABLE t AS (SELECT * FROM a WHERE b IN (SELECT c FROM d))")
                        .readsFrom());
        assertEquals(set("a"), table(MYSQL, "CREATE TABLE t LIKE a").readsFrom());
        assertEquals(
                set("a"),
                table(POSTGRESQL, "CREATE TABLE t (LIKE a INCLUDING ALL)").readsFrom());
        assertEquals(
                set("a"), table(MSSQL, "SELECT b, c INTO t FROM a WHERE d = 1").readsFrom());
        assertEquals(
                set("a"),
                table(POSTGRESQL, "CREATE TABLE t AS WITH x AS (SELECT * FROM a) SELECT * FROM x")
                        .readsFrom());
    }

    @Test
    void aPartitionNamesItsTable() {
        CreateTable table = table(POSTGRESQL, "CREATE TABLE IF NOT EXISTS t PARTITION OF p FOR VALUES FROM (1) TO (2)");
        assertEquals(named("p"), table.partitionOf());
        assertTrue(table.ifNotExists());
        assertEquals(
                named("p"),
                table(POSTGRESQL, "CREATE TABLE t PARTITION OF p DEFAULT").partitionOf());
    }

    @Test
    void aTemporaryTableIsOneThatGoesWithItsSession() {
        assertTrue(
                table(POSTGRESQL, "CREATE TEMP TABLE t (a int) ON COMMIT DROP").isTemporary());
        assertTrue(table(MYSQL, "CREATE TEMPORARY TABLE t (a int)").isTemporary());
        assertTrue(table(MSSQL, "CREATE TABLE #t (a int)").isTemporary());
        assertFalse(table(ORACLE, "CREATE GLOBAL TEMPORARY TABLE t (a int) ON COMMIT PRESERVE ROWS")
                .isTemporary());
        assertFalse(table(POSTGRESQL, "CREATE UNLOGGED TABLE t (a int)").isTemporary());
        assertFalse(table(HSQLDB, "CREATE CACHED TABLE t (a int)").isTemporary());
        assertFalse(table(H2, "CREATE MEMORY TABLE t (a int)").isTemporary());
    }

    @Test
    void aColumnOfDb2MayHaveNoTypeAfterItsName() {
        assertEquals(
                2,
                columns(DB2, "CREATE TABLE t (a BLOB(2G) NOT LOGGED NOT COMPACT, b CLOB(1M) LOGGED NOT NULL)")
                        .size());
    }

    private static CreateTable table(Dbms dbms, String sql) {
        return (CreateTable) one(dbms, sql);
    }

    private static List<Column> columns(Dbms dbms, String sql) {
        return table(dbms, sql).columns();
    }

    private static Operation index(String name, String column, boolean hasExpressions, boolean isUnique) {
        return new Operation.CreateIndex(
                new Index(
                        named(name),
                        name("t"),
                        column.isEmpty() ? List.of() : list(column),
                        hasExpressions,
                        isUnique,
                        false),
                false,
                false);
    }
}
