package io.github.upgradeguard.version;

/** A text that its scheme does not read as a version, or a range that says nothing. The message says what to write. */
public final class UnreadableVersionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UnreadableVersionException(String message) {
        super(message);
    }
}
