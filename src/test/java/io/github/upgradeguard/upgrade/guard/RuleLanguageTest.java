package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.policy.Facts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What product files can say, each with the vendor's rule that asks for it. */
class RuleLanguageTest {

    @TempDir
    Path folder;

    /** Istio's in-place upgrade page: at most one minor version down. */
    @ParameterizedTest(name = "down by one minor: {0} to {1} is {2}")
    @CsvSource({
        "1.7.3, 1.7.1, allowed",
        "1.7.3, 1.6.5, allowed",
        "1.7.3, 1.5.9, blocked",
        "2.0.0, 1.9.0, blocked",
    })
    void aDowngradeMayBeCountedInSteps(String current, String target, String verdict) {
        Assessment assessment =
                rules("[{step: minor, by: next}, {downgrade: minor, by: next}]").judge("acme", current, target);
        assertEquals(verdict, assessment.verdict().key(), assessment.toString());
        if (assessment.verdict() == Verdict.BLOCKED) {
            assertTrue(
                    message(assessment, "downgrade")
                            .endsWith(
                                    "a downgrade stays inside its major, and goes back by at most 1 minor version; counted by arithmetic, as no releases are listed"),
                    message(assessment, "downgrade"));
        }
    }

    @Test
    void stepsDownAreCountedOverTheList() {
        Products products = rules("[{downgrade: line, by: next}]\nreleases: [1.9.0, 2.0.0, 2.5.0]");
        assertEquals(Verdict.ALLOWED, products.judge("acme", "2.5.0", "2.0.0").verdict());
        assertEquals(Verdict.ALLOWED, products.judge("acme", "2.0.0", "1.9.0").verdict());
        Assessment both = products.judge("acme", "2.5.0", "1.9.0");
        assertEquals(Verdict.BLOCKED, both.verdict());
        assertEquals(List.of("2.5.0", "2.0.0", "1.9.0"), DockerTrustedRegistryTest.versions(both.path()));
    }

    @Test
    void aLineBelowWhichLinesMayExistIsNotCountedByArithmetic() {
        Assessment assessment = rules("[{downgrade: line, by: next}]").judge("acme", "2.0.0", "1.9.0");
        assertEquals(Verdict.UNKNOWN, assessment.verdict(), assessment.toString());
        assertTrue(message(assessment, "downgrade").startsWith("cannot tell which lines end major 1"));
    }

    @Test
    void aStrictDowngradeRuleBesideOneThatPermitsIsNoObstacle() {
        assertEquals(
                Verdict.ALLOWED,
                rules("[{downgrade: patch}, {downgrade: '3.x -> 2.55.x'}]")
                        .judge("acme", "3.1.0", "2.55.1")
                        .verdict());
    }

    @ParameterizedTest(name = "a permission that is not in force lifts no ban: {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{downgrade: '2.x -> 1.x', when: debug}; false; 3.0.0; 1.0.0; blocked",
                "{downgrade: '2.x -> 1.x', when: debug}; false; 2.0.0; 1.0.0; blocked",
                "{downgrade: '2.x -> 1.x', when: debug}; true;  2.0.0; 1.0.0; allowed",
                "{downgrade: patch, since: 2.0.0};       false; 1.0.5; 1.0.1; blocked",
                "{downgrade: never, since: 2.0.0};       false; 1.0.5; 1.0.1; allowed",
            })
    void aPermissionThatIsNotInForceLiftsNoBan(
            String rule, boolean debug, String current, String target, String verdict) {
        Assessment assessment = rules("[" + rule + "]")
                .judge("acme", current, target, Optional.empty(), new Facts(Map.of("debug", debug)));
        assertEquals(verdict, assessment.verdict().key(), assessment.toString());
    }

    /** PostgreSQL's versioning policy: before 10 two numbers make the major version, from then on one. */
    @ParameterizedTest(name = "PostgreSQL {0} to {1} is {2}")
    @CsvSource({
        "9.6.3, 9.6.24, allowed",
        "9.5.3, 9.6.24, blocked",
        "10.1, 10.23, allowed",
        "10.1, 11.0, blocked",
        "9.6.3, 10.1, blocked",
    })
    void linesMayBecomeShorter(String current, String target, String verdict) {
        assertEquals(
                verdict,
                file("version: {scheme: dotted, line: {'<10': 2, '>=10': 1}}\nrules: [{step: line, by: none}]")
                        .judge("acme", current, target)
                        .verdict()
                        .key());
    }

    @Test
    void aStopNamesALineOfEitherLength() {
        Products products = file("""
                version: {scheme: dotted, line: {'<10': 2, '>=10': 1}}
                rules: [{stop: [9.6, 12], on: any}]
                releases: [9.5.1, 9.6.1, 9.6.2, 10.1, 12.1, 12.2, 13.1]
                """);
        Assessment assessment = products.judge("acme", "9.5.1", "13.1");
        assertEquals(
                "jumps over the stops 9.6, 12, which every upgrade has to land on",
                assessment.findings().get(0).message());
        assertEquals(List.of("9.5.1", "9.6.2", "12.2", "13.1"), DockerTrustedRegistryTest.versions(assessment.path()));
    }

    /** OpenShift's build metadata is the architecture; Zeebe's compatibility check calls two builds the same version. */
    @Test
    void buildMetadataNeedNotCount() {
        String rules = "\nrules: [{step: patch, by: none}, {pre-release: forbid}]";
        Products counting = file("version: {scheme: semver}" + rules);
        assertEquals(
                Verdict.BLOCKED,
                counting.judge("acme", "4.2.14+amd64", "4.2.14+s390x").verdict());
        Products ignoring = file("version: {scheme: semver, build: ignored}" + rules);
        Assessment same = ignoring.judge("acme", "8.1.0-alpha1+build123", "8.1.0-alpha1+build234");
        assertEquals(Verdict.ALLOWED, same.verdict());
        assertEquals("nothing-to-do", same.findings().get(0).rule());
    }

    /** GitLab: from 17.5 on, x.2, x.5, x.8 and x.11 are stops; before, only some lines that it names. */
    @Test
    void aPatternOfStopsBeginsWithTheLineItIsInForceFrom() {
        Products products = file("""
                rules: [{stop: "*.2|5|8|11", since: 17.5}]
                releases: [16.2.0, 16.5.0, 17.2.0, 17.3.0, 17.5.0, 17.6.0, 18.2.0, 18.3.0]
                """);
        assertEquals(Verdict.ALLOWED, products.judge("acme", "16.2.0", "17.5.0").verdict());
        Assessment over = products.judge("acme", "16.2.0", "18.3.0");
        assertEquals(
                "jumps over the stops 17.5, 18.2, which every upgrade has to land on; the first at its newest release, 17.5.0",
                over.findings().get(0).message());
        assertEquals(List.of("16.2.0", "17.5.0", "18.2.0", "18.3.0"), DockerTrustedRegistryTest.versions(over.path()));
    }

    @Test
    void aLongListOfStopsIsNotReadOutWhole() {
        Assessment assessment = rules("[{stop: [1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8], on: any}]")
                .judge("acme", "1.0.0", "1.9.0");
        assertEquals(
                "jumps over the stops 1.1, 1.2, 1.3, 1.4, 1.5, 1.6 and 2 more, which every upgrade has to land on",
                assessment.findings().get(0).message());
    }

    /** Mirantis' notes of MKE 3.9.7: from 3.8.10 or earlier one goes to 3.8.11 or later first. */
    @Test
    void withoutAListThePatchesOfTheCurrentLineAreAWayToItsFloor() {
        Assessment assessment = rules("[{step: minor, by: next}, {floor: 3.9.x, from: '>=3.8.11 <3.9'}]")
                .judge("acme", "3.8.10", "3.9.7");
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals(
                List.of("3.8.10", ">=3.8.11 <3.9", "3.9.7"), DockerTrustedRegistryTest.versions(assessment.path()));
    }

    /** Sentry's hard stops are releases, not lines. */
    @Test
    void stopsMayBeReleases() {
        Products products = file("""
                rules: [{stop: [21.6.3, 21.5.0, 23.6.2]}]
                releases: [9.1.2, 21.5.0, 21.6.3, 23.6.2, 24.1.0]
                """);
        Assessment assessment = products.judge("acme", "9.1.2", "24.1.0");
        assertEquals(
                "jumps over the stops 21.5.0, 21.6.3, 23.6.2, which every upgrade has to land on",
                assessment.findings().get(0).message());
        assertEquals(
                List.of("9.1.2", "21.5.0", "21.6.3", "23.6.2", "24.1.0"),
                DockerTrustedRegistryTest.versions(assessment.path()));
    }

    /** Adobe Commerce: 2.4.6-p13 is a patch of 2.4.6 and comes after it, where SemVer has it before. */
    @Test
    void aSuffixMaySortAfterItsRelease() {
        Products products = file("""
                version: {scheme: 'regex:(?<major>\\d+)\\.(?<minor>\\d+)\\.(?<patch>\\d+)(-p(?<build>\\d+))?'}
                rules: [{downgrade: never}]
                """);
        assertEquals(
                Verdict.ALLOWED, products.judge("acme", "2.4.6", "2.4.6-p13").verdict());
        assertEquals(
                Verdict.ALLOWED, products.judge("acme", "2.4.6-p9", "2.4.6-p13").verdict());
        assertEquals(
                Verdict.BLOCKED, products.judge("acme", "2.4.6-p13", "2.4.6").verdict());
    }

    /** Dependency-Track: the apiserver's 5.7.0-alpha.9 became 5.0.0-rc.1, a lower number that is an upgrade. */
    @Test
    void aRenumberingIsAListInItsOwnOrder() {
        Products products = file("""
                version: {scheme: semver, order: listed}
                rules: [{step: minor, by: any}, {downgrade: never}]
                releases: [5.7.0-alpha.8, 5.7.0-alpha.9, 5.0.0-rc.1, 5.0.0]
                """);
        assertEquals(
                Verdict.ALLOWED,
                products.judge("acme", "5.7.0-alpha.9", "5.0.0-rc.1").verdict());
        assertEquals(
                Verdict.BLOCKED,
                products.judge("acme", "5.0.0", "5.7.0-alpha.9").verdict());
    }

    @ParameterizedTest(name = "a list until a day: 1.0.0 to {0} is {1}")
    @CsvSource({
        "1.2.0, allowed",
        // A newer patch of a line that is known: no rule here counts releases.
        "1.2.9, allowed",
        // A line that is not known.
        "1.1.9, unknown",
        "1.3.0, unknown",
        "2.0.0, unknown",
    })
    void aTargetBeyondAListThatSaysUntilWhenIsUnknown(String target, String verdict) {
        Assessment assessment = file("""
                rules: [{step: line, by: any}, {downgrade: never}]
                releases-until: 2026-08-22
                releases: [1.0.0, 1.2.0]
                """).judge("acme", "1.0.0", target);
        assertEquals(verdict, assessment.verdict().key(), assessment.toString());
        if (assessment.verdict() == Verdict.UNKNOWN) {
            assertTrue(
                    message(assessment, "target-unlisted").contains("ends with 1.2.0 and reaches to 2026-08-22"),
                    message(assessment, "target-unlisted"));
        }
    }

    @Test
    void underAListedOrderTheDayIsToldToo() {
        Assessment assessment = file("""
                version: {order: listed}
                rules: [{downgrade: never}]
                releases-until: 2026-08-22
                releases: [1.0.0, 1.2.0]
                """).judge("acme", "1.0.0", "1.3.0");
        assertEquals(Verdict.UNKNOWN, assessment.verdict());
        assertTrue(message(assessment, "version-unreadable").endsWith("the list reaches to 2026-08-22"));
    }

    private Products rules(String rules) {
        return file("rules: " + rules);
    }

    private Products file(String content) {
        return new Products(folder).with("acme", "product: acme\n" + content + "\n");
    }

    private static String message(Assessment assessment, String rule) {
        return assessment.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError(assessment))
                .message();
    }
}
