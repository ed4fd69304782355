package io.github.upgradeguard.upgrade.failure;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a log in an encoding that can be searched. Logs that were rotated are compressed, and what Windows
 * PowerShell writes by {@code >} is UTF-16: nothing would be recognised in either, and nobody would know why.
 */
final class LogText {

    private static final int MARK = 2;
    private static final int GZIP = 0x1f8b;
    private static final int UTF_16_LITTLE_ENDIAN = 0xfffe;
    private static final int UTF_16_BIG_ENDIAN = 0xfeff;

    private LogText() {}

    /** What there is to search; the log itself stays open. */
    static InputStream of(InputStream log) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(log, MARK);
        return decoded(mark(peeked) == GZIP ? new GZIPInputStream(peeked, LogSearch.BUFFER) : peeked);
    }

    private static InputStream decoded(InputStream log) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(log, MARK);
        return switch (mark(peeked)) {
            case UTF_16_LITTLE_ENDIAN -> new Utf8(peeked, StandardCharsets.UTF_16LE);
            case UTF_16_BIG_ENDIAN -> new Utf8(peeked, StandardCharsets.UTF_16BE);
            default -> peeked;
        };
    }

    /** The first two bytes, which are read again afterwards; 0 if there are fewer. */
    private static int mark(PushbackInputStream peeked) throws IOException {
        byte[] mark = peeked.readNBytes(MARK);
        peeked.unread(mark);
        return mark.length < MARK ? 0 : ((mark[0] & 0xff) << 8) | (mark[1] & 0xff);
    }

    /** A text in UTF-8 that was written in another encoding. */
    private static final class Utf8 extends InputStream {

        private final Reader reader;
        private final CharsetEncoder encoder =
                StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
        private final CharBuffer chars = CharBuffer.allocate(1 << 13).flip();
        private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15).flip();
        private boolean ended;

        Utf8(InputStream in, Charset written) {
            this.reader = new InputStreamReader(in, written);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            while (!bytes.hasRemaining()) {
                if (ended) {
                    return -1;
                }
                encodeMore();
            }
            int read = Math.min(length, bytes.remaining());
            bytes.get(target, offset, read);
            return read;
        }

        private void encodeMore() throws IOException {
            chars.compact();
            ended = reader.read(chars) < 0;
            chars.flip();
            bytes.clear();
            encoder.encode(chars, bytes, ended);
            bytes.flip();
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
