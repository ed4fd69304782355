package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;
import java.util.Optional;

/**
 * One rule of a product: a predicate over a hop. A new kind is one record, permitted here and registered in
 * {@link RuleKinds}.
 */
public sealed interface Rule
        permits StepRule,
                EnterRule,
                LeaveRule,
                FloorRule,
                StopVersionsRule,
                StopLinesRule,
                DenyRule,
                RiskRule,
                AllowRule,
                OnlyRule,
                NewerRule,
                DowngradeRule,
                PreReleaseRule,
                AvoidRule,
                FullStopRule,
                LongMigrationRule,
                FactRule,
                ReviewedRule,
                MigrateRule,
                KnowledgeRule {

    Terms terms();

    /** The hops that a policy asks the rule about; each kind has to say it, so that none is passed over. */
    Direction direction();

    /**
     * What the rule says of a hop, its {@link Terms} and every other rule left aside. Asked only about hops in the
     * direction that the rule {@linkplain #direction judges}.
     */
    Answer judge(Hop hop);

    /** What the rule asks of every hop, in a few words: for a table of rules. */
    String says();

    /** How much it takes to judge a hop, counted in ranges that are looked into. */
    default int weight() {
        return 1;
    }

    /** Whether there can be a hop that the rule refuses; some only state what is permitted. */
    default boolean canRefuse() {
        return true;
    }

    /** The listed releases on which the rule wants a hop to land instead of passing them. */
    default List<Version> stops(Catalog catalog) {
        return List.of();
    }

    /** The ranges by which the rule names releases. */
    default List<VersionRange> ranges() {
        return List.of();
    }

    /** The stops and ranges of the rule, as they are written, that no release of a list is in. */
    default List<Unmatched> unmatched(Catalog catalog) {
        return Unmatched.of(ranges(), catalog);
    }

    /** Whether another rule in force in the same places speaks of the same hops and cannot be meant beside this one. */
    default boolean clashesWith(Rule other) {
        return false;
    }

    /** Why the rule does not simply pass the hop: a sentence without its end, for a finding. */
    String reason(Hop hop);

    /** What is known of the rule as a condition of rolling: the answer, but not so that not knowing passes. */
    default Answer state(Hop hop) {
        return judge(hop);
    }

    /** What to say of a hop that the rule passes, where it is a condition of rolling. */
    default String held(Hop hop) {
        return canRefuse()
                ? "nothing that this rule refuses (%s)".formatted(says())
                : terms().because().orElse(says());
    }

    /** Where the refusal of a hop is written; empty if nobody says. */
    default Optional<Source> source(Hop hop) {
        return terms().source();
    }

    /** Whether the rule is a word of the vendor on the level that a hop crosses: see {@link LevelSpokenRule}. */
    default boolean speaksOf(Hop hop) {
        return false;
    }

    /** Whether the rule says of that very hop that, or how, it is made. */
    default boolean namesHop(Hop hop) {
        return false;
    }

    /** Whether the rule says from where a major is left, or where it is entered. */
    default boolean saysHowToCrossMajors() {
        return false;
    }

    /** Whether the rule has anything to say of hops to a target, whatever they come from. */
    default boolean isAboutTarget(Position to) {
        return true;
    }

    /** What of a hop with a pre-release or a build at its ends the rule is asked. */
    default EndsAsked endsAsked() {
        return EndsAsked.ALL_MUST_PASS;
    }

    /** Whether the rule is one of the vendor's, and not about what somebody knows of them. */
    default boolean isVendors() {
        return true;
    }

    /** Whether an {@code allow} rule overrides this one. */
    default boolean yieldsToAllow() {
        return false;
    }

    /** Whether the answer depends on which releases of the target's own line exist, so that it has to be one of them. */
    default boolean countsPatches() {
        return false;
    }

    /** Whether the answer depends on which releases exist. */
    default boolean countsReleases() {
        return false;
    }

    /**
     * What the answer takes from the target alone. Together with {@link #stage} it is what a search relies on: from
     * one origin, two targets of the same {@link HopLevel}, kin and stage get the same answer.
     */
    default Object kin(Position to) {
        return true;
    }

    /**
     * Whether the rule refuses a hop and every longer one from the same origin, so that a search need not look further.
     * Not asked where lines are mixed in a list whose own order counts.
     */
    default boolean refusesBeyond(Hop hop) {
        return false;
    }

    /** How far a hop has come past the rule's thresholds; never falls as the target moves away from the origin. */
    default int stage(Hop hop) {
        return 0;
    }
}
