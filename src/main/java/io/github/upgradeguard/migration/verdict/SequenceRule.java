package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.ALTER_SEQUENCE;
import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_SEQUENCE;
import static io.github.upgradeguard.migration.verdict.FindingKind.RENAME_SEQUENCE;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation.AlterSequence;
import io.github.upgradeguard.migration.schema.Operation.DropSequence;
import io.github.upgradeguard.migration.schema.Operation.RenameSequence;

/** Sequences go, or count otherwise. */
final class SequenceRule implements MigrationRule {

    @Override
    public Looks looks() {
        return new Looks()
                .at(AlterSequence.class, SequenceRule::altered)
                .at(DropSequence.class, SequenceRule::dropped)
                .at(RenameSequence.class, SequenceRule::renamed);
    }

    private static void altered(AlterSequence alter, Range range, Findings findings) {
        if (alter.changesIncrement() && !isNew(alter.sequence(), range)) {
            findings.add(
                    ALTER_SEQUENCE,
                    Impact.BREAKING,
                    alter.sequence(),
                    "sequence %s takes other steps: generators that reserve numbers by the old step give the same one twice"
                            .formatted(alter.sequence()));
        }
    }

    private static void dropped(DropSequence drop, Range range, Findings findings) {
        if (isNew(drop.sequence(), range)) {
            return;
        }
        if (range.after().hasSequence(drop.sequence())) {
            findings.add(
                    DROP_SEQUENCE,
                    Impact.REVIEW,
                    drop.sequence(),
                    "sequence %s is made anew; look whether it goes on where it was".formatted(drop.sequence()));
        } else {
            Gone.tell(
                    DROP_SEQUENCE,
                    drop.sequence(),
                    drop.sequence(),
                    "drops sequence %s".formatted(drop.sequence()),
                    range,
                    findings);
        }
    }

    private static void renamed(RenameSequence rename, Range range, Findings findings) {
        if (!isNew(rename.sequence(), range)) {
            Gone.tell(
                    RENAME_SEQUENCE,
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
