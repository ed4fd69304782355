package io.github.upgradeguard.upgrade.catalog;

import java.util.Arrays;
import java.util.Optional;

/** What the notes of a release can say that an upgrade must know. */
public enum Flag {
    /** Something that worked stops working. */
    BREAKING("breaking"),
    /** All instances are shut down while this release is rolled out. */
    FULL_STOP("full-stop"),
    /** There is no way back once this release has run. */
    IRREVERSIBLE("irreversible"),
    /** Nobody should run this release. */
    AVOID("avoid"),
    /** The data migration of this release runs long. */
    LONG_MIGRATION("long-migration");

    private final String key;

    Flag(String key) {
        this.key = key;
    }

    /** The flag's name in a product file and in messages. */
    public String key() {
        return key;
    }

    /** The flag of that name; empty if there is none. */
    public static Optional<Flag> named(String key) {
        return Arrays.stream(values()).filter(flag -> flag.key.equals(key)).findFirst();
    }
}
