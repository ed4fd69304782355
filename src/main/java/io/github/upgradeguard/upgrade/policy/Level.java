package io.github.upgradeguard.upgrade.policy;

import java.util.Locale;

/** How much a rule weighs. */
public enum Level {
    /** A hop that the rule refuses is not legal. */
    MUST,
    /** A hop that the rule refuses is legal and gives a warning. */
    SHOULD;

    /** The word in a product file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is asked of an upgrade that comes to a stop, as the end of "a stop which". */
    String askedToLand() {
        return this == MUST ? "every upgrade has to land on" : "the vendor advises to land on";
    }
}
