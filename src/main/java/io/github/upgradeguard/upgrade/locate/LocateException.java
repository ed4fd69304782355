package io.github.upgradeguard.upgrade.locate;

/** A file that the project names and that cannot be used. The message says where, what is wrong and what to write. */
public final class LocateException extends Exception {

    private static final long serialVersionUID = 1;

    LocateException(String message) {
        super(message);
    }
}
