package io.github.upgradeguard.upgrade.version;

/** A text that its scheme does not read as a version, or a range that says nothing. The message says what to write. */
public final class UnreadableVersionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** Of versions, in characters; tags of images have at most 128. */
    static final int LONGEST_VERSION = 200;

    private static final int SHOWN = 40;

    UnreadableVersionException(String message) {
        super(message);
    }

    /** Sees to it that a text is short enough for a version, so that nothing that reads it runs long or deep. */
    static void refuseLong(String text) {
        if (text.length() > LONGEST_VERSION) {
            throw new UnreadableVersionException("'%s' has %d characters, and no version has more than %d"
                    .formatted(shown(text), text.length(), LONGEST_VERSION));
        }
    }

    /** A text as a message quotes it. */
    static String shown(String text) {
        return text.length() > LONGEST_VERSION ? text.substring(0, SHOWN) + "…" : text;
    }
}
