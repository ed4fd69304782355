package io.github.upgradeguard.path;

import io.github.upgradeguard.policy.Hop;
import io.github.upgradeguard.policy.Rollout;

/** One hop of a path and the way in which it suits the rules best. */
public record PathHop(Hop hop, Rollout rollout) {}
