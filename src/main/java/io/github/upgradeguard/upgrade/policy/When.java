package io.github.upgradeguard.upgrade.policy;

import java.util.Optional;

/**
 * The fact on which a rule hangs: {@code when: metallb}, or {@code when: "!metallb"} for the opposite.
 *
 * @param fact its name
 * @param wanted what the project has to say of it for the rule to be in force
 * @param untold how much the rule weighs for those who say nothing of it; empty if as much as for the others
 */
public record When(String fact, boolean wanted, Optional<Level> untold) {

    private static final String NOT = "!";

    /** What a product file writes; {@code !} before the name asks for the opposite. */
    public static When of(String written, Optional<Level> untold) {
        boolean opposite = written.startsWith(NOT);
        return new When(opposite ? written.substring(NOT.length()).strip() : written, !opposite, untold);
    }

    /** Whether the rule is in force; empty if the project does not say. */
    Optional<Boolean> holds(Facts facts) {
        return facts.of(fact).map(told -> told == wanted);
    }

    /** As a product file writes it. */
    @Override
    public String toString() {
        return wanted ? fact : NOT + fact;
    }
}
