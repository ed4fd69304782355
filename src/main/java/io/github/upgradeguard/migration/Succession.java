package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.verdict.FindingKind.CHANGED_SET;
import static io.github.upgradeguard.migration.verdict.FindingKind.NOT_RUN;
import static io.github.upgradeguard.migration.verdict.FindingKind.OTHER_RUNNER;
import static io.github.upgradeguard.migration.verdict.FindingKind.REMOVED_SET;

import io.github.upgradeguard.migration.changelog.ChangeLog;
import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.changelog.ChangeSet.Repeats;
import io.github.upgradeguard.migration.changelog.Gap;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.verdict.FindingKind;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import io.github.upgradeguard.migration.verdict.NewVersion;
import io.github.upgradeguard.migration.verdict.OldVersion;
import io.github.upgradeguard.migration.verdict.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one release runs that another has not run: told by what change sets are recorded by, never by their numbers. */
final class Succession {

    private final History old;
    private final History next;
    private final Map<SetId, ChangeSet> newSets = new LinkedHashMap<>();
    private final Map<SetId, ChangeSet> rewritten = new HashMap<>();

    Succession(History old, History next) {
        this.old = old;
        this.next = next;
        next.changeSets().forEach(this::follow);
    }

    private void follow(SetId id, ChangeSet changeSet) {
        ChangeSet was = old.changeSets().get(id);
        if (was == null || isRunFirstHere(was, changeSet)) {
            newSets.put(id, changeSet);
        } else if (!was.digest().equals(changeSet.digest())) {
            if (changeSet.repeats() == Repeats.NEVER) {
                rewritten.put(id, was);
            }
            newSets.put(id, changeSet);
        }
    }

    /** A set that the earlier release kept from this database and the later one does not. */
    private static boolean isRunFirstHere(ChangeSet was, ChangeSet changeSet) {
        return was.isSkipped() && !changeSet.isSkipped();
    }

    /**
     * The change sets that run, or that should not have changed, in order; those that the database never sees and those
     * that are only recorded otherwise included.
     */
    Map<SetId, ChangeSet> newSets() {
        return Collections.unmodifiableMap(newSets);
    }

    private boolean isRewritten(SetId id) {
        return rewritten.containsKey(id);
    }

    /** Whether a new set is run on the database. */
    boolean isRun(SetId id) {
        ChangeSet changeSet = newSets.get(id);
        return changeSet != null && !changeSet.isSkipped() && !isRewritten(id);
    }

    /** The new sets that are run, to be judged in order. */
    Range range(Dbms dbms, OldVersion oldVersion, NewVersion newVersion) {
        List<Operation> operations = new ArrayList<>();
        newSets.forEach((id, changeSet) -> {
            if (isRun(id)) {
                changeSet.changes().forEach(change -> operations.addAll(change.operations()));
            }
        });
        return new Range(old.schema(), operations, dbms, oldVersion, newVersion);
    }

    /** What is to be told of a new set beside what it does. */
    List<MigrationFinding> findings(SetId id) {
        ChangeSet changeSet = newSets.get(id);
        if (changeSet == null) {
            return List.of();
        }
        ChangeSet was = rewritten.get(id);
        if (was != null) {
            return List.of(rewritten(was, changeSet));
        }
        return changeSet.isSkipped()
                ? List.of(of(changeSet, NOT_RUN, Impact.ADDITIVE, "it is not run on this database"))
                : List.of();
    }

    private static MigrationFinding rewritten(ChangeSet was, ChangeSet changeSet) {
        Set<String> forgiven = new HashSet<>(changeSet.validCheckSums());
        boolean takesAny = forgiven.stream().anyMatch("ANY"::equalsIgnoreCase);
        boolean tookSome = forgiven.removeAll(was.validCheckSums());
        if (takesAny || !forgiven.isEmpty()) {
            return of(
                    changeSet,
                    CHANGED_SET,
                    Impact.ADDITIVE,
                    "its content is another than in the running version; it says which earlier contents it takes for its own (validCheckSum), and is not run again");
        }
        if (tookSome) {
            return of(
                    changeSet,
                    CHANGED_SET,
                    Impact.REVIEW,
                    "its content is another than in the running version, and it has run; the earlier contents that it takes for its own (validCheckSum) are those of before; look whether that of the running version is among them");
        }
        return comparesCheckSums(changeSet)
                ? of(
                        changeSet,
                        CHANGED_SET,
                        Impact.BREAKING,
                        "its content is another than in the running version, and it has run: the runner compares checksums and stops the start of the new version")
                : of(
                        changeSet,
                        CHANGED_SET,
                        Impact.REVIEW,
                        "its content is another than in the running version, and it has run; look whether its runner stops at that, or leaves older databases as they are");
    }

    /**
     * A set that has run and is no more.
     *
     * @see <a href="https://documentation.red-gate.com/fd/flyway-schema-history-table-273973417.html">Flyway: a migration
     *     that succeeded and cannot be resolved is missing</a>
     */
    private static MigrationFinding removed(ChangeSet changeSet) {
        String gone = "%s is not there any more; what it made stays".formatted(changeSet.key());
        return isFlyways(changeSet)
                ? of(
                        changeSet,
                        REMOVED_SET,
                        Impact.REVIEW,
                        gone
                                + ". Flyway stops the start of the new version at a migration that has run and is missing, unless it is told to ignore such (ignoreMigrationPatterns); look whether it is")
                : of(changeSet, REMOVED_SET, Impact.ADDITIVE, gone);
    }

    /** Liquibase does, and so does Flyway; scripts with names that are not Flyway's own have another runner. */
    private static boolean comparesCheckSums(ChangeSet changeSet) {
        return !changeSet.key().author().isEmpty() || isFlyways(changeSet);
    }

    private static boolean isFlyways(ChangeSet changeSet) {
        String id = changeSet.key().id();
        boolean isScript = id.endsWith(".sql");
        return changeSet.key().author().isEmpty() && (!isScript || id.matches("[VR][0-9._]*__.*"));
    }

    private static MigrationFinding of(ChangeSet changeSet, FindingKind kind, Impact impact, String reason) {
        return new MigrationFinding(kind, impact, Optional.empty(), reason, "", changeSet.file(), changeSet.line());
    }

    /** What is to be told of no new set. */
    List<MigrationFinding> findings() {
        List<MigrationFinding> findings = new ArrayList<>();
        for (Gap gap : next.gaps()) {
            findings.add(MigrationFinding.of(gap, Impact.REVIEW, gap.reason() + "; look what it holds"));
        }
        for (Gap gap : old.gaps()) {
            if (!next.gaps().contains(gap)) {
                findings.add(MigrationFinding.of(
                        gap,
                        Impact.ADDITIVE,
                        "in the running version, " + gap.reason()
                                + "; what it makes counts as there already and of unknown shape"));
            }
        }
        boolean isOtherRunner = !old.formats().isEmpty()
                && !next.formats().isEmpty()
                && Collections.disjoint(old.formats(), next.formats());
        if (isOtherRunner) {
            findings.add(new MigrationFinding(
                    OTHER_RUNNER,
                    Impact.REVIEW,
                    Optional.empty(),
                    "the migrations of the running version are run by %s and those to come by %s, so that nothing tells which of these have run in effect; follow what the vendor says of this step"
                            .formatted(names(old), names(next)),
                    "",
                    "",
                    0));
        }
        old.changeSets().forEach((id, changeSet) -> {
            if (!isOtherRunner && !next.changeSets().containsKey(id)) {
                findings.add(removed(changeSet));
            }
        });
        return findings;
    }

    private static String names(History history) {
        return history.formats().contains(ChangeLog.Format.LIQUIBASE) ? "Liquibase" : "Flyway";
    }
}
