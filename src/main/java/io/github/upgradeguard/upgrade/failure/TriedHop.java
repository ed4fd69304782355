package io.github.upgradeguard.upgrade.failure;

import io.github.upgradeguard.upgrade.version.Version;

/** An upgrade that failed, and went through after a known failure was mended. */
public record TriedHop(Version from, Version to) {}
