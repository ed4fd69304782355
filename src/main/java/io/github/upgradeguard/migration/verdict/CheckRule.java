package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.ADD_CHECK;
import static io.github.upgradeguard.migration.verdict.FindingKind.VALIDATE_CONSTRAINT;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Constraint.Check;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation.AddColumn;
import io.github.upgradeguard.migration.schema.Operation.AddConstraint;
import io.github.upgradeguard.migration.schema.Operation.ValidateConstraint;
import io.github.upgradeguard.migration.schema.Table;
import java.util.List;
import java.util.Optional;

/** Conditions on rows come; where one goes, the running version is only freer. */
final class CheckRule implements MigrationRule {

    @Override
    public Looks looks() {
        return new Looks()
                .at(AddConstraint.class, (add, range, findings) -> {
                    if (add.constraint() instanceof Check check) {
                        added(add.table(), check, range, findings);
                    }
                })
                .at(AddColumn.class, CheckRule::addedWithColumn)
                .at(ValidateConstraint.class, CheckRule::validated);
    }

    private static void addedWithColumn(AddColumn add, Range range, Findings findings) {
        for (Constraint constraint : add.constraints()) {
            if (constraint instanceof Check check && !range.isNew(add.table())) {
                Condition condition = Condition.of(check.condition());
                boolean ofOldColumns = !mentioned(add.table(), condition, range).isEmpty();
                ofNewColumns(add.table(), List.of(add.column()), condition, ofOldColumns, findings);
            }
        }
    }

    /** SQL Server says it of a constraint that was off, too: one that the schema does not hold may come back by it. */
    private static void validated(ValidateConstraint validate, Range range, Findings findings) {
        if (range.isNew(validate.table())) {
            return;
        }
        boolean isHeld = range.now()
                .table(validate.table())
                .flatMap(table -> table.constraint(validate.constraint()))
                .isPresent();
        findings.add(
                VALIDATE_CONSTRAINT,
                isHeld ? Impact.LOCK : Impact.REVIEW,
                validate.table(),
                isHeld
                        ? "every row of %s is looked at".formatted(validate.table())
                        : "every row of %s is looked at for constraint %s, which the change logs do not make, or take away; look what it demands"
                                .formatted(validate.table(), validate.constraint()));
    }

    private static void added(Name table, Check check, Range range, Findings findings) {
        if (range.isNew(table)) {
            return;
        }
        Optional<Table> now = range.now().table(table);
        Condition condition = Condition.of(check.condition());
        List<Name> mentioned = mentioned(table, condition, range);
        List<Column> made = mentioned.stream()
                .filter(column -> range.isNew(table, column))
                .flatMap(column -> range.last(table, column).or(() -> now.flatMap(it -> it.column(column))).stream())
                .toList();
        if (!made.isEmpty()) {
            ofNewColumns(table, made, condition, made.size() < mentioned.size(), findings);
            return;
        }
        Optional<Check> replaced = range.old(table).flatMap(old -> replaced(old, now, check));
        if (replaced.isEmpty()) {
            findings.add(
                    ADD_CHECK,
                    Impact.BREAKING,
                    table,
                    "rows of %s must meet a condition from now on: writes of the running version can fail, and a row that does not meet it stops the migration"
                            .formatted(table));
            return;
        }
        switch (condition.comparedWith(Condition.of(replaced.get().condition()))) {
            case LOOSER ->
                findings.add(
                        ADD_CHECK,
                        Impact.LOCK,
                        table,
                        "a condition on %s is loosened, and every row looked at; the running version may meet values that it does not know"
                                .formatted(table));
            case TIGHTER ->
                findings.add(
                        ADD_CHECK,
                        Impact.BREAKING,
                        table,
                        "a condition on %s is tightened: writes of the running version can fail".formatted(table));
            case UNKNOWN ->
                findings.add(
                        ADD_CHECK,
                        Impact.REVIEW,
                        table,
                        "a condition on %s is written anew; look whether all rows of the running version meet it"
                                .formatted(table));
        }
    }

    private static List<Name> mentioned(Name table, Condition condition, Range range) {
        return range.now()
                .table(table)
                .map(it -> it.columns().keySet().stream()
                        .filter(column -> condition.mentions(column))
                        .toList())
                .orElse(List.of());
    }

    /** Where the running version writes nothing, there is the default or NULL, and a condition that comes to NULL holds. */
    private static void ofNewColumns(
            Name table, List<Column> columns, Condition condition, boolean ofOldColumns, Findings findings) {
        String named = Names.of(table, columns.stream().map(Column::name).toList());
        List<Name> empty = columns.stream()
                .filter(column -> !column.filled().isGiven())
                .map(Column::name)
                .toList();
        if (empty.stream().anyMatch(condition::refusesNull)) {
            findings.add(
                    ADD_CHECK,
                    Impact.BREAKING,
                    table,
                    "%s is new, and a condition takes no NULL there: the running version's inserts do not name it and fail"
                            .formatted(Names.of(table, empty)));
        } else if (ofOldColumns) {
            findings.add(
                    ADD_CHECK,
                    Impact.REVIEW,
                    table,
                    "a condition on %s, which is new, and on columns that are not; look whether it holds for what the running version writes, also in rows in which the new version has filled the new ones"
                            .formatted(named));
        } else if (!empty.isEmpty() && condition.looksAtNull()) {
            findings.add(
                    ADD_CHECK,
                    Impact.REVIEW,
                    table,
                    "a condition on %s, which is new; look whether it holds where the running version leaves NULL"
                            .formatted(named));
        } else {
            findings.add(
                    ADD_CHECK,
                    Impact.LOCK,
                    table,
                    "a condition on %s, which is new; every row is looked at".formatted(named));
        }
    }

    /** The check of the old table that is gone by now and has the name of the new one, or is the only one where that has no name. */
    private static Optional<Check> replaced(Table old, Optional<Table> now, Check check) {
        List<Check> gone = old.constraints().stream()
                .filter(Check.class::isInstance)
                .map(Check.class::cast)
                .filter(was -> now.isEmpty() || !now.get().constraints().contains(was))
                .toList();
        return gone.stream()
                .filter(was -> was.name().isPresent() && was.name().equals(check.name()))
                .findFirst()
                .or(() -> check.name().isEmpty() && gone.size() == 1 ? Optional.of(gone.get(0)) : Optional.empty());
    }
}
