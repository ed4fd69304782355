package io.github.upgradeguard.upgrade.lint;

import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.upgrade.product.Product;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Somebody has read at least one of the sources within a year: rules that are out of date are worse than none. */
record Fresh() implements LintCheck {

    private static final int MONTHS = 12;

    @Override
    public List<LintFinding> check(Product product, LocalDate today) {
        Optional<LocalDate> newest = product.sources().values().stream()
                .map(Source::read)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        return newest.filter(read -> read.plusMonths(MONTHS).isBefore(today))
                .map(read -> LintFinding.warning(
                        "stale",
                        product.places().file(),
                        "its sources were last read on %s; read them again and write the new day".formatted(read)))
                .map(List::of)
                .orElse(List.of());
    }
}
