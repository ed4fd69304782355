package io.github.upgradeguard.upgrade.path;

import io.github.upgradeguard.upgrade.policy.Judgement;
import io.github.upgradeguard.upgrade.policy.Rollout;

/** What is weighed between two paths, before the releases they pass. */
record Cost(int hops, int warnings, int fullStops) {

    static final Cost NOTHING = new Cost(0, 0, 0);

    Cost plus(Judgement hop) {
        return new Cost(hops + 1, warnings + hop.warnings(), fullStops + (hop.rollout() == Rollout.ROLLING ? 0 : 1));
    }
}
