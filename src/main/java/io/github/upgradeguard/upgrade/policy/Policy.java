package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<Rollout, List<Rule>> upwardBy = new EnumMap<>(Rollout.class);
    private final Map<Rollout, List<Rule>> downwardBy = new EnumMap<>(Rollout.class);
    private final RollingSpokenRule rollingSpoken;
    private final List<Rollout> ways;
    private final Facts facts;
    private final AcceptedRisks accepted;
    private final Set<String> asked;

    private Policy(
            List<Rule> upward,
            List<DowngradeRule> downward,
            List<AllowRule> allowing,
            RollingSpokenRule rollingSpoken,
            List<Rollout> ways,
            Facts facts,
            AcceptedRisks accepted,
            Set<String> asked) {
        this.upward = List.copyOf(upward);
        this.downward = List.copyOf(downward);
        this.allowing = List.copyOf(allowing);
        this.rollingSpoken = rollingSpoken;
        this.ways = ways;
        this.facts = facts;
        this.accepted = accepted;
        this.asked = asked;
        for (Rollout way : Rollout.WAYS) {
            upwardBy.put(way, carriedOutBy(way, upward));
            List<Rule> down = new ArrayList<>(carriedOutBy(way, downward));
            down.addAll(carriedOutBy(
                    way,
                    upward.stream()
                            .filter(rule -> rule.direction() == Direction.BOTH)
                            .toList()));
            downwardBy.put(way, List.copyOf(down));
        }
    }

    private static List<Rule> carriedOutBy(Rollout way, List<? extends Rule> rules) {
        List<Rule> chosen = new ArrayList<>();
        for (Rule rule : rules) {
            if (isFor(rule, way)) {
                chosen.add(rule);
            }
        }
        return List.copyOf(chosen);
    }

    private static boolean isFor(Rule rule, Rollout way) {
        return rule.terms().rollout().isEmpty() || rule.terms().rollout().get() == way;
    }

    /**
     * The rules in force for an installation.
     *
     * @param rules a product's own; what holds for every product is added here
     * @param demanded the only way in which hops may be carried out; empty, or a migration, leaves each hop the way it needs
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
        List<Rule> upward = new ArrayList<>();
        List<DowngradeRule> downward = new ArrayList<>();
        List<AllowRule> allowing = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(RolloutRules.builtIn());
        for (Rule rule : all) {
            rule.terms().when().map(When::fact).ifPresent(asked::add);
            if (rule instanceof FactRule condition) {
                asked.add(condition.fact());
                upward.add(condition.in(facts, migrations));
            } else if (rule instanceof DowngradeRule downgrade) {
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
        List<Rule> speaking = new ArrayList<>();
        List<Rule> rolling = new ArrayList<>();
        List<MigrateRule> named = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.isVendors() && isInForce(rule, facts, false)) {
                speaking.add(rule);
                if (rule.terms().rollout().equals(Optional.of(Rollout.ROLLING))) {
                    rolling.add(rule);
                }
                if (rule instanceof MigrateRule migration) {
                    named.add(migration);
                }
            }
        }
        addWhatHasToBeSpokenOf(rules, speaking, facts, upward);
        RollingSpokenRule rollingSpoken = new RollingSpokenRule(List.copyOf(rolling));
        upward.add(rollingSpoken);
        upward.add(new AvoidRule());
        upward.add(new ReachRule(List.copyOf(named)));
        List<Rollout> ways =
                demanded.filter(Rollout.WAYS::contains).map(List::of).orElse(Rollout.WAYS);
        return new Policy(upward, downward, allowing, rollingSpoken, ways, facts, accepted, asked);
    }

    /** A rule whose fact nobody told may refuse, and says nothing that a hop could be allowed by. */
    private static void addWhatHasToBeSpokenOf(List<Rule> rules, List<Rule> speaking, Facts facts, List<Rule> upward) {
        for (Rollout way : Rollout.WAYS) {
            List<Rule> ofThisWay = new ArrayList<>();
            for (Rule rule : speaking) {
                if (isFor(rule, way) || rule instanceof MigrateRule) {
                    ofThisWay.add(rule);
                }
            }
            List<StepRule> counting = new ArrayList<>();
            for (Rule rule : rules) {
                if (rule instanceof StepRule step
                        && step.countsMinors()
                        && isFor(step, way)
                        && isInForce(step, facts, true)) {
                    counting.add(step);
                }
            }
            upward.add(new LevelSpokenRule(way, List.copyOf(ofThisWay), List.copyOf(counting)));
        }
    }

    private static boolean isInForce(Rule rule, Facts facts, boolean whenUntold) {
        return rule.terms()
                .when()
                .flatMap(when -> when.holds(facts))
                .orElse(whenUntold || rule.terms().when().isEmpty());
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

    /** Whether the answer of any rule depends on which releases the target's own line has; see {@link #countsReleases}. */
    public boolean countsPatches(boolean goesUp) {
        return upward.stream().anyMatch(Rule::countsPatches)
                || (!goesUp
                        && downward.stream().anyMatch(rule -> rule.countsPatches() && isInForce(rule, facts, true)));
    }

    /** Whether any rule is about a hop that goes down; without one, it is legal inside its line and unknown elsewhere. */
    public boolean speaksOfDowngrade(Hop hop, Rollout carriedOut) {
        Rollout way = way(carriedOut);
        return downward.stream().anyMatch(rule -> isFor(rule, way) && closes(rule, hop, way));
    }

    /** A rule that permits some downgrades refuses all others, also where what it permits is not in force. */
    private static boolean closes(DowngradeRule rule, Hop hop, Rollout way) {
        return rule.permitsSome() || (isFor(rule, way) && rule.terms().isAbout(hop.to()));
    }

    /** The versions at which the answer of a rule can change, as its ranges name them; in no order. */
    public List<Version> edges() {
        List<Version> edges = new ArrayList<>();
        for (List<? extends Rule> rules : List.of(upward, downward, allowing)) {
            for (Rule rule : rules) {
                rule.ranges().forEach(range -> edges.addAll(range.edges()));
                rule.terms().targets().ifPresent(range -> edges.addAll(range.edges()));
            }
        }
        return edges;
    }

    /** Whether rules compare release dates, which no {@linkplain Rule#stage stage} follows. */
    public boolean comparesDates() {
        return upward.stream().anyMatch(NewerRule.class::isInstance);
    }

    /** Whether any rule, in force or not, asks for a fact. */
    public boolean asksFor(String fact) {
        return asked.contains(fact);
    }

    /** The fact that a rule asks for and nobody gave; empty if it hangs on none, or somebody did. */
    public Optional<When> untold(Rule rule) {
        return rule.terms().when().filter(when -> when.holds(facts).isEmpty());
    }

    /** How a hop fares when it is carried out in the way that suits it best; a migration is one however it is demanded. */
    public Judgement judge(Hop hop) {
        Judgement best = bestWay(hop);
        boolean migrates = best.rollout() == Rollout.FULL_STOP && migration(hop).isPresent();
        return migrates ? new Judgement(Rollout.MIGRATE, best.against(), best.warnings()) : best;
    }

    /** What a product says of a hop that is no upgrade in place; empty where it is one. */
    public Optional<Refusal> migration(Hop hop) {
        for (Rule rule : upward) {
            if (rule instanceof MigrateRule && hop.goesUp() && rule.terms().isAbout(hop.to()) && rule.namesHop(hop)) {
                return Optional.of(new Refusal(rule, Level.MUST, false, rule.reason(hop), rule.source(hop)));
            }
        }
        return Optional.empty();
    }

    /** What must hold for a hop to roll, with what is known of it. */
    public List<Condition> conditions(Hop hop) {
        List<Condition> conditions = new ArrayList<>();
        for (Rule rule : rules(hop, Rollout.ROLLING)) {
            boolean asks = level(rule) == Level.MUST
                    && rule.terms().rollout().equals(Optional.of(Rollout.ROLLING))
                    && !(rule instanceof LevelSpokenRule)
                    && rule.direction() != Direction.DOWN;
            if (asks && rule.terms().isAbout(hop.to()) && !standsBack(rule, hop) && !isTakenForGranted(rule, hop)) {
                conditions.add(condition(rule, hop));
            }
        }
        conditions.sort(Comparator.comparing(Condition::rule).thenComparing(Condition::evidence));
        return conditions;
    }

    /** That the product says something of rolling is told only where it does not. */
    private boolean isTakenForGranted(Rule rule, Hop hop) {
        return rule instanceof RollingSpokenRule && rule.judge(hop) == Answer.PASSES;
    }

    private Condition condition(Rule rule, Hop hop) {
        Answer answer = worst(rule, hop, Rule::state);
        boolean lifted = answer != Answer.PASSES && isLifted(rule, hop, Rollout.ROLLING);
        String held = lifted ? "%s; lifted for this hop".formatted(rule.says()) : rule.held(hop);
        boolean holds = lifted || answer == Answer.PASSES;
        boolean general = rule instanceof FullStopRule
                || rule instanceof LongMigrationRule
                || rule instanceof RollingSpokenRule
                || (rule instanceof FactRule fact && !fact.isNeeded());
        return new Condition(
                rule.terms().id(),
                !general,
                Condition.State.of(holds ? Answer.PASSES : answer),
                holds ? held : rule.reason(against(rule, hop)),
                rule.source(hop));
    }

    private Judgement bestWay(Hop hop) {
        List<Rollout> open = open(hop);
        Judgement best = judge(hop, open.get(0));
        for (int i = 1; i < open.size(); i++) {
            Judgement other = judge(hop, open.get(i));
            if (other.isBetterThan(best)) {
                best = other;
            }
        }
        return best;
    }

    /** The ways a hop can be carried out; none rolls that nobody demands, and of which the product does not say that it can. */
    private List<Rollout> open(Hop hop) {
        boolean isFree = ways.size() > 1;
        boolean canRoll = isFree
                && rollingSpoken.judge(hop) == Answer.PASSES
                && migration(hop).isEmpty();
        return isFree && !canRoll ? List.of(Rollout.FULL_STOP) : ways;
    }

    private List<Rule> rules(Hop hop, Rollout way) {
        return Objects.requireNonNull((hop.goesUp() ? upwardBy : downwardBy).get(way));
    }

    private Judgement judge(Hop hop, Rollout way) {
        int against = 0;
        int warnings = 0;
        Optional<Answer> permission = permission(hop, way);
        for (Rule rule : rules(hop, way)) {
            if (answer(rule, hop, way, permission) != Answer.PASSES) {
                if (level(rule) == Level.MUST) {
                    against++;
                } else {
                    warnings++;
                }
            }
        }
        return new Judgement(way, against, warnings);
    }

    private Level level(Rule rule) {
        return rule.terms().level(facts);
    }

    /** The rules that do not pass a hop carried out in that way. */
    public List<Refusal> refusals(Hop hop, Rollout carriedOut) {
        Rollout way = way(carriedOut);
        List<Refusal> refusals = new ArrayList<>();
        Optional<Answer> permission = permission(hop, way);
        for (Rule rule : rules(hop, way)) {
            Answer answer = answer(rule, hop, way, permission);
            if (answer != Answer.PASSES) {
                refusals.add(new Refusal(
                        rule,
                        level(rule),
                        answer == Answer.UNDECIDED,
                        rule.reason(against(rule, hop)),
                        rule.source(against(rule, hop))));
            }
        }
        return refusals;
    }

    /**
     * The rules any one of which, if it were lifted, would make a hop legal in one way or another; none of them if it is
     * legal, and empty if lifting one is not enough. What somebody does not know cannot be lifted.
     */
    public Optional<List<Rule>> unlocking(Hop hop) {
        List<Rule> unlocking = new ArrayList<>();
        for (Rollout way : open(hop)) {
            List<Rule> against = against(hop, way, 2);
            if (against.isEmpty()) {
                return Optional.of(List.of());
            }
            if (against.size() == 1 && against.get(0).isVendors()) {
                unlocking.add(against.get(0));
            }
        }
        return Optional.of(unlocking).filter(rules -> !rules.isEmpty());
    }

    /** The first so many binding rules that do not pass a hop carried out in one way. */
    private List<Rule> against(Hop hop, Rollout way, int most) {
        List<Rule> against = new ArrayList<>();
        Optional<Answer> permission = permission(hop, way);
        for (Rule rule : rules(hop, way)) {
            if (level(rule) == Level.MUST && answer(rule, hop, way, permission) != Answer.PASSES) {
                Rule one = representative(rule);
                if (against.stream().noneMatch(other -> other == one)) {
                    against.add(one);
                }
                if (against.size() == most) {
                    break;
                }
            }
        }
        return against;
    }

    /** With a condition of rolling goes the one that every product has in its place. */
    private Rule representative(Rule rule) {
        if (rule instanceof FactRule condition) {
            for (Rule other : upward) {
                if (other instanceof FactRule same && same.fact().equals(condition.fact())) {
                    return other;
                }
            }
        }
        return rule;
    }

    /** The named risks of a hop carried out in that way that the project has accepted. */
    public List<Refusal> acceptedRisks(Hop hop, Rollout carriedOut) {
        Rollout way = way(carriedOut);
        List<Refusal> risks = new ArrayList<>();
        if (!hop.goesUp()) {
            return risks;
        }
        for (Rule rule : rules(hop, way)) {
            boolean taken = isAccepted(rule, hop.to())
                    && rule.terms().isAbout(hop.to())
                    && worst(rule, hop, Rule::judge) != Answer.PASSES;
            if (taken) {
                risks.add(new Refusal(
                        rule, level(rule), false, rule.reason(against(rule, hop)), rule.source(against(rule, hop))));
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

    private Answer answer(Rule rule, Hop hop, Rollout way, Optional<Answer> permission) {
        if (rule instanceof DowngradeRule downgrade) {
            return closes(downgrade, hop, way) ? permission.orElse(Answer.PASSES) : Answer.PASSES;
        }
        if (!rule.terms().isAbout(hop.to()) || standsBack(rule, hop)) {
            return Answer.PASSES;
        }
        Answer answer = worst(rule, hop, Rule::judge);
        return answer != Answer.PASSES && isLifted(rule, hop, way) ? Answer.PASSES : answer;
    }

    private interface Asking {
        Answer ask(Rule rule, Hop hop);
    }

    /** What counts of a rule's answers, where an end of the hop is a pre-release or a build: see {@link EndsAsked}. */
    private static Answer worst(Rule rule, Hop hop, Asking asking) {
        Answer answer = asking.ask(rule, hop);
        if (rule.endsAsked() == EndsAsked.WRITTEN) {
            return answer;
        }
        boolean oneIsEnough = rule.endsAsked() == EndsAsked.ONE_MUST_PASS;
        for (Hop bare : hop.bare()) {
            Answer other = asking.ask(rule, bare);
            boolean isWorse = weight(other) > weight(answer);
            answer = isWorse == oneIsEnough ? answer : other;
        }
        return answer;
    }

    private static int weight(Answer answer) {
        return switch (answer) {
            case PASSES -> 0;
            case UNDECIDED -> 1;
            case REFUSES -> 2;
        };
    }

    /** The hop, among the bare ones, that a rule has something against. */
    private static Hop against(Rule rule, Hop hop) {
        if (rule.endsAsked() == EndsAsked.ALL_MUST_PASS && rule.judge(hop) == Answer.PASSES) {
            for (Hop bare : hop.bare()) {
                if (rule.judge(bare) != Answer.PASSES) {
                    return bare;
                }
            }
        }
        return hop;
    }

    /** Whether what a rule has against a hop is accepted, or overridden by a rule that allows the hop. */
    private boolean isLifted(Rule rule, Hop hop, Rollout way) {
        return isAccepted(rule, hop.to()) || (rule.yieldsToAllow() && isAllowed(hop, way));
    }

    /**
     * Whether a hop may go down; empty for one that goes up. One downgrade rule that permits it is enough; one whose fact
     * does not hold, or is not told, permits nothing.
     */
    private Optional<Answer> permission(Hop hop, Rollout way) {
        if (downward.isEmpty() || hop.goesUp()) {
            return Optional.empty();
        }
        Answer permission = Answer.REFUSES;
        for (DowngradeRule rule : downward) {
            boolean inForce = isInForce(rule, facts, false)
                    && isFor(rule, way)
                    && rule.terms().isAbout(hop.to());
            Answer answer = inForce ? rule.judge(hop) : Answer.REFUSES;
            if (answer == Answer.PASSES) {
                return Optional.of(answer);
            }
            permission = answer == Answer.UNDECIDED ? answer : permission;
        }
        return Optional.of(permission);
    }

    private boolean isAccepted(Rule rule, Position to) {
        return rule instanceof RiskRule && accepted.cover(rule.terms().id(), to.version());
    }

    private boolean isAllowed(Hop hop, Rollout way) {
        for (AllowRule rule : allowing) {
            if (isFor(rule, way) && rule.terms().isAbout(hop.to()) && rule.allows(hop)) {
                return true;
            }
        }
        return false;
    }

    /** A condition that every product has stands back where the product asks for it itself. */
    private boolean standsBack(Rule rule, Hop hop) {
        return rule instanceof FactRule general
                && !general.isAsked()
                && upward.stream()
                        .anyMatch(other -> other instanceof FactRule own
                                && own.isAsked()
                                && own.fact().equals(general.fact())
                                && own.terms().isAbout(hop.to()));
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
        kinOf(to, kin);
        to.bare().ifPresent(release -> kinOf(release, kin));
        return kin;
    }

    private void kinOf(Position to, List<Object> kin) {
        for (List<? extends Rule> rules : List.of(upward, downward, allowing)) {
            for (Rule rule : rules) {
                kin.add(rule.kin(to));
                rule.terms().targets().ifPresent(targets -> kin.add(targets.contains(to.version())));
                kin.add(isAccepted(rule, to));
            }
        }
    }

    /** Whether a hop and every longer one from its origin is illegal: see {@link Rule#refusesBeyond}. */
    public boolean refusesBeyond(Hop hop) {
        return hop.goesUp() && allowing.isEmpty() && refusingBeyond(hop) > 0;
    }

    /** Whether that is so also where any one rule is lifted. */
    public boolean refusesBeyondForGood(Hop hop) {
        return hop.goesUp() && allowing.isEmpty() && refusingBeyond(hop) > 1;
    }

    private int refusingBeyond(Hop hop) {
        int refusing = 0;
        for (Rule rule : upward) {
            Terms terms = rule.terms();
            boolean always = level(rule) == Level.MUST
                    && terms.rollout().isEmpty()
                    && terms.targets().isEmpty();
            if (always && rule.refusesBeyond(hop)) {
                refusing++;
            }
        }
        return refusing;
    }

    /** See {@link Rule#stage}: how far past all thresholds together. */
    public int stage(Hop hop) {
        int stage = stageOf(hop);
        for (Hop bare : hop.bare()) {
            stage += stageOf(bare);
        }
        return stage;
    }

    private int stageOf(Hop hop) {
        int stage = hop.level().stage();
        for (Rule rule : upward) {
            stage += rule.direction().isOf(hop) ? rule.stage(hop) : 0;
        }
        if (!hop.goesUp()) {
            for (Rule rule : downward) {
                stage += rule.stage(hop);
            }
        }
        return stage;
    }
}
