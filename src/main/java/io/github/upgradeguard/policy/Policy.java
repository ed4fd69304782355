package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Position;
import io.github.upgradeguard.version.VersionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rules of a product as they are in force for one installation. The one place that says whether a hop is legal:
 * for the declared hop, for every hop of a path, and for the search.
 */
public final class Policy {

    private final List<Rule> upward;
    private final List<DowngradeRule> downward;
    private final List<AllowRule> allowing;
    private final List<Rollout> ways;
    private final Facts facts;
    private final AcceptedRisks accepted;
    private final Set<String> asked;

    private Policy(
            List<Rule> upward,
            List<DowngradeRule> downward,
            List<AllowRule> allowing,
            List<Rollout> ways,
            Facts facts,
            AcceptedRisks accepted,
            Set<String> asked) {
        this.upward = upward;
        this.downward = downward;
        this.allowing = allowing;
        this.ways = ways;
        this.facts = facts;
        this.accepted = accepted;
        this.asked = asked;
    }

    /**
     * The rules in force for an installation.
     *
     * @param rules a product's own; what holds for every product is added here
     * @param demanded the only way in which hops may be carried out; empty leaves each hop the way it needs
     * @param accepted the named risks that are not held against a hop
     */
    public static Policy of(List<Rule> rules, Facts facts, Optional<Rollout> demanded, AcceptedRisks accepted) {
        return of(rules, facts, demanded, accepted, Optional.empty());
    }

    /**
     * The rules in force for an installation whose change logs are read.
     *
     * @param migrations what they say, as far as they have been looked at; empty if nobody looks
     */
    public static Policy of(
            List<Rule> rules,
            Facts facts,
            Optional<Rollout> demanded,
            AcceptedRisks accepted,
            Optional<MigrationReadings> migrations) {
        List<Rule> all = new ArrayList<>(rules);
        all.add(new AvoidRule());
        all.addAll(RolloutRules.builtIn());
        return inForce(all, demanded.map(List::of).orElse(Rollout.WAYS), facts, accepted, migrations);
    }

    private static Policy inForce(
            List<Rule> rules,
            List<Rollout> ways,
            Facts facts,
            AcceptedRisks accepted,
            Optional<MigrationReadings> migrations) {
        List<Rule> upward = new ArrayList<>();
        List<DowngradeRule> downward = new ArrayList<>();
        List<AllowRule> allowing = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (Rule rule : rules) {
            rule.terms().when().ifPresent(asked::add);
            if (rule instanceof FactRule condition) {
                asked.add(condition.fact());
                upward.add(condition.in(facts, migrations));
                continue;
            }
            if (rule instanceof DowngradeRule downgrade) {
                if (downgrade.permitsSome() || isInForce(rule, facts, true)) {
                    downward.add(downgrade);
                }
            } else if (rule instanceof AllowRule allow) {
                if (isInForce(rule, facts, false)) {
                    allowing.add(allow);
                }
            } else if (isInForce(rule, facts, true)) {
                upward.add(rule);
            }
        }
        return new Policy(
                List.copyOf(upward), List.copyOf(downward), List.copyOf(allowing), ways, facts, accepted, asked);
    }

    private static boolean isInForce(Rule rule, Facts facts, boolean whenUntold) {
        return rule.terms().when().isEmpty()
                || rule.terms().when().flatMap(facts::of).orElse(whenUntold);
    }

    /** The same rules but one; with a condition of rolling goes the one that every product has in its place. */
    public Policy without(Rule lifted) {
        return new Policy(
                upward.stream().filter(rule -> !isPartOf(lifted, rule)).toList(),
                downward.stream().filter(rule -> rule != lifted).toList(),
                allowing,
                ways,
                facts,
                accepted,
                asked);
    }

    private static boolean isPartOf(Rule lifted, Rule rule) {
        return rule == lifted
                || (lifted instanceof FactRule condition
                        && rule instanceof FactRule other
                        && other.fact().equals(condition.fact()));
    }

    /** The rules that can make a hop illegal, the built-in ones included. */
    public List<Rule> bindingRules() {
        List<Rule> binding = new ArrayList<>(upward);
        binding.addAll(downward);
        binding.removeIf(rule -> rule.terms().level() != Level.MUST);
        return binding;
    }

    /**
     * Whether the answer of any rule depends on which releases exist.
     *
     * @param goesUp whether an upgrade is asked about; what counts for one counts for the way back too
     */
    public boolean countsReleases(boolean goesUp) {
        return upward.stream().anyMatch(Rule::countsReleases)
                || (!goesUp && downward.stream().anyMatch(Rule::countsReleases));
    }

    /** Whether any rule is about a hop that goes down; without one, it is legal. */
    public boolean speaksOfDowngrade(Hop hop, Rollout carriedOut) {
        return downward.stream().anyMatch(rule -> closes(rule, hop, way(carriedOut)));
    }

    /** A rule that permits some downgrades refuses all others, also where what it permits is not in force. */
    private static boolean closes(DowngradeRule rule, Hop hop, Rollout way) {
        return rule.permitsSome() || speaksOf(rule, hop, way);
    }

    /** Whether rules compare release dates, which no {@linkplain Rule#stage stage} follows. */
    public boolean comparesDates() {
        return upward.stream().anyMatch(NewerRule.class::isInstance);
    }

    /** Whether any rule, in force or not, asks for a fact. */
    public boolean asksFor(String fact) {
        return asked.contains(fact);
    }

    /** Whether a rule asks for a fact that nobody gave. */
    public boolean isUntold(Rule rule) {
        return rule.terms().when().isPresent()
                && rule.terms().when().flatMap(facts::of).isEmpty();
    }

    /** How a hop fares when it is carried out in the way that suits it best; a migration is one however it is demanded. */
    public Judgement judge(Hop hop) {
        Judgement best = bestWay(hop);
        boolean migrates = best.rollout() == Rollout.FULL_STOP
                && upward.stream().anyMatch(rule -> rule instanceof MigrateRule && isMigration(rule, hop));
        return migrates ? new Judgement(Rollout.MIGRATE, best.against(), best.warnings()) : best;
    }

    private static boolean isMigration(Rule rule, Hop hop) {
        return hop.goesUp() && speaksOf(rule, hop, Rollout.ROLLING) && rule.judge(hop) == Answer.REFUSES;
    }

    /** What must hold for a hop that goes up to roll, with what is known of it. */
    public List<Condition> conditions(Hop hop) {
        List<Condition> conditions = new ArrayList<>();
        for (Rule rule : upward) {
            boolean asks = rule.terms().level() == Level.MUST
                    && rule.terms()
                            .rollout()
                            .filter(way -> way == Rollout.ROLLING)
                            .isPresent();
            if (asks
                    && hop.goesUp()
                    && speaksOf(rule, hop, Rollout.ROLLING)
                    && !standsBack(rule, hop, Rollout.ROLLING)) {
                conditions.add(condition(rule, hop));
            }
        }
        conditions.sort(Comparator.comparing(Condition::rule).thenComparing(Condition::evidence));
        return conditions;
    }

    private Condition condition(Rule rule, Hop hop) {
        Answer answer = rule.state(hop);
        boolean lifted = answer != Answer.PASSES && isLifted(rule, hop, Rollout.ROLLING);
        String held = lifted ? "%s; lifted for this hop".formatted(rule.says()) : rule.held(hop);
        boolean holds = lifted || answer == Answer.PASSES;
        boolean general = rule instanceof FullStopRule
                || rule instanceof LongMigrationRule
                || (rule instanceof FactRule fact && !fact.isNeeded());
        return new Condition(
                rule.terms().id(),
                !general,
                Condition.State.of(holds ? Answer.PASSES : answer),
                holds ? held : rule.reason(hop),
                rule.source(hop));
    }

    private Judgement bestWay(Hop hop) {
        Judgement best = judge(hop, ways.get(0));
        for (int i = 1; i < ways.size(); i++) {
            Judgement other = judge(hop, ways.get(i));
            if (other.isBetterThan(best)) {
                best = other;
            }
        }
        return best;
    }

    private Judgement judge(Hop hop, Rollout way) {
        int against = 0;
        int warnings = 0;
        for (Rule rule : hop.goesUp() ? upward : downward) {
            if (answer(rule, hop, way) != Answer.PASSES) {
                if (rule.terms().level() == Level.MUST) {
                    against++;
                } else {
                    warnings++;
                }
            }
        }
        return new Judgement(way, against, warnings);
    }

    /** The rules that do not pass a hop carried out in that way. */
    public List<Refusal> refusals(Hop hop, Rollout carriedOut) {
        Rollout way = way(carriedOut);
        List<Refusal> refusals = new ArrayList<>();
        for (Rule rule : hop.goesUp() ? upward : downward) {
            Answer answer = answer(rule, hop, way);
            if (answer != Answer.PASSES) {
                refusals.add(new Refusal(rule, answer == Answer.UNDECIDED, rule.reason(hop), rule.source(hop)));
            }
        }
        return refusals;
    }

    /** The named risks of a hop carried out in that way that the project has accepted. */
    public List<Refusal> acceptedRisks(Hop hop, Rollout carriedOut) {
        Rollout way = way(carriedOut);
        List<Refusal> risks = new ArrayList<>();
        for (Rule rule : upward) {
            boolean taken = isAccepted(rule, hop.to()) && speaksOf(rule, hop, way) && rule.judge(hop) != Answer.PASSES;
            if (taken && hop.goesUp()) {
                risks.add(new Refusal(rule, false, rule.reason(hop), rule.source(hop)));
            }
        }
        return risks;
    }

    /** The names of the risks that the product knows. */
    public Set<String> risks() {
        Set<String> names = new TreeSet<>();
        for (Rule rule : upward) {
            if (rule instanceof RiskRule) {
                names.add(rule.terms().id());
            }
        }
        return names;
    }

    /** What the rules have to say of a migration is what they say of a full stop. */
    private static Rollout way(Rollout carriedOut) {
        return carriedOut == Rollout.MIGRATE ? Rollout.FULL_STOP : carriedOut;
    }

    private Answer answer(Rule rule, Hop hop, Rollout way) {
        if (rule instanceof DowngradeRule downgrade) {
            return closes(downgrade, hop, way) ? permission(hop, way) : Answer.PASSES;
        }
        if (!speaksOf(rule, hop, way) || standsBack(rule, hop, way)) {
            return Answer.PASSES;
        }
        Answer answer = rule.judge(hop);
        return answer != Answer.PASSES && isLifted(rule, hop, way) ? Answer.PASSES : answer;
    }

    /** Whether what a rule has against a hop is accepted, or overridden by a rule that allows the hop. */
    private boolean isLifted(Rule rule, Hop hop, Rollout way) {
        return isAccepted(rule, hop.to()) || (rule.yieldsToAllow() && isAllowed(hop, way));
    }

    /** One downgrade rule that permits a hop is enough; one whose fact does not hold, or is not told, permits nothing. */
    private Answer permission(Hop hop, Rollout way) {
        Answer permission = Answer.REFUSES;
        for (DowngradeRule rule : downward) {
            boolean inForce = isInForce(rule, facts, false) && speaksOf(rule, hop, way);
            Answer answer = inForce ? rule.judge(hop) : Answer.REFUSES;
            if (answer == Answer.PASSES) {
                return answer;
            }
            permission = answer == Answer.UNDECIDED ? answer : permission;
        }
        return permission;
    }

    private boolean isAccepted(Rule rule, Position to) {
        return rule instanceof RiskRule && accepted.cover(rule.terms().id(), to.version());
    }

    private boolean isAllowed(Hop hop, Rollout way) {
        for (AllowRule rule : allowing) {
            if (speaksOf(rule, hop, way) && rule.allows(hop)) {
                return true;
            }
        }
        return false;
    }

    /** A condition that every product has stands back where the product asks for it itself. */
    private boolean standsBack(Rule rule, Hop hop, Rollout way) {
        return rule instanceof FactRule general
                && !general.isAsked()
                && upward.stream()
                        .anyMatch(other -> other instanceof FactRule own
                                && own.isAsked()
                                && own.fact().equals(general.fact())
                                && speaksOf(own, hop, way));
    }

    private static boolean speaksOf(Rule rule, Hop hop, Rollout way) {
        Terms terms = rule.terms();
        return (terms.rollout().isEmpty() || terms.rollout().get() == way)
                && (terms.targets().isEmpty()
                        || terms.targets().get().contains(hop.to().version()));
    }

    /** See {@link Rule#weight}: of all rules together. */
    public int weight() {
        return Stream.of(upward, downward, allowing)
                .flatMap(List::stream)
                .mapToInt(rule -> rule.weight()
                        + rule.terms().targets().map(VersionRange::weight).orElse(0))
                .sum();
    }

    /** See {@link Rule#kin}: what all rules together take from a target alone. */
    public List<Object> kin(Position to) {
        List<Object> kin = new ArrayList<>();
        for (List<? extends Rule> rules : List.of(upward, downward, allowing)) {
            for (Rule rule : rules) {
                kin.add(rule.kin(to));
                rule.terms().targets().ifPresent(targets -> kin.add(targets.contains(to.version())));
                kin.add(isAccepted(rule, to));
            }
        }
        return kin;
    }

    /** Whether a hop and every longer one from its origin is illegal: see {@link Rule#refusesBeyond}. */
    public boolean refusesBeyond(Hop hop) {
        if (!hop.goesUp() || !allowing.isEmpty()) {
            return false;
        }
        for (Rule rule : upward) {
            Terms terms = rule.terms();
            boolean always = terms.level() == Level.MUST
                    && terms.rollout().isEmpty()
                    && terms.targets().isEmpty();
            if (always && rule.refusesBeyond(hop)) {
                return true;
            }
        }
        return false;
    }

    /** See {@link Rule#stage}: how far past all thresholds together. */
    public int stage(Hop hop) {
        int stage = hop.level().stage();
        for (Rule rule : hop.goesUp() ? upward : downward) {
            stage += rule.stage(hop);
        }
        return stage;
    }
}
