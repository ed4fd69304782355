package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
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
    public void judge(Operation operation, Range range, Findings findings) {
        if (operation instanceof InsertRows insert) {
            inserted(insert, range, findings);
        } else if (operation instanceof UpdateRows update && !range.isNew(update.table())) {
            updated(update, range, findings);
        } else if (operation instanceof DeleteRows delete && !range.isNew(delete.table())) {
            deleted(delete.table(), range, findings);
        } else if (operation instanceof TruncateTable truncate && !range.isNew(truncate.table())) {
            findings.add(
                    "truncate",
                    Impact.BREAKING,
                    truncate.table(),
                    "all rows of %s are deleted, and the running version misses them".formatted(truncate.table()));
        } else if (operation instanceof RewriteTable rewrite && !range.isNew(rewrite.table())) {
            findings.add(
                    "rewrite-table",
                    Impact.LOCK,
                    rewrite.table(),
                    "%s writes %s anew, and writers wait".formatted(rewrite.how(), rewrite.table()));
        } else {
            partition(operation, range, findings);
        }
    }

    private static void inserted(InsertRows insert, Range range, Findings findings) {
        List<Name> sources = insert.readsFrom().stream()
                .filter(source -> !range.isNew(source))
                .sorted()
                .toList();
        if (!sources.isEmpty()) {
            findings.add(
                    "copy-rows",
                    Impact.BACKFILL,
                    insert.table(),
                    "fills %s from %s; how long that takes depends on its rows, and rows that the running version writes meanwhile are not among them"
                            .formatted(insert.table(), Names.list(sources)));
        } else if (!range.isNew(insert.table())) {
            findings.add(
                    "insert-rows",
                    Impact.BACKFILL,
                    insert.table(),
                    "writes rows into %s, which the running version may read".formatted(insert.table()));
        }
    }

    private static void updated(UpdateRows update, Range range, Findings findings) {
        Name table = update.table();
        List<Name> emptied = update.columns().stream()
                .filter(column -> range.isMoved(table, column) && !range.isNew(table, column))
                .sorted()
                .toList();
        if (!emptied.isEmpty()) {
            findings.add(
                    "moved-data",
                    Impact.BREAKING,
                    table,
                    "%s is written over, from which a new column was filled in the same upgrade: the running version reads it still"
                            .formatted(Names.of(table, emptied)));
        }
        List<Name> written = update.columns().stream().sorted().toList();
        boolean areNew = range.areNew(table, written);
        findings.add(
                "update-rows",
                Impact.BACKFILL,
                table,
                areNew
                        ? "%s is filled for the rows that are there; rows that the running version writes meanwhile stay without"
                                .formatted(Names.of(table, written))
                        : "rows of %s are written; how long that takes depends on how many there are".formatted(table));
    }

    private static void deleted(Name table, Range range, Findings findings) {
        if (range.isMoved(table)) {
            findings.add(
                    "moved-data",
                    Impact.BREAKING,
                    table,
                    "rows of %s are deleted that something new was filled from in the same upgrade: the running version looks for them here"
                            .formatted(table));
        } else {
            findings.add(
                    "delete-rows",
                    Impact.REVIEW,
                    table,
                    "rows of %s are deleted; look whether the running version can do without them, and how many they are"
                            .formatted(table));
        }
    }

    private static void partition(Operation operation, Range range, Findings findings) {
        if (operation instanceof AttachPartition attach
                && !range.isNew(attach.table())
                && !range.isNew(attach.partition())) {
            findings.add(
                    "attach-partition",
                    Impact.LOCK,
                    attach.table(),
                    "every row of %s is looked at before it becomes a partition of %s"
                            .formatted(attach.partition(), attach.table()));
        } else if (operation instanceof DetachPartition detach && !range.isNew(detach.table())) {
            findings.add(
                    "detach-partition",
                    Impact.BREAKING,
                    detach.table(),
                    "partition %s leaves %s: the running version misses its rows, and its inserts may find no partition"
                            .formatted(detach.partition(), detach.table()));
        }
    }
}
