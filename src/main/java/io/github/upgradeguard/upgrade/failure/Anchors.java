package io.github.upgradeguard.upgrade.failure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for several texts at once, and at few of the bytes: where two bytes stand that end no beginning of a text, all
 * that could hold them is jumped over (the algorithm of Wu and Manber). Twenty letters or more of each text make it
 * several times as fast as a look at every byte.
 */
final class Anchors {

    private static final int BUCKETS = 1 << 12;

    private final byte[][] texts;
    private final int window;
    private final byte[] jumps = new byte[BUCKETS];

    /**
     * A search for texts.
     *
     * @param texts at least one, each of two bytes or more
     */
    Anchors(List<String> texts) {
        this.texts = texts.stream()
                .distinct()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int shortest =
                Arrays.stream(this.texts).mapToInt(text -> text.length).min().orElseThrow();
        this.window = Math.min(shortest, Byte.MAX_VALUE);
        Arrays.fill(jumps, (byte) (window - 1));
        for (byte[] text : this.texts) {
            for (int end = 1; end < window; end++) {
                int bucket = bucket(text[end - 1], text[end]);
                jumps[bucket] = (byte) Math.min(jumps[bucket], window - 1 - end);
            }
        }
    }

    private static int bucket(byte first, byte second) {
        return ((first << 5) ^ second) & (BUCKETS - 1);
    }

    /** Where the first text from a place on begins; negative if none does and ends before {@code end}. */
    int find(byte[] bytes, int from, int end) {
        int last = from + window - 1;
        while (last < end) {
            int jump = jumps[bucket(bytes[last - 1], bytes[last])];
            if (jump > 0) {
                last += jump;
                continue;
            }
            int begin = last - window + 1;
            if (isAt(bytes, begin, end)) {
                return begin;
            }
            last++;
        }
        return -1;
    }

    private boolean isAt(byte[] bytes, int begin, int end) {
        for (byte[] text : texts) {
            int after = begin + text.length;
            if (after <= end && Arrays.equals(bytes, begin, after, text, 0, text.length)) {
                return true;
            }
        }
        return false;
    }
}
