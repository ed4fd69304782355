package io.github.upgradeguard.migration.schema;

import io.github.upgradeguard.migration.schema.Operation.AddColumn;
import io.github.upgradeguard.migration.schema.Operation.AddConstraint;
import io.github.upgradeguard.migration.schema.Operation.Block;
import io.github.upgradeguard.migration.schema.Operation.ChangeType;
import io.github.upgradeguard.migration.schema.Operation.CreateIndex;
import io.github.upgradeguard.migration.schema.Operation.CreateRoutine;
import io.github.upgradeguard.migration.schema.Operation.CreateSequence;
import io.github.upgradeguard.migration.schema.Operation.CreateTable;
import io.github.upgradeguard.migration.schema.Operation.CreateTrigger;
import io.github.upgradeguard.migration.schema.Operation.CreateType;
import io.github.upgradeguard.migration.schema.Operation.CreateView;
import io.github.upgradeguard.migration.schema.Operation.DropColumn;
import io.github.upgradeguard.migration.schema.Operation.DropConstraint;
import io.github.upgradeguard.migration.schema.Operation.DropDefault;
import io.github.upgradeguard.migration.schema.Operation.DropIndex;
import io.github.upgradeguard.migration.schema.Operation.DropNotNull;
import io.github.upgradeguard.migration.schema.Operation.DropRoutine;
import io.github.upgradeguard.migration.schema.Operation.DropSequence;
import io.github.upgradeguard.migration.schema.Operation.DropTable;
import io.github.upgradeguard.migration.schema.Operation.DropTrigger;
import io.github.upgradeguard.migration.schema.Operation.DropType;
import io.github.upgradeguard.migration.schema.Operation.DropView;
import io.github.upgradeguard.migration.schema.Operation.RenameColumn;
import io.github.upgradeguard.migration.schema.Operation.RenameConstraint;
import io.github.upgradeguard.migration.schema.Operation.RenameIndex;
import io.github.upgradeguard.migration.schema.Operation.RenameSequence;
import io.github.upgradeguard.migration.schema.Operation.RenameTable;
import io.github.upgradeguard.migration.schema.Operation.RenameView;
import io.github.upgradeguard.migration.schema.Operation.SetDefault;
import io.github.upgradeguard.migration.schema.Operation.SetNotNull;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A schema as it comes of replaying operations. What an operation says of an object that is not there is passed over:
 * change logs drop what was made elsewhere, and make what is there already.
 */
public final class Schema {

    private final Map<Name, Table> tables;
    private final Map<Name, CreateView> views;
    private final Map<Name, String> routines;
    private final Map<Name, CreateTrigger> triggers;
    private final Set<Name> sequences;
    private final Set<Name> types;
    private final Set<Name> dropped;

    private Schema(
            Map<Name, Table> tables,
            Map<Name, CreateView> views,
            Map<Name, String> routines,
            Map<Name, CreateTrigger> triggers,
            Set<Name> sequences,
            Set<Name> types,
            Set<Name> dropped) {
        this.tables = new HashMap<>(tables);
        this.views = new HashMap<>(views);
        this.routines = new HashMap<>(routines);
        this.triggers = new HashMap<>(triggers);
        this.sequences = new HashSet<>(sequences);
        this.types = new HashSet<>(types);
        this.dropped = new HashSet<>(dropped);
    }

    /** A schema with nothing in it. */
    public static Schema empty() {
        return new Schema(Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), Set.of());
    }

    /** A copy of which every table and column counts as having been there: what is made in it from now on is new. */
    public Schema settled() {
        Schema copy = new Schema(tables, views, routines, triggers, sequences, types, dropped);
        copy.tables.replaceAll((name, table) -> table.settled());
        return copy;
    }

    public Optional<Table> table(Name name) {
        return Optional.ofNullable(tables.get(name));
    }

    public Optional<CreateView> view(Name name) {
        return Optional.ofNullable(views.get(name));
    }

    /** The text of a routine. */
    public Optional<String> routine(Name name) {
        return Optional.ofNullable(routines.get(name));
    }

    public Optional<CreateTrigger> trigger(Name name) {
        return Optional.ofNullable(triggers.get(name));
    }

    public boolean hasSequence(Name name) {
        return sequences.contains(name);
    }

    public boolean hasType(Name name) {
        return types.contains(name);
    }

    /** Whether a table, view, index, constraint, routine or sequence of the name was dropped, and none is there. */
    public boolean isDropped(Name name) {
        return dropped.contains(name) && !isThere(name);
    }

    /** Two tables may each have an index or a constraint of one name. */
    private boolean isThere(Name name) {
        return tables.containsKey(name)
                || views.containsKey(name)
                || routines.containsKey(name)
                || sequences.contains(name)
                || tables.values().stream()
                        .anyMatch(table -> table.index(name).isPresent()
                                || table.constraint(name).isPresent());
    }

    /** The table that an index is of. */
    public Optional<Table> tableOfIndex(Name index) {
        return tables.values().stream()
                .filter(table -> table.index(index).isPresent())
                .findFirst();
    }

    /** The schema after an operation. */
    public void apply(Operation operation) {
        follow(operation);
        if (operation instanceof CreateTable create) {
            applyCreate(create);
        } else if (operation instanceof DropTable drop) {
            tables.remove(drop.table());
        } else if (operation instanceof RenameTable rename) {
            Optional.ofNullable(tables.remove(rename.table()))
                    .ifPresent(table -> tables.put(rename.to(), table.named(rename.to())));
        } else if (operation instanceof Block block) {
            block.inside().forEach(this::apply);
        } else if (!applyToColumn(operation) && !applyToKeys(operation)) {
            applyToOthers(operation);
        }
    }

    private void follow(Operation operation) {
        if (operation instanceof DropTable drop) {
            dropped.add(drop.table());
        } else if (operation instanceof DropView drop) {
            dropped.add(drop.view());
        } else if (operation instanceof DropIndex drop) {
            dropped.add(drop.index());
        } else if (operation instanceof DropConstraint drop) {
            drop.name().ifPresent(dropped::add);
        } else if (operation instanceof DropRoutine drop) {
            dropped.add(drop.routine());
        } else if (operation instanceof DropSequence drop) {
            dropped.add(drop.sequence());
        }
    }

    private void applyCreate(CreateTable create) {
        if (create.isTemporary() || tables.containsKey(create.table())) {
            return;
        }
        Table made = Table.made(create.table(), create.columns(), create.constraints());
        if (create.columns().isEmpty()) {
            Optional<Name> like = create.partitionOf()
                    .or(() -> create.readsFrom().size() == 1
                            ? create.readsFrom().stream().findFirst()
                            : Optional.empty());
            made = like.flatMap(this::table)
                    .map(source -> Table.made(create.table(), source.columns().values(), create.constraints()))
                    .orElse(made);
        }
        tables.put(create.table(), made);
    }

    private boolean applyToColumn(Operation operation) {
        if (operation instanceof AddColumn add) {
            change(add.table(), table -> {
                if (table.column(add.column().name()).isPresent()) {
                    return table;
                }
                Table with = table.with(add.column());
                for (Constraint constraint : add.constraints()) {
                    with = with.with(constraint);
                }
                return with;
            });
        } else if (operation instanceof DropColumn drop) {
            change(drop.table(), table -> table.without(drop.column()));
        } else if (operation instanceof RenameColumn rename) {
            change(rename.table(), table -> table.renamed(rename.column(), rename.to()));
        } else if (operation instanceof ChangeType type) {
            change(
                    type.table(),
                    table -> table.changed(type.column(), it -> type.replaces()
                            .map(whole -> whole.named(it.name()))
                            .orElseGet(() -> it.typed(type.type()))));
        } else if (operation instanceof SetNotNull set) {
            change(set.table(), table -> table.changed(set.column(), it -> it.nullable(false)));
        } else if (operation instanceof DropNotNull drop) {
            change(drop.table(), table -> table.changed(drop.column(), it -> it.nullable(true)));
        } else if (operation instanceof SetDefault set) {
            change(set.table(), table -> table.changed(set.column(), it -> it.filled(set.filled())));
        } else if (operation instanceof DropDefault drop) {
            change(drop.table(), table -> table.changed(drop.column(), it -> it.filled(Column.Filled.NOT)));
        } else {
            return false;
        }
        return true;
    }

    private boolean applyToKeys(Operation operation) {
        if (operation instanceof AddConstraint add) {
            change(add.table(), table -> table.with(add.constraint()));
        } else if (operation instanceof DropConstraint drop) {
            change(drop.table(), table -> table.dropped(constraint -> isDropped(table, constraint, drop))
                    .withoutIndexes(index -> drop.constraint() != Constraint.Kind.FOREIGN_KEY
                            && drop.name().isPresent()
                            && index.name().equals(drop.name())));
        } else if (operation instanceof RenameConstraint rename) {
            change(rename.table(), table -> table.constraint(rename.constraint())
                    .map(was -> table.withoutConstraints(was::equals).with(named(was, rename.to())))
                    .orElse(table));
        } else if (operation instanceof CreateIndex create) {
            Index index = create.index();
            change(index.table(), table -> index.name().flatMap(table::index).isPresent() ? table : table.with(index));
        } else if (operation instanceof DropIndex drop) {
            drop.table()
                    .filter(tables::containsKey)
                    .or(() -> tableOfIndex(drop.index()).map(Table::name))
                    .ifPresent(owner -> change(
                            owner, table -> table.withoutIndexes(it -> it.name().equals(Optional.of(drop.index())))
                                    .withoutConstraints(it -> it instanceof Constraint.Unique
                                            && it.name().equals(Optional.of(drop.index())))));
        } else if (operation instanceof RenameIndex rename) {
            tableOfIndex(rename.index()).ifPresent(owner -> owner.index(rename.index())
                    .ifPresent(was -> change(owner.name(), table -> table.withoutIndexes(was::equals)
                            .with(new Index(
                                    Optional.of(rename.to()),
                                    was.table(),
                                    was.columns(),
                                    was.hasExpressions(),
                                    was.isUnique(),
                                    was.isPartial())))));
        } else {
            return false;
        }
        return true;
    }

    private static boolean isDropped(Table table, Constraint constraint, DropConstraint drop) {
        boolean isOfKind =
                switch (drop.constraint()) {
                    case PRIMARY_KEY -> constraint instanceof Constraint.PrimaryKey;
                    case UNIQUE -> constraint instanceof Constraint.Unique;
                    case FOREIGN_KEY -> constraint instanceof Constraint.ForeignKey;
                    case CHECK -> constraint instanceof Constraint.Check;
                    case UNSAID -> true;
                };
        // A table has one primary key, whatever the database has called it.
        return isOfKind
                && (drop.name().isEmpty()
                        || drop.constraint() == Constraint.Kind.PRIMARY_KEY
                        || table.isCalled(constraint, drop.name().get()));
    }

    private static Constraint named(Constraint constraint, Name name) {
        Optional<Name> to = Optional.of(name);
        if (constraint instanceof Constraint.PrimaryKey key) {
            return new Constraint.PrimaryKey(to, key.columns(), key.usesIndex());
        }
        if (constraint instanceof Constraint.Unique key) {
            return new Constraint.Unique(to, key.columns(), key.usesIndex());
        }
        if (constraint instanceof Constraint.ForeignKey key) {
            return new Constraint.ForeignKey(
                    to, key.columns(), key.parent(), key.parentColumns(), key.onDelete(), key.isChecked());
        }
        if (constraint instanceof Constraint.Check check) {
            return new Constraint.Check(to, check.condition(), check.isChecked());
        }
        if (constraint instanceof Constraint.Default filled) {
            return new Constraint.Default(to, filled.column());
        }
        return new Constraint.Other(to, ((Constraint.Other) constraint).text());
    }

    private void applyToOthers(Operation operation) {
        if (operation instanceof CreateView create) {
            if (create.replaces() || !views.containsKey(create.view())) {
                views.put(create.view(), create);
            }
        } else if (operation instanceof DropView drop) {
            views.remove(drop.view());
        } else if (operation instanceof RenameView rename) {
            Optional.ofNullable(views.remove(rename.view())).ifPresent(view -> views.put(rename.to(), view));
        } else if (operation instanceof CreateRoutine create) {
            routines.put(create.routine(), create.body());
        } else if (operation instanceof DropRoutine drop) {
            routines.remove(drop.routine());
        } else if (operation instanceof CreateTrigger create) {
            triggers.put(create.trigger(), create);
        } else if (operation instanceof DropTrigger drop) {
            triggers.remove(drop.trigger());
        } else if (operation instanceof CreateSequence create) {
            sequences.add(create.sequence());
        } else if (operation instanceof DropSequence drop) {
            sequences.remove(drop.sequence());
        } else if (operation instanceof RenameSequence rename) {
            if (sequences.remove(rename.sequence())) {
                sequences.add(rename.to());
            }
        } else if (operation instanceof CreateType create) {
            types.add(create.type());
        } else if (operation instanceof DropType drop) {
            types.remove(drop.type());
        }
    }

    private void change(Name table, UnaryOperator<Table> change) {
        tables.computeIfPresent(table, (name, it) -> change.apply(it));
    }

    /** The names of all tables, sorted. */
    public List<Name> tableNames() {
        return tables.keySet().stream().sorted().toList();
    }
}
