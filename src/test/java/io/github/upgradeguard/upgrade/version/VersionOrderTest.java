package io.github.upgradeguard.upgrade.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionOrderTest {

    private static final VersionScheme SEMVER = VersionScheme.named("semver");

    @Test
    void semverOrdersTheExampleOfItsOwnSpecification() {
        assertAscending(
                "semver",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "2.0.0",
                "2.1.0",
                "2.1.1");
    }

    @Test
    void semverOrdersIdentifiersThatMixNumbersAndWords() {
        assertAscending("semver", "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-10a", "1.0.0-1a", "1.0.0-a", "1.0.0-a.0");
    }

    @Test
    void semverReadsIdentifiersOfAnyLength() {
        assertAscending(
                "semver",
                "1.0.0-99999999999999999998",
                "1.0.0-99999999999999999999",
                "1.0.0-100000000000000000000",
                "1.0.0-20191109021931-daa7c04131f5");
    }

    @Test
    void buildMetadataOrdersReleasesThatDifferInNothingElse() {
        assertAscending("semver", "1.30.1", "1.30.1+k3s1", "1.30.1+k3s2", "1.30.1+k3s10", "1.30.2-rc.1");
        assertNotEquals(SEMVER.read("1.30.1+k3s1"), SEMVER.read("1.30.1+k3s2"));
    }

    @Test
    void minorNumbersAreNumbers() {
        assertAscending("semver", "2.9.0", "2.10.0", "2.11");
        assertAscending("dotted", "3.9", "3.10", "3.10.0.1", "3.20.2.1", "3.20.2.2");
    }

    @Test
    void mavenOrdersQualifiersAsMavenDoes() {
        assertAscending(
                "maven",
                "1-alpha",
                "1-beta",
                "1-milestone",
                "1-rc",
                "1-SNAPSHOT",
                "1",
                "1-sp",
                "6.2.0.CR1",
                "6.2.0.Final",
                "33.0.0",
                "33.0.0-jre");
    }

    @Test
    void aRegularExpressionOrdersSuffixesThatComeAfterTheRelease() {
        assertAscending(
                "regex:(?<major>\\d+)\\.(?<minor>\\d+)\\.(?<patch>\\d+)(?:-p(?<build>\\d+))?",
                "2.4.5-p13",
                "2.4.6",
                "2.4.6-p1",
                "2.4.6-p9",
                "2.4.6-p13",
                "2.4.7");
        assertAscending("regex:(?<major>\\d+)\\.(?<minor>\\d+)(?:-(?<prerelease>.+))?", "9.6-beta", "9.6-rc.2", "9.6");
    }

    @Test
    void aListedOrderIsThatOfTheList() {
        Versioning byNumber = Versioning.of(VersionScheme.named("dotted"), 1);
        List<Version> list = Stream.of("38.20230310.1.0", "37.20230303.1.1", "38.20230322.1.0")
                .map(byNumber::read)
                .toList();
        Versioning listed = byNumber.listed(list);
        assertTrue(listed.read("37.20230303.1.1").compareTo(listed.read("38.20230310.1.0")) > 0);
        assertTrue(listed.read("37.20230303.1.1").compareTo(listed.read("38.20230322.1.0")) < 0);
    }

    @Test
    void waysOfWritingOneVersionAreOneVersion() {
        assertEquals(SEMVER.read("v2.1"), SEMVER.read("2.1.0"));
        assertEquals(SEMVER.read("v2.1").hashCode(), SEMVER.read("2.1.0").hashCode());
        VersionScheme maven = VersionScheme.named("maven");
        assertEquals(maven.read("1.0-ga"), maven.read("1"));
        assertEquals(maven.read("1.0-ga").hashCode(), maven.read("1").hashCode());
        assertEquals("v2.1", SEMVER.read("v2.1").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"semver", "dotted", "maven", "regex:(?<major>\\d+)\\.(?<minor>\\d+)(?:-(?<prerelease>.+))?"})
    void theOrderIsTotalAmongRandomVersions(String name) {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        VersionScheme scheme = VersionScheme.named(name);
        List<Version> versions = new ArrayList<>();
        while (versions.size() < 90) {
            try {
                versions.add(scheme.read(randomText(random)));
            } catch (UnreadableVersionException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("'"), "names the text");
            }
        }
        String told = name + ", seed " + seed + ": ";
        for (Version a : versions) {
            for (Version b : versions) {
                assertEquals(Integer.signum(a.compareTo(b)), -Integer.signum(b.compareTo(a)), told + a + " " + b);
                assertEquals(a.compareTo(b) == 0, a.equals(b), told + a + " " + b);
                assertTrue(!a.equals(b) || a.hashCode() == b.hashCode(), told + "hash codes of " + a + " " + b);
                for (Version c : versions) {
                    if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                        assertTrue(a.compareTo(c) <= 0, told + a + " <= " + b + " <= " + c);
                    }
                }
            }
        }
    }

    private static String randomText(Random random) {
        String[] words = {
            "",
            "-rc",
            "-1",
            "-alpha.1",
            "-a1",
            "-1a",
            ".Final",
            ".CR1",
            "+k3s1",
            "+k3s10",
            "-SNAPSHOT",
            "-sp",
            "-jre",
            "-jre7",
            ".jre-2",
            "-7",
            "-rc-1",
            ".RC1",
            "-M1",
            "-ga",
            "-beta-2-SNAPSHOT",
            "-0.a",
            "-a.0"
        };
        StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "v" : "");
        int numbers = 1 + random.nextInt(4);
        for (int i = 0; i < numbers; i++) {
            text.append(i == 0 ? "" : ".").append(random.nextInt(3) * random.nextInt(6));
        }
        return text.append(words[random.nextInt(words.length)]).toString();
    }

    static Stream<List<String>> unreadable() {
        return Stream.of(
                List.of("semver", "1.2.3.4", "dotted"),
                List.of("semver", "3.20.2.1", "dotted"),
                List.of("semver", "6.2.0.CR1", "scheme"),
                List.of("semver", "1", "SemVer"),
                List.of("semver", " 1.2.3", "SemVer"),
                List.of("semver", "", "SemVer"),
                List.of("semver", "1.2.3-01", "SemVer"),
                List.of("semver", "99999999999.0.0", "2147483647"),
                List.of("semver", "${dtr.version}", "SemVer"),
                List.of("semver", "latest", "SemVer"),
                List.of("dotted", "1.2.3-rc1", "dots"),
                List.of("dotted", "1..2", "dots"),
                List.of("dotted", "1234567890123456789.1", "18 digits"),
                List.of("maven", "r09", "qualifier"),
                List.of("maven", "1.2 3", "qualifier"),
                List.of("maven", "1.a.2.b", "regex:"),
                List.of("regex:(?<major>\\d+)", "1.2", "does not match"),
                List.of("regex:(?<major>[a-z]+)", "abc", "number"));
    }

    @ParameterizedTest
    @MethodSource
    void unreadable(List<String> schemeTextAndWords) {
        UnreadableVersionException e =
                assertThrows(UnreadableVersionException.class, () -> VersionScheme.named(schemeTextAndWords.get(0))
                        .read(schemeTextAndWords.get(1)));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("'" + schemeTextAndWords.get(1) + "'"), message);
        assertTrue(message.contains(schemeTextAndWords.get(2)), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"semvr", "regex:(", "regex:(?<minor>\\d+)", "regex:(?<major>\\d+)(?<micro>\\d+)"})
    void aSchemeThatSaysNothingIsRefused(String name) {
        assertThrows(UnreadableVersionException.class, () -> VersionScheme.named(name));
    }

    @Test
    void aFlavourIsNoPartOfTheVersionAndIsPrinted() {
        Versioning alpine = Versioning.of(SEMVER, 2).withFlavours(List.of("-alpine"));
        assertEquals("8.0.1-alpine", alpine.read("8.0.1-alpine").text());
        assertEquals(alpine.read("8.0.1"), alpine.read("8.0.1-alpine"));
        assertTrue(!alpine.read("8.0.1-alpine").isPreRelease());
        assertTrue(alpine.read("8.0.1-rc.1-alpine").isPreRelease());
    }

    private static void assertAscending(String scheme, String... texts) {
        List<Version> ascending =
                Stream.of(texts).map(VersionScheme.named(scheme)::read).toList();
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                assertEquals(
                        Integer.compare(i, j),
                        Integer.signum(ascending.get(i).compareTo(ascending.get(j))),
                        texts[i] + " and " + texts[j]);
            }
        }
        List<Version> shuffled = new ArrayList<>(ascending);
        Collections.shuffle(shuffled, new Random(1));
        Collections.sort(shuffled);
        assertEquals(List.of(texts), shuffled.stream().map(Version::text).toList());
    }
}
