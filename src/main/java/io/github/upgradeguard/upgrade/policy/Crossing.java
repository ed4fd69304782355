package io.github.upgradeguard.upgrade.policy;

/** The level that an {@code enter} or {@code leave} rule speaks of. */
final class Crossing {

    private Crossing() {}

    static HopLevel level(RuleFields fields, String key) {
        String level = fields.text(key);
        return switch (level) {
            case "minor" -> HopLevel.MINOR;
            case "major" -> HopLevel.MAJOR;
            default -> throw fields.mistake(key, "'%s' is nothing to %s; write minor or major".formatted(level, key));
        };
    }
}
