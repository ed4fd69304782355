package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {

    @TempDir
    Path folder;

    @Test
    void nothingRunsYet() {
        Assessment assessment = products().judge("docker-dtr", "none", "2.3.3");
        assertEquals(Verdict.ALLOWED, assessment.verdict());
        assertEquals(Severity.NOTE, assessment.findings().get(0).severity());
        assertTrue(assessment.findings().get(0).message().contains("nothing runs yet"));
        assertEquals(List.of(), assessment.path());
    }

    @Test
    void aFirstInstallationOfAReleaseToAvoidIsStopped() {
        assertEquals(
                Verdict.BLOCKED, products().judge("docker-dtr", "none", "2.5.4").verdict());
    }

    @Test
    void thereIsNothingToDoWhereTheTargetRuns() {
        Assessment assessment = products().judge("docker-dtr", "v2.3.3", "2.3.3");
        assertEquals(Verdict.ALLOWED, assessment.verdict());
        assertEquals(List.of(), assessment.path());
        assertTrue(assessment.findings().get(0).message().contains("nothing to upgrade"));
    }

    @ParameterizedTest
    @CsvSource({"2.1.x, 2.3.3, current", "2.1.4, latest, target", "none, latest, target", "NONE, 2.3.3, current"})
    void aVersionThatCannotBeReadIsUnknown(String current, String target, String which) {
        Assessment assessment = products().judge("docker-dtr", current, target);
        assertEquals(Verdict.UNKNOWN, assessment.verdict());
        assertEquals("version-unreadable", assessment.findings().get(0).rule());
        assertTrue(assessment.findings().get(0).message().startsWith(which + ": '"), assessment.toString());
    }

    @Test
    void aDowngradeNobodySpokeOfIsLegalInsideItsLineAndSaid() {
        Assessment assessment = products()
                .with("acme", "product: acme\nrules: [{deny: '1 -> 9'}]\n")
                .judge("acme", "2.0.1", "2.0.0");
        assertEquals(Verdict.ALLOWED, assessment.verdict());
        assertEquals("downgrade", assessment.findings().get(0).rule());
        assertEquals(Severity.WARNING, assessment.findings().get(0).severity());
        assertTrue(assessment.findings().get(0).message().contains("add {downgrade: never}"));
    }

    @ParameterizedTest(name = "{0} to {1} is {2} by {3}")
    @CsvSource({
        "1.28.3, 1.29.1, allowed, 1.28.3 1.29.1",
        "1.28.3, 1.28.9, allowed, 1.28.3 1.28.9",
        "1.28.3, 1.31.0, blocked, 1.28.3 1.29.x 1.30.x 1.31.0",
        "1.28.3, 1.27.3, blocked, ''",
        "1.28.3, 2.0.4, unknown, ''",
        "1.28.3, 2.1.0, blocked, ''"
    })
    void withoutAListLinesAreCountedByArithmeticWhereThatIsSound(
            String current, String target, String verdict, String path) {
        Assessment assessment = products().with("acme", """
                        product: acme
                        rules:
                          - {step: minor, by: next}
                          - {step: major, by: next}
                          - {enter: major, at: first-line}
                          - {leave: major, from: last-line}
                          - {downgrade: never}
                        """).judge("acme", current, target);
        assertEquals(verdict, assessment.verdict().key(), assessment.toString());
        assertEquals(path, String.join(" ", DockerTrustedRegistryTest.versions(assessment.path())));
        assertTrue(assessment.path().stream().allMatch(PlannedHop::assumed));
        assertTrue(assessment.findings().stream()
                .anyMatch(finding -> finding.rule().equals("catalog-assumed")));
    }

    @ParameterizedTest
    @CsvSource({"1.2.3, 1.2.4, allowed", "1.2.3, 1.2.5, unknown", "1.2.3, 1.3.0, allowed"})
    void withoutAListOnlyPatchNumbersThatFollowOneAnotherCanBeCounted(String current, String target, String verdict) {
        Assessment assessment = products()
                .with("acme", "product: acme\nrules: [{step: patch, by: next}, {step: minor, by: any}]\n")
                .judge("acme", current, target);
        assertEquals(verdict, assessment.verdict().key(), assessment.toString());
    }

    @ParameterizedTest(name = "{0}: {1} to {2} is {3}")
    @CsvSource({
        // 1.5 may exist, and nobody can tell: the last line of a major is what arithmetic does not know.
        "'{step: line, by: next}',     1.4.0, 2.0.0, unknown",
        "'{step: line, by: next}',     1.4.0, 1.5.0, allowed",
        "'{step: line, by: next}',     1.4.0, 2.1.0, blocked",
        "'{step: line, by: any}',      1.4.0, 2.0.0, allowed",
        "'{stop: \"*.2|5|8\", on: any}', 1.4.0, 2.0.0, unknown",
        "'{stop: \"*.2|5|8\", on: any}', 1.4.0, 1.6.0, blocked",
        "'{stop: \"*.2|5|8\", on: any}', 1.6.0, 1.7.0, allowed",
        "'{stop: 1.5, on: any}',       1.4.0, 2.0.0, blocked",
        "'{stop: 1.5, on: any}',       1.6.0, 2.0.0, allowed"
    })
    void withoutAListTheLinesThatEndAMajorAreUnknown(String rule, String current, String target, String verdict) {
        Assessment assessment = products()
                .with("acme", "product: acme\nrules: [" + rule + "]\n")
                .judge("acme", current, target);
        assertEquals(verdict, assessment.verdict().key(), assessment.toString());
    }

    @ParameterizedTest
    @CsvSource({"1.2.3.4, 1.2.3.9, unknown", "1.2.3.9, 1.2.4.0, unknown", "1.2.3, 1.2.4, allowed"})
    void withoutAListAFourthNumberCannotBeCounted(String current, String target, String verdict) {
        Assessment assessment = products()
                .with("acme", "product: acme\nversion: {scheme: dotted}\nrules: [{step: patch, by: next}]\n")
                .judge("acme", current, target);
        assertEquals(verdict, assessment.verdict().key(), assessment.toString());
    }

    @Test
    void aStopThatIsNotInTheListWhoseOrderCountsCannotBePlaced() {
        Assessment assessment = products().with("acme", """
                        product: acme
                        version: {order: listed}
                        rules: [{stop: 2.4, on: any}]
                        releases: [2.3.0, 2.5.0, 2.6.0]
                        """).judge("acme", "2.3.0", "2.5.0");
        assertEquals(Verdict.UNKNOWN, assessment.verdict(), assessment.toString());
        assertTrue(assessment.findings().get(0).message().contains("2.4 is not in the list"), assessment.toString());
    }

    @Test
    void aTargetThatIsNotListedIsKnownByItsLineOrNotAtAll() {
        Products acme = products()
                .with("acme", "product: acme\nrules: [{floor: '>=3', from: '>=2.7'}]\nreleases: [2.7.0, 3.0.2]\n");
        for (String later : List.of("3.0.3", "3.0.19")) {
            Assessment assessment = acme.judge("acme", "2.7.0", later);
            assertEquals(Verdict.ALLOWED, assessment.verdict());
            assertEquals("target-unlisted", assessment.findings().get(0).rule());
            assertEquals(Severity.NOTE, assessment.findings().get(0).severity());
        }
        for (String invented : List.of("3.0.1", "3.1.0", "4.0.0")) {
            Assessment assessment = acme.judge("acme", "2.7.0", invented);
            assertEquals(Verdict.UNKNOWN, assessment.verdict());
            assertEquals("target-unlisted", assessment.findings().get(0).rule());
            assertEquals(Severity.ERROR, assessment.findings().get(0).severity());
        }
    }

    @Test
    void withoutAListTheReleaseToLeaveAStopFromIsUnknown() {
        Products acme = products().with("acme", "product: acme\nrules: [{stop: 1.5}]\n");
        assertEquals(Verdict.UNKNOWN, acme.judge("acme", "1.5.2", "1.6.0").verdict());
        Assessment over = acme.judge("acme", "1.4.0", "1.6.0");
        assertEquals(Verdict.BLOCKED, over.verdict());
        assertEquals(List.of("1.4.0", "1.5.x", "1.6.0"), DockerTrustedRegistryTest.versions(over.path()));
    }

    @Test
    void linesThatArithmeticCannotCountAreUnknown() {
        Products acme = products()
                .with("acme", "product: acme\nversion: {scheme: dotted, line: 3}\nrules: [{step: line, by: next}]\n");
        Assessment assessment = acme.judge("acme", "1.2.3.4", "1.5.0.1");
        assertEquals(Verdict.UNKNOWN, assessment.verdict());
        assertTrue(assessment.findings().get(0).message().contains("list them under releases"), assessment.toString());
    }

    @Test
    void anEmptyListWhereRulesCountIsAMistake() {
        Products acme = products().with("acme", "product: acme\nrules: [{step: minor, by: next}]\nreleases: []\n");
        var e = assertThrows(UnusableFileException.class, () -> acme.judge("acme", "1.0.0", "1.1.0"));
        assertTrue(String.valueOf(e.getMessage()).contains("acme.yaml: `releases` is empty"), e.getMessage());
    }

    @Test
    void aListIsNotNeededWhereNoRuleCounts() {
        Products acme =
                products().with("acme", "product: acme\nrules: [{floor: '>=3', from: '>=2.7'}, {downgrade: never}]\n");
        assertEquals(Verdict.ALLOWED, acme.judge("acme", "2.7.1", "3.4.0").verdict());
        Assessment refused = acme.judge("acme", "2.6.0", "3.4.0");
        assertEquals(Verdict.BLOCKED, refused.verdict());
        assertEquals(List.of(), refused.path());
        assertEquals(List.of("floor"), refused.unlock());
    }

    @Test
    void aFactNobodyGaveCountsAsTrueAndIsReported() {
        Products acme = products().with("acme", """
                product: acme
                rules: [{stop: 1.5, on: any, when: metallb}, {step: minor, by: any}]
                releases: [1.4.0, 1.5.0, 1.6.0]
                """);
        Assessment untold = acme.judge("acme", "1.4.0", "1.6.0");
        assertEquals(Verdict.BLOCKED, untold.verdict());
        assertTrue(untold.findings().get(0).message().contains("<facts><metallb>false</metallb></facts>"));
        Facts without = new Facts(Map.of("metallb", false));
        assertEquals(
                Verdict.ALLOWED,
                acme.judge("acme", "1.4.0", "1.6.0", Optional.empty(), without).verdict());
        Facts with = new Facts(Map.of("metallb", true));
        Assessment told = acme.judge("acme", "1.4.0", "1.6.0", Optional.empty(), with);
        assertEquals(Verdict.BLOCKED, told.verdict());
        assertTrue(!told.findings().get(0).message().contains("<facts>"));
    }

    @Test
    void aFactThatNoRuleAsksForIsToldAsALikelyMistake() {
        Products acme = products()
                .with("acme", "product: acme\nrules: [{deny: '1 -> 2', when: metallb}, {step: minor, by: any}]\n");
        Facts mistyped = new Facts(Map.of("metalb", false));
        Assessment assessment = acme.judge("acme", "3.0.0", "3.1.0", Optional.empty(), mistyped);
        assertEquals(Verdict.ALLOWED, assessment.verdict());
        assertEquals("facts", assessment.findings().get(0).rule());
        assertTrue(assessment.findings().get(0).message().contains("no rule of acme asks for the fact 'metalb'"));
    }

    @Test
    void aFullStopReleaseStopsItsHopAndBlocksADemandToRoll() {
        Products acme = products().with("acme", """
                product: acme
                rules: [{step: minor, by: next}, {step: line, by: next, rollout: rolling}]
                releases: [1.0.0, {version: 1.1.0, full-stop: caches are rebuilt}, 1.2.0]
                """);
        Assessment free = acme.judge("acme", "1.0.0", "1.1.0");
        assertEquals(Verdict.ALLOWED, free.verdict());
        assertEquals(Rollout.FULL_STOP, free.rollout());
        Assessment rolling = acme.judge("acme", "1.0.0", "1.1.0", Optional.of(Rollout.ROLLING), Facts.NONE);
        assertEquals(Verdict.BLOCKED, rolling.verdict());
        assertEquals("rollout-full-stop", rolling.findings().get(0).rule());
        assertTrue(rolling.findings().get(0).message().contains("1.1.0 (caches are rebuilt)"));
        assertEquals(List.of("rollout-full-stop"), rolling.unlock());
        Assessment planned = acme.judge("acme", "1.0.0", "1.2.0");
        assertEquals(
                List.of(Rollout.FULL_STOP, Rollout.ROLLING),
                planned.path().stream().map(PlannedHop::rollout).toList());
    }

    @Test
    void smallerStepsMayBeAskedOfARollingUpgradeAlone() {
        Products acme = products().with("acme", """
                product: acme
                rules: [{step: minor, by: next, rollout: rolling}, {step: minor, by: any, rollout: full-stop}]
                releases: [1.0.0, 1.1.0, 1.2.0]
                """);
        Assessment free = acme.judge("acme", "1.0.0", "1.2.0");
        assertEquals(Verdict.ALLOWED, free.verdict());
        assertEquals(Rollout.FULL_STOP, free.rollout());
        Assessment rolling = acme.judge("acme", "1.0.0", "1.2.0", Optional.of(Rollout.ROLLING), Facts.NONE);
        assertEquals(Verdict.BLOCKED, rolling.verdict());
        assertEquals(List.of("1.0.0", "1.1.0", "1.2.0"), DockerTrustedRegistryTest.versions(rolling.path()));
    }

    @Test
    void linesThatWereNeverReleasedAreNotSteps() {
        Products msr = products().with("msr", """
                product: msr
                rules: [{step: minor, by: next}, {step: major, by: next}, {enter: major, at: first-line}]
                releases: [2.4.6, 4.0.1, 4.12.0-beta.1, 4.13.0, {version: 4.5.0, avoid: never released}]
                """);
        assertEquals(Verdict.ALLOWED, msr.judge("msr", "4.0.1", "4.13.0").verdict());
        assertEquals(Verdict.ALLOWED, msr.judge("msr", "2.4.6", "4.0.1").verdict());
    }

    @Test
    void aListedOrderMayRunAgainstTheNumbers() {
        Products acme = products().with("acme", """
                product: acme
                version: {scheme: dotted, line: 1, order: listed}
                rules: [{stop: 37.20230303.1.1}, {downgrade: never}]
                releases: [36.1.1.0, 38.20230310.1.0, 37.20230303.1.1, 38.20230322.1.0]
                """);
        Assessment assessment = acme.judge("acme", "38.20230310.1.0", "38.20230322.1.0");
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals(
                List.of("38.20230310.1.0", "37.20230303.1.1", "38.20230322.1.0"),
                DockerTrustedRegistryTest.versions(assessment.path()));
        assertEquals(
                Verdict.UNKNOWN,
                acme.judge("acme", "37.1.1.1", "38.20230322.1.0").verdict());
    }

    @Test
    void aProjectsOwnFileExtendsTheBuiltInOneOfItsName() {
        Products own = products().with("docker-dtr", """
                product: docker-dtr
                extends: docker-dtr
                rules: [{allow: '2.1.4 -> 2.3.3', because: tried on staging}]
                """);
        assertEquals(Verdict.ALLOWED, own.judge("docker-dtr", "2.1.4", "2.3.3").verdict());
        assertEquals(Verdict.BLOCKED, own.judge("docker-dtr", "2.1.5", "2.3.3").verdict());
    }

    @Test
    void aListInAnExtendingFileIsAddedUnlessItReplacesTheOther() {
        for (boolean replaces : List.of(false, true)) {
            Products own = products()
                    .with(
                            "registry",
                            "product: registry\nextends: docker-dtr\n%sreleases: [2.1.4, 2.2.5, 2.3.3]\n"
                                    .formatted(replaces ? "replaces: [releases]\n" : ""));
            assertEquals(
                    List.of("2.1.4", replaces ? "2.2.5" : "2.2.11", "2.3.3"),
                    DockerTrustedRegistryTest.versions(
                            own.judge("registry", "2.1.4", "2.3.3").path()));
        }
    }

    private Products products() {
        return new Products(folder);
    }
}
