package io.github.upgradeguard.upgrade.path;

import io.github.upgradeguard.upgrade.policy.Hop;
import io.github.upgradeguard.upgrade.policy.Rollout;

/** One hop of a path and the way in which it suits the rules best. */
public record PathHop(Hop hop, Rollout rollout) {}
