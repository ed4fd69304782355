package io.github.upgradeguard.upgrade.policy;

import java.util.List;

/** How a hop is carried out. */
public enum Rollout {
    /** One instance after the other, old and new side by side. */
    ROLLING("rolling"),
    /** All instances of the old version stop before the first of the new one starts. */
    FULL_STOP("full-stop"),
    /** No upgrade in place: the data is carried over by a migration of its own, with all instances stopped. */
    MIGRATE("migrate");

    /** The ways that can be demanded; a migration is what some hops are. */
    public static final List<Rollout> WAYS = List.of(ROLLING, FULL_STOP);

    private final String key;

    Rollout(String key) {
        this.key = key;
    }

    /** The name in configuration, product files and reports. */
    public String key() {
        return key;
    }
}
