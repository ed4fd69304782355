package io.github.upgradeguard.upgrade.guard;

import java.util.Locale;

/** What is said of a declared upgrade. */
public enum Verdict {
    /** No binding rule is against it. */
    ALLOWED,
    /** A binding rule is against it. */
    BLOCKED,
    /** Nobody can tell, which is never fine. */
    UNKNOWN;

    /** The word in reports. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
