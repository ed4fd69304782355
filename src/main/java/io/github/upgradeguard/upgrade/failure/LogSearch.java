package io.github.upgradeguard.upgrade.failure;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for signatures in the bytes of one log, line by line, where only LF ends a line. No text is made of the bytes,
 * so any encoding will do that has ASCII in it, and bytes that are none.
 */
final class LogSearch {

    /** How many bytes are held at a time. */
    static final int BUFFER = 1 << 19;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long LINE_FEEDS = 0x0a0a0a0a0a0a0a0aL;
    private static final long ALL_BUT_HIGHEST_BITS = 0x7f7f7f7f7f7f7f7fL;

    private final Map<Signature, Watch> watches = new LinkedHashMap<>();
    // Once more as an array: where every line has a signature, an iterator for each is garbage until the loop is
    // compiled.
    private final Watch[] everyWatch;
    private final Anchors anchors;
    private final byte[] buffer;
    private int filled;
    private long lineFeeds;
    private boolean endsInsideLine;

    LogSearch(List<Signature> signatures) {
        this(signatures, BUFFER);
    }

    /**
     * A search with a buffer of another length.
     *
     * @param length in bytes; in a longer line, what takes up more than half of it may be missed
     */
    LogSearch(List<Signature> signatures, int length) {
        this.buffer = new byte[length];
        signatures.forEach(signature -> watches.put(signature, new Watch(signature)));
        this.everyWatch = watches.values().toArray(Watch[]::new);
        this.anchors = new Anchors(signatures.stream().map(Signature::anchor).toList());
    }

    /** Reads a log to its end; once only. */
    void read(InputStream log) throws IOException {
        for (int read = more(log); read >= 0; read = more(log)) {
            int end = afterLastLineFeed(filled, filled + read);
            filled += read;
            if (end > 0) {
                look(end);
                keepFrom(end);
            } else if (filled == buffer.length) {
                look(filled);
                keepFrom(filled / 2);
            }
        }
        look(filled);
        endsInsideLine = filled > 0;
    }

    private int more(InputStream log) throws IOException {
        return log.read(buffer, filled, buffer.length - filled);
    }

    private int afterLastLineFeed(int begin, int end) {
        int after = end;
        while (after > begin && buffer[after - 1] != '\n') {
            after--;
        }
        return after > begin ? after : 0;
    }

    private void keepFrom(int begin) {
        System.arraycopy(buffer, begin, buffer, 0, filled - begin);
        filled -= begin;
    }

    /** Looks at whole lines, or at a piece of one that is too long. */
    private void look(int end) {
        int counted = 0;
        int found = anchors.find(buffer, 0, end);
        while (found >= 0) {
            int begin = lineBegin(found);
            int lineEnd = lineEnd(found, end);
            lineFeeds += lineFeeds(counted, begin);
            counted = begin;
            for (Watch watch : everyWatch) {
                watch.look(buffer, begin, lineEnd, lineFeeds + 1);
            }
            found = anchors.find(buffer, lineEnd, end);
        }
        lineFeeds += lineFeeds(counted, end);
    }

    private int lineBegin(int within) {
        int begin = within;
        while (begin > 0 && buffer[begin - 1] != '\n') {
            begin--;
        }
        return begin;
    }

    private int lineEnd(int within, int end) {
        int lineEnd = within;
        while (lineEnd < end && buffer[lineEnd] != '\n') {
            lineEnd++;
        }
        return lineEnd;
    }

    /** Counts eight bytes at a time: one by one this would take longer than the search itself. */
    private int lineFeeds(int begin, int end) {
        int count = 0;
        int at = begin;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            // A byte that was a line feed is now zero; of those the sum leaves the highest bit clear, of others it is
            // set.
            long bytes = (long) EIGHT_BYTES.get(buffer, at) ^ LINE_FEEDS;
            long sum = (bytes & ALL_BUT_HIGHEST_BITS) + ALL_BUT_HIGHEST_BITS;
            count += Long.bitCount(~(sum | bytes | ALL_BUT_HIGHEST_BITS));
        }
        for (; at < end; at++) {
            count += buffer[at] == '\n' ? 1 : 0;
        }
        return count;
    }

    /** Where the log has a signature; empty if nowhere. */
    Optional<Sightings> sightings(Signature signature) {
        return Optional.ofNullable(watches.get(signature)).flatMap(Watch::sightings);
    }

    /** How many lines were read, the last one included if no line feed ends it. */
    long lines() {
        return lineFeeds + (endsInsideLine ? 1 : 0);
    }
}
