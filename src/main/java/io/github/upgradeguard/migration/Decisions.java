package io.github.upgradeguard.migration;

import io.github.upgradeguard.changelog.ChangeSet;
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

    /** The rule of a decision of another content. */
    public static final String VOID = "decision-void";

    /** The rule of a decision whose last day is past. */
    public static final String OVER = "decision-over";

    /** The rule of a decision of what is not new, or not there. */
    public static final String UNUSED = "decision-unused";

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

    /** The decision that counts for a change set; empty if there is none, or only one that is void or over. */
    public Optional<Decision> of(ChangeSet changeSet) {
        return any(changeSet).filter(decision -> remark(decision, changeSet).isEmpty());
    }

    /** Why the decision of a change set does not count; empty if it does, or if there is none. It changes no verdict. */
    public Optional<MigrationFinding> remark(ChangeSet changeSet) {
        return any(changeSet).flatMap(decision -> remark(decision, changeSet));
    }

    private Optional<Decision> any(ChangeSet changeSet) {
        return Optional.ofNullable(byChangeSet.get(changeSet.key().toString()));
    }

    private Optional<MigrationFinding> remark(Decision decision, ChangeSet changeSet) {
        if (!decision.digest().equals(changeSet.digest())) {
            return Optional.of(at(
                    changeSet,
                    VOID,
                    "what %s has decided is void: the change set was another then (digest %s, now %s); read it again and decide anew"
                            .formatted(decision.by(), decision.digest(), changeSet.digest())));
        }
        return decision.until().isBefore(today)
                ? Optional.of(at(
                        changeSet,
                        OVER,
                        "what %s has decided counted until %s; read it again and write a later day"
                                .formatted(decision.by(), decision.until())))
                : Optional.empty();
    }

    private static MigrationFinding at(ChangeSet changeSet, String rule, String reason) {
        return new MigrationFinding(
                rule, Impact.ADDITIVE, Optional.empty(), reason, "", changeSet.file(), changeSet.line());
    }

    /** A remark for each decision that is of none of these change sets, in the order of the file. */
    public List<MigrationFinding> unused(Collection<ChangeSet> newOnes) {
        Set<String> keys =
                newOnes.stream().map(changeSet -> changeSet.key().toString()).collect(Collectors.toSet());
        return byChangeSet.values().stream()
                .filter(decision -> !keys.contains(decision.changeSet()))
                .map(decision -> new MigrationFinding(
                        UNUSED,
                        Impact.ADDITIVE,
                        Optional.empty(),
                        "%s is decided, but is none of the new change sets; correct its name, or take the decision out"
                                .formatted(decision.changeSet()),
                        "",
                        file,
                        0))
                .toList();
    }
}
