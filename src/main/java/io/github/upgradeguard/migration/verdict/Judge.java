package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.changelog.Change;
import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.ArrayList;
import java.util.List;

/** Asks all rules about each operation of the change sets of a range, in the order in which they run. */
public final class Judge {

    private static final List<MigrationRule> RULES = List.of(
            new TableRule(),
            new ColumnRule(),
            new TypeRule(),
            new NullRule(),
            new KeyRule(),
            new ForeignKeyRule(),
            new CheckRule(),
            new IndexRule(),
            new ViewRule(),
            new SequenceRule(),
            new RoutineRule(),
            new RowRule(),
            new UnclearRule());

    static final Looks LOOKS = RULES.stream().map(MigrationRule::looks).reduce(new Looks(), Looks::and);

    private final Range range;

    /** @param range all new change sets, of which none is judged yet */
    public Judge(Range range) {
        this.range = range;
    }

    /** The findings of a change set; to be asked once for each, in order. */
    public List<MigrationFinding> judge(ChangeSet changeSet) {
        List<MigrationFinding> found = new ArrayList<>();
        for (Change change : changeSet.changes()) {
            Findings findings = new Findings(change);
            for (Operation operation : change.operations()) {
                judge(operation, findings);
            }
            found.addAll(findings.all());
        }
        return found;
    }

    private void judge(Operation operation, Findings findings) {
        LOOKS.of(operation).forEach(look -> look.at(operation, range, findings));
        if (operation instanceof Operation.Block block) {
            for (Operation inside : block.inside()) {
                judge(inside, findings);
            }
        } else {
            range.pass(operation);
        }
    }
}
