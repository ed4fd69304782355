package io.github.upgradeguard.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The one encoding of files that are read here. */
public final class Utf8 {

    private Utf8() {}

    /**
     * The text of a file.
     *
     * @param file its name, for messages
     * @throws UnusableFileException if it is in another encoding
     */
    public static String text(String file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnusableFileException(new Place(file, 1, 1), "the file is not UTF-8; save it as UTF-8");
        }
    }
}
