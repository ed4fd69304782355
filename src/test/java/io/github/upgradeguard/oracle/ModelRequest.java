package io.github.upgradeguard.oracle;

import io.github.upgradeguard.guard.DeclaredVersion;
import io.github.upgradeguard.guard.UpgradeRequest;
import io.github.upgradeguard.policy.Facts;
import io.github.upgradeguard.policy.Rollout;
import java.util.List;
import java.util.Optional;

/** What a project asks. */
record ModelRequest(ModelVersion current, ModelVersion target, Optional<Rollout> rollout, Facts facts) {

    static ModelRequest of(ModelVersion current, ModelVersion target) {
        return new ModelRequest(current, target, Optional.empty(), Facts.NONE);
    }

    ModelRequest from(ModelVersion other) {
        return new ModelRequest(other, target, rollout, facts);
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
                List.of());
    }
}
