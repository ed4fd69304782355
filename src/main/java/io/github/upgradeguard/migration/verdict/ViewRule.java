package io.github.upgradeguard.migration.verdict;

import static io.github.upgradeguard.migration.verdict.FindingKind.DROP_VIEW;
import static io.github.upgradeguard.migration.verdict.FindingKind.MATERIALIZED_VIEW;
import static io.github.upgradeguard.migration.verdict.FindingKind.RENAME_VIEW;
import static io.github.upgradeguard.migration.verdict.FindingKind.REPLACE_VIEW;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation.CreateView;
import io.github.upgradeguard.migration.schema.Operation.DropView;
import io.github.upgradeguard.migration.schema.Operation.RenameView;
import java.util.List;
import java.util.Optional;

/** Views come, go and show something else. */
final class ViewRule implements MigrationRule {

    @Override
    public Looks looks() {
        return new Looks()
                .at(CreateView.class, ViewRule::created)
                .at(DropView.class, ViewRule::dropped)
                .at(RenameView.class, ViewRule::renamed);
    }

    private static void dropped(DropView drop, Range range, Findings findings) {
        if (!range.isNew(drop.view()) && !isMadeAndGone(drop, range)) {
            gone(DROP_VIEW, drop.view(), "drops view %s".formatted(drop.view()), range, findings);
        }
    }

    private static void renamed(RenameView rename, Range range, Findings findings) {
        if (!range.isNew(rename.view())) {
            gone(
                    RENAME_VIEW,
                    rename.view(),
                    "renames view %s to %s".formatted(rename.view(), rename.to()),
                    range,
                    findings);
        }
    }

    /** Whether this range has dropped it before, so that what it means is told there, or nothing: it was of this range. */
    private static boolean isMadeAndGone(DropView drop, Range range) {
        return range.before().view(drop.view()).isEmpty() && range.now().isDropped(drop.view());
    }

    private static void created(CreateView create, Range range, Findings findings) {
        List<Name> sources = create.readsFrom().stream()
                .filter(source -> !range.isNew(source))
                .sorted()
                .toList();
        if (create.isMaterialized() && !sources.isEmpty()) {
            findings.add(
                    MATERIALIZED_VIEW,
                    Impact.BACKFILL,
                    create.view(),
                    "fills view %s from %s; how long that takes depends on its rows"
                            .formatted(create.view(), Names.list(sources)));
        }
        boolean isReplaced = range.now().view(create.view()).isPresent();
        range.before()
                .view(create.view())
                .filter(old -> isReplaced)
                .ifPresent(old -> replaced(REPLACE_VIEW, old, create, "view %s".formatted(create.view()), findings));
    }

    private static void gone(FindingKind kind, Name view, String what, Range range, Findings findings) {
        Optional<CreateView> old = range.before().view(view);
        Optional<CreateView> successor = range.after().view(view);
        if (old.isPresent() && successor.isPresent()) {
            replaced(kind, old.get(), successor.get(), what + " and makes another of its name", findings);
        } else if (range.after().table(view).isPresent()) {
            findings.add(
                    kind,
                    Impact.REVIEW,
                    view,
                    "%s and makes a table of its name; look whether it has all that the running version reads"
                            .formatted(what));
        } else {
            Gone.tell(kind, view, view, what, range, findings);
        }
    }

    private static void replaced(
            FindingKind kind, CreateView old, CreateView successor, String what, Findings findings) {
        if (old.equals(successor)) {
            return;
        }
        if (old.columns().isEmpty() || successor.columns().isEmpty()) {
            findings.add(
                    kind,
                    Impact.REVIEW,
                    old.view(),
                    "%s: its columns cannot be told from its text; look whether all that the running version reads are there and mean the same"
                            .formatted(what));
            return;
        }
        List<Name> missing = old.columns().stream()
                .filter(column -> !successor.columns().contains(column))
                .toList();
        if (!missing.isEmpty()) {
            findings.add(
                    kind,
                    Impact.BREAKING,
                    old.view(),
                    "%s, without %s, which the running version may read".formatted(what, Names.list(missing)));
        } else if (!old.readsFrom().equals(successor.readsFrom())) {
            findings.add(
                    kind,
                    Impact.REVIEW,
                    old.view(),
                    "%s, which has the same columns but reads other tables; look whether they mean the same"
                            .formatted(what));
        }
    }
}
