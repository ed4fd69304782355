package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.Block;
import io.github.upgradeguard.migration.schema.Operation.CustomCode;
import io.github.upgradeguard.migration.schema.Operation.Revoke;
import io.github.upgradeguard.migration.schema.Operation.Unread;
import java.util.stream.Collectors;

/** What the files alone do not decide. */
final class UnclearRule implements MigrationRule {

    @Override
    public void judge(Operation operation, Range range, Findings findings) {
        if (operation instanceof Block block) {
            String inside =
                    block.inside().stream().map(Operation::kind).distinct().collect(Collectors.joining(", "));
            findings.add(
                    "procedural-block",
                    Impact.REVIEW,
                    "statements that run under conditions which only the database decides%s; look what comes of them"
                            .formatted(inside.isEmpty() ? "" : " (" + inside + ")"));
        } else if (operation instanceof CustomCode code) {
            range.newVersion().judge(code, range, findings);
        } else if (operation instanceof Unread unread) {
            findings.add("unread", Impact.REVIEW, "%s; look what it does".formatted(unread.reason()));
        } else if (operation instanceof Revoke) {
            findings.add(
                    "revoke",
                    Impact.BREAKING,
                    "takes rights away: statements of the running version that need them fail");
        }
    }
}
