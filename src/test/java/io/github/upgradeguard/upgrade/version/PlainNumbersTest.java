package io.github.upgradeguard.upgrade.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.semver4j.Semver;

class PlainNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "v",
                "1.",
                ".1",
                "1..2",
                "1.2.",
                "1.2.3.4",
                "01.2.3",
                "1.02",
                "1.2.3-a",
                "1.2.3+b",
                "1.2 ",
                " 1.2",
                "1.2.x",
                "vv1.2",
                "V1.2",
                "1.2.1234567890",
                "１.2"
            })
    void whatIsNotTwoOrThreeNumbersIsLeftToTheLibrary(String text) {
        assertTrue(PlainNumbers.read(text).isEmpty(), text);
    }

    @Test
    void whatIsReadIsWhatTheLibraryReads() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> parts =
                List.of("0", "1", "7", "10", "01", "999999999", "1234567890", "", "v", ".", "-a", "+b", "x");
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "v" : "");
            for (int part = random.nextInt(4) + 1; part > 0; part--) {
                text.append(random.nextInt(10) == 0 ? parts.get(random.nextInt(parts.size())) : random.nextInt(30));
                text.append(part > 1 ? "." : "");
            }
            String written = text.toString();
            Semver expected = Semver.parse(written.matches("v?\\d+\\.\\d+") ? written + ".0" : written);
            var version = PlainNumbers.read(written);
            if (version.isPresent()) {
                read++;
                assertEquals(
                        List.of(
                                (long) java.util.Objects.requireNonNull(expected)
                                        .getMajor(),
                                (long) expected.getMinor(),
                                (long) expected.getPatch()),
                        version.get().numbers().values(),
                        () -> written + ", seed " + seed);
                assertTrue(
                        expected.getPreRelease().isEmpty()
                                && expected.getBuild().isEmpty(),
                        written);
                assertEquals(written, version.get().text());
            }
        }
        assertTrue(read > 10_000, read + " read, seed " + seed);
    }
}
