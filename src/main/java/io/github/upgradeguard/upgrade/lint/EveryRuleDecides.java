package io.github.upgradeguard.upgrade.lint;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.policy.Hop;
import io.github.upgradeguard.upgrade.policy.Influence;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.version.Numbers;
import io.github.upgradeguard.upgrade.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every rule that names hops decides about one between two listed releases, or from what is older than all of them: a deny or a floor that refuses none, or an
 * allow that overrides nothing, is a slip or left over.
 */
record EveryRuleDecides() implements LintCheck {

    /** How many ranges are looked into before it is given up. */
    private static final long MOST = 50_000_000;

    @Override
    public List<LintFinding> check(Product product, LocalDate today) {
        if (product.catalog().isEmpty()) {
            return List.of();
        }
        Catalog catalog = product.catalog().get();
        List<Position> places = Stream.concat(
                        older(product, catalog).stream(),
                        catalog.releases().stream().map(Release::version))
                .map(catalog::position)
                .toList();
        List<Rule> waiting = new ArrayList<>(product.rules());
        waiting.removeIf(
                rule -> !Influence.namesHops(rule) || !rule.unmatched(catalog).isEmpty());
        Influence influence = new Influence(product.rules());
        long left = MOST;
        for (int distance = 1; distance < places.size() && !waiting.isEmpty(); distance++) {
            for (int from = 0; from + distance < places.size() && !waiting.isEmpty(); from++) {
                Hop hop = new Hop(places.get(from), places.get(from + distance));
                left -= waiting.stream().mapToLong(influence::weight).sum();
                if (left < 0) {
                    return List.of(givenUp(waiting, product));
                }
                waiting.removeIf(rule -> influence.decides(rule, hop));
            }
        }
        return waiting.stream()
                .map(rule -> LintFinding.warning(
                        "dead-rule",
                        product.places().of(rule),
                        "this rule (%s) changes the verdict of no hop to a listed release; correct it or take it out"
                                .formatted(rule.terms().id())))
                .toList();
    }

    private static LintFinding givenUp(List<Rule> waiting, Product product) {
        return LintFinding.warning(
                "dead-rule",
                product.places().of(waiting.get(0)),
                "whether this rule (%s) and %d others decide anything takes too long to tell; write fewer rules, or ranges of more releases"
                        .formatted(waiting.get(0).terms().id(), waiting.size() - 1));
    }

    /** A version older than the list: what runs need not be listed, and a rule may be about that alone. */
    private static Optional<Version> older(Product product, Catalog catalog) {
        List<Release> releases = catalog.releases();
        return product.versioning()
                .newestOf(Numbers.of(0, 0))
                .filter(version ->
                        !releases.isEmpty() && version.compareTo(releases.get(0).version()) < 0);
    }
}
