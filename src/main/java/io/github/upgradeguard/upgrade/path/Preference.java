package io.github.upgradeguard.upgrade.path;

/** Which of several paths is taken. Full stops come third in both; the highest release at each hop decides last. */
public enum Preference {
    /** Fewest hops, then fewest refusals by {@code should} rules. */
    SHORTEST,
    /** Fewest refusals by {@code should} rules, then fewest hops. */
    RECOMMENDED;

    int compare(Cost left, Cost right) {
        int hops = Integer.compare(left.hops(), right.hops());
        int warnings = Integer.compare(left.warnings(), right.warnings());
        int first = this == SHORTEST ? hops : warnings;
        int second = this == SHORTEST ? warnings : hops;
        if (first != 0) {
            return first;
        }
        return second != 0 ? second : Integer.compare(left.fullStops(), right.fullStops());
    }
}
