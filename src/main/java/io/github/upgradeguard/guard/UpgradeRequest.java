package io.github.upgradeguard.guard;

import io.github.upgradeguard.notes.Acceptance;
import io.github.upgradeguard.policy.Facts;
import io.github.upgradeguard.policy.Rollout;
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
 * @param accepted flags of releases that the project goes on in spite of
 */
public record UpgradeRequest(
        String id,
        String product,
        DeclaredVersion current,
        DeclaredVersion target,
        Optional<Rollout> rollout,
        Facts facts,
        List<Acceptance> accepted) {

    public UpgradeRequest {
        accepted = List.copyOf(accepted);
    }

    /** What stands for the current version where there is none yet. */
    public static final String NOTHING_RUNS = "none";
}
