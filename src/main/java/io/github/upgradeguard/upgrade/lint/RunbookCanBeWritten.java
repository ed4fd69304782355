package io.github.upgradeguard.upgrade.lint;

import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.runbook.RunbookTemplates;
import java.time.LocalDate;
import java.util.List;

/** Every template of a runbook can be filled in. */
record RunbookCanBeWritten() implements LintCheck {

    @Override
    public List<LintFinding> check(Product product, LocalDate today) {
        return new RunbookTemplates(product.runbook())
                .mistakes().stream()
                        .map(mistake -> LintFinding.error(
                                "runbook-template",
                                mistake.place().orElse(product.places().file()),
                                mistake.mistake()))
                        .toList();
    }
}
