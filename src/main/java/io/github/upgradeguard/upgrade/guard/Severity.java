package io.github.upgradeguard.upgrade.guard;

import java.util.Locale;

/** How much a finding weighs; the heaviest first. */
public enum Severity {
    /** Keeps the upgrade from being allowed. */
    ERROR,
    /** Against the vendor's advice, or likely a mistake. */
    WARNING,
    /** Worth knowing. */
    NOTE;

    /** The word in reports. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
