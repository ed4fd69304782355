package io.github.upgradeguard.yaml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A product that is not there or whose file cannot be used. The message says where, what is wrong and what to write. */
public final class UnusableFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** In characters; a value that a message quotes can be as long as a file. */
    private static final int LONGEST = 4_000;

    private static final int SHOWN = 1_000;

    private final transient @Nullable Place place;
    private final String mistake;

    public UnusableFileException(String message) {
        super(shortened(message));
        this.place = null;
        this.mistake = shortened(message);
    }

    /** A mistake at a place of a file. */
    public UnusableFileException(Place place, String mistake) {
        super(place + ": " + shortened(mistake));
        this.place = place;
        this.mistake = shortened(mistake);
    }

    private static String shortened(String message) {
        return message.length() > LONGEST
                ? message.substring(0, SHOWN) + " … " + message.substring(message.length() - SHOWN)
                : message;
    }

    /** Where the mistake is; empty if it is in no place of a file. */
    public Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    /** What is wrong and what to write, without the place. */
    public String mistake() {
        return mistake;
    }
}
