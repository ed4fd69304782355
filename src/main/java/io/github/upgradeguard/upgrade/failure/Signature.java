package io.github.upgradeguard.upgrade.failure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What one line of a log says when something has failed, letter by letter; {@code …} stands for anything between.
 *
 * @param text as it was written
 * @param parts what stands between the {@code …}, in its order, without the blanks around; never empty
 */
public record Signature(String text, List<String> parts) {

    /** Characters in a row: fewer are in too many lines to tell anything, and would make the search slow. */
    static final int LEAST = 4;

    public Signature {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a signature.
     *
     * @throws IllegalArgumentException if it could be in no line, or in almost any
     */
    public static Signature of(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(
                    "'%s' has a line break, and no line of a log has; write each line as one text"
                            .formatted(text.strip().lines().findFirst().orElse("")));
        }
        List<String> parts = Arrays.stream(text.split("…", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        Signature signature = new Signature(text, parts);
        if (signature.anchor().length() < LEAST || parts.stream().noneMatch(Signature::hasLetter)) {
            throw new IllegalArgumentException(
                    "'%s' would be found in almost any log; write what the log says, with words and at least %d characters in a row"
                            .formatted(text, LEAST));
        }
        return signature;
    }

    private static boolean hasLetter(String part) {
        return part.chars().anyMatch(one -> one > 0x7f || Character.isLetter(one));
    }

    /** The part to look for first: the longest one, and of several the first. */
    String anchor() {
        return parts.stream().max(Comparator.comparingInt(String::length)).orElse("");
    }

    @Override
    public String toString() {
        return text;
    }
}
