package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.ADD_TYPE_VALUE;
import static io.github.upgradeguard.migration.verdict.FindingKind.ALTER_TYPE;
import static io.github.upgradeguard.migration.verdict.FindingKind.CREATE_TRIGGER;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_ROUTINE;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_TRIGGER;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_TYPE;
import static io.github.upgradeguard.migration.verdict.FindingKind.REPLACE_ROUTINE;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation.AddTypeValue;
import io.github.upgradeguard.migration.schema.Operation.AlterType;
import io.github.upgradeguard.migration.schema.Operation.CreateRoutine;
import io.github.upgradeguard.migration.schema.Operation.CreateTrigger;
import io.github.upgradeguard.migration.schema.Operation.DropRoutine;
import io.github.upgradeguard.migration.schema.Operation.DropTrigger;
import io.github.upgradeguard.migration.schema.Operation.DropType;
import java.util.Optional;

/** What the database itself runs: routines, triggers, and the types they and columns are made of. */
final class RoutineRule implements MigrationRule {

    @Override
    public Looks looks() {
        return new Looks()
                .at(CreateRoutine.class, RoutineRule::replaced)
                .at(DropRoutine.class, RoutineRule::dropped)
                .at(CreateTrigger.class, RoutineRule::triggered)
                .at(DropTrigger.class, RoutineRule::droppedTrigger)
                .at(AddTypeValue.class, RoutineRule::valueAdded)
                .at(AlterType.class, RoutineRule::typeAltered)
                .at(DropType.class, RoutineRule::typeDropped);
    }

    private static void triggered(CreateTrigger create, Range range, Findings findings) {
        boolean isSame =
                range.before().trigger(create.trigger()).filter(create::equals).isPresent();
        if (!range.isNew(create.table()) && !isSame) {
            findings.add(
                    CREATE_TRIGGER,
                    Impact.REVIEW,
                    create.table(),
                    "trigger %s fires for writes of the running version too; look whether it lets them pass and what else it does"
                            .formatted(create.trigger()));
        }
    }

    private static void replaced(CreateRoutine create, Range range, Findings findings) {
        Optional<String> old = range.before().routine(create.routine());
        if (old.isPresent() && !old.get().equals(create.body())) {
            findings.add(
                    REPLACE_ROUTINE,
                    Impact.REVIEW,
                    create.routine(),
                    "routine %s does something else; look whether calls of the running version still mean the same"
                            .formatted(create.routine()));
        }
    }

    private static void dropped(DropRoutine drop, Range range, Findings findings) {
        Name routine = drop.routine();
        Optional<String> old = range.before().routine(routine);
        Optional<String> successor = range.after().routine(routine);
        boolean isNew = old.isEmpty() && range.now().routine(routine).isPresent();
        if (isNew || (successor.isPresent() && (old.isEmpty() || old.equals(successor)))) {
            return;
        }
        if (successor.isPresent()) {
            findings.add(
                    REPLACE_ROUTINE,
                    Impact.REVIEW,
                    routine,
                    "routine %s is made anew; look whether calls of the running version still fit and mean the same"
                            .formatted(routine));
        } else if (old.isEmpty() && drop.ifExists()) {
            findings.add(
                    DROP_ROUTINE,
                    Impact.REVIEW,
                    routine,
                    "drops routine %s where there is one, and the change logs do not make it; look whether the running version calls it"
                            .formatted(routine));
        } else {
            Gone.tell(DROP_ROUTINE, routine, routine, "drops routine %s".formatted(routine), range, findings);
        }
    }

    private static void droppedTrigger(DropTrigger drop, Range range, Findings findings) {
        Optional<CreateTrigger> old = range.before().trigger(drop.trigger());
        boolean isNew = old.isEmpty() && range.now().trigger(drop.trigger()).isPresent();
        boolean isOnNew = drop.table()
                .or(() -> old.map(CreateTrigger::table))
                .map(range::isNew)
                .orElse(false);
        boolean isSame = old.isPresent() && old.equals(range.after().trigger(drop.trigger()));
        boolean isMadeAnew =
                old.isEmpty() && range.after().trigger(drop.trigger()).isPresent();
        if (!isNew && !isOnNew && !isSame && !isMadeAnew) {
            findings.add(
                    DROP_TRIGGER,
                    Impact.REVIEW,
                    "trigger %s fires no more; look whether the running version relies on what it did"
                            .formatted(drop.trigger()));
        }
    }

    private static void valueAdded(AddTypeValue add, Range range, Findings findings) {
        if (!isNewType(add.type(), range)) {
            findings.add(
                    ADD_TYPE_VALUE,
                    Impact.REVIEW,
                    "type %s gets a value that the running version may not know; look what it does when it reads one"
                            .formatted(add.type()));
        }
    }

    private static void typeAltered(AlterType alter, Range range, Findings findings) {
        if (!isNewType(alter.type(), range)) {
            findings.add(
                    ALTER_TYPE,
                    Impact.BREAKING,
                    "type %s changes, and values of the running version do not fit any more".formatted(alter.type()));
        }
    }

    private static void typeDropped(DropType drop, Range range, Findings findings) {
        if (!isNewType(drop.type(), range)) {
            Gone.tell(DROP_TYPE, drop.type(), drop.type(), "drops type %s".formatted(drop.type()), range, findings);
        }
    }

    private static boolean isNewType(Name type, Range range) {
        return range.now().hasType(type) && !range.before().hasType(type);
    }
}
