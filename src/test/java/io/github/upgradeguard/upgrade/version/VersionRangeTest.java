package io.github.upgradeguard.upgrade.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

    private static final Versioning SEMVER = Versioning.of(VersionScheme.named("semver"), 2);

    @ParameterizedTest(name = "{0} holds {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "*; 0.0.1",
                "*; 9.0.0-rc.1",
                "1; 1.9.0",
                "1.2; 1.2.0-rc.1",
                "1.2; 1.2.99",
                "16.3.x; 16.3.9",
                "16.3.*; v16.3",
                "16.x; 16.11.0",
                "=2.3.3; 2.3.3",
                ">=3.5.32 <3.6; 3.5.99",
                ">=3.6; 3.6.0-rc.1",
                ">=1.0.0; 1.1.0-rc.1",
                "<=3.6; 3.6.99",
                ">3.6; 3.7.0",
                "1.2 - 1.4; 1.2.0",
                "1.2 - 1.4; 1.4.99",
                "2.0.0 - 2.9.16; 2.9.16",
                ">= 2.1.9 < 2.2 || >=2.2.2; 2.1.9",
                ">=2.1.9 <2.2 || >=2.2.2; 2.2.2",
                "<9.0.0-rc.2; 9.0.0-rc.1",
                "<=9.0.0; 9.0.0-rc.1",
                "1.30.1+k3s1 - 1.30.1+k3s3; 1.30.1+k3s2"
            })
    void holds(String range, String version) {
        assertTrue(VersionRange.parse(range, SEMVER).contains(SEMVER.read(version)));
    }

    @ParameterizedTest(name = "{0} does not hold {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 2.0.0",
                "1; 10.0.0",
                "1.2; 1.20.0",
                "16.3.x; 16.4.0",
                "=2.3.3; 2.3.4",
                ">=3.5.32 <3.6; 3.6.0-rc.1",
                ">=3.5.32 <3.6; 3.5.31",
                "<9.0.0; 9.0.0-rc.1",
                "<9; 9.0.0-rc.1",
                ">=9.0.0; 9.0.0-rc.1",
                ">3.6; 3.6.99",
                "<=3.6; 3.7.0",
                "1.2 - 1.4; 1.5.0",
                "2.0.0 - 2.9.16; 2.9.17",
                ">=2.1.9 <2.2 || >=2.2.2; 2.2.1"
            })
    void doesNotHold(String range, String version) {
        assertTrue(!VersionRange.parse(range, SEMVER).contains(SEMVER.read(version)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "||",
                "1.2 ||",
                "^1.2.3",
                "~1.2",
                "!=1.2.3",
                ">=",
                ">=abc",
                "1.2.3.4",
                "[1.0,2.0)",
                "1.2,1.3",
                "1.2 - ",
                "latest",
                "1.2 - 1.4 - 1.6"
            })
    void whatItCannotReadIsRefusedAndNamed(String range) {
        var e = assertThrows(UnreadableVersionException.class, () -> VersionRange.parse(range, SEMVER));
        assertTrue(String.valueOf(e.getMessage()).startsWith("'" + range + "' is no range: "), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {">=3 <2", ">=3.6 <3.6", ">2.0.0 <2.0.0", "1.2 1.3", ">=1.4 <=1.3", ">3.6 <3.7", "2.0.0 - 1.0.0"})
    void aRangeThatContradictsItselfIsRefused(String range) {
        var e = assertThrows(UnreadableVersionException.class, () -> VersionRange.parse(range, SEMVER));
        assertTrue(String.valueOf(e.getMessage()).contains("contradicts itself"), e.getMessage());
    }

    @Test
    void aNarrowRangeIsNoContradiction() {
        Stream.of(
                        ">=1.2.3 <1.2.4",
                        ">=2.0.0-rc.1 <2.0.0-rc.2",
                        ">=3.6 <=3.6",
                        "2.0.0 - 2.0.0",
                        ">3.6.1 <3.7",
                        ">=3.6.1 <=3.6")
                .forEach(range ->
                        assertEquals(range, VersionRange.parse(range, SEMVER).toString()));
    }

    @Test
    void fourNumbersAreComparedInADottedScheme() {
        Versioning dotted = Versioning.of(VersionScheme.named("dotted"), 3);
        VersionRange range = VersionRange.parse(">=3.20.2.1 <3.21", dotted);
        assertTrue(range.contains(dotted.read("3.20.2.2")));
        assertTrue(!range.contains(dotted.read("3.20.2")));
        assertTrue(VersionRange.parse("3.20.2.x", dotted).contains(dotted.read("3.20.2.9")));
    }

    @Test
    void underAListedOrderBoundsAreListedReleases() {
        List<Version> list =
                Stream.of("2.5.3", "2.4.6", "2.5.4").map(SEMVER::read).toList();
        Versioning listed = SEMVER.listed(list);
        VersionRange fromTheSecond = VersionRange.parse(">=2.4.6", listed);
        assertTrue(fromTheSecond.contains(listed.read("2.5.4")));
        assertTrue(!fromTheSecond.contains(listed.read("2.5.3")));
        assertTrue(VersionRange.parse("2.5.x", listed).contains(listed.read("2.5.3")));
        assertThrows(UnreadableVersionException.class, () -> VersionRange.parse(">=2.5", listed));
        assertThrows(UnreadableVersionException.class, () -> VersionRange.parse(">=2.5.9", listed));
    }
}
