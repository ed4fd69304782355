package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.catalog.Rank;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a hop may move on by: an entry of the catalog that rules count. */
enum Unit {
    PATCH,
    MINOR,
    MAJOR,
    /** Lines across majors; judged for every hop that leaves its line. */
    LINE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean judges(HopLevel level) {
        return this == LINE ? level != HopLevel.PATCH : level.name().equals(name());
    }

    /** Whether a hop of that level goes beyond what is counted here. */
    boolean isPassedBy(HopLevel level) {
        return switch (this) {
            case PATCH -> level != HopLevel.PATCH;
            case MINOR -> level == HopLevel.MAJOR;
            case MAJOR, LINE -> false;
        };
    }

    Rank rank(Position position) {
        return switch (this) {
            case PATCH -> position.inLine();
            case MINOR -> position.lineInMajor();
            case MAJOR -> position.majorInAll();
            case LINE -> position.lineInAll();
        };
    }

    String one() {
        return "a " + single();
    }

    String single() {
        return switch (this) {
            case PATCH -> "patch release";
            case MINOR -> "minor version";
            case MAJOR -> "major version";
            case LINE -> "line";
        };
    }

    String many() {
        return switch (this) {
            case PATCH -> "patch releases";
            case MINOR -> "minor versions";
            case MAJOR -> "major versions";
            case LINE -> "lines";
        };
    }

    static Unit read(RuleFields fields, String key) {
        String text = fields.text(key);
        return named(text)
                .orElseThrow(() -> fields.mistake(
                        key, "'%s' is nothing to count; write patch, minor, major or line".formatted(text)));
    }

    static Optional<Unit> named(String text) {
        return Arrays.stream(values()).filter(unit -> unit.key().equals(text)).findFirst();
    }
}
