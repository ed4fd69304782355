package io.github.upgradeguard.upgrade.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSearchTest {

    private static final Signature FAILED = Signature.of("Failed to replace … Timed out");
    private static final Signature AGAIN = Signature.of("Try running it again.");

    @Test
    void linesAreCountedFromOneOn() {
        LogSearch search = read("Try running it again.\nnothing\nERRO Try running it again. Now.\n");
        assertEquals(List.of(1L, 3L), lines(search, AGAIN));
        assertEquals(3, search.lines());
    }

    @Test
    void theLastLineNeedsNoLineFeed() {
        LogSearch search = read("nothing\nTry running it again.");
        assertEquals(List.of(2L), lines(search, AGAIN));
        assertEquals(2, search.lines());
    }

    @Test
    void anEmptyLogHasNoLines() {
        LogSearch search = read("");
        assertEquals(0, search.lines());
        assertEquals(Optional.empty(), search.sightings(AGAIN));
    }

    @Test
    void carriageReturnsEndNoLineAndAreNoneOfItsText() {
        LogSearch search = read("10%\r20%\rTry running it again.\r\nFailed to replace\r\nTimed out\r\n");
        assertEquals(List.of(1L), lines(search, AGAIN));
        assertEquals(Optional.empty(), search.sightings(FAILED));
        assertEquals(3, search.lines());
    }

    @Test
    void allPartsStandInOneLineAndInTheirOrder() {
        assertEquals(Optional.empty(), read("Timed out Failed to replace\n").sightings(FAILED));
        assertEquals(Optional.empty(), read("Failed to replace\nTimed out\n").sightings(FAILED));
        assertEquals(Optional.empty(), read("Failed to replacTimed out\n").sightings(FAILED));
        assertEquals(List.of(1L), lines(read("Failed to replaceTimed out\n"), FAILED));
        assertEquals(List.of(2L), lines(read("Timed out\nFailed to replace x Timed out Timed out"), FAILED));
    }

    @Test
    void partsDoNotOverlap() {
        Signature twice = Signature.of("abcab … cabca");
        assertEquals(Optional.empty(), read("abcabca", twice).sightings(twice));
        assertEquals(List.of(1L), lines(read("abcabcabca", twice), twice));
    }

    @Test
    void lettersCount() {
        assertEquals(Optional.empty(), read("try running it again.\n").sightings(AGAIN));
    }

    @Test
    void oneLineMayHaveSeveralSignaturesAndOneSeveralTimes() {
        LogSearch search = read("Try running it again. Failed to replace Timed out Try running it again.\n");
        assertEquals(List.of(1L), lines(search, AGAIN));
        assertEquals(List.of(1L), lines(search, FAILED));
    }

    @Test
    void nulsAndBytesOfNoEncodingAreAnything() {
        byte[] log = "x\0\377\376Failed to replace\0\200\n\0Timed out\n\0\0Failed to replace\377\0Timed out"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(List.of(3L), lines(read(new ByteArrayInputStream(log), List.of(FAILED)), FAILED));
    }

    @Test
    void noByteButALineFeedEndsALine() {
        byte[] log = new byte[256 * 11];
        for (int at = 0; at < log.length; at++) {
            log[at] = (byte) (at * 7);
        }
        assertEquals(12, read(new ByteArrayInputStream(log), List.of(FAILED)).lines());
    }

    @Test
    void aSignatureBeyondAsciiIsLookedForInUtf8() {
        Signature german = Signature.of("Datenträger … größer");
        assertEquals(List.of(2L), lines(read("…\nDer Datenträger ist größer\n", german), german));
    }

    @Test
    void ofVeryManyLinesTheFirstHundredAreKeptAndAllAreCounted() {
        Sightings sightings = read("x\n" + "Try running it again.\n".repeat(250_000))
                .sightings(AGAIN)
                .orElseThrow();
        assertEquals(100, sightings.lines().size());
        assertEquals(2, sightings.lines().get(0));
        assertEquals(101, sightings.lines().get(99));
        assertEquals(250_000, sightings.count());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 4096})
    void whateverPiecesTheLogComesInIsAllTheSame(int piece) {
        String text = "a\r\n\nTry running it again.\nFailed to replace x Timed out\n\n\nTry running it again.";
        LogSearch search = new LogSearch(List.of(FAILED, AGAIN), 64);
        read(search, inPieces(text, piece));
        assertEquals(List.of(3L, 7L), lines(search, AGAIN));
        assertEquals(List.of(4L), lines(search, FAILED));
        assertEquals(7, search.lines());
    }

    /** Wherever the buffer ends: before, within and after a signature and the line feeds around. */
    @Test
    void aSignatureMayLieOnTheEndOfTheBuffer() {
        for (int before = LogSearch.BUFFER - 64; before <= LogSearch.BUFFER + 8; before++) {
            String text = "0123456\n".repeat(before / 8) + "x".repeat(before % 8) + "Try running it again.\nend\n";
            LogSearch search = read(text);
            assertEquals(List.of(before / 8 + 1L), lines(search, AGAIN), "after " + before + " bytes");
            assertEquals(before / 8 + 2, search.lines());
        }
    }

    @Test
    void aLineLongerThanTheBufferIsOneLine() {
        String filling = "x".repeat(3 * LogSearch.BUFFER);
        LogSearch search = read("first\n" + filling + "Try running it again." + filling + "Try running it again."
                + filling + "\nTry running it again.");
        assertEquals(List.of(2L, 3L), lines(search, AGAIN));
        assertEquals(2, search.sightings(AGAIN).orElseThrow().count());
        assertEquals(3, search.lines());
    }

    @Test
    void inALineOfAnyLengthPartsAreFoundThatAreNotFartherApartThanHalfOfTheBuffer() {
        int half = LogSearch.BUFFER / 2;
        for (int before : List.of(0, half - 20, half, 2 * half - 20, 2 * half, 3 * half - 10)) {
            String text = "x".repeat(before) + "Failed to replace" + "x".repeat(half - 26) + "Timed out"
                    + "x".repeat(2 * half) + "\n";
            assertEquals(List.of(1L), lines(read(text), FAILED), "after " + before + " bytes");
        }
    }

    @Test
    void thousandsOfHitsInOneLineCostNoMoreThanOne() {
        String line = "Try running it again! ".repeat(4000) + "Failed to replac ".repeat(4000);
        LogSearch search = read((line + "\n").repeat(200), Signature.of("Try running it again! … never"), FAILED);
        assertEquals(Optional.empty(), search.sightings(FAILED));
        assertEquals(200, search.lines());
    }

    private static LogSearch read(String text, Signature... signatures) {
        return read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                signatures.length == 0 ? List.of(FAILED, AGAIN) : List.of(signatures));
    }

    private static LogSearch read(InputStream log, List<Signature> signatures) {
        LogSearch search = new LogSearch(signatures);
        read(search, log);
        return search;
    }

    private static void read(LogSearch search, InputStream log) {
        try {
            search.read(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream inPieces(String text, int length) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int most) {
                assertTrue(most > 0);
                return super.read(target, offset, Math.min(most, length));
            }
        };
    }

    private static List<Long> lines(LogSearch search, Signature signature) {
        return search.sightings(signature).orElseThrow().lines();
    }
}
