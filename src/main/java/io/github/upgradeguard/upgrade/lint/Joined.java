package io.github.upgradeguard.upgrade.lint;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.path.PathFinder;
import io.github.upgradeguard.upgrade.path.PathFinder.Joints;
import io.github.upgradeguard.upgrade.policy.AcceptedRisks;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Influence;
import io.github.upgradeguard.upgrade.policy.Policy;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every listed release can be reached, and left for the newest, in one installation or another; what is to be avoided left
 * aside.
 */
record Joined() implements LintCheck {

    private static final AcceptedRisks ALL_ACCEPTED = (risk, target) -> true;

    @Override
    public List<LintFinding> check(Product product, LocalDate today) {
        List<LintFinding> findings = new ArrayList<>();
        // Where nobody speaks of a level, that alone is what strands releases.
        if (!new LevelsSpokenOf().check(product, today).isEmpty()) {
            return findings;
        }
        product.catalog().ifPresent(catalog -> {
            Joints without = joints(product.rules(), catalog, false);
            Joints with = joints(product.rules(), catalog, true);
            for (Version release : common(without.stranded(), with.stranded())) {
                findings.add(LintFinding.warning(
                        "stranded",
                        product.places().of(release),
                        "no chain of supported hops leads from %s to the newest release; allow a way out, or say with a comment why there is none"
                                .formatted(release)));
            }
            // What a closed table has no row for is left out by the vendor.
            Joints openly = joints(Influence.opened(product.rules()), catalog, false);
            List<Version> unreachable = common(without.unreachable(), openly.unreachable());
            for (Version release : common(unreachable, with.unreachable())) {
                findings.add(LintFinding.warning(
                        "unreachable",
                        product.places().of(release),
                        "no supported hop leads to %s; correct the rules, or flag the release `avoid` if nobody is to go there"
                                .formatted(release)));
            }
        });
        return findings;
    }

    /** How releases are joined where no fact that a rule asks for holds, or where each does. */
    private static Joints joints(List<Rule> rules, Catalog catalog, boolean holds) {
        Map<String, Boolean> facts = new HashMap<>();
        rules.forEach(rule -> rule.terms().when().ifPresent(when -> facts.put(when.fact(), holds)));
        Policy policy = Policy.of(rules, new Facts(facts), Optional.empty(), ALL_ACCEPTED);
        return new PathFinder(catalog, policy).joints();
    }

    private static List<Version> common(List<Version> some, List<Version> others) {
        Set<Version> among = new HashSet<>(others);
        return some.stream().filter(among::contains).toList();
    }
}
