package io.github.upgradeguard.migration.changelog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Column.Filled;
import io.github.upgradeguard.migration.schema.Constraint.Check;
import io.github.upgradeguard.migration.schema.Constraint.ForeignKey;
import io.github.upgradeguard.migration.schema.Constraint.Kind;
import io.github.upgradeguard.migration.schema.Constraint.OnDelete;
import io.github.upgradeguard.migration.schema.Constraint.PrimaryKey;
import io.github.upgradeguard.migration.schema.Constraint.Unique;
import io.github.upgradeguard.migration.schema.DataType;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Index;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.*;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Liquibase's changes do, by its documentation. */
class ChangesTest {

    private static final Name T = name("T");
    private static final Name A = name("A");
    private static final Name B = name("B");

    private static Name name(String text) {
        return Name.of(text);
    }

    private static Column column(String name, String type, boolean isNullable, Filled filled) {
        return new Column(Name.of(name), DataType.of(type), isNullable, filled);
    }

    private static void assertDoes(String change, Operation... expected) {
        assertEquals(List.of(expected), Logs.set(change).operations());
    }

    private static String reason(Operation operation) {
        return assertInstanceOf(Unread.class, operation).reason();
    }

    @Test
    void aTableHasItsColumnsAndWhatTheyDemand() {
        assertDoes(
                """
                <createTable tableName='T' remarks='r'>
                  <column name='ID' type='bigint' autoIncrement='true'><constraints primaryKey='true' primaryKeyName='PK'/></column>
                  <column name='A' type='varchar(20)' defaultValue=''><constraints nullable='false'/></column>
                  <column name='B' type='int'>
                    <constraints unique='true' uniqueConstraintName='U' foreignKeyName='F' references='P(ID)' deleteCascade='true'/>
                  </column>
                  <column name='C' type='int'><constraints unique='true' uniqueConstraintName='U' checkConstraint='C &gt; 0'/></column>
                </createTable>
                """,
                new CreateTable(
                        T,
                        List.of(
                                column("ID", "bigint", false, Filled.BY_SEQUENCE),
                                column("A", "varchar(20)", false, Filled.BY_CONSTANT),
                                column("B", "int", true, Filled.NOT),
                                column("C", "int", true, Filled.NOT)),
                        List.of(
                                new PrimaryKey(Optional.of(name("PK")), List.of(name("ID")), false),
                                new Unique(Optional.of(name("U")), List.of(B, name("C")), false),
                                new ForeignKey(
                                        Optional.of(name("F")),
                                        List.of(B),
                                        name("P"),
                                        List.of(name("ID")),
                                        OnDelete.CASCADES,
                                        true),
                                new Check(Optional.empty(), "C > 0", true)),
                        false,
                        false,
                        Optional.empty(),
                        Set.of()));
    }

    @Test
    void aPrimaryKeyMayBeOfSeveralColumns() {
        CreateTable table =
                assertInstanceOf(CreateTable.class, Logs.set("""
                                <createTable tableName='T' ifNotExists='true' tableType='GLOBAL TEMPORARY'>
                                  <column name='A' type='int'><constraints primaryKey='true'/></column>
                                  <column name='B' type='int'><constraints primaryKey='true'/></column>
                                </createTable>
                                """).operations().get(0));
        assertEquals(List.of(new PrimaryKey(Optional.empty(), List.of(A, B), false)), table.constraints());
        assertTrue(table.ifNotExists() && table.isTemporary());
    }

    @Test
    void aColumnIsAddedWithOrWithoutAValueForTheRowsThatAreThere() {
        assertDoes(
                """
                <addColumn tableName='T'>
                  <column name='A' type='int' valueNumeric='0'><constraints nullable='false'/></column>
                  <column name='B' type='uuid' defaultValueComputed='gen_random_uuid()'/>
                </addColumn>
                """,
                new AddColumn(T, column("A", "int", false, Filled.NOT), List.of(), false, true),
                new AddColumn(T, column("B", "uuid", true, Filled.BY_EXPRESSION), List.of(), false, false));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "defaultValueComputed, NULL, NOT",
                "defaultValueComputed, now(), BY_CONSTANT",
                "defaultValueComputed, CURRENT_TIMESTAMP(6), BY_CONSTANT",
                "defaultValueComputed, (sysdate), BY_CONSTANT",
                "defaultValueComputed, 42, BY_CONSTANT",
                "defaultValueComputed, 'x'::text, BY_CONSTANT",
                "defaultValueComputed, gen_random_uuid(), BY_EXPRESSION",
                "defaultValueComputed, now() + random() * interval '1 day', BY_EXPRESSION",
                "defaultValueComputed, 'a' || random(), BY_EXPRESSION",
                "defaultValueComputed, nextval('s'), BY_SEQUENCE",
                "defaultValueSequenceNext, s, BY_SEQUENCE",
                "defaultValueBoolean, false, BY_CONSTANT",
                "defaultValueNumeric, 0, BY_CONSTANT",
                "defaultValueDate, 2020-01-01, BY_CONSTANT",
                "defaultValue, NULL, NOT",
                "defaultValue, x, BY_CONSTANT",
            })
    void aDefaultIsAConstantOrAnExpression(String attribute, String value, Filled expected) {
        String written = value.replace("'", "&apos;");
        assertDoes(
                "<addDefaultValue tableName='T' columnName='A' " + attribute + "='" + written + "'/>",
                new SetDefault(T, A, expected));
    }

    @Test
    void columnsAreDroppedOneOrSeveral() {
        assertDoes("<dropColumn tableName='T' columnName='A'/>", new DropColumn(T, A, false));
        assertDoes(
                "<dropColumn tableName='T'><column name='A'/><column name='B'/></dropColumn>",
                new DropColumn(T, A, false),
                new DropColumn(T, B, false));
    }

    @Test
    void anotherTypeIsConvertedOnPostgresAndTakesAllElseAwayOnMySql() {
        Logs change = Logs.set("<modifyDataType tableName='T' columnName='A' newDataType='varchar(9)'/>");
        DataType type = DataType.of("varchar(9)");
        assertEquals(List.of(new ChangeType(T, A, type, true, Optional.empty())), change.operations());
        assertEquals(
                List.of(new ChangeType(T, A, type, false, Optional.of(column("A", "varchar(9)", true, Filled.NOT)))),
                change.operations(Dbms.MYSQL));
        assertEquals(List.of(new ChangeType(T, A, type, false, Optional.empty())), change.operations(Dbms.ORACLE));
    }

    @Test
    void columnsAreMergedByAThirdOne() {
        assertDoes(
                "<mergeColumns tableName='T' column1Name='A' column2Name='B' finalColumnName='C' finalColumnType='text'/>",
                new AddColumn(T, column("C", "text", true, Filled.NOT), List.of(), false, false),
                new UpdateRows(T, Set.of(name("C")), Set.of(A, B)),
                new DropColumn(T, A, false),
                new DropColumn(T, B, false));
    }

    @Test
    void aLookupTableTakesItsRowsFromTheColumnThatThenRefersToIt() {
        Name lookup = name("L");
        assertDoes(
                """
                <addLookupTable existingTableName='T' existingColumnName='A' newTableName='L' newColumnName='B'
                    newColumnDataType='char(2)' constraintName='F'/>
                """,
                new CreateTable(
                        lookup,
                        List.of(column("B", "char(2)", false, Filled.NOT)),
                        List.of(new PrimaryKey(Optional.empty(), List.of(B), false)),
                        false,
                        false,
                        Optional.empty(),
                        Set.of(T)),
                new AddConstraint(
                        T,
                        new ForeignKey(
                                Optional.of(name("F")), List.of(A), lookup, List.of(B), OnDelete.REFUSES, true)));
    }

    @Test
    void constraintsComeAndGo() {
        assertDoes(
                "<addPrimaryKey tableName='T' columnNames='A, B' constraintName='K' forIndexName='I'/>",
                new AddConstraint(T, new PrimaryKey(Optional.of(name("K")), List.of(A, B), true)));
        assertDoes(
                "<addUniqueConstraint tableName='T' columnNames='A,B'/>",
                new AddConstraint(T, new Unique(Optional.empty(), List.of(A, B), false)));
        assertDoes(
                """
                <addForeignKeyConstraint baseTableName='T' baseColumnNames='A' constraintName='F'
                    referencedTableName='P' referencedColumnNames='B' onDelete='SET NULL' validate='false'/>
                """,
                new AddConstraint(
                        T,
                        new ForeignKey(
                                Optional.of(name("F")), List.of(A), name("P"), List.of(B), OnDelete.SETS, false)));
        assertDoes("<dropPrimaryKey tableName='T'/>", new DropConstraint(T, Kind.PRIMARY_KEY, Optional.empty(), false));
        assertDoes(
                "<dropUniqueConstraint tableName='T' constraintName='U'/>",
                new DropConstraint(T, Kind.UNIQUE, Optional.of(name("U")), false));
        assertDoes(
                "<dropForeignKeyConstraint baseTableName='T' constraintName='F'/>",
                new DropConstraint(T, Kind.FOREIGN_KEY, Optional.of(name("F")), false));
        assertDoes(
                "<dropAllForeignKeyConstraints baseTableName='T'/>",
                new DropConstraint(T, Kind.FOREIGN_KEY, Optional.empty(), false));
        assertDoes(
                "<addNotNullConstraint tableName='T' columnName='A' defaultNullValue=''/>", new SetNotNull(T, A, true));
        assertDoes("<dropNotNullConstraint tableName='T' columnName='A'/>", new DropNotNull(T, A));
        assertDoes("<dropDefaultValue tableName='T' columnName='A'/>", new DropDefault(T, A));
    }

    @Test
    void anIndexHoldsColumnsOrMore() {
        assertDoes(
                "<createIndex tableName='T' indexName='I' unique='true'><column name='A'/><column name='B DESC'/></createIndex>",
                new CreateIndex(new Index(Optional.of(name("I")), T, List.of(A, B), false, true, false), false, false));
        assertDoes(
                "<createIndex tableName='T' indexName='I'><column name='A'/><column name='lower(B)'/></createIndex>",
                new CreateIndex(new Index(Optional.of(name("I")), T, List.of(A), true, false, false), false, false));
        assertDoes("<dropIndex tableName='T' indexName='I'/>", new DropIndex(name("I"), Optional.of(T), false, false));
    }

    @Test
    void rowsAreWrittenAndRead() {
        assertDoes("<insert tableName='T'><column name='A' value='1'/></insert>", new InsertRows(T, Set.of()));
        assertDoes(
                "<update tableName='T'><column name='A' valueComputed='lower(B)'/><where>C = 'x y'</where></update>",
                new UpdateRows(T, Set.of(A), Set.of(name("lower"), B, name("C"))));
        assertDoes("""
                <update tableName='T'><column name='A' value='1'/><where>:name = :value</where>
                <whereParams><param name='B' value='2'/></whereParams></update>
                """, new UpdateRows(T, Set.of(A), Set.of(name("name"), name("value"), B)));
        assertDoes("<delete tableName='T'><where>A = 1</where></delete>", new DeleteRows(T));
        assertDoes("<loadData tableName='T' file='rows.csv'/>", new InsertRows(T, Set.of()));
    }

    @Test
    void theHeaderOfAFileNamesTheColumnsThatAreUpdated() {
        Logs logs = Logs.of(
                "log.xml",
                "<databaseChangeLog><changeSet id='1' author='a'>"
                        + "<loadUpdateData tableName='T' file='rows.csv' primaryKey='ID' separator=';'/>"
                        + "</changeSet></databaseChangeLog>",
                "rows.csv",
                "# rows\n\"ID\";A;B\n1;2;3\n");
        assertEquals(
                List.of(new InsertRows(T, Set.of()), new UpdateRows(T, Set.of(A, B), Set.of(name("ID")))),
                logs.operations());
    }

    @Test
    void ofAFileThatIsNotThereNobodyKnowsWhatItUpdates() {
        List<Operation> operations = Logs.set(
                        "<loadUpdateData tableName='T' file='x' primaryKey='A' onlyUpdate='true'/>")
                .operations();
        assertEquals(2, operations.size());
        assertEquals("which columns loadUpdateData writes is not known", reason(operations.get(1)));
    }

    @Test
    void tablesViewsSequencesAndRoutines() {
        assertDoes("<dropTable tableName='T' cascadeConstraints='true'/>", new DropTable(T, false));
        assertDoes("<renameTable oldTableName='T' newTableName='A'/>", new RenameTable(T, A));
        assertDoes("<renameColumn tableName='T' oldColumnName='A' newColumnName='B'/>", new RenameColumn(T, A, B));
        assertDoes("<dropView viewName='A' ifExists='true'/>", new DropView(A, true));
        assertDoes("<renameView oldViewName='A' newViewName='B'/>", new RenameView(A, B));
        assertDoes("<createSequence sequenceName='A'/>", new CreateSequence(A, false));
        assertDoes("<alterSequence sequenceName='A' maxValue='9'/>", new AlterSequence(A, false));
        assertDoes("<alterSequence sequenceName='A' incrementBy='9'/>", new AlterSequence(A, true));
        assertDoes("<dropSequence sequenceName='A'/>", new DropSequence(A, false));
        assertDoes("<renameSequence oldSequenceName='A' newSequenceName='B'/>", new RenameSequence(A, B));
        assertDoes("<dropProcedure procedureName='A(int, text)'/>", new DropRoutine(A, false));
        assertDoes(
                "<addAutoIncrement tableName='T' columnName='A'/>",
                new SetDefault(T, A, Filled.BY_SEQUENCE),
                new RewriteTable(T, "addAutoIncrement"));
    }

    @Test
    void whatTheProductRunsItselfIsNamed() {
        assertDoes(
                "<customChange class='org.example.Fill'><param name='x' value='1'/></customChange>",
                new CustomCode("org.example.Fill"));
        assertDoes("<executeCommand executable='fill.sh'><arg value='x'/></executeCommand>", new CustomCode("fill.sh"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tagDatabase tag='x'/>",
                "<output>said</output>",
                "<empty/>",
                "<stop/>",
                "<setTableRemarks tableName='T' remarks='x'/>",
                "<setColumnRemarks tableName='T' columnName='A' remarks='x'/>"
            })
    void someChangeNothing(String change) {
        assertInstanceOf(NoEffect.class, Logs.set(change).operations().get(0));
    }

    @Test
    void aChangeThatIsNotLiquibasesIsUnread() {
        assertEquals(
                "'frobnicate' is no change of Liquibase itself, what it does is not known",
                reason(Logs.set("<ext:frobnicate xmlns:ext='x' a='1'/>")
                        .operations()
                        .get(0)));
    }

    @Test
    void anAttributeThatIsNotLiquibasesMakesADoubt() {
        List<Operation> operations =
                Logs.set("<dropColumn tableName='T' columnName='A' bogus='1'/>").operations();
        assertEquals(new DropColumn(T, A, false), operations.get(0));
        assertEquals("'bogus' is no attribute of dropColumn that is known", reason(operations.get(1)));
    }

    @Test
    void anAttributeThatIsMissingIsNamed() {
        assertEquals(
                "'columnNames' of addPrimaryKey is missing, so what it changes is not known",
                reason(Logs.set("<addPrimaryKey tableName='T'/>").operations().get(0)));
    }

    @Test
    void aNameThatNobodySetsMakesADoubt() {
        assertEquals(
                "${clob.type} is set in no file that is read, so a name or type is not known",
                reason(Logs.set("<createTable tableName='T'><column name='A' type='${clob.type}'/></createTable>")
                        .operations()
                        .get(1)));
    }

    @Test
    void aSchemaThatNobodySetsMakesNone() {
        assertDoes("<dropTable schemaName='${schema}' tableName='T'/>", new DropTable(T, false));
    }

    @Test
    void aChangeIsToldWithItsAttributesAndItsLine() {
        Logs logs = Logs.set("\n\n<dropColumn\n tableName='T'\n columnName='A'/>");
        Change change = logs.changeSet().changes().get(0);
        assertEquals("dropColumn tableName=\"T\" columnName=\"A\"", change.text());
        assertEquals(3, change.line());
    }

    @Test
    void sqlIsToldFromTheLineInWhichItStands() {
        Change change = Logs.set("\n<sql>select 1</sql>").changeSet().changes().get(0);
        assertEquals("sql", change.type());
        assertEquals("select 1", change.text());
        assertEquals(2, change.line());
    }

    @Test
    void sqlForOtherDatabasesIsLeftOut() {
        Logs logs = Logs.set("<sql dbms='oracle'>select 1</sql><empty/>");
        assertEquals(
                List.of("empty"),
                logs.changeSet().changes().stream().map(Change::type).toList());
        assertEquals(2, logs.changeSet(Dbms.ORACLE).changes().size());
    }

    @Test
    void aScriptThatIsNotThereIsUnread() {
        assertEquals(
                "the file gone.sql is not there or cannot be read",
                reason(Logs.set("<sqlFile path='gone.sql'/>").operations().get(0)));
    }
}
