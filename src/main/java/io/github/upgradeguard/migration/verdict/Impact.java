package io.github.upgradeguard.migration.verdict;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a migration means for the version that runs while, and after, it is carried out. The later, the worse. */
public enum Impact {
    /** The old version goes on working, and no lock is held for long. */
    ADDITIVE,
    /** The old version goes on working, but a table is scanned, rewritten or closed to writers meanwhile. */
    LOCK,
    /** Rows are written, copied or deleted: how long that takes depends on how many there are. */
    BACKFILL,
    /** The files alone do not decide it: a person has to. */
    REVIEW,
    /** A statement of the old version can fail or read wrong data. */
    BREAKING;

    /** The word in reports and files: {@code backfill}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The impact that a word in a file names; empty if it names none. */
    public static Optional<Impact> of(String key) {
        return Arrays.stream(values())
                .filter(impact -> impact.key().equals(key))
                .findFirst();
    }

    public Impact worse(Impact other) {
        return compareTo(other) < 0 ? other : this;
    }
}
