package io.github.upgradeguard.migration;

import java.io.IOException;

/** Nothing to look at where change logs were expected. The message says where, and what to write. */
public final class NoChangeLogException extends IOException {

    private static final long serialVersionUID = 1;

    public NoChangeLogException(String message) {
        super(message);
    }
}
