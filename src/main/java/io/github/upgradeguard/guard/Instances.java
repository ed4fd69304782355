package io.github.upgradeguard.guard;

import io.github.upgradeguard.policy.Facts;
import java.util.HashMap;
import java.util.Map;

/**
 * How many instances of a product run.
 *
 * @param count at least 1
 * @param read where that is written, as {@code compose.yaml:12}; empty if the project tells it
 */
public record Instances(int count, String read) {

    /** What follows for the conditions of rolling. */
    Facts in(Facts facts) {
        Map<String, Boolean> values = new HashMap<>(facts.values());
        Map<String, String> evidence = new HashMap<>(facts.evidence());
        values.put(Facts.SEVERAL_INSTANCES, count > 1);
        String many = count == 1 ? "one instance runs" : "%d instances run".formatted(count);
        evidence.put(Facts.SEVERAL_INSTANCES, read.isEmpty() ? many : "%s (%s)".formatted(many, read));
        return new Facts(values, evidence);
    }
}
