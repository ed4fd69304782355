package io.github.upgradeguard.migration;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One step of a migration, told three times.
 *
 * @param sql as PostgreSQL takes it
 * @param xml as a change of Liquibase
 * @param effect what it does to a toy database
 * @param isGift whether it may give back what another step took, so that the whole is better with it than without
 */
record ToyStep(String sql, String xml, Consumer<ToyDatabase> effect, boolean isGift) {

    @Override
    public String toString() {
        return sql;
    }

    private static ToyStep step(String sql, String xml, Consumer<ToyDatabase> effect) {
        return new ToyStep(sql, xml, effect, false);
    }

    ToyStep gift() {
        return new ToyStep(sql, xml, effect, true);
    }

    private static String sql(String name, ToyDatabase.Column column) {
        return name
                + " int"
                + column.filled().stream().map(it -> " default " + it).collect(Collectors.joining())
                + (column.isRequired() ? " not null" : "");
    }

    private static String xml(String name, ToyDatabase.Column column) {
        return "<column name='%s' type='int'%s><constraints nullable='%s'/></column>"
                .formatted(
                        name,
                        column.filled().stream()
                                .map(it -> " defaultValueNumeric='" + it + "'")
                                .collect(Collectors.joining()),
                        !column.isRequired());
    }

    static ToyStep createTable(String name, Map<String, ToyDatabase.Column> columns) {
        String written = columns.entrySet().stream()
                .map(column -> sql(column.getKey(), column.getValue()))
                .collect(Collectors.joining(", "));
        String elements = columns.entrySet().stream()
                .map(column -> xml(column.getKey(), column.getValue()))
                .collect(Collectors.joining());
        return step(
                "create table %s (%s)".formatted(name, written),
                "<createTable tableName='%s'>%s</createTable>".formatted(name, elements),
                db -> db.createTable(name, columns));
    }

    static ToyStep dropTable(String name) {
        return step("drop table " + name, "<dropTable tableName='%s'/>".formatted(name), db -> db.dropTable(name));
    }

    static ToyStep renameTable(String name, String to) {
        return step(
                        "alter table %s rename to %s".formatted(name, to),
                        "<renameTable oldTableName='%s' newTableName='%s'/>".formatted(name, to),
                        db -> db.renameTable(name, to))
                .gift();
    }

    static ToyStep addColumn(String table, String name, ToyDatabase.Column column) {
        return step(
                "alter table %s add %s".formatted(table, sql(name, column)),
                "<addColumn tableName='%s'>%s</addColumn>".formatted(table, xml(name, column)),
                db -> db.addColumn(table, name, column));
    }

    static ToyStep dropColumn(String table, String name) {
        return step(
                "alter table %s drop column %s".formatted(table, name),
                "<dropColumn tableName='%s' columnName='%s'/>".formatted(table, name),
                db -> db.dropColumn(table, name));
    }

    static ToyStep renameColumn(String table, String name, String to) {
        return step(
                        "alter table %s rename column %s to %s".formatted(table, name, to),
                        "<renameColumn tableName='%s' oldColumnName='%s' newColumnName='%s'/>"
                                .formatted(table, name, to),
                        db -> db.renameColumn(table, name, to))
                .gift();
    }

    static ToyStep setNotNull(String table, String name) {
        return step(
                "alter table %s alter column %s set not null".formatted(table, name),
                "<addNotNullConstraint tableName='%s' columnName='%s' columnDataType='int'/>".formatted(table, name),
                db -> db.change(
                        table,
                        name,
                        new ToyDatabase.Column(true, db.column(table, name).filled())));
    }

    static ToyStep dropNotNull(String table, String name) {
        return step(
                        "alter table %s alter column %s drop not null".formatted(table, name),
                        "<dropNotNullConstraint tableName='%s' columnName='%s' columnDataType='int'/>"
                                .formatted(table, name),
                        db -> db.change(
                                table,
                                name,
                                new ToyDatabase.Column(
                                        false, db.column(table, name).filled())))
                .gift();
    }

    static ToyStep setDefault(String table, String name, int value) {
        return step(
                        "alter table %s alter column %s set default %d".formatted(table, name, value),
                        "<addDefaultValue tableName='%s' columnName='%s' defaultValueNumeric='%d'/>"
                                .formatted(table, name, value),
                        db -> db.change(
                                table,
                                name,
                                new ToyDatabase.Column(db.column(table, name).isRequired(), List.of(value))))
                .gift();
    }

    static ToyStep dropDefault(String table, String name) {
        return step(
                "alter table %s alter column %s drop default".formatted(table, name),
                "<dropDefaultValue tableName='%s' columnName='%s'/>".formatted(table, name),
                db -> db.change(
                        table,
                        name,
                        new ToyDatabase.Column(db.column(table, name).isRequired(), List.of())));
    }

    static ToyStep addKey(String table, String key, List<String> columns) {
        String list = String.join(", ", columns);
        return step(
                        "alter table %s add constraint %s unique (%s)".formatted(table, key, list),
                        "<addUniqueConstraint tableName='%s' constraintName='%s' columnNames='%s'/>"
                                .formatted(table, key, list),
                        db -> db.addKey(table, key, columns))
                .gift();
    }

    static ToyStep dropKey(String table, String key) {
        return step(
                        "alter table %s drop constraint %s".formatted(table, key),
                        "<dropUniqueConstraint tableName='%s' constraintName='%s'/>".formatted(table, key),
                        db -> db.dropKey(table, key))
                .gift();
    }

    static ToyStep copyColumn(String table, String column, String to) {
        return step(
                        "update %s set %s = %s".formatted(table, to, column),
                        "<update tableName='%s'><column name='%s' valueComputed='%s'/></update>"
                                .formatted(table, to, column),
                        db -> db.copyColumn(table, column, to))
                .gift();
    }

    static ToyStep copyRows(String table, String to, List<String> columns) {
        String list = String.join(", ", columns);
        String sql = "insert into %s (%s) select %s from %s".formatted(to, list, list, table);
        return step(sql, "<sql>" + sql + "</sql>", db -> db.copyRows(table, to, columns))
                .gift();
    }
}
