package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.guard.DataFile.Fields;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An upgrade of which somebody else has said what is to come of it.
 *
 * @param rules the ids that must be among the findings; never empty for what is blocked
 * @param path the whole way; empty if nobody says, and an empty list if there is none
 * @param accepted risks that the project accepts for the target
 */
record WorkedCase(
        String current,
        String target,
        Verdict verdict,
        List<String> rules,
        Optional<List<String>> path,
        Optional<Rollout> rollout,
        Map<String, Boolean> facts,
        List<String> accepted) {

    private static final Set<String> NO_HOP = Set.of("nothing-to-do", "first-installation");

    static WorkedCase read(Fields fields) {
        Verdict verdict = Verdict.valueOf(fields.text("verdict").toUpperCase(Locale.ROOT));
        List<String> rules = fields.texts("rule");
        assertTrue(verdict != Verdict.BLOCKED || !rules.isEmpty(), () -> "%s is blocked and names no rule"
                .formatted(fields.where()));
        return new WorkedCase(
                fields.text("current"),
                fields.text("target"),
                verdict,
                rules,
                fields.has("path") ? Optional.of(fields.texts("path")) : Optional.empty(),
                fields.optional("rollout").map(WorkedCase::rollout),
                fields.map("facts").entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, fact -> truth(fields, fact.getValue()))),
                fields.texts("accepted"));
    }

    private static Rollout rollout(String key) {
        return Arrays.stream(Rollout.values())
                .filter(rollout -> rollout.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no rollout " + key));
    }

    private static boolean truth(Fields fields, String value) {
        assertTrue(value.equals("true") || value.equals("false"), () -> "%s: %s is neither true nor false"
                .formatted(fields.where(), value));
        return value.equals("true");
    }

    UpgradeRequest request(String product) {
        return new UpgradeRequest(
                product,
                product,
                DeclaredVersion.of(current),
                DeclaredVersion.of(target),
                rollout,
                new Facts(facts),
                accepted.stream()
                        .map(risk -> new AcceptedFlag(target, risk, "read", Products.TODAY))
                        .toList());
    }

    /** Holds what the guard says against what is to come of it. */
    void check(Assessment assessment) {
        assertEquals(verdict, assessment.verdict(), assessment.toString());
        for (String rule : rules) {
            assertTrue(
                    assessment.findings().stream()
                            .anyMatch(finding -> finding.rule().equals(rule)
                                    && (verdict == Verdict.ALLOWED || finding.severity() == Severity.ERROR)),
                    () -> "'%s' is not among the findings: %s".formatted(rule, assessment));
        }
        List<String> found = DockerTrustedRegistryTest.versions(assessment.path());
        path.ifPresent(way -> assertEquals(way, found, assessment.toString()));
        boolean moves = assessment.findings().stream().noneMatch(finding -> NO_HOP.contains(finding.rule()));
        if (verdict == Verdict.ALLOWED && moves) {
            assertEquals(List.of(current, target), found, "an allowed hop is its own path");
        }
    }

    @Override
    public String toString() {
        String how = rollout.map(way -> ", " + way.key()).orElse("")
                + facts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(fact -> ", %s %s".formatted(fact.getKey(), fact.getValue()))
                        .collect(Collectors.joining())
                + (accepted.isEmpty() ? "" : ", accepted " + String.join(" ", accepted));
        return "%s to %s is %s%s".formatted(current, target, verdict.key(), how);
    }
}
