package io.github.upgradeguard.oracle;

import java.time.LocalDate;
import java.util.Optional;

/** A version in the catalog and what its notes say. */
record ModelRelease(ModelVersion version, Optional<LocalDate> date, boolean avoid, boolean fullStop) {

    static ModelRelease of(String version) {
        return new ModelRelease(ModelVersion.of(version), Optional.empty(), false, false);
    }

    ModelRelease on(String day) {
        return new ModelRelease(version, Optional.of(LocalDate.parse(day)), avoid, fullStop);
    }

    ModelRelease toBeAvoided() {
        return new ModelRelease(version, date, true, fullStop);
    }

    ModelRelease withFullStop() {
        return new ModelRelease(version, date, avoid, true);
    }

    boolean isStop() {
        return !avoid && !version.preRelease();
    }

    String yaml() {
        if (date.isEmpty() && !avoid && !fullStop) {
            return version.toString();
        }
        return "{version: " + version
                + date.map(day -> ", date: " + day).orElse("")
                + (avoid ? ", avoid: \"withdrawn\"" : "")
                + (fullStop ? ", full-stop: \"its wire format is new\"" : "")
                + "}";
    }
}
