package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.upgrade.policy.Condition;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the guard has to say of one declared upgrade.
 *
 * @param rollout how the declared hop would be carried out
 * @param conditions what must hold for the declared hop to roll, with what is known of it
 * @param findings of the declared hop, sorted
 * @param accepted how many flags of release notes the project has accepted
 * @param path the whole way from current to target; empty when there is nothing to do or no way
 * @param recommendedPath the way that the vendor's advice is least against; empty when that is the path
 * @param wayToNearest when there is no path, the way to the reachable release closest to the target; empty if none is
 *     reached
 * @param unlock when there is no path, the rules any one of which, if lifted, would open one
 * @param withoutDemand how the declared hop can be carried out if nobody demands that it rolls; empty where nobody does, or
 *     where that would not make it legal
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
        List<PlannedHop> wayToNearest,
        List<String> unlock,
        Optional<Rollout> withoutDemand) {

    public Assessment {
        conditions = List.copyOf(conditions);
        findings = List.copyOf(findings);
        path = List.copyOf(path);
        recommendedPath = List.copyOf(recommendedPath);
        wayToNearest = List.copyOf(wayToNearest);
        unlock = List.copyOf(unlock);
    }

    /** An assessment that comes to its verdict without a path. */
    static Assessment without(UpgradeRequest request, Verdict verdict, List<Finding> findings) {
        return new Assessment(
                request,
                verdict,
                request.rollout().orElse(Rollout.FULL_STOP),
                List.of(),
                findings,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** The same with some more findings. */
    Assessment and(List<Finding> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Finding> all = Stream.concat(findings.stream(), more.stream())
                .sorted(Finding.ORDER)
                .toList();
        return new Assessment(
                request,
                verdict,
                rollout,
                conditions,
                all,
                accepted,
                path,
                recommendedPath,
                wayToNearest,
                unlock,
                withoutDemand);
    }

    /** When there is no path, the reachable release closest to the target. */
    public Optional<String> nearest() {
        return wayToNearest.isEmpty()
                ? Optional.empty()
                : Optional.of(wayToNearest.get(wayToNearest.size() - 1).to());
    }

    public boolean has(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity() == severity);
    }
}
