package io.github.upgradeguard.upgrade.policy;

import java.util.Map;
import java.util.Optional;

/**
 * What a project says of its installation, for the rules that ask {@code when} and for the conditions of rolling.
 *
 * @param values by name
 * @param evidence what some of them were concluded from, in a few words; the others were told as they are. Of a fact
 *     without a value: why it could not be concluded, and what to write
 */
public record Facts(Map<String, Boolean> values, Map<String, String> evidence) {

    public static final Facts NONE = new Facts(Map.of());

    /** More than one instance runs, so that they can be replaced one after the other. */
    public static final String SEVERAL_INSTANCES = "several-instances";

    /** The schema migrations of the target leave the running version working. */
    public static final String ADDITIVE_MIGRATIONS = "additive-migrations";

    public Facts {
        values = Map.copyOf(values);
        evidence = Map.copyOf(evidence);
    }

    /** Facts that were told as they are. */
    public Facts(Map<String, Boolean> values) {
        this(values, Map.of());
    }

    /** Whether the fact holds; empty if the project does not say. */
    public Optional<Boolean> of(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<String> evidence(String name) {
        return Optional.ofNullable(evidence.get(name));
    }

    /** The id of the rule that asks for a condition of rolling. */
    static String ruleOf(String fact) {
        return switch (fact) {
            case SEVERAL_INSTANCES -> "rollout-instances";
            case ADDITIVE_MIGRATIONS -> "rollout-migrations";
            default -> "rollout-" + fact;
        };
    }

    /** A fact in a person's words. */
    static String meaning(String fact) {
        return switch (fact) {
            case SEVERAL_INSTANCES -> "more than one instance, to be replaced one after the other";
            case ADDITIVE_MIGRATIONS -> "schema migrations that leave the running version working";
            default -> "the fact '%s'".formatted(fact);
        };
    }

    /** What to write so that a fact is known. */
    static String howToTell(String fact) {
        return switch (fact) {
            case SEVERAL_INSTANCES -> "write <instances> and how many run";
            case ADDITIVE_MIGRATIONS ->
                "write <migrations> to have them read, or <facts><%s>true</%s></facts> if it is so"
                        .formatted(fact, fact);
            default -> "write <facts><%s>true</%s></facts> if it is so".formatted(fact, fact);
        };
    }
}
