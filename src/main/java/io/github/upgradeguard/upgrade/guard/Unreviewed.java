package io.github.upgradeguard.upgrade.guard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What to make of releases on the way whose notes nobody has read. */
public enum Unreviewed {
    WARN,
    FAIL,
    IGNORE;

    /** The word in the configuration. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that name; empty if there is none. */
    public static Optional<Unreviewed> named(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
