package io.github.upgradeguard.upgrade.policy;

import java.util.Locale;

/** The highest number that a hop changes. */
public enum HopLevel {
    /** Inside one line. */
    PATCH,
    /** To another line of the same major. */
    MINOR,
    /** To another major. */
    MAJOR;

    /** How many of the thresholds between levels a hop of this level has passed. */
    int stage() {
        return switch (this) {
            case PATCH -> 0;
            case MINOR -> 1;
            case MAJOR -> 2;
        };
    }

    /** The level's name in a product file and in messages. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
