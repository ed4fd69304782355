package io.github.upgradeguard.migration.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of many texts, in lower case, and where each was met first. */
final class Words {

    /** Characters: no database takes a longer name. */
    private static final int LONGEST = 128;

    private static final int MOST = 1 << 21;

    private final Map<String, String> places = new HashMap<>();

    /** A word is what letters, digits and underscores make. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            if (isPart(text.charAt(at))) {
                int end = end(text, at);
                words.add(text.substring(at, end).toLowerCase(Locale.ROOT));
                at = end;
            }
        }
        return words;
    }

    void add(String text, String place) {
        for (int at = 0; at < text.length(); at++) {
            if (!isPart(text.charAt(at))) {
                continue;
            }
            int end = end(text, at);
            add(text, at, end, place);
            // After a line feed written as \n or a %s, the word begins one letter later.
            if (at > 0 && "\\%$".indexOf(text.charAt(at - 1)) >= 0) {
                add(text, at + 1, end, place);
            }
            at = end;
        }
    }

    private void add(String text, int begin, int end, String place) {
        if (begin < end && end - begin <= LONGEST && !isFull()) {
            places.putIfAbsent(text.substring(begin, end).toLowerCase(Locale.ROOT), place);
        }
    }

    /** Whether there were more words than are held: then the absence of one tells nothing. */
    boolean isFull() {
        return places.size() >= MOST;
    }

    Optional<String> place(String word) {
        return Optional.ofNullable(places.get(word));
    }

    private static int end(String text, int begin) {
        int end = begin;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
