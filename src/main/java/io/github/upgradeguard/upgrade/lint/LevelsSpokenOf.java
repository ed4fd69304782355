package io.github.upgradeguard.upgrade.lint;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.policy.AcceptedRisks;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Hop;
import io.github.upgradeguard.upgrade.policy.HopLevel;
import io.github.upgradeguard.upgrade.policy.Policy;
import io.github.upgradeguard.upgrade.policy.Refusal;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.version.Numbers;
import io.github.upgradeguard.upgrade.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some rule speaks of every minor and every major hop that no rule refuses. Each pair of neighbouring lines of the list is
 * tried; without a list, the first lines of a product that counts from 1.0.
 */
record LevelsSpokenOf() implements LintCheck {

    private static final String RULE = "level-unspoken";

    @Override
    public List<LintFinding> check(Product product, LocalDate today) {
        Policy policy = Policy.of(product.rules(), Facts.NONE, Optional.of(Rollout.FULL_STOP), AcceptedRisks.NONE);
        Map<HopLevel, LintFinding> first = new EnumMap<>(HopLevel.class);
        for (Hop hop : hops(product)) {
            List<Refusal> refusals = policy.refusals(hop, Rollout.FULL_STOP);
            List<Refusal> binding = refusals.stream().filter(Refusal::isBinding).toList();
            binding.stream()
                    .filter(refusal ->
                            binding.size() == 1 && refusal.rule().terms().id().equals(RULE))
                    .findFirst()
                    .ifPresent(refusal -> first.putIfAbsent(
                            hop.level(),
                            LintFinding.warning(
                                    RULE,
                                    product.places().file(),
                                    "%s → %s %s"
                                            .formatted(
                                                    hop.from().version(),
                                                    hop.to().version(),
                                                    refusal.reason()))));
        }
        return List.copyOf(first.values());
    }

    private static List<Hop> hops(Product product) {
        Catalog catalog = product.catalog().orElse(Catalog.of(List.of(), product.versioning()));
        List<Version> ends = catalog.lines().isEmpty() ? invented(product) : newestOfLines(catalog);
        List<Position> places = ends.stream().map(catalog::position).toList();
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i + 1 < places.size(); i++) {
            hops.add(new Hop(places.get(i), places.get(i + 1)));
        }
        return hops;
    }

    private static List<Version> newestOfLines(Catalog catalog) {
        List<Version> newest = new ArrayList<>();
        for (Numbers line : catalog.lines()) {
            List<Version> versions = catalog.versionsOf(line);
            newest.add(versions.get(versions.size() - 1));
        }
        return newest;
    }

    private static List<Version> invented(Product product) {
        return List.of(Numbers.of(1, 0, 0), Numbers.of(1, 1, 0), Numbers.of(2, 0, 0)).stream()
                .flatMap(numbers -> product.versioning().newestOf(numbers).stream())
                .toList();
    }
}
