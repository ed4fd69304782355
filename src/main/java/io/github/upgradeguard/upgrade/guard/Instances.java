package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.upgrade.policy.Facts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many instances of a product run, as far as that could be found out. */
public sealed interface Instances {

    /** What follows for the conditions of rolling. */
    Facts in(Facts facts);

    /** The number; empty if it could not be found out. */
    default Optional<Integer> known() {
        return this instanceof Counted counted ? Optional.of(counted.count()) : Optional.empty();
    }

    /**
     * A number that is known.
     *
     * @param count at least 1
     * @param read where that is written, as {@code compose.yaml:12}; empty if the project tells it
     */
    record Counted(int count, String read) implements Instances {

        @Override
        public Facts in(Facts facts) {
            Map<String, Boolean> values = new HashMap<>(facts.values());
            values.put(Facts.SEVERAL_INSTANCES, count > 1);
            String many = count == 1 ? "one instance runs" : "%d instances run".formatted(count);
            return with(facts, values, read.isEmpty() ? many : "%s (%s)".formatted(many, read));
        }
    }

    /**
     * A number that was looked for and not found.
     *
     * @param why that is so, and what to write instead
     */
    record Uncounted(String why) implements Instances {

        @Override
        public Facts in(Facts facts) {
            return facts.of(Facts.SEVERAL_INSTANCES).isPresent() ? facts : with(facts, facts.values(), why);
        }
    }

    private static Facts with(Facts facts, Map<String, Boolean> values, String says) {
        Map<String, String> evidence = new HashMap<>(facts.evidence());
        evidence.put(Facts.SEVERAL_INSTANCES, says);
        return new Facts(values, evidence);
    }
}
