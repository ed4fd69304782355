package io.github.upgradeguard.policy;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The kinds of rules that a product file can hold. */
public final class RuleKinds {

    /**
     * One kind.
     *
     * @param key the field that makes a rule one of this kind
     * @param fields the further fields that it has
     * @param defaultId the id of a rule that is given none
     */
    public record Kind(
            String key,
            List<String> fields,
            Function<RuleFields, String> defaultId,
            BiFunction<Terms, RuleFields, Rule> read) {}

    /** All kinds, in the order in which the documentation lists them. */
    public static final List<Kind> ALL = List.of(
            new Kind("step", List.of("by"), StepRule::id, StepRule::read),
            new Kind("enter", List.of("at"), EnterRule::id, EnterRule::read),
            new Kind("leave", List.of("from"), LeaveRule::id, LeaveRule::read),
            new Kind("floor", List.of("from"), FloorRule::id, FloorRule::read),
            new Kind("stop", List.of("on"), StopLinesRule::id, StopLinesRule::read),
            new Kind("deny", List.of(), DenyRule::id, DenyRule::read),
            new Kind("allow", List.of(), AllowRule::id, AllowRule::read),
            new Kind("only", List.of(), OnlyRule::id, OnlyRule::read),
            new Kind("newer", List.of(), NewerRule::id, NewerRule::read),
            new Kind("downgrade", List.of(), DowngradeRule::id, DowngradeRule::read),
            new Kind("pre-release", List.of(), PreReleaseRule::id, PreReleaseRule::read));

    private RuleKinds() {}
}
