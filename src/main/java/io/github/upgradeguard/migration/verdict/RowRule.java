package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.ATTACH_PARTITION;
import static io.github.upgradeguard.migration.verdict.FindingKind.COPY_ROWS;
import static io.github.upgradeguard.migration.verdict.FindingKind.DELETE_ROWS;
import static io.github.upgradeguard.migration.verdict.FindingKind.DETACH_PARTITION;
import static io.github.upgradeguard.migration.verdict.FindingKind.INSERT_ROWS;
import static io.github.upgradeguard.migration.verdict.FindingKind.MOVED_DATA;
import static io.github.upgradeguard.migration.verdict.FindingKind.REWRITE_TABLE;
import static io.github.upgradeguard.migration.verdict.FindingKind.TRUNCATE;
import static io.github.upgradeguard.migration.verdict.FindingKind.UPDATE_ROWS;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation.AttachPartition;
import io.github.upgradeguard.migration.schema.Operation.DeleteRows;
import io.github.upgradeguard.migration.schema.Operation.DetachPartition;
import io.github.upgradeguard.migration.schema.Operation.InsertRows;
import io.github.upgradeguard.migration.schema.Operation.RewriteTable;
import io.github.upgradeguard.migration.schema.Operation.TruncateTable;
import io.github.upgradeguard.migration.schema.Operation.UpdateRows;
import java.util.List;

/** Rows are written, copied, moved and deleted. */
final class RowRule implements MigrationRule {

    @Override
    public Looks looks() {
        return new Looks()
                .at(InsertRows.class, RowRule::inserted)
                .at(UpdateRows.class, RowRule::updated)
                .at(DeleteRows.class, RowRule::deleted)
                .at(TruncateTable.class, RowRule::truncated)
                .at(RewriteTable.class, RowRule::rewritten)
                .at(AttachPartition.class, RowRule::attached)
                .at(DetachPartition.class, RowRule::detached);
    }

    private static void truncated(TruncateTable truncate, Range range, Findings findings) {
        if (!range.isNew(truncate.table())) {
            findings.add(
                    TRUNCATE,
                    Impact.BREAKING,
                    truncate.table(),
                    "all rows of %s are deleted, and the running version misses them".formatted(truncate.table()));
        }
    }

    private static void rewritten(RewriteTable rewrite, Range range, Findings findings) {
        if (!range.isNew(rewrite.table())) {
            findings.add(
                    REWRITE_TABLE,
                    Impact.LOCK,
                    rewrite.table(),
                    "%s writes %s anew, and writers wait".formatted(rewrite.how(), rewrite.table()));
        }
    }

    private static void inserted(InsertRows insert, Range range, Findings findings) {
        List<Name> sources = insert.readsFrom().stream()
                .filter(source -> !range.isNew(source))
                .sorted()
                .toList();
        if (!sources.isEmpty()) {
            findings.add(
                    COPY_ROWS,
                    Impact.BACKFILL,
                    insert.table(),
                    "fills %s from %s; how long that takes depends on its rows, and rows that the running version writes meanwhile are not among them"
                            .formatted(insert.table(), Names.list(sources)));
        } else if (!range.isNew(insert.table())) {
            findings.add(
                    INSERT_ROWS,
                    Impact.BACKFILL,
                    insert.table(),
                    "writes rows into %s, which the running version may read".formatted(insert.table()));
        }
    }

    private static void updated(UpdateRows update, Range range, Findings findings) {
        Name table = update.table();
        if (range.isNew(table)) {
            return;
        }
        List<Name> emptied = update.columns().stream()
                .filter(column -> range.isMoved(table, column) && !range.isNew(table, column))
                .sorted()
                .toList();
        if (!emptied.isEmpty()) {
            findings.add(
                    MOVED_DATA,
                    Impact.BREAKING,
                    table,
                    "%s is written over, from which a new column was filled in the same upgrade: the running version reads it still"
                            .formatted(Names.of(table, emptied)));
        }
        List<Name> written = update.columns().stream().sorted().toList();
        boolean areNew = range.areNew(table, written);
        findings.add(
                UPDATE_ROWS,
                Impact.BACKFILL,
                table,
                areNew
                        ? "%s is filled for the rows that are there; rows that the running version writes meanwhile stay without"
                                .formatted(Names.of(table, written))
                        : "rows of %s are written; how long that takes depends on how many there are".formatted(table));
    }

    private static void deleted(DeleteRows delete, Range range, Findings findings) {
        Name table = delete.table();
        if (range.isNew(table)) {
            return;
        }
        if (range.isMoved(table)) {
            findings.add(
                    MOVED_DATA,
                    Impact.BREAKING,
                    table,
                    "rows of %s are deleted that something new was filled from in the same upgrade: the running version looks for them here"
                            .formatted(table));
        } else {
            findings.add(
                    DELETE_ROWS,
                    Impact.REVIEW,
                    table,
                    "rows of %s are deleted; look whether the running version can do without them, and how many they are"
                            .formatted(table));
        }
    }

    private static void attached(AttachPartition attach, Range range, Findings findings) {
        if (!range.isNew(attach.table()) && !range.isNew(attach.partition())) {
            findings.add(
                    ATTACH_PARTITION,
                    Impact.LOCK,
                    attach.table(),
                    "every row of %s is looked at before it becomes a partition of %s"
                            .formatted(attach.partition(), attach.table()));
        }
    }

    private static void detached(DetachPartition detach, Range range, Findings findings) {
        if (!range.isNew(detach.table())) {
            findings.add(
                    DETACH_PARTITION,
                    Impact.BREAKING,
                    detach.table(),
                    "partition %s leaves %s: the running version misses its rows, and its inserts may find no partition"
                            .formatted(detach.partition(), detach.table()));
        }
    }
}
