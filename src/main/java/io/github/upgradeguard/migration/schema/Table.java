package io.github.upgradeguard.migration.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A table as migrations have made it.
 *
 * @param origin its name when the {@linkplain Schema#settled schema was settled}; empty if it was made since
 * @param columns by name, in order
 * @param origins of the columns that were there when the schema was settled: today's name, the name of then
 */
public record Table(
        Name name,
        Optional<Name> origin,
        Map<Name, Column> columns,
        Map<Name, Name> origins,
        List<Constraint> constraints,
        List<Index> indexes) {

    public Table {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        origins = Map.copyOf(origins);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
    }

    static Table made(Name name, Collection<Column> columns, List<Constraint> constraints) {
        Map<Name, Column> byName = new LinkedHashMap<>();
        for (Column column : columns) {
            byName.put(column.name(), column);
        }
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.PrimaryKey key) {
                key.columns().forEach(column -> byName.computeIfPresent(column, (any, it) -> it.nullable(false)));
            }
        }
        return new Table(name, Optional.empty(), byName, Map.of(), constraints, List.of());
    }

    Table settled() {
        Map<Name, Name> own = new LinkedHashMap<>();
        columns.keySet().forEach(column -> own.put(column, column));
        return new Table(name, Optional.of(name), columns, own, constraints, indexes);
    }

    /** Whether it was made since the schema was settled. */
    public boolean isNew() {
        return origin.isEmpty();
    }

    /** Whether a column was made since the schema was settled; a column that is not known was not. */
    public boolean isNew(Name column) {
        return isNew() || (columns.containsKey(column) && !origins.containsKey(column));
    }

    public Optional<Column> column(Name column) {
        return Optional.ofNullable(columns.get(column));
    }

    /** The columns of its primary key; empty if it has none. */
    public Optional<List<Name>> primaryKey() {
        return constraints.stream()
                .filter(Constraint.PrimaryKey.class::isInstance)
                .map(key -> ((Constraint.PrimaryKey) key).columns())
                .findFirst();
    }

    /** The sets of columns in which no two rows are alike, as far as it is known which these are. */
    public List<List<Name>> uniqueColumns() {
        List<List<Name>> unique = new ArrayList<>();
        primaryKey().ifPresent(unique::add);
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.Unique key) {
                unique.add(key.columns());
            }
        }
        for (Index index : indexes) {
            if (index.isUnique() && !index.isPartial() && !index.hasExpressions()) {
                unique.add(index.columns());
            }
        }
        // A key that takes over an index does not say of which columns.
        unique.removeIf(List::isEmpty);
        return unique;
    }

    /** The constraint of a name; one without a name is known by what PostgreSQL would call it. */
    public Optional<Constraint> constraint(Name wanted) {
        return constraints.stream()
                .filter(constraint -> isCalled(constraint, wanted))
                .findFirst();
    }

    boolean isCalled(Constraint constraint, Name wanted) {
        return constraint.name().map(wanted::equals).orElseGet(() -> wanted.equals(nameByDefault(constraint)));
    }

    /** https://www.postgresql.org/docs/current/sql-createtable.html does not promise them, and change logs use them. */
    private Name nameByDefault(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey) {
            return Name.of(name.text() + "_pkey");
        }
        String end = constraint instanceof Constraint.Unique
                ? "_key"
                : constraint instanceof Constraint.ForeignKey ? "_fkey" : "_check";
        StringBuilder made = new StringBuilder(name.text());
        Columns.of(constraint).forEach(column -> made.append('_').append(column.text()));
        return Name.of(made + end);
    }

    public Optional<Index> index(Name wanted) {
        return indexes.stream()
                .filter(index -> index.name().equals(Optional.of(wanted)))
                .findFirst();
    }

    Table named(Name other) {
        return new Table(other, origin, columns, origins, constraints, indexes);
    }

    Table with(Column column) {
        Map<Name, Column> more = new LinkedHashMap<>(columns);
        more.put(column.name(), column);
        return new Table(name, origin, more, origins, constraints, indexes);
    }

    Table without(Name column) {
        Map<Name, Column> fewer = new LinkedHashMap<>(columns);
        fewer.remove(column);
        Map<Name, Name> left = new LinkedHashMap<>(origins);
        left.remove(column);
        return new Table(name, origin, fewer, left, constraints, indexes)
                .withoutConstraints(constraint -> Columns.of(constraint).contains(column))
                .withoutIndexes(index -> index.columns().contains(column));
    }

    Table renamed(Name column, Name to) {
        Map<Name, Column> renamed = new LinkedHashMap<>();
        columns.forEach((key, value) -> {
            Name now = key.equals(column) ? to : key;
            renamed.put(now, value.named(now));
        });
        Map<Name, Name> moved = new LinkedHashMap<>(origins);
        Optional.ofNullable(moved.remove(column)).ifPresent(was -> moved.put(to, was));
        return new Table(
                name,
                origin,
                renamed,
                moved,
                constraints.stream()
                        .map(constraint -> Columns.renamed(constraint, column, to))
                        .toList(),
                indexes.stream()
                        .map(index -> new Index(
                                index.name(),
                                index.table(),
                                Columns.renamed(index.columns(), column, to),
                                index.hasExpressions(),
                                index.isUnique(),
                                index.isPartial()))
                        .toList());
    }

    Table changed(Name column, UnaryOperator<Column> change) {
        Map<Name, Column> changed = new LinkedHashMap<>(columns);
        changed.computeIfPresent(column, (key, value) -> change.apply(value));
        return new Table(name, origin, changed, origins, constraints, indexes);
    }

    Table with(Constraint constraint) {
        List<Constraint> more = new ArrayList<>(constraints);
        more.add(constraint);
        Table with = new Table(name, origin, columns, origins, more, indexes);
        if (constraint instanceof Constraint.PrimaryKey key) {
            for (Name column : key.columns()) {
                with = with.changed(column, it -> it.nullable(false));
            }
        }
        return with;
    }

    /** Without some constraints, and without what columns were filled with by them. */
    Table dropped(Predicate<Constraint> gone) {
        Table left = withoutConstraints(gone);
        for (Constraint constraint : constraints) {
            if (gone.test(constraint) && constraint instanceof Constraint.Default filled) {
                left = left.changed(filled.column(), it -> it.filled(Column.Filled.NOT));
            }
        }
        return left;
    }

    Table withoutConstraints(Predicate<Constraint> gone) {
        return new Table(
                name,
                origin,
                columns,
                origins,
                constraints.stream().filter(gone.negate()).toList(),
                indexes);
    }

    Table with(Index index) {
        List<Index> more = new ArrayList<>(indexes);
        more.add(index);
        return new Table(name, origin, columns, origins, constraints, more);
    }

    Table withoutIndexes(Predicate<Index> gone) {
        return new Table(
                name,
                origin,
                columns,
                origins,
                constraints,
                indexes.stream().filter(gone.negate()).toList());
    }
}
