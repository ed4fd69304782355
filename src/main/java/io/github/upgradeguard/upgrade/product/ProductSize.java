package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.policy.UpdateGraph;
import io.github.upgradeguard.yaml.Place;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.util.List;

/**
 * How large a product is. The largest that vendors' rules have come to is 55 rules over 400 releases, or 12 over 1,200;
 * every rule is held against every release.
 *
 * @param rules how many there are
 * @param ranges how many bounds of ranges its rules, and what is {@code reviewed}, have
 * @param releases how many are listed
 */
record ProductSize(int rules, long ranges, int releases) {

    private static final int MOST_RULES = 1_000 + UpdateGraph.MOST_RISKS;

    /** Ranges by releases. */
    private static final long MOST = 50_000_000;

    static ProductSize of(Product product) {
        long ranges = product.reviewed().weight();
        for (Rule rule : product.rules()) {
            ranges += rule.weight();
        }
        int releases =
                product.catalog().map(Catalog::releases).orElse(List.of()).size();
        return new ProductSize(product.rules().size(), ranges, releases);
    }

    /**
     * Sees to it that the product is of a size that can be judged.
     *
     * @throws UnusableFileException if it is larger
     */
    void refuseHuge(Product product) {
        Place file = product.places().file();
        if (rules > MOST_RULES) {
            throw new UnusableFileException(
                    file,
                    "there are %d rules, and at most %d can be weighed against one another; write fewer, of more releases each"
                            .formatted(rules, MOST_RULES));
        }
        if (ranges * releases > MOST) {
            throw new UnusableFileException(
                    file,
                    "%d ranges over %d releases are too many to be looked into; write fewer ranges, or a list that begins later"
                            .formatted(ranges, releases));
        }
    }
}
