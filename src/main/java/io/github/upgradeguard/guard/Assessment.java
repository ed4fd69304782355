package io.github.upgradeguard.guard;

import io.github.upgradeguard.policy.Condition;
import io.github.upgradeguard.policy.Rollout;
import java.util.List;
import java.util.Optional;

/**
 * All that the guard has to say of one declared upgrade.
 *
 * @param rollout how the declared hop would be carried out
 * @param conditions what must hold for the declared hop to roll, with what is known of it
 * @param findings of the declared hop, sorted
 * @param accepted how many flags of release notes the project has accepted
 * @param path the whole way from current to target; empty when there is nothing to do or no way
 * @param recommendedPath the way that the vendor's advice is least against; empty when that is the path
 * @param nearest when there is no path, the reachable release closest to the target
 * @param unlock when there is no path, the rules any one of which, if lifted, would open one
 */
public record Assessment(
        UpgradeRequest request,
        Verdict verdict,
        Rollout rollout,
        List<Condition> conditions,
        List<Finding> findings,
        int accepted,
        List<PlannedHop> path,
        List<PlannedHop> recommendedPath,
        Optional<String> nearest,
        List<String> unlock) {

    public Assessment {
        conditions = List.copyOf(conditions);
        findings = List.copyOf(findings);
        path = List.copyOf(path);
        recommendedPath = List.copyOf(recommendedPath);
        unlock = List.copyOf(unlock);
    }

    /** An assessment that comes to its verdict without a path. */
    static Assessment without(UpgradeRequest request, Verdict verdict, Finding finding) {
        return new Assessment(
                request,
                verdict,
                request.rollout().orElse(Rollout.ROLLING),
                List.of(),
                List.of(finding),
                0,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    public boolean has(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity() == severity);
    }
}
