package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.policy.Facts;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flags of the release notes, those of releases that are jumped over too. */
class NotesTest {

    private static final LocalDate TOMORROW = Products.TODAY.plusDays(1);
    private static final LocalDate YESTERDAY = Products.TODAY.minusDays(1);

    @TempDir
    Path folder;

    @BeforeEach
    void aProductWithNotes() {
        new Products(folder).with("tracker", """
                product: tracker
                rules: [{step: major, by: next}, {step: minor, by: 2}, {downgrade: never}]
                releases:
                  - 4.11.0
                  - {version: 4.12.0, breaking: the API of projects changed, notes: 'https://example.org/4.12.0'}
                  - {version: 4.13.0, irreversible: the schema cannot go back}
                  - 4.14.0
                """);
    }

    @Test
    void aReleaseThatIsJumpedOverBlocksByItsNotesThoughTheHopIsSupported() {
        Assessment assessment = judge("4.11.0", "4.13.0");
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals(
                List.of("notes-breaking", "notes-irreversible"),
                assessment.findings().stream().map(Finding::rule).toList());
        assertEquals(List.of("4.11.0", "4.13.0"), DockerTrustedRegistryTest.versions(assessment.path()));
        Finding breaking = assessment.findings().get(0);
        assertTrue(breaking.message().startsWith("4.12.0 is breaking: the API of projects changed; read its notes"));
        assertTrue(breaking.message().contains("<release>4.12.0</release><flag>breaking</flag>"));
        assertEquals(
                "https://example.org/4.12.0", breaking.source().orElseThrow().url());
    }

    @Test
    void aReleaseThatRunsAlreadyHasNoSay() {
        assertEquals(Verdict.ALLOWED, judge("4.13.0", "4.14.0").verdict());
    }

    @Test
    void whatIsAcceptedIsRecordedAndCounted() {
        Assessment assessment = judge(
                "4.11.0",
                "4.13.0",
                new AcceptedFlag("4.12", "breaking", "no client of ours uses it", TOMORROW),
                new AcceptedFlag("4.13.0", "irreversible", "restored from the backup in rehearsal", Products.TODAY));
        assertEquals(Verdict.ALLOWED, assessment.verdict());
        assertEquals(2, assessment.accepted());
        assertTrue(assessment.findings().stream().allMatch(finding -> finding.severity() == Severity.NOTE));
        assertTrue(assessment
                .findings()
                .get(0)
                .message()
                .contains("accepted until 2026-11-21: no client of ours uses it"));
    }

    @Test
    void anAcceptanceCoversOneFlagOfOneRelease() {
        Assessment assessment = judge(
                "4.11.0",
                "4.13.0",
                new AcceptedFlag("4.12.0", "irreversible", "another flag", TOMORROW),
                new AcceptedFlag("4.13.0", "breaking", "another flag", TOMORROW));
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals(0, assessment.accepted());
        assertEquals(
                List.of("notes-breaking", "notes-irreversible", "acceptance-unused", "acceptance-unused"),
                assessment.findings().stream().map(Finding::rule).toList());
    }

    @Test
    void anAcceptanceThatIsOverAcceptsNothing() {
        Assessment assessment =
                judge("4.11.0", "4.12.0", new AcceptedFlag("4.12.0", "breaking", "for the pilot", YESTERDAY));
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertTrue(assessment
                .findings()
                .get(0)
                .message()
                .contains("accepted until 2026-11-19 (for the pilot), which is over"));
    }

    @Test
    void whatIsAcceptedTwiceIsToldAndTheLongerOneCounts() {
        Assessment assessment = judge(
                "4.11.0",
                "4.12.0",
                new AcceptedFlag("4.12.0", "breaking", "for the pilot", YESTERDAY),
                new AcceptedFlag("4.12", "breaking", "no client of ours uses it", TOMORROW),
                new AcceptedFlag("v4.12.0", "breaking", "once more", TOMORROW));
        assertEquals(Verdict.ALLOWED, assessment.verdict());
        assertEquals(1, assessment.accepted());
        assertEquals(
                List.of(
                        "breaking of 4.12.0 is accepted more than once, and the acceptance until 2026-11-21 counts (no client of ours uses it); take the one until 2026-11-19 out",
                        "breaking of v4.12.0 is accepted more than once, and the acceptance until 2026-11-21 counts (no client of ours uses it); take the one until 2026-11-21 out"),
                messages(assessment, "acceptance-superfluous"));
    }

    @Test
    void theSameFlagOfTwoReleasesAndTwoFlagsOfOneAreAcceptedEachByItself() {
        Assessment assessment = judge(
                "4.11.0",
                "4.13.0",
                new AcceptedFlag("4.12.0", "breaking", "no client of ours uses it", TOMORROW),
                new AcceptedFlag("4.13.0", "irreversible", "rehearsed", TOMORROW));
        assertEquals(List.of(), messages(assessment, "acceptance-superfluous"));
    }

    @ParameterizedTest
    @CsvSource({
        "full-stop, it only keeps one from rolling",
        "long-migration, it only keeps one from rolling",
        "avoid, no acceptance makes a release to avoid a target"
    })
    void aFlagThatStopsNoUpgradeNeedsNoAcceptance(String flag, String why) {
        Assessment assessment = judge("4.13.0", "4.14.0", new AcceptedFlag("4.14.0", flag, "read", TOMORROW));
        assertEquals(Verdict.ALLOWED, assessment.verdict());
        assertEquals(0, assessment.accepted());
        String message = messages(assessment, "acceptance-superfluous").get(0);
        assertTrue(message.startsWith(flag + " of 4.14.0 is accepted, but ") && message.contains(why), message);
        assertEquals(List.of(), messages(assessment, "acceptance-unused"));
    }

    private static List<String> messages(Assessment assessment, String rule) {
        return assessment.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::message)
                .toList();
    }

    @Test
    void eachHopOfAPathHasTheNotesThatItCrosses() {
        Assessment assessment = judge("4.11.0", "4.14.0");
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals(List.of("4.11.0", "4.13.0", "4.14.0"), DockerTrustedRegistryTest.versions(assessment.path()));
        assertEquals(2, assessment.path().get(0).findings().size());
        assertEquals(List.of(), assessment.path().get(1).findings());
    }

    private Assessment judge(String current, String target, AcceptedFlag... accepted) {
        return new Products(folder)
                .judge(new UpgradeRequest(
                        "tracker",
                        "tracker",
                        DeclaredVersion.of(current),
                        DeclaredVersion.of(target),
                        Optional.empty(),
                        Facts.NONE,
                        List.of(accepted)));
    }
}
