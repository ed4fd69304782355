package io.github.upgradeguard.upgrade.failure;

import java.util.List;

/**
 * What a log tells.
 *
 * @param recognised the failures that it shows, in the order in which the product file has them; empty if none
 * @param ofOtherHops what looks like a known failure that only other hops have; empty if nothing does
 * @param lines how many lines were read, 0 of an empty log
 */
public record Diagnosis(List<Recognised> recognised, List<Recognised> ofOtherHops, long lines) {

    public Diagnosis {
        recognised = List.copyOf(recognised);
        ofOtherHops = List.copyOf(ofOtherHops);
    }
}
