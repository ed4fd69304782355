package io.github.upgradeguard.upgrade.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever edits a product file or a POM can write a megabyte where a version belongs. */
class LongTextsTest {

    private static final Duration BRIEF = Duration.ofSeconds(5);

    private static final Versioning SEMVER = Versioning.of(VersionScheme.named("semver"), 2);
    private static final Versioning DOTTED = Versioning.of(VersionScheme.named("dotted"), 2);

    @Test
    void noVersionHasMoreThanTwoHundredCharacters() {
        for (String scheme : new String[] {"semver", "dotted", "maven", "regex:(?<major>\\d+)(\\.\\d+)*(-.*)?"}) {
            Versioning versioning = Versioning.of(VersionScheme.named(scheme), 2);
            for (String longOne : new String[] {
                "4.2.0-" + "a.".repeat(1_000) + "1",
                "1" + ".1".repeat(2_000),
                "1" + ".1".repeat(400_000),
                "1.0." + "9".repeat(1_000_000),
                "9".repeat(1_000_000)
            }) {
                String message = String.valueOf(assertTimeoutPreemptively(
                                BRIEF,
                                () -> assertThrows(
                                        UnreadableVersionException.class, () -> versioning.read(longOne), scheme))
                        .getMessage());
                assertTrue(message.length() < 500, () -> scheme + ": " + message.length() + " characters");
                assertTrue(message.contains(String.valueOf(longOne.length())), message);
            }
        }
    }

    @Test
    void aVersionOfTwoHundredCharactersIsRead() {
        String whole = "4.2.0-rc." + "1.".repeat(95) + "1";
        assertEquals(200, whole.length());
        assertTrue(SEMVER.read(whole).isPreRelease());
        assertEquals(100, DOTTED.read("1" + ".1".repeat(99)).numbers().count());
    }

    @Test
    void noRangeIsReadForLong() {
        Map<String, String> ranges = Map.of(
                "a long prefix", "1" + ".1".repeat(5_000) + ".x",
                "a prefix of a megabyte", "1" + ".1".repeat(400_000) + ".x",
                "wildcards", "1" + ".x".repeat(5_000),
                "bounds", ">=1 <9 ".repeat(10_000).strip(),
                "more bounds", ">=1 <9 ".repeat(100_000).strip(),
                "alternatives",
                        IntStream.range(0, 90_000)
                                .mapToObj(minor -> "1." + minor + ".x")
                                .collect(Collectors.joining(" || ")),
                "room", "1" + " ".repeat(500_000) + "- 2",
                "a long version", ">=1.0.0-" + "a.".repeat(1_000) + "1");
        ranges.forEach((what, range) -> {
            String message = String.valueOf(assertTimeoutPreemptively(
                            BRIEF,
                            () -> assertThrows(
                                    UnreadableVersionException.class, () -> VersionRange.parse(range, SEMVER), what))
                    .getMessage());
            assertTrue(message.length() < 500, () -> what + ": " + message.length() + " characters");
        });
    }

    @Test
    void manyBoundsOfAnAlternativeAreAMistake() {
        assertTrue(VersionRange.parse(">=1 ".repeat(19) + "<9", SEMVER).contains(SEMVER.read("2.0.0")));
        String message = String.valueOf(assertThrows(
                        UnreadableVersionException.class, () -> VersionRange.parse(">=1 ".repeat(20) + "<9", SEMVER))
                .getMessage());
        assertTrue(message.contains("more than 20 bounds"), message);
    }

    @Test
    void roomInARangeSaysNothing() {
        VersionRange range = VersionRange.parse(" >=  1.2   <\t2  ||  3.1   -  3.4 ", SEMVER);
        assertTrue(range.contains(SEMVER.read("1.9.0")) && range.contains(SEMVER.read("3.4.7")));
        assertFalse(range.contains(SEMVER.read("2.0.0")) || range.contains(SEMVER.read("3.5.0")));
    }

    @Test
    void aLongTextIsNoLine() {
        assertEquals(Optional.empty(), LinePattern.parse("1.1" + "|1".repeat(400_000), SEMVER));
        assertEquals(Optional.empty(), LinePattern.parse("1" + ".1".repeat(400_000), SEMVER));
        assertEquals(Optional.empty(), LinePattern.parse("1.1" + "|1".repeat(5_000), SEMVER));
        for (String noLine : new String[] {"1.", ".1", "1..2", "1.2|", "x.1", "1.|2", "", "v", "1.2-rc.1"}) {
            assertEquals(Optional.empty(), LinePattern.parse(noLine, SEMVER), noLine);
        }
        assertTrue(LinePattern.parse("v*.2|5|8", SEMVER).orElseThrow().matches(Numbers.of(7, 5)));
    }

    @Test
    void anExpressionThatGoesOverATextAgainAndAgainIsNamed() {
        Map<String, String> endless = Map.of(
                "(?<major>1)(a|aa)+\\1!", "1" + "a".repeat(40),
                "(?<major>1)(a|aaa)+[bc]?\\2!", "1" + "a".repeat(190),
                "(?<major>1)(?:(?:a|b)*(?:b|a)*)*!", "1" + "ab".repeat(90),
                "(?<major>1)(.*)(.*)(.*)(.*)(.*)!", "1" + "a".repeat(190));
        endless.forEach((expression, text) -> {
            VersionScheme scheme = VersionScheme.named("regex:" + expression);
            UnreadableVersionException refused = assertTimeoutPreemptively(
                    BRIEF, () -> assertThrows(UnreadableVersionException.class, () -> scheme.read(text)));
            assertTrue(String.valueOf(refused.getMessage()).contains(expression + " takes too many steps"), expression);
        });
    }

    @Test
    void expressionsThatGoOverATextOnceHaveAllTheStepsTheyNeed() {
        String text = "12345.678.9-beta." + "1".repeat(180);
        VersionScheme scheme = VersionScheme.named(
                "regex:(?:release[-_])?v?(?<major>\\d+)\\.(?<minor>\\d+)(?:\\.(?<patch>\\d+))?(?:\\.Final|\\.redhat-\\d+|[.-](?<prerelease>\\D.*))?");
        assertTrue(scheme.read(text).isPreRelease());
    }

    @Test
    void aLongExpressionIsNoScheme() {
        for (String part : new String[] {"(a|b)?", "("}) {
            String message = String.valueOf(assertThrows(
                            UnreadableVersionException.class,
                            () -> VersionScheme.named("regex:(?<major>\\d+)" + part.repeat(100_000)))
                    .getMessage());
            assertTrue(message.contains("at most 1000") && message.length() < 500, message);
        }
    }
}
