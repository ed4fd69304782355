package io.github.upgradeguard.upgrade.failure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what a log shows of one signature. Looking at a line makes no garbage, compiled or not: arrays are gone through,
 * not lists.
 */
final class Watch {

    /** How many line numbers are kept; lines beyond are counted alone. */
    static final int KEPT = 100;

    private final Signature signature;
    private final byte[][] parts;
    private final List<Long> first = new ArrayList<>();
    private long count;
    private long latest;

    Watch(Signature signature) {
        this.signature = signature;
        this.parts = signature.parts().stream()
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** Takes note of a line if it has the signature. A line that is shown in pieces counts once. */
    void look(byte[] bytes, int begin, int end, long line) {
        if (line != latest && holds(bytes, begin, end)) {
            latest = line;
            count++;
            if (first.size() < KEPT) {
                first.add(line);
            }
        }
    }

    /** Taking each part as early as it goes leaves most room for the next, so nothing is ever tried twice. */
    private boolean holds(byte[] bytes, int begin, int end) {
        int from = begin;
        for (byte[] part : parts) {
            int found = find(part, bytes, from, end);
            if (found < 0) {
                return false;
            }
            from = found + part.length;
        }
        return true;
    }

    private static int find(byte[] part, byte[] bytes, int from, int end) {
        for (int begin = from; begin <= end - part.length; begin++) {
            if (bytes[begin] == part[0] && Arrays.equals(bytes, begin, begin + part.length, part, 0, part.length)) {
                return begin;
            }
        }
        return -1;
    }

    /** Empty if no line has it. */
    Optional<Sightings> sightings() {
        return count == 0 ? Optional.empty() : Optional.of(new Sightings(signature, first, count));
    }
}
