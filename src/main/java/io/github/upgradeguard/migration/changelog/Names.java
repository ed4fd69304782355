package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Name;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names as they stand in the attributes of changes. */
final class Names {

    private Names() {}

    static Name required(Node change, String attribute) {
        return Name.of(UnreadableChangeException.required(change, attribute));
    }

    static Optional<Name> optional(Node change, String attribute) {
        return change.value(attribute).map(Name::of);
    }

    /** The names in a list with commas between them, without the order that may stand behind each. */
    static List<Name> list(String text) {
        List<Name> names = new ArrayList<>();
        for (String part : parts(text)) {
            names.add(Name.of(withoutOrder(part)));
        }
        return names;
    }

    /** What stands between the commas that are in no parentheses. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            char c = at == text.length() ? ',' : text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && (depth <= 0 || at == text.length())) {
                String part = text.substring(start, at).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                start = at + 1;
            }
        }
        return parts;
    }

    static String withoutOrder(String column) {
        String lower = column.toLowerCase(Locale.ROOT);
        for (String order : List.of(" asc", " desc")) {
            if (lower.endsWith(order)) {
                return column.substring(0, column.length() - order.length()).strip();
            }
        }
        return column.strip();
    }

    /** Whether a text is a name and nothing more: no function, no prefix length, no operator. */
    static boolean isName(String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        if (first == '"' || first == '`' || first == '[') {
            return true;
        }
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isLetterOrDigit(c) && "_$#.".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Every word of an expression that may name a table or a column: what stands in no string. */
    static Set<Name> words(String expression) {
        Set<Name> words = new LinkedHashSet<>();
        int start = -1;
        boolean isInString = false;
        for (int at = 0; at <= expression.length(); at++) {
            char c = at == expression.length() ? ' ' : expression.charAt(at);
            boolean isWord = !isInString && (Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '#');
            if (isWord && start < 0) {
                start = at;
            } else if (!isWord && start >= 0) {
                if (!Character.isDigit(expression.charAt(start))) {
                    words.add(Name.of(expression.substring(start, at)));
                }
                start = -1;
            }
            isInString ^= c == '\'';
        }
        return words;
    }
}
