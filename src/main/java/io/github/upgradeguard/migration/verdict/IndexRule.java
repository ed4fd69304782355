package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.ADD_UNIQUE;
import static io.github.upgradeguard.migration.verdict.FindingKind.CREATE_INDEX;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_INDEX;

import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Index;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation.CreateIndex;
import io.github.upgradeguard.migration.schema.Operation.DropIndex;
import io.github.upgradeguard.migration.schema.Operation.RenameIndex;
import io.github.upgradeguard.migration.schema.Table;
import java.util.Optional;

/** Indexes come and go. */
final class IndexRule implements MigrationRule {

    @Override
    public Looks looks() {
        return new Looks()
                .at(CreateIndex.class, IndexRule::created)
                .at(DropIndex.class, IndexRule::dropped)
                .at(RenameIndex.class, IndexRule::renamed);
    }

    /** PostgreSQL renames the constraint with its index; MySQL's index hints fail on a name that is not there. */
    private static void renamed(RenameIndex rename, Range range, Findings findings) {
        Optional<Table> owner = range.now().tableOfIndex(rename.index());
        if (owner.isPresent() && owner.get().isNew()) {
            return;
        }
        boolean isKey = owner.flatMap(table -> table.index(rename.index()))
                .map(index -> index.isUnique())
                .orElse(true);
        if (isKey || range.dbms().isMySqlLike()) {
            KeyRule.renamed(
                    owner.map(Table::name).orElse(rename.index()), rename.index(), rename.to(), range, findings);
        }
    }

    private static void created(CreateIndex create, Range range, Findings findings) {
        Index index = create.index();
        Optional<Index> there =
                range.now().table(index.table()).flatMap(table -> index.name().flatMap(table::index));
        if (range.isNew(index.table()) || there.equals(Optional.of(index))) {
            return;
        }
        boolean isOnView = range.now().view(index.table()).isPresent();
        if (index.isUnique() && !isOnView) {
            if (index.hasExpressions()) {
                findings.add(
                        ADD_UNIQUE,
                        Impact.BREAKING,
                        index.table(),
                        "no two rows of %s may give the same in an expression from now on: writes of the running version can fail"
                                .formatted(index.table()));
            } else {
                KeyRule.demanded(ADD_UNIQUE, index.table(), index.columns(), range, findings);
            }
        } else if (!create.isOnline() && !range.isMadeAnew(index.table())) {
            findings.add(
                    CREATE_INDEX,
                    Impact.LOCK,
                    index.table(),
                    "writers to %s wait while index %s is built"
                            .formatted(
                                    index.table(), index.name().map(Name::text).orElse("without a name")));
        }
    }

    private static void dropped(DropIndex drop, Range range, Findings findings) {
        if (range.isLongGone(drop.index())) {
            return;
        }
        Optional<Table> owner = drop.table()
                .flatMap(range.now()::table)
                .filter(table -> table.index(drop.index()).isPresent())
                .or(() -> range.now().tableOfIndex(drop.index()));
        if (owner.isPresent() && owner.get().isNew()) {
            return;
        }
        Optional<Table> old = owner.flatMap(table -> range.old(table.name()))
                .or(() -> drop.table().flatMap(range::old))
                .or(() -> range.before().tableOfIndex(drop.index()));
        Optional<Index> was = old.flatMap(table -> table.index(drop.index()));
        if (was.isPresent() && was.get().isUnique()) {
            KeyRule.unkeyed(old.orElseThrow().name(), was.get().columns(), range, findings);
        } else if (was.isEmpty() && owner.isPresent()) {
            return;
        }
        Optional<Constraint.Unique> key = old.flatMap(table -> table.constraint(drop.index()))
                .filter(Constraint.Unique.class::isInstance)
                .map(Constraint.Unique.class::cast);
        if (key.isPresent()) {
            KeyRule.unkeyed(old.orElseThrow().name(), key.get().columns(), range, findings);
        } else if (was.isEmpty()
                && !isOfForeignKey(drop.index(), old, range)
                && !drop.table().map(range::isNew).orElse(false)) {
            if (!drop.ifExists()) {
                findings.add(
                        DROP_INDEX,
                        Impact.REVIEW,
                        "drops index %s, and the change logs do not tell what it is; look whether it is unique"
                                .formatted(drop.index()));
            } else {
                findings.add(
                        DROP_INDEX,
                        Impact.LOCK,
                        "drops index %s where there is one; queries that used it slow down".formatted(drop.index()));
            }
        } else {
            old.ifPresent(table -> findings.add(
                    DROP_INDEX,
                    Impact.LOCK,
                    table.name(),
                    "queries of the running version that use index %s of %s slow down"
                            .formatted(drop.index(), table.name())));
        }
    }

    /** InnoDB makes an index for a foreign key that has none, and calls it by the key's name; it is not unique. */
    private static boolean isOfForeignKey(Name index, Optional<Table> old, Range range) {
        return range.dbms().isMySqlLike()
                && old.flatMap(table -> table.constraint(index))
                        .filter(Constraint.ForeignKey.class::isInstance)
                        .isPresent();
    }
}
