package io.github.upgradeguard.migration;

import static io.github.upgradeguard.migration.verdict.FindingKind.DECISION_OVER;
import static io.github.upgradeguard.migration.verdict.FindingKind.DECISION_UNUSED;
import static io.github.upgradeguard.migration.verdict.FindingKind.DECISION_VOID;

import io.github.upgradeguard.migration.verdict.FindingKind;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What persons have decided of change sets, as it counts on a day. */
public final class Decisions {

    private final String file;
    private final Map<String, Decision> byChangeSet = new LinkedHashMap<>();
    private final LocalDate today;

    /**
     * The decisions of a file.
     *
     * @param file its name, for what is told of none of the change sets
     * @param all at most one of a change set
     * @param today the day on which they are asked for
     */
    public Decisions(String file, List<Decision> all, LocalDate today) {
        this.file = file;
        this.today = today;
        all.forEach(decision -> byChangeSet.put(decision.changeSet(), decision));
    }

    /** The decision that counts; empty if there is none, or only one that is void or over. */
    public Optional<Decision> of(Subject subject) {
        return any(subject).filter(decision -> remark(decision, subject).isEmpty());
    }

    /** Why a decision does not count; empty if it does, or if there is none. It changes no verdict. */
    public Optional<MigrationFinding> remark(Subject subject) {
        return any(subject).flatMap(decision -> remark(decision, subject));
    }

    private Optional<Decision> any(Subject subject) {
        return Optional.ofNullable(byChangeSet.get(subject.key()));
    }

    private Optional<MigrationFinding> remark(Decision decision, Subject subject) {
        if (!decision.digest().equals(subject.digest())) {
            return Optional.of(at(
                    subject,
                    DECISION_VOID,
                    "what %s has decided is void: its content was another then (digest %s, now %s); read it again and decide anew"
                            .formatted(decision.by(), decision.digest(), subject.digest())));
        }
        return decision.until().isBefore(today)
                ? Optional.of(at(
                        subject,
                        DECISION_OVER,
                        "what %s has decided counted until %s; read it again and write a later day"
                                .formatted(decision.by(), decision.until())))
                : Optional.empty();
    }

    private static MigrationFinding at(Subject subject, FindingKind kind, String reason) {
        return new MigrationFinding(
                kind, Impact.ADDITIVE, Optional.empty(), reason, "", subject.file(), subject.line());
    }

    /** A remark for each decision that is of none of these change sets, in the order of the file. */
    public List<MigrationFinding> unused(Collection<Subject> subjects) {
        Set<String> keys = subjects.stream().map(Subject::key).collect(Collectors.toSet());
        return byChangeSet.values().stream()
                .filter(decision -> !keys.contains(decision.changeSet()))
                .map(decision -> new MigrationFinding(
                        DECISION_UNUSED,
                        Impact.ADDITIVE,
                        Optional.empty(),
                        "%s is decided, but is none of the new change sets, nor is it unread; correct its name, or take the decision out"
                                .formatted(decision.changeSet()),
                        "",
                        file,
                        0))
                .toList();
    }
}
