package io.github.upgradeguard.guard;

import io.github.upgradeguard.policy.Condition;
import io.github.upgradeguard.policy.Rollout;
import java.util.List;

/**
 * One hop of a path, as it is reported.
 *
 * @param assumed whether releases were counted by arithmetic, as the product lists none
 * @param conditions what must hold for it to roll, with what is known of it
 * @param findings what {@code should} rules say against it
 */
public record PlannedHop(
        String from, String to, Rollout rollout, boolean assumed, List<Condition> conditions, List<Finding> findings) {

    public PlannedHop {
        conditions = List.copyOf(conditions);
        findings = List.copyOf(findings);
    }
}
