package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a product's hops may be carried out, as rules. */
public final class RolloutRules {

    /** The words of {@code when} that are known from release notes and need no telling. */
    public static final List<String> FROM_NOTES = List.of("no-full-stop", "no-long-migration");

    private RolloutRules() {}

    /**
     * The rules of a product that says under which conditions it rolls.
     *
     * @param terms of all of them: source, and the targets for which they are in force
     * @param conditions the words of {@code when}: what is {@linkplain #FROM_NOTES known from notes}, and facts
     * @param reviewed the releases whose notes were read
     * @param additive the releases whose migrations were read and only add to the schema
     * @param migrated the hops that are migrations; empty if none is
     */
    public static List<Rule> of(
            Terms terms,
            List<String> conditions,
            Coverage reviewed,
            Coverage additive,
            Optional<List<Passage>> migrated) {
        List<Rule> rules = new ArrayList<>();
        if (!conditions.isEmpty()) {
            rules.add(new ReviewedRule(terms.named("notes-unreviewed").onlyFor(Rollout.ROLLING), reviewed));
        }
        for (String condition : conditions) {
            if (!FROM_NOTES.contains(condition)) {
                boolean migrations = condition.equals(Facts.ADDITIVE_MIGRATIONS);
                rules.add(new FactRule(
                        terms.named(Facts.ruleOf(condition)).onlyFor(Rollout.ROLLING),
                        condition,
                        true,
                        migrations ? additive : new Coverage(List.of())));
            }
        }
        migrated.ifPresent(hops -> rules.add(new MigrateRule(
                terms.named("rollout-migrate").everywhere().onlyFor(Rollout.ROLLING), new Passages(hops))));
        return rules;
    }

    /** The conditions that every product asks for as far as the project tells them. */
    static List<Rule> builtIn() {
        Coverage nothing = new Coverage(List.of());
        List<Rule> rules = new ArrayList<>(List.of(new FullStopRule(), new LongMigrationRule()));
        for (String fact : List.of(Facts.SEVERAL_INSTANCES, Facts.ADDITIVE_MIGRATIONS)) {
            rules.add(new FactRule(Terms.builtIn(Facts.ruleOf(fact)).onlyFor(Rollout.ROLLING), fact, false, nothing));
        }
        return rules;
    }
}
