package io.github.upgradeguard.upgrade.lint;

import io.github.upgradeguard.upgrade.policy.HorizonRule;
import io.github.upgradeguard.upgrade.product.Product;
import java.time.LocalDate;
import java.util.List;

/** The file says up to where somebody has read the vendor's rules, so that nothing beyond is allowed by silence. */
record HorizonIsSaid() implements LintCheck {

    @Override
    public List<LintFinding> check(Product product, LocalDate today) {
        return product.rules().stream().anyMatch(HorizonRule.class::isInstance)
                ? List.of()
                : List.of(
                        LintFinding.warning(
                                "rules-until",
                                product.places().file(),
                                "nobody can tell up to where the vendor's rules were read; write rules-until: and the last line for which they were, such as 2.9"));
    }
}
