package io.github.upgradeguard.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A database small enough to be seen through: tables of whole numbers, NOT NULL, defaults, unique keys. It does what
 * PostgreSQL does, except that a column which takes no NULL and has no default is filled with 0 in the rows that are
 * there, as MySQL does: that such a statement fails on the spot, whoever ships it finds out by himself.
 */
final class ToyDatabase {

    /** A statement fails. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused(String reason) {
            super(reason);
        }
    }

    /** NULL is no value at all. */
    record Column(boolean isRequired, List<Integer> filled) {}

    private static final class Table {

        final Map<String, Column> columns = new TreeMap<>();
        final Map<String, List<String>> keys = new TreeMap<>();
        final List<Map<String, Integer>> rows = new ArrayList<>();

        Table copy() {
            Table copy = new Table();
            copy.columns.putAll(columns);
            copy.keys.putAll(keys);
            rows.forEach(row -> copy.rows.add(new LinkedHashMap<>(row)));
            return copy;
        }
    }

    private final Map<String, Table> tables = new TreeMap<>();

    ToyDatabase copy() {
        ToyDatabase copy = new ToyDatabase();
        tables.forEach((name, table) -> copy.tables.put(name, table.copy()));
        return copy;
    }

    private Table table(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new Refused("no table " + name);
        }
        return table;
    }

    private static Column column(Table table, String name) {
        Column column = table.columns.get(name);
        if (column == null) {
            throw new Refused("no column " + name);
        }
        return column;
    }

    List<String> tables() {
        return List.copyOf(tables.keySet());
    }

    List<String> columns(String table) {
        return List.copyOf(table(table).columns.keySet());
    }

    Column column(String table, String name) {
        return column(table(table), name);
    }

    Map<String, List<String>> keys(String table) {
        return table(table).keys;
    }

    void createTable(String name, Map<String, Column> columns) {
        if (tables.containsKey(name)) {
            throw new Refused("table " + name + " is there");
        }
        Table table = new Table();
        table.columns.putAll(columns);
        tables.put(name, table);
    }

    void dropTable(String name) {
        table(name);
        tables.remove(name);
    }

    void renameTable(String name, String to) {
        tables.put(to, table(name));
        tables.remove(name);
    }

    void addColumn(String table, String name, Column column) {
        table(table).columns.put(name, column);
        for (Map<String, Integer> row : table(table).rows) {
            if (!column.filled().isEmpty()) {
                row.put(name, column.filled().get(0));
            } else if (column.isRequired()) {
                row.put(name, 0);
            }
        }
    }

    void dropColumn(String table, String name) {
        column(table(table), name);
        table(table).columns.remove(name);
        table(table).rows.forEach(row -> row.remove(name));
        table(table).keys.values().removeIf(key -> key.contains(name));
    }

    void renameColumn(String name, String column, String to) {
        Table table = table(name);
        table.columns.put(to, column(table, column));
        table.columns.remove(column);
        for (Map<String, Integer> row : table.rows) {
            if (row.containsKey(column)) {
                row.put(to, row.remove(column));
            }
        }
        table.keys.replaceAll((key, columns) ->
                columns.stream().map(it -> it.equals(column) ? to : it).toList());
    }

    void change(String name, String column, Column to) {
        Table table = table(name);
        column(table, column);
        table.columns.put(column, to);
        table.rows.forEach(row -> fits(table, row));
    }

    void addKey(String name, String key, List<String> columns) {
        Table table = table(name);
        table.keys.put(key, columns);
        unique(table);
    }

    void dropKey(String table, String key) {
        table(table).keys.remove(key);
    }

    /** {@code UPDATE table SET to = column}. */
    void copyColumn(String name, String column, String to) {
        Table table = table(name);
        column(table, column);
        column(table, to);
        for (Map<String, Integer> row : table.rows) {
            row.remove(to);
            if (row.containsKey(column)) {
                row.put(to, row.get(column));
            }
            fits(table, row);
        }
        unique(table);
    }

    /** {@code INSERT INTO to (columns) SELECT columns FROM table}. */
    void copyRows(String table, String to, List<String> columns) {
        List<String> named = new ArrayList<>(columns);
        for (Map<String, Integer> row : select(table, columns)) {
            table(to).columns.forEach((column, definition) -> {
                if (definition.isRequired() && definition.filled().isEmpty() && !columns.contains(column)) {
                    named.add(column);
                    row.put(column, 0);
                }
            });
            insert(to, named, row);
        }
    }

    /** @param values of columns; one that is named and has none is NULL */
    void insert(String name, List<String> named, Map<String, Integer> values) {
        Table table = table(name);
        named.forEach(column -> column(table, column));
        Map<String, Integer> row = new LinkedHashMap<>(values);
        table.columns.forEach((column, definition) -> {
            if (!named.contains(column) && !definition.filled().isEmpty()) {
                row.put(column, definition.filled().get(0));
            }
        });
        fits(table, row);
        table.rows.add(row);
        try {
            unique(table);
        } catch (Refused refused) {
            table.rows.remove(table.rows.size() - 1);
            throw refused;
        }
    }

    /**
     * {@code UPDATE table SET column = value} of one row; no value is NULL.
     *
     * @param number of the row, as it was inserted
     */
    void update(String name, String column, List<Integer> value, int number) {
        Table changed = table(name).copy();
        column(changed, column);
        if (number < changed.rows.size()) {
            Map<String, Integer> row = changed.rows.get(number);
            row.remove(column);
            value.forEach(it -> row.put(column, it));
            fits(changed, row);
            unique(changed);
            tables.put(name, changed);
        }
    }

    /** The rows, of each the columns that are not NULL. */
    List<Map<String, Integer>> select(String name, List<String> columns) {
        Table table = table(name);
        columns.forEach(column -> column(table, column));
        List<Map<String, Integer>> rows = new ArrayList<>();
        for (Map<String, Integer> row : table.rows) {
            Map<String, Integer> left = new TreeMap<>(row);
            left.keySet().retainAll(columns);
            rows.add(left);
        }
        return rows;
    }

    private static void fits(Table table, Map<String, Integer> row) {
        table.columns.forEach((column, definition) -> {
            if (definition.isRequired() && !row.containsKey(column)) {
                throw new Refused("NULL in " + column);
            }
        });
    }

    private static void unique(Table table) {
        table.keys.forEach((key, columns) -> {
            Set<List<Integer>> seen = new HashSet<>();
            for (Map<String, Integer> row : table.rows) {
                boolean counts = row.keySet().containsAll(columns);
                if (counts && !seen.add(columns.stream().map(row::get).toList())) {
                    throw new Refused("rows are alike in " + columns);
                }
            }
        });
    }
}
