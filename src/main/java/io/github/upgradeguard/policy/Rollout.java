package io.github.upgradeguard.policy;

/** How a hop is carried out. */
public enum Rollout {
    /** One instance after the other, old and new side by side. */
    ROLLING("rolling"),
    /** All instances of the old version stop before the first of the new one starts. */
    FULL_STOP("full-stop");

    private final String key;

    Rollout(String key) {
        this.key = key;
    }

    /** The name in configuration, product files and reports. */
    public String key() {
        return key;
    }
}
