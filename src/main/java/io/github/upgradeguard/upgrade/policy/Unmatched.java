package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;

/**
 * A stop or a range of a rule that no release of a list is in.
 *
 * @param text as it is written
 * @param beyondList whether it speaks of releases older than the list, or of some that are yet to come
 */
public record Unmatched(String text, boolean beyondList) {

    static List<Unmatched> of(List<VersionRange> ranges, Catalog catalog) {
        return ranges.stream()
                .filter(range -> !catalog.hasAny(range))
                .map(range -> new Unmatched(range.toString(), catalog.isBeyond(range)))
                .distinct()
                .toList();
    }
}
