package io.github.upgradeguard.upgrade.policy;

import java.util.List;
import java.util.function.Function;

/** The kinds of rules that a product file can hold. */
public final class RuleKinds {

    /**
     * One kind.
     *
     * @param key the field that makes a rule one of this kind
     * @param fields the further fields that it has
     * @param read makes a rule of what is written; mistakes in it are thrown as {@link RuleFields} has them
     */
    public record Kind(String key, List<String> fields, Function<RuleFields, Rule> read) {}

    /** All kinds, in the order in which the documentation lists them. */
    public static final List<Kind> ALL = List.of(
            new Kind("step", List.of("by"), StepRule::read),
            new Kind("enter", List.of("at"), EnterRule::read),
            new Kind("leave", List.of("from"), LeaveRule::read),
            new Kind("floor", List.of("from"), FloorRule::read),
            new Kind("stop", List.of("on"), StopLinesRule::read),
            new Kind("deny", List.of(), DenyRule::read),
            new Kind("allow", List.of(), AllowRule::read),
            new Kind("only", List.of(), OnlyRule::read),
            new Kind("risk", List.of(), RiskRule::read),
            new Kind("newer", List.of(), NewerRule::read),
            new Kind("downgrade", List.of("by"), DowngradeRule::read),
            new Kind("pre-release", List.of(), PreReleaseRule::read));

    private RuleKinds() {}
}
