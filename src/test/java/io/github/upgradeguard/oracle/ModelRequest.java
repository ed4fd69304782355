package io.github.upgradeguard.oracle;

import io.github.upgradeguard.guard.DeclaredVersion;
import io.github.upgradeguard.guard.UpgradeRequest;
import io.github.upgradeguard.policy.Facts;
import io.github.upgradeguard.policy.Rollout;
import java.util.List;
import java.util.Optional;

/** What a project asks. */
record ModelRequest(
        ModelVersion current,
        ModelVersion target,
        Optional<Rollout> rollout,
        Facts facts,
        List<ModelAcceptance> accepted) {

    static ModelRequest of(ModelVersion current, ModelVersion target) {
        return new ModelRequest(current, target, Optional.empty(), Facts.NONE, List.of());
    }

    ModelRequest accepting(List<ModelAcceptance> acceptances) {
        return new ModelRequest(current, target, rollout, facts, acceptances);
    }

    ModelRequest from(ModelVersion other) {
        return new ModelRequest(other, target, rollout, facts, accepted);
    }

    boolean goesUp() {
        return target.isAfter(current);
    }

    UpgradeRequest of(String product) {
        return new UpgradeRequest(
                "upgrade",
                product,
                DeclaredVersion.of(current.toString()),
                DeclaredVersion.of(target.toString()),
                rollout,
                facts,
                accepted.stream().map(ModelAcceptance::written).toList());
    }
}
