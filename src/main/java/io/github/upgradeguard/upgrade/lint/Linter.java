package io.github.upgradeguard.upgrade.lint;

import io.github.upgradeguard.upgrade.guard.Severity;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Looks products over, one by one; a file that cannot be read is a finding, and the others are looked at all the same. */
public final class Linter {

    private static final List<LintCheck> CHECKS = List.of(
            new LevelsSpokenOf(),
            new HorizonIsSaid(),
            new Joined(),
            new NamesWhatExists(),
            new EveryRuleDecides(),
            new NoContradiction(),
            new EveryRuleHasItsSource(),
            new DatesInOrder(),
            new RunbookCanBeWritten(),
            new Fresh());

    private final ProductLibrary library;
    private final LocalDate today;

    /**
     * A linter of the products of a library.
     *
     * @param today the day from which ages are counted
     */
    public Linter(ProductLibrary library, LocalDate today) {
        this.library = library;
        this.today = today;
    }

    /** What is wrong with the products of these names, in the order of the places. */
    public List<LintFinding> lint(List<String> products) {
        List<LintFinding> findings = new ArrayList<>();
        for (String id : products) {
            try {
                Product product = library.product(id);
                CHECKS.forEach(check -> findings.addAll(check.check(product, today)));
            } catch (UnusableFileException e) {
                findings.add(new LintFinding("unreadable", Severity.ERROR, e.mistake(), e.place()));
            }
        }
        return findings.stream().sorted(LintFinding.ORDER).distinct().toList();
    }
}
