package io.github.upgradeguard.upgrade.lint;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.policy.Unmatched;
import io.github.upgradeguard.upgrade.product.Product;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Every stop names a release of the list, where there is one, and every range that does not lie beyond its ends. */
record NamesWhatExists() implements LintCheck {

    @Override
    public List<LintFinding> check(Product product, LocalDate today) {
        if (product.catalog().isEmpty() || product.catalog().get().isEmpty()) {
            return List.of();
        }
        Catalog catalog = product.catalog().get();
        List<LintFinding> findings = new ArrayList<>();
        for (Rule rule : product.rules()) {
            for (Unmatched name : rule.unmatched(catalog)) {
                if (!name.beyondList()) {
                    findings.add(LintFinding.error(
                            "matches-nothing",
                            product.places().of(rule),
                            "'%s' names no release of the list; correct it, or list the release"
                                    .formatted(name.text())));
                }
            }
        }
        return findings;
    }
}
