package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.policy.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The product as it is shipped. Expectations are the rows of the vendor's table, generic (all editions since April
 * 2017) and with concrete versions (the first edition, docker/docs pull request 2974).
 */
class DockerTrustedRegistryTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @CsvSource({
        "patch upgrade,                           2.2.0, 2.2.1",
        "patch upgrade,                           2.9.0, 2.9.1",
        "skip patch version,                      2.2.0, 2.2.2",
        "skip patch version,                      2.9.1, 2.9.30",
        "minor upgrade,                           2.1.0, 2.2.0",
        "minor upgrade,                           2.1.1, 2.2.0",
        "minor upgrade,                           2.1.2, 2.2.2",
        "minor upgrade,                           2.8.5, 2.9.0",
        "major upgrade,                           1.4.3, 2.0.0"
    })
    void theTableSaysYes(String row, String from, String to) {
        Assessment assessment = judge(from, to);
        assertEquals(Verdict.ALLOWED, assessment.verdict(), assessment.toString());
        assertEquals(List.of(), assessment.findings());
        assertEquals(List.of(from, to), versions(assessment.path()));
        assertEquals(List.of(), assessment.recommendedPath());
    }

    @ParameterizedTest(name = "{0}: {1} to {2} is refused by {3}")
    @CsvSource({
        "patch downgrade,                         2.2.2, 2.2.1, downgrade,   'goes down from 2.2.2 to 2.2.1'",
        "skip minor version,                      2.0.1, 2.2.0, step-minor,  'skips the 2.1 line'",
        "skip minor version,                      2.1.4, 2.3.3, step-minor,  'skips the 2.2 line'",
        "skip minor version,                      2.0.0, 2.9.0, step-minor,  'skips the 2.1 to 2.8 lines'",
        "minor downgrade,                         2.2.0, 2.1.0, downgrade,   'goes down from 2.2.0 to 2.1.0'",
        "skip major version,                      1.4.3, 3.0.0, step-major,  'skips major 2'",
        "major downgrade,                         2.0.0, 1.4.3, downgrade,   'goes down from 2.0.0 to 1.4.3'",
        "major upgrade skipping minor version,    1.4.3, 2.1.0, enter-major, 'it is entered at its first line, 2.0'"
    })
    void theTableSaysNo(String row, String from, String to, String rule, String words) {
        Assessment assessment = judge(from, to);
        assertEquals(Verdict.BLOCKED, assessment.verdict(), assessment.toString());
        Finding refusal = assessment.findings().stream()
                .filter(finding -> finding.rule().equals(rule) && finding.severity() == Severity.ERROR)
                .findFirst()
                .orElseThrow(() -> new AssertionError(assessment.toString()));
        assertTrue(refusal.message().contains(words), refusal.message());
        assertTrue(refusal.source().map(Source::url).orElse("").endsWith("/ee/dtr/admin/upgrade.md"));
    }

    @Test
    void aSkippedMinorComesWithTheWayThroughTheNewestPatchOfTheLineBetween() {
        assertEquals(
                List.of("2.1.4", "2.2.11", "2.3.3"),
                versions(judge("2.1.4", "2.3.3").path()));
    }

    @Test
    void aLaterPatchOfTheFirstLineIsAllowedAgainstTheTablesExactRelease() {
        Assessment assessment = judge("1.4.3", "2.0.3");
        assertEquals(Verdict.ALLOWED, assessment.verdict());
        assertEquals(List.of("enter-major"), warnings(assessment));
        assertEquals(List.of("1.4.3", "2.0.0", "2.0.3"), versions(assessment.recommendedPath()));
    }

    @Test
    void leavingAMajorBeforeItsLastReleaseIsAllowedAgainstAdvice() {
        Assessment assessment = judge("1.4.1", "2.0.0");
        assertEquals(Verdict.ALLOWED, assessment.verdict());
        assertEquals(List.of("leave-major"), warnings(assessment));
        assertEquals(List.of("1.4.1", "1.4.3", "2.0.0"), versions(assessment.recommendedPath()));
    }

    @Test
    void theOnePatchUpgradeThatTheNotesRuleOutIsRefused() {
        Assessment assessment = judge("2.3.0", "2.3.1");
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals("deny", assessment.findings().get(0).rule());
        assertEquals(Verdict.ALLOWED, judge("2.3.0", "2.3.2").verdict());
    }

    @Test
    void aReleaseThatWasTakenBackIsNoTargetAndNoStop() {
        Assessment assessment = judge("2.4.14", "2.5.4");
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals("avoid", assessment.findings().get(0).rule());
        assertTrue(assessment
                .findings()
                .get(0)
                .source()
                .orElseThrow()
                .url()
                .endsWith("/commit/3f0ea4add6e1e9789bb01cae5b863a7161fdacf3"));
        assertEquals("2.5.3", assessment.nearest().orElseThrow());
        assertEquals(List.of("avoid"), assessment.unlock());
    }

    @Test
    void aReleaseBeyondTheListIsUnknownAndSaysHowFarTheListReaches() {
        Assessment assessment = judge("2.9.30", "2.10.0");
        assertEquals(Verdict.UNKNOWN, assessment.verdict());
        assertEquals(
                List.of("rules-until", "target-unlisted"),
                assessment.findings().stream().map(Finding::rule).toList());
        Finding finding = assessment.findings().get(1);
        assertTrue(finding.message().contains("ends with 2.9.30 and reaches to 2020-03-10"), finding.message());
        assertTrue(finding.message().contains("list the release"), finding.message());
    }

    @Test
    void aCustomBuildInTheFieldIsTakenByItsNumber() {
        Assessment assessment = judge("2.2.99", "2.3.3");
        assertEquals(Verdict.ALLOWED, assessment.verdict());
        assertEquals("current-unlisted", assessment.findings().get(0).rule());
        assertFalse(assessment.path().isEmpty());
    }

    private Assessment judge(String from, String to) {
        return new Products(folder).judge("docker-dtr", from, to);
    }

    private static List<String> warnings(Assessment assessment) {
        return assessment.findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .map(Finding::rule)
                .toList();
    }

    static List<String> versions(List<PlannedHop> path) {
        return Stream.concat(
                        path.stream().limit(1).map(PlannedHop::from),
                        path.stream().map(PlannedHop::to))
                .toList();
    }
}
