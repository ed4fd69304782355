package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.AlterSequence;
import io.github.upgradeguard.migration.schema.Operation.DropSequence;
import io.github.upgradeguard.migration.schema.Operation.RenameSequence;

/** Sequences go, or count otherwise. */
final class SequenceRule implements MigrationRule {

    @Override
    public void judge(Operation operation, Range range, Findings findings) {
        if (operation instanceof AlterSequence alter && alter.changesIncrement()) {
            if (!isNew(alter.sequence(), range)) {
                findings.add(
                        "alter-sequence",
                        Impact.BREAKING,
                        alter.sequence(),
                        "sequence %s takes other steps: generators that reserve numbers by the old step give the same one twice"
                                .formatted(alter.sequence()));
            }
        } else if (operation instanceof DropSequence drop) {
            boolean isNew = isNew(drop.sequence(), range);
            if (range.after().hasSequence(drop.sequence()) && !isNew) {
                findings.add(
                        "drop-sequence",
                        Impact.REVIEW,
                        drop.sequence(),
                        "sequence %s is made anew; look whether it goes on where it was".formatted(drop.sequence()));
            } else if (!isNew) {
                Gone.tell(
                        "drop-sequence",
                        drop.sequence(),
                        drop.sequence(),
                        "drops sequence %s".formatted(drop.sequence()),
                        range,
                        findings);
            }
        } else if (operation instanceof RenameSequence rename && !isNew(rename.sequence(), range)) {
            Gone.tell(
                    "rename-sequence",
                    rename.sequence(),
                    rename.sequence(),
                    "renames sequence %s to %s".formatted(rename.sequence(), rename.to()),
                    range,
                    findings);
        }
    }

    private static boolean isNew(Name sequence, Range range) {
        return range.now().hasSequence(sequence) && !range.before().hasSequence(sequence);
    }
}
