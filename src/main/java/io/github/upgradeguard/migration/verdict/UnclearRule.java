package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.PROCEDURAL_BLOCK;
import static io.github.upgradeguard.migration.verdict.FindingKind.REVOKE;
import static io.github.upgradeguard.migration.verdict.FindingKind.UNREAD;

import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.Block;
import io.github.upgradeguard.migration.schema.Operation.CustomCode;
import io.github.upgradeguard.migration.schema.Operation.Revoke;
import io.github.upgradeguard.migration.schema.Operation.Unread;
import java.util.stream.Collectors;

/** What the files alone do not decide. */
final class UnclearRule implements MigrationRule {

    @Override
    public Looks looks() {
        return new Looks()
                .at(Block.class, UnclearRule::conditional)
                .at(CustomCode.class, (code, range, findings) -> range.newVersion()
                        .judge(code, range, findings))
                .at(
                        Unread.class,
                        (unread, range, findings) ->
                                findings.add(UNREAD, Impact.REVIEW, "%s; look what it does".formatted(unread.reason())))
                .at(
                        Revoke.class,
                        (revoke, range, findings) -> findings.add(
                                REVOKE,
                                Impact.BREAKING,
                                "takes rights away: statements of the running version that need them fail"));
    }

    private static void conditional(Block block, Range range, Findings findings) {
        String inside = block.inside().stream().map(Operation::kind).distinct().collect(Collectors.joining(", "));
        findings.add(
                PROCEDURAL_BLOCK,
                Impact.REVIEW,
                "statements that run under conditions which only the database decides%s; look what comes of them"
                        .formatted(inside.isEmpty() ? "" : " (" + inside + ")"));
    }
}
