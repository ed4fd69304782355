package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.migration.MigrationSource;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.util.List;
import java.util.Optional;

/**
 * An upgrade as a project declares it.
 *
 * @param id its name in reports, unique in a build
 * @param product the name of a product
 * @param current the version that runs, or {@value #NOTHING_RUNS}
 * @param target the version about to be shipped
 * @param rollout the only way in which it may be carried out; empty leaves each hop the way it needs
 * @param instances how many instances run; empty if nobody knows
 * @param migrations where the change logs of its releases are; empty if they are not to be read
 * @param accepted flags of releases, and risks, that the project goes on in spite of
 * @param unreviewed what to make of releases whose notes nobody has read
 */
public record UpgradeRequest(
        String id,
        String product,
        DeclaredVersion current,
        DeclaredVersion target,
        Optional<Rollout> rollout,
        Facts facts,
        Optional<Instances> instances,
        Optional<MigrationSource> migrations,
        List<AcceptedFlag> accepted,
        Unreviewed unreviewed) {

    public UpgradeRequest {
        accepted = List.copyOf(accepted);
    }

    /** An upgrade of which nobody says how many instances run. */
    public UpgradeRequest(
            String id,
            String product,
            DeclaredVersion current,
            DeclaredVersion target,
            Optional<Rollout> rollout,
            Facts facts,
            List<AcceptedFlag> accepted) {
        this(
                id,
                product,
                current,
                target,
                rollout,
                facts,
                Optional.empty(),
                Optional.empty(),
                accepted,
                Unreviewed.WARN);
    }

    /** All that is known of the installation. */
    Facts installation() {
        return instances.map(count -> count.in(facts)).orElse(facts);
    }

    /** What stands for the current version where there is none yet. */
    public static final String NOTHING_RUNS = "none";
}
