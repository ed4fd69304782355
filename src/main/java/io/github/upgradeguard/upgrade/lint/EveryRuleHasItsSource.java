package io.github.upgradeguard.upgrade.lint;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.failure.KnownFailure;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.product.Product;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every rule, flag and known failure says where it is written, and every source when it was read. */
record EveryRuleHasItsSource() implements LintCheck {

    @Override
    public List<LintFinding> check(Product product, LocalDate today) {
        List<LintFinding> findings = new ArrayList<>();
        for (Rule rule : product.rules()) {
            if (rule.isVendors() && rule.terms().source().isEmpty()) {
                findings.add(LintFinding.warning(
                        "source-missing",
                        product.places().of(rule),
                        "nobody can check this rule (%s); write source: and where it is written"
                                .formatted(rule.terms().id())));
            }
        }
        for (Release release : product.catalog().map(Catalog::releases).orElse(List.of())) {
            if (!release.flags().isEmpty() && release.notes().isEmpty()) {
                findings.add(LintFinding.warning(
                        "source-missing",
                        product.places().of(release.version()),
                        "nobody can check what %s is flagged for (%s); write notes: and their address"
                                .formatted(
                                        release.version(),
                                        release.flags().keySet().stream()
                                                .sorted()
                                                .map(Flag::key)
                                                .collect(Collectors.joining(", ")))));
            }
        }
        for (KnownFailure failure : product.knownFailures()) {
            if (failure.source().isEmpty()) {
                findings.add(LintFinding.warning(
                        "source-missing",
                        product.places().ofFailure(failure.id()),
                        "nobody can check this failure (%s); write source: and where it is written"
                                .formatted(failure.id())));
            }
        }
        product.sources().forEach((name, source) -> {
            if (source.asRead().isEmpty()) {
                findings.add(LintFinding.warning(
                        "source-undated",
                        product.places().ofSource(name),
                        "the source '%s' does not say when it was read; write read: and the day, or commit:"
                                .formatted(name)));
            }
        });
        return findings;
    }
}
