package io.github.upgradeguard.upgrade.catalog;

import io.github.upgradeguard.upgrade.version.Version;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One published version and what its notes say.
 *
 * @param date the day it was released; empty if not known
 * @param flags the flags of its notes, each with the reason given there; empty says nothing about what was not read
 * @param notes where its notes are; empty if not known
 */
public record Release(Version version, Optional<LocalDate> date, Map<Flag, String> flags, Optional<String> notes) {

    public Release {
        flags = Map.copyOf(flags);
    }

    /** A release of which nothing but the version is known. */
    public static Release of(Version version) {
        return new Release(version, Optional.empty(), Map.of(), Optional.empty());
    }

    /** The same release, of which another file says something too: what that says goes first, and no flag is lost. */
    public Release and(Release nearer) {
        Map<Flag, String> all = new EnumMap<>(Flag.class);
        all.putAll(flags);
        all.putAll(nearer.flags);
        return new Release(nearer.version, nearer.date.or(() -> date), all, notes.or(() -> nearer.notes));
    }

    public boolean has(Flag flag) {
        return flags.containsKey(flag);
    }

    /** Whether a path may stop here: neither a pre-release nor one to avoid. Only such releases are counted. */
    public boolean isStopover() {
        return !version.isPreRelease() && !has(Flag.AVOID);
    }
}
