package io.github.upgradeguard.upgrade.lint;

import io.github.upgradeguard.upgrade.policy.Level;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.policy.Terms;
import io.github.upgradeguard.upgrade.policy.When;
import io.github.upgradeguard.upgrade.product.Places;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No rule is written twice, and no two say different things of the same. */
record NoContradiction() implements LintCheck {

    @Override
    public List<LintFinding> check(Product product, LocalDate today) {
        List<LintFinding> findings = new ArrayList<>();
        Map<Statement, Rule> said = new HashMap<>();
        Map<Scope, List<Rule>> ofScope = new HashMap<>();
        for (Rule rule : product.rules()) {
            Scope scope = Scope.of(rule.terms());
            List<Rule> beside = ofScope.computeIfAbsent(scope, any -> new ArrayList<>());
            Rule same = said.putIfAbsent(new Statement(rule.getClass(), scope, rule.says()), rule);
            if (same != null) {
                findings.add(twice(rule, same, product.places()));
            } else {
                beside.stream()
                        .filter(rule::clashesWith)
                        .findFirst()
                        .ifPresent(earlier -> findings.add(contradiction(rule, earlier, product.places())));
                beside.add(rule);
            }
        }
        return findings;
    }

    /** Where a rule holds, and how much. */
    private record Scope(Level level, Optional<When> when, Optional<Rollout> rollout, Optional<String> targets) {

        static Scope of(Terms terms) {
            return new Scope(
                    terms.level(),
                    terms.when(),
                    terms.rollout(),
                    terms.targets().map(VersionRange::toString));
        }
    }

    private record Statement(Class<?> kind, Scope scope, String says) {}

    private static LintFinding twice(Rule rule, Rule earlier, Places places) {
        return LintFinding.error(
                "rule-twice",
                places.of(rule),
                "this rule stands already at %s; keep one of them".formatted(places.of(earlier)));
    }

    private static LintFinding contradiction(Rule rule, Rule earlier, Places places) {
        return LintFinding.error(
                "contradiction",
                places.of(rule),
                "this rule says '%s', and the one at %s says '%s'; keep one of them, or say with when, rollout, since or until where each holds"
                        .formatted(rule.says(), places.of(earlier), earlier.says()));
    }
}
