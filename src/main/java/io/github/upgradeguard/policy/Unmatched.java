package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Catalog;
import io.github.upgradeguard.version.VersionRange;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stop or a range of a rule that no release of a list is in.
 *
 * @param text as it is written
 * @param beyondList whether it speaks of releases older than the list, or of some that are yet to come
 */
public record Unmatched(String text, boolean beyondList) {

    static List<Unmatched> of(Stream<VersionRange> ranges, Catalog catalog) {
        return ranges.filter(range -> !catalog.hasAny(range))
                .map(range -> new Unmatched(range.toString(), catalog.isBeyond(range)))
                .distinct()
                .toList();
    }
}
