package io.github.upgradeguard.oracle;

import io.github.upgradeguard.upgrade.catalog.Flag;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A version in the catalog and what its notes say. */
record ModelRelease(ModelVersion version, Optional<LocalDate> date, Set<Flag> flags) {

    ModelRelease {
        flags = Collections.unmodifiableSet(new TreeSet<>(flags));
    }

    static ModelRelease of(String version) {
        return new ModelRelease(ModelVersion.of(version), Optional.empty(), Set.of());
    }

    ModelRelease on(String day) {
        return new ModelRelease(version, Optional.of(LocalDate.parse(day)), flags);
    }

    ModelRelease with(Flag flag) {
        Set<Flag> more = new TreeSet<>(flags);
        more.add(flag);
        return new ModelRelease(version, date, more);
    }

    ModelRelease without(Flag flag) {
        Set<Flag> fewer = new TreeSet<>(flags);
        fewer.remove(flag);
        return new ModelRelease(version, date, fewer);
    }

    ModelRelease toBeAvoided() {
        return with(Flag.AVOID);
    }

    ModelRelease withFullStop() {
        return with(Flag.FULL_STOP);
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    boolean isStop() {
        return !has(Flag.AVOID) && !version.preRelease();
    }

    String yaml() {
        if (date.isEmpty() && flags.isEmpty()) {
            return version.toString();
        }
        return "{version: "
                + version
                + date.map(day -> ", date: " + day).orElse("")
                + flags.stream()
                        .map(flag -> ", " + flag.key() + ": \"it is so\"")
                        .collect(Collectors.joining())
                + "}";
    }
}
