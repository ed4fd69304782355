package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.upgrade.policy.Rollout;

/** A part of a runbook. */
public enum Chapter {
    /** Once, before the first hop. */
    BEFORE("before"),
    /** For each hop that rolls. */
    ROLLING("rolling"),
    /** For each hop with all instances stopped. */
    FULL_STOP("full-stop"),
    /** For each hop that is a migration. */
    MIGRATE("migrate"),
    /** Once, after the last hop. */
    AFTER("after"),
    /** Whenever something fails. */
    ON_FAILURE("on-failure");

    private final String key;

    Chapter(String key) {
        this.key = key;
    }

    /** The name in a product file. */
    public String key() {
        return key;
    }

    /** Whether it is gone through for a hop, and not for the upgrade as a whole. */
    public boolean isOfHop() {
        return this == ROLLING || this == FULL_STOP || this == MIGRATE;
    }

    /** What a hop is carried out by. */
    public static Chapter of(Rollout rollout) {
        return switch (rollout) {
            case ROLLING -> ROLLING;
            case FULL_STOP -> FULL_STOP;
            case MIGRATE -> MIGRATE;
        };
    }
}
