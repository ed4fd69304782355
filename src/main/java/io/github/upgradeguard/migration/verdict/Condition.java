package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.schema.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The condition of a check, as far as two of them can be compared: by the lists of values in it, and by the branches
 * of an {@code OR}.
 */
record Condition(List<String> words) {

    private static final Set<String> TYPES = Set.of("text", "varchar", "character", "varying", "bpchar", "integer");

    private static final Set<String> LISTS = Set.of("in", "any");

    private static final Set<String> OF_ARRAYS = Set.of("array", "[", "]");

    /** What can make a condition false where a column is NULL. */
    private static final Set<String> OF_NULL = Set.of(
            "not", "coalesce", "nvl", "nvl2", "ifnull", "isnull", "case", "decode", "greatest", "least", "concat");

    private static final Set<String> OTHER_WAYS = Set.of("not", "and", "or", "<", ">", "!", "case", "like");

    Condition {
        words = List.copyOf(words);
    }

    /** How one condition stands to another. */
    enum Order {
        /** All rows that meet the other meet this one. */
        LOOSER,
        /** Some rows that meet the other do not meet this one. */
        TIGHTER,
        UNKNOWN
    }

    /** Reads a condition; blanks, casts and the case of words outside quotes do not count. */
    static Condition of(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            if (c == '\'' || c == '"' || c == '`') {
                end = closing(text, at, c);
                words.add(
                        c == '\'' ? text.substring(at, end) : word(text.substring(at + 1, Math.max(at + 1, end - 1))));
            } else if (c == ':' && text.startsWith("::", at)) {
                end = endOfCast(text, at + 2);
            } else if (Character.isLetterOrDigit(c) || c == '_') {
                while (end < text.length()
                        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                    end++;
                }
                words.add(word(text.substring(at, end)));
            } else {
                words.add(String.valueOf(c));
            }
            at = end;
        }
        return new Condition(bare(words));
    }

    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static int closing(String text, int start, char quote) {
        int end = start + 1;
        while (end < text.length()) {
            if (text.charAt(end) == quote) {
                if (end + 1 < text.length() && text.charAt(end + 1) == quote) {
                    end++;
                } else {
                    return end + 1;
                }
            }
            end++;
        }
        return end;
    }

    private static int endOfCast(String text, int start) {
        int end = start;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (Character.isLetterOrDigit(c) || c == '_' || c == '"') {
                end++;
            } else if (text.startsWith("[]", end)) {
                end += 2;
            } else if (c == ' ' && TYPES.contains(word(wordAfter(text, end + 1)))) {
                end++;
            } else {
                return end;
            }
        }
        return end;
    }

    private static String wordAfter(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    /** Without parentheses that stand around everything. */
    private static List<String> bare(List<String> words) {
        List<String> left = words;
        while (left.size() > 1 && left.get(0).equals("(") && partner(left, 0) == left.size() - 1) {
            left = left.subList(1, left.size() - 1);
        }
        return left;
    }

    private static int partner(List<String> words, int open) {
        int depth = 0;
        for (int at = open; at < words.size(); at++) {
            if (words.get(at).equals("(")) {
                depth++;
            } else if (words.get(at).equals(")")) {
                depth--;
                if (depth == 0) {
                    return at;
                }
            }
        }
        return words.size();
    }

    boolean mentions(Name column) {
        return words.contains(word(column.text()));
    }

    /** Whether it asks, among other things, that a column is not NULL. */
    boolean refusesNull(Name column) {
        return parts(words, "and").contains(List.of(word(column.text()), "is", "not", "null"));
    }

    /** Whether it may be false, and not NULL, where a column is NULL. */
    boolean looksAtNull() {
        return words.stream().anyMatch(OF_NULL::contains);
    }

    Order comparedWith(Condition other) {
        if (admits(other)) {
            return Order.LOOSER;
        }
        if (isOneList() && other.isOneList() && frame().equals(other.frame())) {
            return Order.TIGHTER;
        }
        return other.admits(this) ? Order.TIGHTER : Order.UNKNOWN;
    }

    /** Whether it can be told that every row which meets another condition meets this one. */
    private boolean admits(Condition other) {
        Set<List<String>> mine = branches();
        return other.branches().stream().allMatch(branch -> mine.stream().anyMatch(it -> admits(it, branch)));
    }

    /** Whether all that a branch asks for is asked for by another, or less of it. */
    private static boolean admits(List<String> branch, List<String> other) {
        Set<List<String>> asked = parts(other, "and");
        return parts(branch, "and").stream()
                .allMatch(part -> asked.stream().anyMatch(it -> follows(new Condition(part), new Condition(it))));
    }

    /** Whether one follows from another: they are the same, or lists of which one has all values of the other. */
    private static boolean follows(Condition one, Condition other) {
        return one.words.equals(other.words)
                || (one.isOneList()
                        && one.frame().equals(other.frame())
                        && one.values().containsAll(other.values()));
    }

    private Set<List<String>> branches() {
        return parts(words, "or");
    }

    private static Set<List<String>> parts(List<String> words, String between) {
        Set<List<String>> parts = new HashSet<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (word.equals("(")) {
                depth++;
            } else if (word.equals(")")) {
                depth--;
            } else if (depth == 0 && word.equals(between)) {
                parts.add(bare(words.subList(start, at)));
                start = at + 1;
            }
        }
        parts.add(bare(words.subList(start, words.size())));
        return parts;
    }

    /** Whether the condition is that one thing is of a list of values: more values then admit more rows. */
    private boolean isOneList() {
        List<String> frame = frame();
        int end = frame.size();
        while (end > 0 && OF_ARRAYS.contains(frame.get(end - 1))) {
            end--;
        }
        boolean isAtTheEnd = end > 0 && LISTS.contains(frame.get(end - 1));
        return isAtTheEnd && frame.subList(0, end - 1).stream().noneMatch(OTHER_WAYS::contains);
    }

    /** The condition without its quoted values and what joins them. */
    private List<String> frame() {
        return words.stream()
                .filter(word -> !word.startsWith("'") && !word.equals(",") && !word.equals("(") && !word.equals(")"))
                .toList();
    }

    private Set<String> values() {
        Set<String> values = new HashSet<>();
        words.stream().filter(word -> word.startsWith("'")).forEach(values::add);
        return values;
    }
}
