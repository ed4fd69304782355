package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.CHANGE_TYPE;
import static io.github.upgradeguard.migration.verdict.FindingKind.NARROW_FIELD;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation.ChangeType;
import java.util.Optional;

/** A column gets another type. */
final class TypeRule implements MigrationRule {

    @Override
    public Looks looks() {
        return new Looks().at(ChangeType.class, TypeRule::judge);
    }

    private static void judge(ChangeType change, Range range, Findings findings) {
        if (range.isNew(change.table())) {
            return;
        }
        if (range.isNew(change.table(), change.column())) {
            ofNewColumn(change, range, findings);
        } else {
            changed(change, range, findings);
        }
    }

    /** The running version does not see its type; but its inserts fail where it asks for a value from now on. */
    private static void ofNewColumn(ChangeType change, Range range, Findings findings) {
        Optional<Column> now = range.now().table(change.table()).flatMap(table -> table.column(change.column()));
        change.replaces()
                .ifPresent(whole -> now.ifPresent(
                        was -> NullRule.redefined(change.table(), change.column(), was, whole, range, findings)));
    }

    private static void changed(ChangeType change, Range range, Findings findings) {
        Name table = change.table();
        Optional<Column> old = range.old(table, change.column());
        String named = Names.of(table, change.column());
        if (old.isEmpty()) {
            findings.add(
                    CHANGE_TYPE,
                    Impact.REVIEW,
                    table,
                    "makes %s %s, and what it was is not in the change logs; look whether the running version can go on reading and writing it"
                            .formatted(named, change.type().text()));
            return;
        }
        String becomes = "%s changes from %s to %s"
                .formatted(named, old.get().type().text(), change.type().text());
        TypeChange kind = TypeChange.of(old.get().type(), change.type(), range.dbms());
        switch (kind) {
            case NONE -> {}
            case WIDER -> {
                if (range.dbms() == Dbms.POSTGRESQL) {
                    findings.add(
                            CHANGE_TYPE,
                            Impact.ADDITIVE,
                            table,
                            becomes
                                    + ", which only makes room; a session that has prepared a query of it gets one error (cached plan must not change result type)");
                }
            }
            case WIDER_BY_REWRITE ->
                findings.add(
                        CHANGE_TYPE,
                        Impact.LOCK,
                        table,
                        becomes + ": old values and statements go on working, but every row is written anew meanwhile");
            case UNCERTAIN ->
                findings.add(
                        CHANGE_TYPE,
                        Impact.REVIEW,
                        table,
                        becomes
                                + "; look whether the running version compares, sorts or binds it in a way that both take");
            case OTHER ->
                findings.add(
                        CHANGE_TYPE,
                        Impact.BREAKING,
                        table,
                        becomes + ": values or parameters of the running version do not fit any more");
        }
        if (kind == TypeChange.WIDER_BY_REWRITE
                && range.oldVersion().isNarrower(table, old.get().name(), change.type())) {
            findings.add(
                    NARROW_FIELD,
                    Impact.REVIEW,
                    table,
                    becomes
                            + ", and the running version's field for it is of a smaller type; look whether new values exceed it");
        }
        change.replaces()
                .ifPresent(whole -> NullRule.redefined(table, change.column(), old.get(), whole, range, findings));
    }
}
