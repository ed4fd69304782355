package io.github.upgradeguard.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * An upgrade by chance: few tables of few columns, so that steps meet each other. Left out is what nobody does, and what
 * the files do not show: a default for a column of a unique key, or another one; a unique key over a column in
 * which all rows are alike since it was made; what is rebuilt twice; NOT NULL for a new column that is NULL in all rows; NULL copied to where none is
 * taken, and taken again later; a column that a rebuilt table has left out, and that comes back; a name that one new
 * column leaves to another.
 */
final class ToyWorld {

    private final Random random;
    private final ToyDatabase old = new ToyDatabase();
    private ToyDatabase now = new ToyDatabase();
    private final List<ToyStep> from = new ArrayList<>();
    private final List<ToyStep> to = new ArrayList<>();
    private final Set<String> alike = new HashSet<>();
    private final Set<String> empty = new HashSet<>();
    private final Set<String> tightened = new HashSet<>();
    private final Set<String> rebuilt = new HashSet<>();
    private final Set<String> lost = new HashSet<>();
    private int names;

    ToyWorld(Random random) {
        this.random = random;
        int tables = 1 + random.nextInt(2);
        for (int table = 0; table < tables; table++) {
            String name = "t" + table;
            Map<String, ToyDatabase.Column> columns = new LinkedHashMap<>();
            for (int column = 0; column <= 1 + random.nextInt(3); column++) {
                columns.put("c" + column, column());
            }
            add(from, ToyStep.createTable(name, columns));
            if (random.nextBoolean()) {
                add(from, ToyStep.addKey(name, "k" + names++, some(name)));
            }
        }
        from.forEach(step -> step.effect().accept(old));
        int steps = 1 + random.nextInt(5);
        while (to.size() < steps) {
            step();
        }
    }

    List<ToyStep> from() {
        return from;
    }

    List<ToyStep> to() {
        return to;
    }

    /** The schema that the running version knows, without rows. */
    ToyDatabase old() {
        return old.copy();
    }

    /** Goes on by one or more steps. */
    void step() {
        List<String> tables = now.tables();
        if (tables.isEmpty() || random.nextInt(20) == 0) {
            add(to, ToyStep.createTable("n" + names++, Map.of("c0", column())));
            return;
        }
        String table = pick(tables);
        switch (random.nextInt(20)) {
            case 0 -> add(to, ToyStep.dropTable(table));
            case 1 -> add(to, ToyStep.renameTable(table, "n" + names++));
            case 2 -> {
                if (rebuilt.add(table)) {
                    rebuildTable(table);
                }
            }
            default -> column(table);
        }
    }

    private void column(String table) {
        if (now.columns(table).isEmpty()) {
            return;
        }
        String column = pick(now.columns(table));
        List<String> keys = List.copyOf(now.keys(table).keySet());
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                String name = fresh(table);
                ToyDatabase.Column added = column();
                if (added.filled().isEmpty()) {
                    (added.isRequired() ? alike : empty).add(name);
                }
                ToyStep step = ToyStep.addColumn(table, name, added);
                // A name that was taken may be one of the running version's.
                add(to, name.startsWith("c") ? step.gift() : step);
            }
            case 3 -> {
                // One that is new may have asked for a value.
                ToyStep step = ToyStep.dropColumn(table, column);
                add(to, isOld(table, column) ? step : step.gift());
            }
            case 4 -> {
                String other = "d" + names++;
                if (!isOld(table, column)) {
                    lost.add(column);
                }
                for (Set<String> marked : List.of(alike, empty, tightened)) {
                    if (marked.contains(column)) {
                        marked.add(other);
                    }
                }
                add(to, ToyStep.renameColumn(table, column, other));
            }
            case 5 -> {
                if (!empty.contains(column)) {
                    // A column that was so, and is no more, becomes so again.
                    boolean wasRequired =
                            isOld(table, column) && old.column(table, column).isRequired();
                    ToyStep step = ToyStep.setNotNull(table, column);
                    add(to, wasRequired ? step.gift() : step);
                }
            }
            case 6 -> {
                if (!tightened.contains(column)) {
                    add(to, ToyStep.dropNotNull(table, column));
                }
            }
            case 7 -> {
                if (!isOfKey(table, column)) {
                    add(to, ToyStep.setDefault(table, column, random.nextInt(3)));
                }
            }
            case 8 -> {
                alike.add(column);
                add(to, ToyStep.dropDefault(table, column));
            }
            case 9 -> {
                List<String> some = some(table);
                if (some.stream().noneMatch(alike::contains)) {
                    add(to, ToyStep.addKey(table, "k" + names++, some));
                }
            }
            case 10 -> {
                if (!keys.isEmpty()) {
                    add(to, ToyStep.dropKey(table, pick(keys)));
                }
            }
            default -> {
                if (column.startsWith("c") && rebuilt.add(column)) {
                    rebuildColumn(table, column);
                }
            }
        }
    }

    private boolean isOld(String table, String column) {
        return old.tables().contains(table) && old.columns(table).contains(column);
    }

    private boolean isOfKey(String table, String column) {
        return now.keys(table).values().stream().anyMatch(key -> key.contains(column));
    }

    /** A name that is free, perhaps one that was taken. */
    private String fresh(String table) {
        for (int column = 0; column < 4; column++) {
            if (!now.columns(table).contains("c" + column) && !lost.contains("c" + column)) {
                return "c" + column;
            }
        }
        return "d" + names++;
    }

    private void rebuildColumn(String table, String column) {
        String other = "d" + names++;
        ToyDatabase.Column was = now.column(table, column);
        ToyDatabase.Column becomes = random.nextBoolean() || isOfKey(table, column) ? was : column();
        add(to, ToyStep.addColumn(table, other, becomes));
        if (random.nextInt(4) > 0 && (was.isRequired() || !becomes.isRequired())) {
            add(to, ToyStep.copyColumn(table, column, other));
        }
        add(to, ToyStep.dropColumn(table, column));
        add(to, ToyStep.renameColumn(table, other, column));
    }

    private void rebuildTable(String table) {
        String other = "n" + names++;
        Map<String, ToyDatabase.Column> columns = new LinkedHashMap<>();
        List<String> copied = new ArrayList<>();
        for (String column : now.columns(table)) {
            if (random.nextInt(6) > 0) {
                boolean isKept = random.nextInt(4) > 0 || isOfKey(table, column) || empty.contains(column);
                ToyDatabase.Column was = now.column(table, column);
                ToyDatabase.Column becomes = isKept ? was : column();
                if (becomes.isRequired() && !was.isRequired()) {
                    tightened.add(column);
                }
                columns.put(column, becomes);
                copied.add(column);
            } else {
                lost.add(column);
            }
        }
        columns.put("e" + names++, column());
        add(to, ToyStep.createTable(other, columns));
        now.keys(table).values().stream()
                .filter(copied::containsAll)
                .toList()
                .forEach(key -> add(to, ToyStep.addKey(other, "k" + names++, key)));
        if (!copied.isEmpty() && random.nextInt(4) > 0) {
            add(to, ToyStep.copyRows(table, other, copied));
        }
        add(to, ToyStep.dropTable(table));
        add(to, ToyStep.renameTable(other, table));
    }

    private void add(List<ToyStep> steps, ToyStep step) {
        ToyDatabase next = now.copy();
        step.effect().accept(next);
        now = next;
        steps.add(step);
    }

    private ToyDatabase.Column column() {
        return new ToyDatabase.Column(
                random.nextBoolean(), random.nextBoolean() ? List.of(random.nextInt(3)) : List.of());
    }

    private List<String> some(String table) {
        List<String> columns = now.columns(table);
        List<String> some = new ArrayList<>(List.of(pick(columns)));
        for (String column : columns) {
            if (random.nextInt(3) == 0 && !some.contains(column)) {
                some.add(column);
            }
        }
        return some;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
