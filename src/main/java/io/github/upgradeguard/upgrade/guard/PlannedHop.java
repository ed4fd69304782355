package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.upgrade.policy.Condition;
import io.github.upgradeguard.upgrade.policy.Hop;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.util.List;

/**
 * One hop of a path, as it is reported.
 *
 * @param conditions what must hold for it to roll, with what is known of it
 * @param findings what rules, notes and risks say of it
 * @param notes of the releases that it crosses, oldest first; none where the product lists no releases, or where it goes
 *     down
 */
public record PlannedHop(
        Hop hop, Rollout rollout, List<Condition> conditions, List<Finding> findings, List<CrossedRelease> notes) {

    public PlannedHop {
        conditions = List.copyOf(conditions);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** Where it starts, as the project can write it. */
    public String from() {
        return hop.from().version().text();
    }

    /** Where it ends, as the project can write it. */
    public String to() {
        return hop.to().version().text();
    }

    /** Whether releases were counted by arithmetic, as the product lists none. */
    public boolean assumed() {
        return hop.catalog().isAssumed();
    }
}
