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

    static final Effects EFFECTS = new Effects()
            .of(CreateTable.class, Schema::create)
            .of(DropTable.class, (schema, drop) -> schema.drop(drop.table(), schema.tables.keySet()))
            .of(RenameTable.class, Schema::rename)
            .none(Operation.MoveTable.class)
            .of(AddColumn.class, Schema::add)
            .of(DropColumn.class, (schema, drop) -> schema.change(drop.table(), table -> table.without(drop.column())))
            .of(
                    RenameColumn.class,
                    (schema, rename) ->
                            schema.change(rename.table(), table -> table.renamed(rename.column(), rename.to())))
            .of(
                    ChangeType.class,
                    (schema, type) -> schema.change(type.table(), type.column(), it -> type.replaces()
                            .map(whole -> whole.named(it.name()))
                            .orElseGet(() -> it.typed(type.type()))))
            .of(SetNotNull.class, (schema, set) -> schema.change(set.table(), set.column(), it -> it.nullable(false)))
            .of(
                    DropNotNull.class,
                    (schema, drop) -> schema.change(drop.table(), drop.column(), it -> it.nullable(true)))
            .of(
                    SetDefault.class,
                    (schema, set) -> schema.change(set.table(), set.column(), it -> it.filled(set.filled())))
            .of(
                    DropDefault.class,
                    (schema, drop) -> schema.change(drop.table(), drop.column(), it -> it.filled(Column.Filled.NOT)))
            .of(AddConstraint.class, (schema, add) -> schema.change(add.table(), table -> table.with(add.constraint())))
            .of(DropConstraint.class, Schema::drop)
            .of(RenameConstraint.class, Schema::rename)
            .none(Operation.ValidateConstraint.class)
            .of(CreateIndex.class, Schema::create)
            .of(DropIndex.class, Schema::drop)
            .of(RenameIndex.class, Schema::rename)
            .of(CreateView.class, Schema::create)
            .of(DropView.class, (schema, drop) -> schema.drop(drop.view(), schema.views.keySet()))
            .of(RenameView.class, Schema::rename)
            .of(CreateSequence.class, (schema, create) -> schema.sequences.add(create.sequence()))
            .none(Operation.AlterSequence.class)
            .of(DropSequence.class, (schema, drop) -> schema.drop(drop.sequence(), schema.sequences))
            .of(RenameSequence.class, Schema::rename)
            .of(CreateRoutine.class, (schema, create) -> schema.routines.put(create.routine(), create.body()))
            .of(DropRoutine.class, (schema, drop) -> schema.drop(drop.routine(), schema.routines.keySet()))
            .of(CreateTrigger.class, (schema, create) -> schema.triggers.put(create.trigger(), create))
            .of(DropTrigger.class, (schema, drop) -> schema.triggers.remove(drop.trigger()))
            .of(CreateType.class, (schema, create) -> schema.types.add(create.type()))
            .none(Operation.AddTypeValue.class)
            .none(Operation.AlterType.class)
            .of(DropType.class, (schema, drop) -> schema.types.remove(drop.type()))
            .none(Operation.InsertRows.class)
            .none(Operation.UpdateRows.class)
            .none(Operation.DeleteRows.class)
            .none(Operation.TruncateTable.class)
            .none(Operation.RewriteTable.class)
            .none(Operation.AttachPartition.class)
            .none(Operation.DetachPartition.class)
            .none(Operation.Revoke.class)
            .none(Operation.NoEffect.class)
            .of(Block.class, (schema, block) -> block.inside().forEach(schema::apply))
            .none(Operation.CustomCode.class)
            .none(Operation.Unread.class);

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
        EFFECTS.apply(operation, this);
    }

    private void create(CreateTable create) {
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

    private void drop(Name name, Set<Name> of) {
        of.remove(name);
        dropped.add(name);
    }

    private void rename(RenameTable rename) {
        Optional.ofNullable(tables.remove(rename.table()))
                .ifPresent(table -> tables.put(rename.to(), table.named(rename.to())));
    }

    private void add(AddColumn add) {
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
    }

    private void drop(DropConstraint drop) {
        drop.name().ifPresent(dropped::add);
        change(drop.table(), table -> table.dropped(constraint -> isDropped(table, constraint, drop))
                .withoutIndexes(index -> drop.constraint() != Constraint.Kind.FOREIGN_KEY
                        && drop.name().isPresent()
                        && index.name().equals(drop.name())));
    }

    private void rename(RenameConstraint rename) {
        change(rename.table(), table -> table.constraint(rename.constraint())
                .map(was -> table.withoutConstraints(was::equals).with(named(was, rename.to())))
                .orElse(table));
    }

    private void create(CreateIndex create) {
        Index index = create.index();
        change(index.table(), table -> index.name().flatMap(table::index).isPresent() ? table : table.with(index));
    }

    private void drop(DropIndex drop) {
        Optional<Name> index = Optional.of(drop.index());
        dropped.add(drop.index());
        drop.table()
                .filter(tables::containsKey)
                .or(() -> tableOfIndex(drop.index()).map(Table::name))
                .ifPresent(owner -> change(
                        owner, table -> table.withoutIndexes(it -> it.name().equals(index))
                                .withoutConstraints(it -> it instanceof Constraint.Unique
                                        && it.name().equals(index))));
    }

    private void rename(RenameIndex rename) {
        tableOfIndex(rename.index()).ifPresent(owner -> owner.index(rename.index())
                .ifPresent(was -> change(owner.name(), table -> table.withoutIndexes(was::equals)
                        .with(new Index(
                                Optional.of(rename.to()),
                                was.table(),
                                was.columns(),
                                was.hasExpressions(),
                                was.isUnique(),
                                was.isPartial())))));
    }

    private void create(CreateView create) {
        if (create.replaces() || !views.containsKey(create.view())) {
            views.put(create.view(), create);
        }
    }

    private void rename(RenameView rename) {
        Optional.ofNullable(views.remove(rename.view())).ifPresent(view -> views.put(rename.to(), view));
    }

    private void rename(RenameSequence rename) {
        if (sequences.remove(rename.sequence())) {
            sequences.add(rename.to());
        }
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

    private void change(Name table, Name column, UnaryOperator<Column> change) {
        change(table, it -> it.changed(column, change));
    }

    private void change(Name table, UnaryOperator<Table> change) {
        tables.computeIfPresent(table, (name, it) -> change.apply(it));
    }

    /** The names of all tables, sorted. */
    public List<Name> tableNames() {
        return tables.keySet().stream().sorted().toList();
    }
}
