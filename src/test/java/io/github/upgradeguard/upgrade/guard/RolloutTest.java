package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.policy.Condition;
import io.github.upgradeguard.upgrade.policy.Condition.State;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each condition of rolling alone and every two together, in every state. What is expected follows from one sentence: a
 * hop may roll only when all hold; what failed blocks a demand to roll, what is unknown leaves it unknown, and where
 * nobody demands it the hop is a full stop.
 */
class RolloutTest {

    /** A condition by the rule that asks for it, and by what can be known of it besides that it holds. */
    private enum Asked {
        FULL_STOP("rollout-full-stop", true, false),
        LONG_MIGRATION("rollout-long-migration", true, false),
        NOTES("notes-unreviewed", false, true),
        INSTANCES("rollout-instances", true, true),
        MIGRATIONS("rollout-migrations", true, true),
        BACKUP_TESTED("rollout-backup-tested", true, true),
        MIGRATE("rollout-migrate", true, false);

        final String rule;
        final boolean canFail;
        final boolean canBeUnknown;

        Asked(String rule, boolean canFail, boolean canBeUnknown) {
            this.rule = rule;
            this.canFail = canFail;
            this.canBeUnknown = canBeUnknown;
        }

        Stream<State> troubles() {
            return Stream.of(State.FAILED, State.UNKNOWN)
                    .filter(state -> state == State.FAILED ? canFail : canBeUnknown);
        }
    }

    /** What a product's file says of rolling. */
    private enum Says {
        CONDITIONS,
        A_WORD,
        MIGRATIONS_ALONE,
        NOTHING;

        boolean asksFor(Asked asked) {
            return switch (asked) {
                case FULL_STOP, LONG_MIGRATION, INSTANCES, MIGRATIONS -> true;
                case NOTES, BACKUP_TESTED -> this == CONDITIONS;
                case MIGRATE -> this == CONDITIONS || this == MIGRATIONS_ALONE;
            };
        }

        /** Whether anything is said of hops that are upgrades in place. */
        boolean speaksOfRolling() {
            return this == CONDITIONS || this == A_WORD;
        }

        /** Whether a condition that is not known keeps a hop from rolling. */
        boolean needsToKnow() {
            return this == CONDITIONS;
        }
    }

    @TempDir
    Path folder;

    static Stream<Arguments> filesAndDemands() {
        return Arrays.stream(Says.values()).flatMap(file -> Stream.of(
                        Optional.<Rollout>empty(),
                        Optional.of(Rollout.ROLLING),
                        Optional.of(Rollout.FULL_STOP),
                        Optional.of(Rollout.MIGRATE))
                .map(demanded -> Arguments.of(file, demanded)));
    }

    @ParameterizedTest(name = "a product that says {0}, demanded: {1}")
    @MethodSource("filesAndDemands")
    void aHopRollsWhenAllConditionsHold(Says file, Optional<Rollout> demanded) {
        List<Map<Asked, State>> cases = aloneAndInPairs();
        assertEquals(1 + 10 + pairsOf(1, 1, 1, 2, 2, 2, 1), cases.size());
        for (Map<Asked, State> states : cases) {
            assertJudged(file, demanded, states, false);
            if (states.getOrDefault(Asked.MIGRATIONS, State.HELD) == State.HELD && file == Says.CONDITIONS) {
                assertJudged(file, demanded, states, true);
            }
        }
    }

    private static int pairsOf(int... deviations) {
        int pairs = 0;
        for (int i = 0; i < deviations.length; i++) {
            for (int j = 0; j < i; j++) {
                pairs += deviations[i] * deviations[j];
            }
        }
        return pairs;
    }

    /** Those that do not hold; all others do. */
    private static List<Map<Asked, State>> aloneAndInPairs() {
        List<Map<Asked, State>> single = new ArrayList<>();
        for (Asked asked : Asked.values()) {
            asked.troubles().forEach(state -> single.add(Map.of(asked, state)));
        }
        List<Map<Asked, State>> cases = new ArrayList<>(single);
        cases.add(Map.of());
        for (int i = 0; i < single.size(); i++) {
            for (int j = 0; j < i; j++) {
                Map<Asked, State> both = new HashMap<>(single.get(i));
                both.putAll(single.get(j));
                if (both.size() == 2) {
                    cases.add(both);
                }
            }
        }
        return cases;
    }

    private void assertJudged(Says file, Optional<Rollout> demanded, Map<Asked, State> states, boolean additiveKnown) {
        Map<String, String> expected = new TreeMap<>();
        Set<String> against = new TreeSet<>();
        boolean failed = false;
        for (Asked asked : Asked.values()) {
            if (!file.asksFor(asked)) {
                continue;
            }
            State state = states.getOrDefault(asked, State.HELD);
            expected.put(asked.rule, state.key());
            if (state == State.FAILED || (state == State.UNKNOWN && file.needsToKnow())) {
                against.add(asked.rule);
                failed |= state == State.FAILED;
            }
        }
        boolean migrates = file.asksFor(Asked.MIGRATE) && states.get(Asked.MIGRATE) == State.FAILED;
        if (!file.speaksOfRolling() && !migrates) {
            expected.put("rollout-unspoken", "unknown");
            against.add("rollout-unspoken");
        }
        if (file == Says.A_WORD) {
            expected.put("step-line", "held");
        }
        boolean mustRoll = demanded.equals(Optional.of(Rollout.ROLLING));
        boolean rolls = mustRoll || (!demanded.equals(Optional.of(Rollout.FULL_STOP)) && against.isEmpty());
        boolean isPlanned = !migrates || demanded.equals(Optional.of(Rollout.MIGRATE));
        Verdict verdict = mustRoll
                ? against.isEmpty() ? Verdict.ALLOWED : failed ? Verdict.BLOCKED : Verdict.UNKNOWN
                : isPlanned ? Verdict.ALLOWED : Verdict.BLOCKED;
        Set<String> unplanned = isPlanned ? Set.of() : Set.of(Asked.MIGRATE.rule);

        Assessment assessment = judge(file, demanded, states, additiveKnown);
        String told = "%s %s %s: %s".formatted(file, demanded, states, assessment);
        assertEquals(verdict, assessment.verdict(), told);
        assertEquals(
                rolls ? Rollout.ROLLING : migrates ? Rollout.MIGRATE : Rollout.FULL_STOP, assessment.rollout(), told);
        assertEquals(expected, states(assessment.conditions()), told);
        assertEquals(mustRoll ? against : unplanned, errors(assessment), told);
        assertTrue(
                assessment.conditions().stream()
                        .noneMatch(condition -> condition.evidence().isBlank()),
                told);
        // Only a migration lies in one hop; whatever else is against rolling is met on every way.
        boolean roundabout = against.equals(Set.of(Asked.MIGRATE.rule)) && file.speaksOfRolling();
        List<String> path = verdict == Verdict.ALLOWED || !mustRoll
                ? List.of("1.0.0", "1.2.0")
                : roundabout ? List.of("1.0.0", "1.1.0", "1.2.0") : List.of();
        assertEquals(path, DockerTrustedRegistryTest.versions(assessment.path()), told);
        if (mustRoll) {
            assertTrue(assessment.path().stream().allMatch(hop -> hop.rollout() == Rollout.ROLLING), told);
        }
    }

    private Assessment judge(Says file, Optional<Rollout> demanded, Map<Asked, State> states, boolean additiveKnown) {
        StringBuilder yaml = new StringBuilder("product: acme\nrules:\n  - {step: minor, by: any}\n");
        yaml.append(file == Says.A_WORD ? "  - {step: line, by: any, rollout: rolling}\n" : "");
        if (file == Says.CONDITIONS) {
            yaml.append(states.containsKey(Asked.NOTES) ? "reviewed: [1.2.0]\n" : "reviewed: ['1.0 - 1.2']\n");
        }
        String migrate = "migrate: ['%s -> 1.2.0'], ".formatted(states.containsKey(Asked.MIGRATE) ? "1.0.0" : "0.1.0");
        String when =
                "rolling: {when: [no-full-stop, no-long-migration, several-instances, additive-migrations, backup-tested]}, ";
        String additive = "additive: " + (additiveKnown ? "'>1.0.0 <1.3'" : "1.2.0");
        yaml.append(
                switch (file) {
                    case CONDITIONS -> "rollout: {" + when + migrate + additive + "}\n";
                    case MIGRATIONS_ALONE -> "rollout: {" + migrate + additive + "}\n";
                    case A_WORD, NOTHING -> "";
                });
        yaml.append("releases:\n  - 1.0.0\n  - {version: 1.1.0");
        yaml.append(states.containsKey(Asked.FULL_STOP) ? ", full-stop: caches are rebuilt" : "");
        yaml.append(states.containsKey(Asked.LONG_MIGRATION) ? ", long-migration: an index is built" : "");
        yaml.append("}\n  - 1.2.0\n");

        Map<String, Boolean> facts = new HashMap<>();
        told(states.getOrDefault(Asked.MIGRATIONS, additiveKnown ? State.UNKNOWN : State.HELD))
                .ifPresent(told -> facts.put("additive-migrations", told));
        if (file == Says.CONDITIONS) {
            told(states.getOrDefault(Asked.BACKUP_TESTED, State.HELD))
                    .ifPresent(told -> facts.put("backup-tested", told));
        }
        Optional<Instances> instances = told(states.getOrDefault(Asked.INSTANCES, State.HELD))
                .map(several -> new Instances.Counted(several ? 3 : 1, ""));
        return new Products(folder).with("acme", yaml.toString()).judge(request(demanded, facts, instances));
    }

    private static Optional<Boolean> told(State state) {
        return state == State.UNKNOWN ? Optional.empty() : Optional.of(state == State.HELD);
    }

    private static UpgradeRequest request(
            Optional<Rollout> demanded, Map<String, Boolean> facts, Optional<Instances> instances) {
        return request("1.0.0", "1.2.0", demanded, facts, instances, Unreviewed.IGNORE);
    }

    private static UpgradeRequest request(
            String current,
            String target,
            Optional<Rollout> demanded,
            Map<String, Boolean> facts,
            Optional<Instances> instances,
            Unreviewed unreviewed) {
        return new UpgradeRequest(
                "acme",
                "acme",
                DeclaredVersion.of(current),
                DeclaredVersion.of(target),
                demanded,
                new Facts(facts),
                instances,
                Optional.empty(),
                List.of(),
                unreviewed);
    }

    private static Map<String, String> states(List<Condition> conditions) {
        Map<String, String> states = new TreeMap<>();
        conditions.forEach(
                condition -> states.put(condition.rule(), condition.state().key()));
        assertEquals(conditions.size(), states.size(), "a condition is told once: " + conditions);
        return states;
    }

    private static Set<String> errors(Assessment assessment) {
        Set<String> errors = new TreeSet<>();
        assessment.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .forEach(finding -> errors.add(finding.rule()));
        return errors;
    }

    @Test
    void whatIsMissingIsNamedWithWhatToWrite() {
        Map<Asked, State> unknown = Map.of(
                Asked.NOTES, State.UNKNOWN,
                Asked.INSTANCES, State.UNKNOWN,
                Asked.MIGRATIONS, State.UNKNOWN,
                Asked.BACKUP_TESTED, State.UNKNOWN);
        Map<String, String> messages = new TreeMap<>();
        judge(Says.CONDITIONS, Optional.of(Rollout.ROLLING), unknown, false)
                .findings()
                .forEach(finding -> messages.put(finding.rule(), finding.message()));
        assertEquals(
                Map.of(
                        "notes-unreviewed",
                        "cannot tell whether it can be rolled out: nobody has read the notes of 1.1.0; read them and list them under reviewed",
                        "rollout-instances",
                        "cannot tell whether it can be rolled out, which needs more than one instance, to be replaced one after the other; write <instances> and how many run",
                        "rollout-migrations",
                        "cannot tell whether it can be rolled out, which needs schema migrations that leave the running version working; write <migrations> to have them read, or <facts><additive-migrations>true</additive-migrations></facts> if it is so",
                        "rollout-backup-tested",
                        "cannot tell whether it can be rolled out, which needs the fact 'backup-tested'; write <facts><backup-tested>true</backup-tested></facts> if it is so"),
                messages);
    }

    @Test
    void theReleasesThatAFlagComesFromAreNamedWithItsReason() {
        Map<Asked, State> flagged = Map.of(Asked.FULL_STOP, State.FAILED, Asked.LONG_MIGRATION, State.FAILED);
        List<String> messages = judge(Says.A_WORD, Optional.of(Rollout.ROLLING), flagged, false).findings().stream()
                .map(Finding::message)
                .toList();
        assertTrue(messages.get(0).contains("all instances stop for 1.1.0 (caches are rebuilt)"), messages.toString());
        assertTrue(messages.get(1).endsWith("while its data is migrated: 1.1.0 (an index is built)"), messages.get(1));
    }

    @Test
    void aConditionThatAnAllowRuleLiftsIsHeld() {
        Products acme = new Products(folder).with("acme", """
                product: acme
                rules:
                  - {step: minor, by: next, rollout: rolling}
                  - {step: minor, by: any, rollout: full-stop}
                  - {allow: '1.0.0 -> 1.2.0'}
                releases: [1.0.0, 1.1.0, 1.2.0, 1.3.0]
                """);
        Assessment lifted = acme.judge("acme", "1.0.0", "1.2.0");
        assertEquals(Rollout.ROLLING, lifted.rollout());
        assertEquals("held", states(lifted.conditions()).get("step-minor"));
        Assessment refused = acme.judge("acme", "1.0.0", "1.3.0");
        assertEquals(Rollout.FULL_STOP, refused.rollout());
        assertEquals("failed", states(refused.conditions()).get("step-minor"));
    }

    @Test
    void theConditionThatAloneBarsTheWayIsNamedWhoeverAsksForIt() {
        for (Says file : List.of(Says.CONDITIONS, Says.A_WORD)) {
            Assessment assessment =
                    judge(file, Optional.of(Rollout.ROLLING), Map.of(Asked.INSTANCES, State.FAILED), false);
            assertEquals(List.of("rollout-instances"), assessment.unlock(), file.toString());
        }
    }

    @Test
    void instancesThatCouldNotBeCountedAreUnknownAlsoWhereTheProductDoesNotAsk() {
        Products acme = new Products(folder)
                .with(
                        "acme",
                        "product: acme\nrules: [{step: line, by: any}, {step: line, by: any, rollout: rolling, id: rolls}]\nreleases: [1.0.0, 1.2.0]\n");
        Optional<Instances> uncounted = Optional.of(new Instances.Uncounted("auto found nothing; write the number"));
        Assessment demanded = acme.judge(request(Optional.of(Rollout.ROLLING), Map.of(), uncounted));
        assertEquals(Verdict.UNKNOWN, demanded.verdict());
        assertEquals("rollout-instances", demanded.findings().get(0).rule());
        assertTrue(demanded.findings().get(0).message().endsWith("; auto found nothing; write the number"));
        Assessment free = acme.judge(request(Optional.empty(), Map.of(), uncounted));
        assertEquals(Verdict.ALLOWED, free.verdict());
        assertEquals(Rollout.FULL_STOP, free.rollout());
    }

    @Test
    void outsideItsTargetsAProductSaysNothing() {
        Products acme = new Products(folder).with("acme", """
                product: acme
                rules: [{step: line, by: any}]
                rollout: {rolling: {when: several-instances}, since: 2.0.0}
                releases: [1.0.0, 1.1.0, 2.0.0]
                """);
        Assessment before = acme.judge("acme", "1.0.0", "1.1.0", Optional.of(Rollout.ROLLING), Facts.NONE);
        assertEquals(Verdict.UNKNOWN, before.verdict());
        assertEquals(Set.of("rollout-unspoken"), errors(before));
        Assessment since = acme.judge("acme", "1.1.0", "2.0.0", Optional.of(Rollout.ROLLING), Facts.NONE);
        assertEquals(Verdict.UNKNOWN, since.verdict());
        assertEquals(Set.of("notes-unreviewed", "rollout-instances"), errors(since));
    }

    private static final String TWO_OF_THREE_READ = """
            product: acme
            rules: [{step: minor, by: any}]
            reviewed: ["1.1.0", "1.3.0 - 1.9.0"]
            releases: [1.0.0, 1.1.0, 1.2.0, 1.3.0]
            """;

    @ParameterizedTest(name = "{0}")
    @MethodSource("unread")
    void releasesWhoseNotesNobodyHasReadAreToldAsTheProjectWants(
            String title, Unreviewed unreviewed, Verdict verdict, List<String> told) {
        Assessment assessment = new Products(folder)
                .with("acme", TWO_OF_THREE_READ)
                .judge(request("1.0.0", "1.3.0", Optional.empty(), Map.of(), Optional.empty(), unreviewed));
        assertEquals(verdict, assessment.verdict());
        assertEquals(told, told(assessment));
    }

    static Stream<Arguments> unread() {
        return Stream.of(
                Arguments.of("a warning", Unreviewed.WARN, Verdict.ALLOWED, List.of("warning notes-unreviewed")),
                Arguments.of("an error", Unreviewed.FAIL, Verdict.BLOCKED, List.of("error notes-unreviewed")),
                Arguments.of("nothing", Unreviewed.IGNORE, Verdict.ALLOWED, List.of()));
    }

    private static List<String> told(Assessment assessment) {
        return assessment.findings().stream()
                .map(finding -> finding.severity().key() + " " + finding.rule())
                .toList();
    }

    @Test
    void theUnreadReleaseIsNamedAndNoOther() {
        Assessment assessment = new Products(folder)
                .with("acme", TWO_OF_THREE_READ)
                .judge(request("1.0.0", "1.3.0", Optional.empty(), Map.of(), Optional.empty(), Unreviewed.WARN));
        assertTrue(
                assessment.findings().get(0).message().startsWith("nobody has read the notes of 1.2.0; read them"),
                assessment.toString());
        assertEquals(
                List.of(),
                told(new Products(folder)
                        .judge(request(
                                "1.2.0", "1.3.0", Optional.empty(), Map.of(), Optional.empty(), Unreviewed.FAIL))));
    }

    @Test
    void whatIsNotListedHasNotBeenReadWhateverTheFileClaims() {
        Products acme = new Products(folder).with("acme", TWO_OF_THREE_READ);
        Assessment later =
                acme.judge(request("1.3.0", "1.5.0", Optional.empty(), Map.of(), Optional.empty(), Unreviewed.FAIL));
        assertEquals(Verdict.BLOCKED, later.verdict());
        assertTrue(later.toString().contains("nobody has read the notes of 1.5.0 (not listed)"), later.toString());
        Assessment earlier =
                acme.judge(request("0.9.0", "1.1.0", Optional.empty(), Map.of(), Optional.empty(), Unreviewed.FAIL));
        assertEquals(Verdict.BLOCKED, earlier.verdict());
        assertTrue(
                earlier.toString().contains("the notes of what came before 1.0.0 (not listed), 1.0.0;"),
                earlier.toString());
    }

    @Test
    void whereAFileClaimsToHaveReadNothingOnlyWhoAsksIsTold() {
        Products acme = new Products(folder)
                .with("acme", "product: acme\nrules: [{step: minor, by: any}]\nreleases: [1.0.0, 1.2.0]\n");
        for (Unreviewed unreviewed : Unreviewed.values()) {
            Assessment assessment =
                    acme.judge(request("1.0.0", "1.2.0", Optional.empty(), Map.of(), Optional.empty(), unreviewed));
            assertEquals(
                    unreviewed == Unreviewed.FAIL ? List.of("error notes-unreviewed") : List.of(), told(assessment));
        }
    }
}
