package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.ADD_REQUIRED_COLUMN;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_DEFAULT;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_NOT_NULL;
import static io.github.upgradeguard.migration.verdict.FindingKind.FILL_COLUMN;
import static io.github.upgradeguard.migration.verdict.FindingKind.SET_NOT_NULL;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation.DropConstraint;
import io.github.upgradeguard.migration.schema.Operation.DropDefault;
import io.github.upgradeguard.migration.schema.Operation.DropNotNull;
import io.github.upgradeguard.migration.schema.Operation.SetNotNull;
import io.github.upgradeguard.migration.schema.Table;
import java.util.Optional;

/** Columns begin or cease to take NULL, and lose their defaults. */
final class NullRule implements MigrationRule {

    @Override
    public Looks looks() {
        return new Looks()
                .at(SetNotNull.class, NullRule::required)
                .at(DropNotNull.class, (drop, range, findings) -> freed(drop.table(), drop.column(), range, findings))
                .at(
                        DropDefault.class,
                        (drop, range, findings) -> undefaulted(drop.table(), drop.column(), range, findings))
                .at(DropConstraint.class, NullRule::dropped);
    }

    private static void required(SetNotNull set, Range range, Findings findings) {
        if (range.isNew(set.table())) {
            return;
        }
        if (set.fill()) {
            findings.add(
                    FILL_COLUMN,
                    Impact.BACKFILL,
                    set.table(),
                    "gives %s a value where it is NULL".formatted(Names.of(set.table(), set.column())));
        }
        required(set.table(), set.column(), range, findings);
    }

    /** SQL Server's defaults are constraints. */
    private static void dropped(DropConstraint drop, Range range, Findings findings) {
        range.now()
                .table(drop.table())
                .flatMap(table -> drop.name().flatMap(table::constraint))
                .filter(Constraint.Default.class::isInstance)
                .map(Constraint.Default.class::cast)
                .ifPresent(gone -> undefaulted(drop.table(), gone.column(), range, findings));
    }

    /** What another definition of a column says beside the type: MySQL's {@code MODIFY}, or a column in its place. */
    static void redefined(Name table, Name column, Column old, Column whole, Range range, Findings findings) {
        if (old.isNullable() && !whole.isNullable()) {
            required(table, column, range, findings);
        } else if (!old.isNullable() && whole.isNullable()) {
            freed(table, column, range, findings);
        }
        if (old.filled().isGiven() && !whole.filled().isGiven()) {
            undefaulted(table, column, range, findings);
        }
    }

    private static void required(Name table, Name column, Range range, Findings findings) {
        String named = Names.of(table, column);
        boolean isRequired = isRequired(table, column, range);
        boolean isFreedAgain = range.last(table, column).map(Column::isNullable).orElse(false);
        if (isRequired) {
            return;
        }
        if (isFreedAgain) {
            findings.add(
                    SET_NOT_NULL,
                    range.isNew(table, column) ? Impact.LOCK : Impact.REVIEW,
                    table,
                    "%s takes no NULL for a while; every row is looked at, and one that has NULL stops the migration"
                            .formatted(named));
            return;
        }
        boolean hasDefault =
                range.last(table, column).map(it -> it.filled().isGiven()).orElse(false);
        if (range.isNew(table, column)) {
            if (!hasDefault) {
                newAndRequired(table, named, findings);
            } else {
                scanned(table, named, findings);
            }
            return;
        }
        Optional<Column> old = range.old(table, column);
        if (old.isPresent() && !old.get().isNullable()) {
            scanned(table, named, findings);
        } else if (old.isPresent()
                && !range.oldVersion().mayWriteNull(table, old.get().name())) {
            findings.add(
                    SET_NOT_NULL,
                    Impact.LOCK,
                    table,
                    "%s takes no NULL any more, and the running version's field for it holds none; every row is looked at"
                            .formatted(named));
        } else if (hasDefault) {
            findings.add(
                    SET_NOT_NULL,
                    Impact.REVIEW,
                    table,
                    "%s takes no NULL any more. Its default helps inserts that do not name it; look whether the running version writes NULL itself, as mappers that write every column do"
                            .formatted(named));
        } else {
            findings.add(
                    SET_NOT_NULL,
                    Impact.BREAKING,
                    table,
                    "%s takes no NULL any more: the running version may write one, and a row that has one stops the migration"
                            .formatted(named));
        }
    }

    private static void scanned(Name table, String named, Findings findings) {
        findings.add(SET_NOT_NULL, Impact.LOCK, table, "every row is looked at for NULL in %s".formatted(named));
    }

    private static boolean isRequired(Name table, Name column, Range range) {
        return range.now()
                .table(table)
                .flatMap(it -> it.column(column))
                .map(it -> !it.isNullable())
                .orElse(false);
    }

    static void newAndRequired(Name table, String named, Findings findings) {
        findings.add(
                ADD_REQUIRED_COLUMN,
                Impact.BREAKING,
                table,
                "%s is new, takes no NULL and has no default: the running version's inserts do not name it and fail"
                        .formatted(named));
    }

    private static void freed(Name table, Name column, Range range, Findings findings) {
        if (range.isNew(table, column)) {
            return;
        }
        Optional<Column> old = range.old(table, column);
        boolean wasFree = old.map(Column::isNullable).orElse(false);
        boolean isRequiredAgain =
                range.last(table, column).map(it -> !it.isNullable()).orElse(false);
        // A column of the primary key takes no NULL, whatever its own definition says.
        boolean isKey = range.now()
                .table(table)
                .flatMap(Table::primaryKey)
                .filter(key -> key.contains(column))
                .isPresent();
        if (wasFree || isRequiredAgain || isKey) {
            return;
        }
        String named = Names.of(table, column);
        Name nameOfThen = old.map(Column::name).orElse(column);
        if (range.oldVersion().failsOnNull(table, nameOfThen)) {
            findings.add(
                    DROP_NOT_NULL,
                    Impact.BREAKING,
                    table,
                    "%s may be NULL from now on, and the running version reads it into a primitive field, which fails on the first row that the new version leaves empty"
                            .formatted(named));
        } else if (range.oldVersion().use(nameOfThen) instanceof OldVersion.Use.Unused) {
            findings.add(
                    DROP_NOT_NULL,
                    Impact.ADDITIVE,
                    table,
                    "%s may be NULL from now on; nothing in the running version's artifacts names it, and these are said to be all"
                            .formatted(named));
        } else {
            findings.add(
                    DROP_NOT_NULL,
                    Impact.REVIEW,
                    table,
                    "%s may be NULL from now on; look whether the running version can read a NULL there"
                            .formatted(named));
        }
    }

    private static void undefaulted(Name table, Name column, Range range, Findings findings) {
        boolean isNew = range.isNew(table, column);
        Optional<Column> last = range.last(table, column);
        // A column that is not there in the end under its name may have another.
        boolean isMissed = last.map(it -> !it.isNullable() && !it.filled().isGiven())
                .orElseGet(() -> !isNew || isRequired(table, column, range));
        if (isMissed && isNew && !range.isNew(table)) {
            newAndRequired(table, Names.of(table, column), findings);
        } else if (isMissed && !isNew) {
            findings.add(
                    DROP_DEFAULT,
                    Impact.REVIEW,
                    table,
                    "%s loses its default; look whether every insert of the running version names it"
                            .formatted(Names.of(table, column)));
        }
    }
}
