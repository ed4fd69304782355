package io.github.upgradeguard.upgrade.lint;

import io.github.upgradeguard.upgrade.product.Product;
import java.time.LocalDate;
import java.util.List;

/** One thing to look for in a product. A new one is one class and one line in {@link Linter}. */
@FunctionalInterface
interface LintCheck {

    /** What is found, in no order; empty where all is well. */
    List<LintFinding> check(Product product, LocalDate today);
}
