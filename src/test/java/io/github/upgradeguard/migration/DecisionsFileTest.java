package io.github.upgradeguard.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionsFileTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String COMPLETE = """
            decisions:
              - change-set: db/changelog/1.5.xml::1.5-3::ann
                digest: %s
                verdict: additive
                reason: nothing has read OLD_NAME since 1.2
                by: ben
                until: 2027-03-31
            """.formatted(DIGEST);

    @Test
    void aDecisionIsReadAsItIsWritten() {
        assertEquals(
                List.of(new Decision(
                        "db/changelog/1.5.xml::1.5-3::ann",
                        DIGEST,
                        Impact.ADDITIVE,
                        "nothing has read OLD_NAME since 1.2",
                        "ben",
                        LocalDate.of(2027, 3, 31))),
                read(COMPLETE));
    }

    @Test
    void anEmptyFileDecidesNothing() {
        assertEquals(List.of(), read(""));
        assertEquals(List.of(), read("# nothing is left to decide\n"));
        assertEquals(List.of(), read("decisions: []\n"));
    }

    @Test
    void everyKeyHasToBeThere() {
        for (String key : List.of("digest", "verdict", "reason", "by", "until")) {
            String without = COMPLETE.replaceFirst("(?m)^    " + key + ": .*\n", "");
            assertEquals("decisions.yaml:2:5: '%s' is missing here; write it".formatted(key), mistake(without));
        }
        assertEquals(
                "decisions.yaml:2:5: 'change-set' is missing here; write it",
                mistake(COMPLETE.replace("- change-set: db/changelog/1.5.xml::1.5-3::ann\n    digest", "- digest")));
    }

    @Test
    void aReasonThatSaysNothingIsNone() {
        assertEquals(
                "decisions.yaml:5:12: 'reason' is empty; write its value or take it out",
                mistake(COMPLETE.replace("nothing has read OLD_NAME since 1.2", "")));
        assertEquals(
                "decisions.yaml:6:9: 'by' is empty; write its value or take it out",
                mistake(COMPLETE.replace("ben", "' '")));
    }

    @Test
    void aDigestHasSixtyFourHexadecimalDigits() {
        assertEquals(
                "decisions.yaml:3:13: '0123' is no digest; write the 64 hexadecimal digits that migrations.json has of the change set",
                mistake(COMPLETE.replace(DIGEST, "0123")));
        mistake(COMPLETE.replace(DIGEST, DIGEST.replace('f', 'g')));
        assertEquals(
                DIGEST,
                read(COMPLETE.replace(DIGEST, "0123456789ABCDEF".repeat(4)))
                        .get(0)
                        .digest());
    }

    @Test
    void aVerdictIsOneThatDecides() {
        assertEquals(
                "decisions.yaml:4:14: 'safe' is no verdict; write additive, lock, backfill or breaking",
                mistake(COMPLETE.replace("additive", "safe")));
        assertEquals(
                "decisions.yaml:4:14: review decides nothing; write additive, lock, backfill or breaking",
                mistake(COMPLETE.replace("additive", "review")));
        assertEquals(
                Impact.BACKFILL,
                read(COMPLETE.replace("additive", "backfill")).get(0).impact());
    }

    @Test
    void theLastDayIsADayThatThereIs() {
        for (String day : List.of("never", "31.03.2027", "2027-02-30")) {
            assertEquals(
                    "decisions.yaml:7:12: '%s' is no day; write one such as 2027-03-31".formatted(day),
                    mistake(COMPLETE.replace("2027-03-31", day)));
        }
    }

    @Test
    void twoDecisionsOfOneSetAreAMistake() {
        String again = COMPLETE.substring(COMPLETE.indexOf('\n') + 1);
        assertEquals(
                "decisions.yaml:8:17: 'db/changelog/1.5.xml::1.5-3::ann' is decided a second time, after line 2; keep one of them",
                mistake(COMPLETE + again));
    }

    @Test
    void anotherKeyIsAMistake() {
        assertEquals(
                "decisions.yaml:8:5: 'untill' is no key of a decision; did you mean 'until'? known are change-set, digest, verdict, reason, by, until",
                mistake(COMPLETE + "    untill: 2027-03-31\n"));
        assertEquals(
                "decisions.yaml:1:1: 'decision' is no key of a file of decisions; did you mean 'decisions'? known are decisions",
                mistake("decision: []"));
    }

    @Test
    void aSecondDocumentIsAMistake() {
        assertEquals(
                "decisions.yaml:9:1: a second document begins; write all decisions into one list",
                mistake(COMPLETE + "---\n" + COMPLETE));
    }

    private static List<Decision> read(String content) {
        return DecisionsFile.read("decisions.yaml", content);
    }

    private static String mistake(String content) {
        return String.valueOf(
                assertThrows(UnusableFileException.class, () -> read(content)).getMessage());
    }
}
