package io.github.upgradeguard.failure;

import io.github.upgradeguard.version.Version;

/** An upgrade that failed, and went through after a known failure was mended. */
public record TriedHop(Version from, Version to) {}
