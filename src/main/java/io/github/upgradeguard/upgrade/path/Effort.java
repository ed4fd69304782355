package io.github.upgradeguard.upgrade.path;

import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.yaml.UnusableFileException;

/**
 * What a search may cost, counted in ranges that are looked into. The product that takes most of the built-in ones needs
 * a tenth; a file made to take hours is told so instead.
 */
final class Effort {

    private static final long LEAST = 150_000_000;
    private static final long OF_EACH_PLACE = 300;

    private final Version from;
    private final Version to;
    private final int places;
    private long left;

    /** @param places how many releases a path could stop at */
    Effort(Version from, Version to, int places) {
        this.from = from;
        this.to = to;
        this.places = places;
        this.left = LEAST + OF_EACH_PLACE * places;
    }

    /**
     * Takes the cost of something that is about to be done.
     *
     * @throws UnusableFileException if too much has been done already
     */
    void spend(long ranges) {
        left -= ranges;
        if (left < 0) {
            throw new UnusableFileException(
                    "the search for a path between %s and %s was given up: the rules tell too many of the %d releases there apart; write fewer rules, ranges of more releases, or a list that begins later"
                            .formatted(from, to, places));
        }
    }
}
