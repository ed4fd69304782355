package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.ADD_FOREIGN_KEY;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_FOREIGN_KEY;
import static io.github.upgradeguard.migration.verdict.FindingKind.PARENT_DELETE;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Constraint.ForeignKey;
import io.github.upgradeguard.migration.schema.Constraint.Kind;
import io.github.upgradeguard.migration.schema.Constraint.OnDelete;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation.AddColumn;
import io.github.upgradeguard.migration.schema.Operation.AddConstraint;
import io.github.upgradeguard.migration.schema.Operation.CreateTable;
import io.github.upgradeguard.migration.schema.Operation.DropConstraint;
import io.github.upgradeguard.migration.schema.Table;
import java.util.List;
import java.util.Optional;

/** Foreign keys come and go. */
final class ForeignKeyRule implements MigrationRule {

    @Override
    public Looks looks() {
        return new Looks()
                .at(CreateTable.class, ForeignKeyRule::created)
                .at(AddColumn.class, ForeignKeyRule::addedWithColumn)
                .at(AddConstraint.class, (add, range, findings) -> {
                    if (add.constraint() instanceof ForeignKey key) {
                        added(add.table(), key, range, findings);
                    }
                })
                .at(DropConstraint.class, ForeignKeyRule::dropped);
    }

    private static void created(CreateTable create, Range range, Findings findings) {
        if (!create.isTemporary()) {
            foreignKeys(create.constraints()).forEach(key -> referred(create.table(), key, range, findings));
        }
    }

    private static void addedWithColumn(AddColumn add, Range range, Findings findings) {
        for (ForeignKey key : foreignKeys(add.constraints())) {
            referred(add.table(), key, range, findings);
            locked(add.table(), key, range, findings);
            filled(add.table(), key, List.of(add.column()), range, findings);
        }
    }

    private static void added(Name table, ForeignKey key, Range range, Findings findings) {
        if (range.isNew(table)) {
            referred(table, key, range, findings);
            return;
        }
        Optional<ForeignKey> like = range.old(table).stream()
                .flatMap(old -> Range.likes(old, key).stream())
                .findFirst();
        if (like.isPresent()) {
            replaced(table, like.get(), key, range, findings);
        } else if (range.areNew(table, key.columns())) {
            referred(table, key, range, findings);
            locked(table, key, range, findings);
            List<Column> columns = key.columns().stream()
                    .flatMap(column -> range.last(table, column).stream())
                    .toList();
            filled(table, key, columns, range, findings);
        } else {
            findings.add(
                    ADD_FOREIGN_KEY,
                    Impact.BREAKING,
                    table,
                    "every row of %s must have its %s from now on: writes and deletes of the running version can fail, and a row without stops the migration"
                            .formatted(Names.of(table, key.columns()), key.parent()));
        }
    }

    private static void replaced(Name table, ForeignKey old, ForeignKey key, Range range, Findings findings) {
        if (old.onDelete() == key.onDelete() || old.onDelete() == OnDelete.REFUSES) {
            locked(table, key, range, findings);
        } else if (key.onDelete() == OnDelete.REFUSES) {
            findings.add(
                    ADD_FOREIGN_KEY,
                    Impact.BREAKING,
                    table,
                    "rows of %s do not go with their %s any more: deletes of the running version that rely on it fail"
                            .formatted(table, key.parent()));
        } else {
            findings.add(
                    ADD_FOREIGN_KEY,
                    Impact.REVIEW,
                    table,
                    "what happens to rows of %s when their %s goes is another (%s); look whether the running version relies on it"
                            .formatted(table, key.parent(), words(key.onDelete())));
        }
    }

    private static String words(OnDelete onDelete) {
        return switch (onDelete) {
            case CASCADES -> "they go too";
            case SETS -> "their reference is emptied";
            case REFUSES -> "the delete fails";
        };
    }

    private static void locked(Name table, ForeignKey key, Range range, Findings findings) {
        if (!range.isNew(table) && !range.isMadeAnew(table)) {
            findings.add(
                    ADD_FOREIGN_KEY,
                    Impact.LOCK,
                    table,
                    "writers to %s and %s wait while the foreign key is made%s"
                            .formatted(table, key.parent(), key.isChecked() ? " and every row looked at" : ""));
        }
    }

    /** A column that is filled by itself refers to something in each row of the running version. */
    private static void filled(Name table, ForeignKey key, List<Column> columns, Range range, Findings findings) {
        boolean isFilled = columns.stream().allMatch(column -> column.filled().isGiven());
        if (isFilled && !range.isNew(table)) {
            findings.add(
                    ADD_FOREIGN_KEY,
                    Impact.REVIEW,
                    table,
                    "every row of the running version refers by its default in %s to a row of %s; look whether that is there, and stays"
                            .formatted(Names.of(table, key.columns()), key.parent()));
        }
    }

    /** A row of something new that refers to a row of something old keeps the old version from deleting that. */
    private static void referred(Name table, ForeignKey key, Range range, Findings findings) {
        boolean isOwn = key.parent().equals(table) && range.old(table).isEmpty();
        if (key.onDelete() == OnDelete.REFUSES && !range.isNew(key.parent()) && !isOwn) {
            findings.add(
                    PARENT_DELETE,
                    Impact.REVIEW,
                    key.parent(),
                    "rows of %s will refer to rows of %s: as soon as the new version has written one, the running version, which knows nothing of it, cannot delete its %s; look whether it deletes such rows"
                            .formatted(Names.of(table, key.columns()), key.parent(), key.parent()));
        }
    }

    private static void dropped(DropConstraint drop, Range range, Findings findings) {
        boolean isOther = drop.constraint() != Kind.FOREIGN_KEY && drop.constraint() != Kind.UNSAID;
        if (isOther
                || range.isNew(drop.table())
                || drop.name().filter(range::isLongGone).isPresent()) {
            return;
        }
        Optional<Table> old = range.old(drop.table());
        List<ForeignKey> gone = drop.name().isEmpty()
                ? old.map(table -> foreignKeys(table.constraints())).orElse(List.of())
                : foreignKeys(old.flatMap(table -> table.constraint(drop.name().get())).stream()
                        .toList());
        for (ForeignKey key : gone) {
            boolean isReplaced = range.after()
                    .table(drop.table())
                    .map(table -> !Range.likes(table, key).isEmpty())
                    .orElse(false);
            if (key.onDelete() != OnDelete.REFUSES && !isReplaced) {
                findings.add(
                        DROP_FOREIGN_KEY,
                        Impact.REVIEW,
                        drop.table(),
                        "rows of %s are not cared for any more when their %s goes; look whether deletes of the running version rely on it"
                                .formatted(drop.table(), key.parent()));
            }
        }
        boolean isMadeInRange = range.now()
                .table(drop.table())
                .map(it -> drop.name().flatMap(it::constraint).isPresent())
                .orElse(false);
        if (gone.isEmpty()
                && drop.constraint() == Kind.FOREIGN_KEY
                && drop.name().isPresent()
                && !isMadeInRange) {
            findings.add(
                    DROP_FOREIGN_KEY,
                    Impact.REVIEW,
                    drop.table(),
                    "drops foreign key %s of %s, and the change logs do not tell what it does on a delete; look whether the running version relies on it"
                            .formatted(drop.name().get(), drop.table()));
        }
    }

    private static List<ForeignKey> foreignKeys(List<Constraint> constraints) {
        return constraints.stream()
                .filter(ForeignKey.class::isInstance)
                .map(ForeignKey.class::cast)
                .toList();
    }
}
