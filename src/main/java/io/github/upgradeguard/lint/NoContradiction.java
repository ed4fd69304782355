package io.github.upgradeguard.lint;

import io.github.upgradeguard.policy.Rule;
import io.github.upgradeguard.product.Places;
import io.github.upgradeguard.product.Product;
import io.github.upgradeguard.yaml.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** No rule is written twice, and no two say different things of the same. */
record NoContradiction() implements LintCheck {

    @Override
    public List<LintFinding> check(Product product, LocalDate today) {
        List<LintFinding> findings = new ArrayList<>();
        List<Rule> rules = product.rules();
        for (int later = 1; later < rules.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                check(rules.get(later), rules.get(earlier), product.places()).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<LintFinding> check(Rule rule, Rule earlier, Places places) {
        if (!rule.terms().holdWhere(earlier.terms())) {
            return Optional.empty();
        }
        Place first = places.of(earlier);
        if (rule.getClass() == earlier.getClass() && rule.says().equals(earlier.says())) {
            return Optional.of(LintFinding.error(
                    "rule-twice",
                    places.of(rule),
                    "this rule stands already at %s; keep one of them".formatted(first)));
        }
        return rule.clashesWith(earlier)
                ? Optional.of(LintFinding.error(
                        "contradiction",
                        places.of(rule),
                        "this rule says '%s', and the one at %s says '%s'; keep one of them, or say with when, rollout, since or until where each holds"
                                .formatted(rule.says(), first, earlier.says())))
                : Optional.empty();
    }
}
