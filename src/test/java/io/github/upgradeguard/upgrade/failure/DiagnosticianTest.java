package io.github.upgradeguard.upgrade.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.upgradeguard.upgrade.policy.Passage;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionScheme;
import io.github.upgradeguard.upgrade.version.Versioning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosticianTest {

    private static final Versioning SEMVER = Versioning.of(VersionScheme.named("semver"), 2);
    private static final Attempt UNKNOWN = new Attempt(Optional.empty(), Optional.empty());

    private static final KnownFailure TABLES = failure("tables", List.of(), "Timed out while waiting", "Try it again");
    private static final KnownFailure LOCK =
            failure("lock", List.of("2.1.x -> 2.2.x", "2.2.x -> 2.2.x"), "Waiting for changelog lock");

    @Test
    void eachFailureIsToldOnceWithAllItsLines() throws IOException {
        Diagnosis diagnosis = diagnose(
                UNKNOWN,
                "Waiting for changelog lock....\nTimed out while waiting\nx\nTry it again\nTimed out while waiting\n");
        assertEquals(
                List.of("tables", "lock"),
                diagnosis.recognised().stream().map(one -> one.failure().id()).toList());
        assertEquals(List.of(2L, 4L, 5L), diagnosis.recognised().get(0).lines());
        assertEquals(List.of(1L), diagnosis.recognised().get(1).lines());
        assertEquals(5, diagnosis.lines());
    }

    @Test
    void aLineOfTwoSignaturesOfOneFailureIsNamedOnce() throws IOException {
        Recognised tables = diagnose(UNKNOWN, "Try it again: Timed out while waiting")
                .recognised()
                .get(0);
        assertEquals(List.of(1L), tables.lines());
        assertEquals(2, tables.sightings().size());
    }

    @Test
    void nothingIsRecognisedWhereNothingIsKnown() throws IOException {
        Diagnosis diagnosis = diagnose(UNKNOWN, "all is well\n");
        assertEquals(List.of(), diagnosis.recognised());
        assertEquals(List.of(), diagnosis.ofOtherHops());
        assertEquals(1, diagnosis.lines());
    }

    @Test
    void whatOnlyOtherHopsHaveIsNotRecognisedButTold() throws IOException {
        Diagnosis diagnosis = diagnose(attempt("2.2.4", "2.3.0"), "Waiting for changelog lock");
        assertEquals(List.of(), diagnosis.recognised());
        assertEquals("lock", diagnosis.ofOtherHops().get(0).failure().id());
        assertEquals(List.of(1L), diagnosis.ofOtherHops().get(0).lines());
    }

    @Test
    void anEndOfTheHopThatNobodyNamedMayBeAny() throws IOException {
        for (Attempt attempt : List.of(
                UNKNOWN,
                attempt("2.1.4", "2.2.4"),
                attempt("2.2.4", "2.2.5"),
                new Attempt(Optional.of(SEMVER.read("2.1.4")), Optional.empty()),
                new Attempt(Optional.empty(), Optional.of(SEMVER.read("2.2.4"))))) {
            assertEquals(
                    1,
                    diagnose(attempt, "Waiting for changelog lock").recognised().size(),
                    attempt.toString());
        }
        for (Attempt attempt : List.of(
                attempt("2.1.4", "2.3.0"),
                new Attempt(Optional.of(SEMVER.read("2.0.4")), Optional.empty()),
                new Attempt(Optional.empty(), Optional.of(SEMVER.read("2.1.4"))))) {
            assertEquals(
                    0,
                    diagnose(attempt, "Waiting for changelog lock").recognised().size(),
                    attempt.toString());
        }
    }

    @Test
    void stepsNameTheVersionsThatWereGivenAndOtherwiseSayWhatToPutThere() {
        assertEquals(List.of("back to 2.1.4", "on to v2.2.4"), TABLES.steps(attempt("2.1.4", "v2.2.4")));
        assertEquals(List.of("back to <current version>", "on to <target version>"), TABLES.steps(UNKNOWN));
    }

    @Test
    void aHopWasTriedIfBothItsEndsAreTheSame() {
        TriedHop tried = new TriedHop(SEMVER.read("2.1.4"), SEMVER.read("2.2.4"));
        assertTrue(attempt("v2.1.4", "2.2.4").is(tried));
        for (Attempt other : List.of(
                UNKNOWN,
                attempt("2.1.3", "2.2.4"),
                attempt("2.1.4", "2.2.5"),
                new Attempt(Optional.of(SEMVER.read("2.1.4")), Optional.empty()))) {
            assertEquals(false, other.is(tried), other.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void aLogInUtf16WithItsMarkIsRead(String charset) throws IOException {
        String text = "\ufeff" + "größer 😀\r\n".repeat(30_000) + "Timed out while waiting\r\n";
        Diagnosis diagnosis = diagnose(UNKNOWN, new ByteArrayInputStream(text.getBytes(Charset.forName(charset))));
        assertEquals(List.of(30_001L), diagnosis.recognised().get(0).lines());
        assertEquals(30_001, diagnosis.lines());
    }

    @Test
    void aLogInUtf16ThatEndsWithinALetterIsRead() throws IOException {
        byte[] text = "\ufeffTimed out while waiting 😀".getBytes(StandardCharsets.UTF_16LE);
        for (int end = text.length - 3; end < text.length; end++) {
            Diagnosis diagnosis = diagnose(UNKNOWN, new ByteArrayInputStream(Arrays.copyOf(text, end)));
            assertEquals(List.of(1L), diagnosis.recognised().get(0).lines());
        }
    }

    @Test
    void aCompressedLogIsRead() throws IOException {
        byte[] log = gzip("x\n".repeat(1_000_000) + "Timed out while waiting\n");
        assertEquals(
                List.of(1_000_001L),
                diagnose(UNKNOWN, new ByteArrayInputStream(log))
                        .recognised()
                        .get(0)
                        .lines());
    }

    @Test
    void aCompressedLogThatBreaksOffIsNoLogThatWasReadToItsEnd() throws IOException {
        byte[] log = gzip("x\n".repeat(1_000_000));
        InputStream broken = new ByteArrayInputStream(Arrays.copyOf(log, log.length / 2));
        assertThrows(EOFException.class, () -> diagnose(UNKNOWN, broken));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aLogOfHardlyAnyBytesIsRead(int length) throws IOException {
        Diagnosis diagnosis = diagnose(UNKNOWN, "x".repeat(length));
        assertEquals(length == 0 ? 0 : 1, diagnosis.lines());
    }

    @Test
    void theLogStaysOpen() throws IOException {
        boolean[] closed = new boolean[1];
        diagnose(UNKNOWN, new ByteArrayInputStream(gzip("Try it again")) {
            @Override
            public void close() {
                closed[0] = true;
            }
        });
        assertEquals(false, closed[0]);
    }

    /** The garbage included: all that is ever allocated is the buffer and what is kept. */
    @ParameterizedTest
    @ValueSource(strings = {"of lines", "without any line feed", "with a signature in each line"})
    void aLogOfAnyLengthTakesTheSameLittleMemory(String kind) throws IOException {
        String unit =
                switch (kind) {
                    case "of lines" -> "INFO[0001] Timed out? No: still waiting for tables, try it agaim\n";
                    case "without any line feed" -> "INFO[0001] Timed out? No: still waiting for tables, try it agaim ";
                    default -> "Waiting for changelog lock....\n";
                };
        long end = 400L << 20;
        diagnose(UNKNOWN, new Made(unit, 1 << 20));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Diagnosis diagnosis = diagnose(UNKNOWN, new Made(unit, end));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 2L << 20, "%,d bytes allocated".formatted(allocated));
        assertEquals("tables", diagnosis.recognised().get(0).failure().id());
        long lines = kind.startsWith("without") ? 0 : end / unit.length();
        assertEquals(
                List.of(lines + 1), diagnosis.recognised().get(0).lines(), "the signature stands in the last line");
    }

    /** A log of one unit again and again, and a signature at its end, that is never there as a whole. */
    private static final class Made extends InputStream {

        private final byte[] unit;
        private final byte[] last = "Timed out while waiting".getBytes(StandardCharsets.UTF_8);
        private final long end;
        private long at;

        Made(String unit, long length) {
            this.unit = unit.getBytes(StandardCharsets.UTF_8);
            this.end = length / this.unit.length * this.unit.length;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("nobody reads a log byte by byte");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            byte[] source = at < end ? unit : last;
            int from = (int) (at < end ? at % unit.length : at - end);
            if (from >= source.length) {
                return -1;
            }
            int written = 0;
            do {
                int piece = Math.min(length - written, source.length - from);
                System.arraycopy(source, from, target, offset + written, piece);
                written += piece;
                at += piece;
                from = 0;
            } while (written < length && at < end);
            return written;
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Diagnosis diagnose(Attempt attempt, String log) throws IOException {
        return diagnose(attempt, new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
    }

    private static Diagnosis diagnose(Attempt attempt, InputStream log) throws IOException {
        return new Diagnostician(List.of(TABLES, LOCK), attempt).diagnose(log);
    }

    private static Attempt attempt(String current, String target) {
        return new Attempt(version(current), version(target));
    }

    private static Optional<Version> version(String text) {
        return Optional.of(SEMVER.read(text));
    }

    private static KnownFailure failure(String id, List<String> hops, String... signatures) {
        return new KnownFailure(
                id,
                "the title of " + id,
                Arrays.stream(signatures).map(Signature::of).toList(),
                "what it means",
                List.of("back to {{current}}", "on to {{target}}"),
                List.of(),
                hops.stream().map(text -> Passage.parse(text, SEMVER)).toList(),
                Optional.empty());
    }
}
