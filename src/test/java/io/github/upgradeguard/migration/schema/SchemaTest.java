package io.github.upgradeguard.migration.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.sql.SqlReader;
import io.github.upgradeguard.migration.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes of statements, one after the other. */
class SchemaTest {

    private static final Name T = Name.of("t");
    private static final String TABLE = "create table t (a int not null primary key, b int default 7, c int);";

    private static void run(Schema schema, String script) {
        for (Statement statement : new SqlReader(Dbms.POSTGRESQL).script(script)) {
            statement.operations().forEach(schema::apply);
        }
    }

    private static Schema schema(String... scripts) {
        Schema schema = Schema.empty();
        for (String script : scripts) {
            run(schema, script);
        }
        return schema;
    }

    private static List<String> columns(Schema schema) {
        return schema.table(T).orElseThrow().columns().keySet().stream()
                .map(Name::text)
                .toList();
    }

    private static Column column(Schema schema, String name) {
        return schema.table(T).flatMap(table -> table.column(Name.of(name))).orElseThrow();
    }

    @Test
    void aTableIsAsItWasMade() {
        Schema schema = schema(TABLE);
        assertEquals(List.of("a", "b", "c"), columns(schema));
        assertFalse(column(schema, "a").isNullable());
        assertTrue(column(schema, "b").isNullable());
        assertTrue(column(schema, "b").filled().isGiven());
        assertFalse(column(schema, "c").filled().isGiven());
        assertEquals(Optional.of(List.of(Name.of("a"))), schema.table(T).flatMap(Table::primaryKey));
    }

    @Test
    void aTableThatIsThereIsNotMadeAgain() {
        Schema schema = schema(TABLE, "create table if not exists t (x int)", "create table t (y int)");
        assertEquals(List.of("a", "b", "c"), columns(schema));
    }

    @Test
    void columnsComeGoAndChange() {
        Schema schema = schema(
                TABLE,
                "alter table t add d int",
                "alter table t drop column c",
                "alter table t rename column b to e",
                "alter table t alter column d set not null",
                "alter table t alter column d set default 1",
                "alter table t alter column e drop default",
                "alter table t alter column d type bigint");
        assertEquals(List.of("a", "e", "d"), columns(schema));
        assertFalse(column(schema, "d").isNullable());
        assertTrue(column(schema, "d").filled().isGiven());
        assertFalse(column(schema, "e").filled().isGiven());
        assertEquals("bigint", column(schema, "d").type().family());
        run(schema, "alter table t alter column d drop not null");
        assertTrue(column(schema, "d").isNullable());
    }

    @Test
    void whatIsSaidOfAnObjectThatIsNotThereIsPassedOver() {
        Schema schema = schema(
                "alter table x add a int", "drop table x", "drop index i", "alter table x rename to y", "drop view v");
        assertEquals(List.of(), schema.tableNames());
    }

    @Test
    void aKeyIsKnownByTheNameThatPostgresGivesIt() {
        String keys = "alter table t add unique (b, c); alter table t add foreign key (c) references p (id);";
        Table table = schema(TABLE, keys).table(T).orElseThrow();
        assertTrue(table.constraint(Name.of("t_pkey")).isPresent());
        assertTrue(table.constraint(Name.of("t_b_c_key")).isPresent());
        assertTrue(table.constraint(Name.of("t_c_fkey")).isPresent());
        assertTrue(schema(TABLE, keys, "alter table t drop constraint t_b_c_key")
                .table(T)
                .orElseThrow()
                .constraint(Name.of("t_b_c_key"))
                .isEmpty());
    }

    @Test
    void whatIsUniqueIsKnown() {
        Table table = schema(
                        TABLE,
                        "alter table t add constraint k unique (b)",
                        "create unique index i on t (b, c)",
                        "create unique index p on t (c) where a > 0",
                        "create unique index e on t (lower(c::text))",
                        "create index n on t (c)",
                        "alter table t add constraint u unique using index i")
                .table(T)
                .orElseThrow();
        assertEquals(
                List.of(List.of(Name.of("a")), List.of(Name.of("b")), List.of(Name.of("b"), Name.of("c"))),
                table.uniqueColumns());
    }

    @Test
    void keysAndIndexesGoWithTheirColumns() {
        Schema schema = schema(
                TABLE,
                "alter table t add constraint k unique (b)",
                "create index i on t (b, c)",
                "alter table t drop column b");
        Table table = schema.table(T).orElseThrow();
        assertTrue(table.constraint(Name.of("k")).isEmpty());
        assertTrue(table.index(Name.of("i")).isEmpty());
    }

    @Test
    void keysAndIndexesFollowTheNamesOfTheirColumns() {
        Schema schema = schema(
                TABLE,
                "alter table t add constraint k unique (b)",
                "create unique index i on t (b, c)",
                "alter table t rename column b to x");
        assertEquals(
                List.of(List.of(Name.of("a")), List.of(Name.of("x")), List.of(Name.of("x"), Name.of("c"))),
                schema.table(T).orElseThrow().uniqueColumns());
    }

    @Test
    void aSettledSchemaTellsWhatWasMadeSince() {
        Schema before = schema(TABLE);
        Schema now = before.settled();
        run(now, "alter table t add d int; alter table t rename column b to e; create table u (a int);");
        Table table = now.table(T).orElseThrow();
        assertFalse(table.isNew());
        assertTrue(table.isNew(Name.of("d")));
        assertFalse(table.isNew(Name.of("e")));
        assertEquals(Name.of("b"), table.origins().get(Name.of("e")));
        assertTrue(now.table(Name.of("u")).orElseThrow().isNew());
        run(now, "alter table t rename to v");
        assertEquals(Optional.of(T), now.table(Name.of("v")).orElseThrow().origin());
        // The one that was settled has not changed.
        assertEquals(List.of("a", "b", "c"), columns(before));
    }

    @Test
    void whatWentIsGoneUntilSomethingHasItsName() {
        Name name = Name.of("x");
        for (String made : List.of(
                "create table x (a int)",
                "create view x as select 1 as a",
                "create sequence x",
                "create table x2 (a int); create index x on x2 (a)",
                "create table x2 (a int); alter table x2 add constraint x unique (a)",
                "create table x2 (a int); alter table x2 rename to x",
                "create sequence x2; alter sequence x2 rename to x",
                "create table x2 (a int); create index i on x2 (a); alter index i rename to x")) {
            Schema schema = schema("create table x (a int)");
            assertFalse(schema.isDropped(name));
            run(schema, "drop table x");
            assertTrue(schema.isDropped(name));
            run(schema, made);
            assertFalse(schema.isDropped(name), made);
        }
    }

    @Test
    void aTemporaryTableLeavesNothingBehind() {
        assertEquals(List.of(), schema("create temporary table t (a int)").tableNames());
    }

    @Test
    void aTableLikeAnotherHasItsColumns() {
        assertEquals(
                List.of("a", "b", "c"),
                columns(schema("create table s (a int, b int, c int)", "create table t (like s)")));
    }

    @Test
    void statementsUnderConditionsCountAsRun() {
        Schema schema = schema(TABLE, "do $$ begin if true then alter table t add d int; end if; end $$");
        assertEquals(List.of("a", "b", "c", "d"), columns(schema));
    }

    @Test
    void viewsAreKnownByTheirColumns() {
        Schema schema = schema(TABLE, "create view v as select a, b as x from t");
        assertEquals(
                List.of(Name.of("a"), Name.of("x")),
                schema.view(Name.of("v")).orElseThrow().columns());
        run(schema, "alter view v rename to w");
        assertTrue(schema.view(Name.of("v")).isEmpty());
        run(schema, "drop view w");
        assertTrue(schema.view(Name.of("w")).isEmpty());
    }
}
