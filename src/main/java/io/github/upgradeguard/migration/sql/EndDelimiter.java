package io.github.upgradeguard.migration.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What ends a statement where it is no semicolon.
 *
 * @param text the mark
 * @param isAlone whether it counts only where it stands alone on its line
 */
record EndDelimiter(String text, boolean isAlone) {

    private static final String NOT_LITERAL = "*+?()[]{}.";

    /**
     * Reads the mark that a change log gives. It gives a regular expression, which is never run: only those that stand
     * for one text with blanks around it are understood.
     *
     * @return empty for the semicolon, and for all that is not understood
     */
    static Optional<EndDelimiter> of(String expression) {
        List<String> marks = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at <= expression.length(); at++) {
            boolean isEscaped = at > 0 && expression.charAt(at - 1) == '\\';
            if (at == expression.length() || (expression.charAt(at) == '|' && !isEscaped)) {
                marks.add(literal(expression.substring(begin, at)));
                begin = at + 1;
            }
        }
        String first = marks.get(0);
        boolean isOne = marks.stream().allMatch(first::equalsIgnoreCase);
        if (!isOne || first.isEmpty() || first.equals(";")) {
            return Optional.empty();
        }
        boolean isWord = first.chars().allMatch(Character::isLetterOrDigit);
        return Optional.of(new EndDelimiter(first, isWord || first.equals("/")));
    }

    /** The text that an expression stands for, without blanks; empty if it may stand for several. */
    private static String literal(String expression) {
        String rest = expression.strip();
        if (rest.toLowerCase(Locale.ROOT).startsWith("(?i)") || rest.startsWith("(?m)")) {
            rest = rest.substring(4);
        }
        if (rest.startsWith("^") && rest.length() > 1) {
            rest = rest.substring(1);
        }
        if (rest.endsWith("$") && !rest.endsWith("$$") && !rest.endsWith("\\$") && rest.length() > 1) {
            rest = rest.substring(0, rest.length() - 1);
        }
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < rest.length(); at++) {
            char c = rest.charAt(at);
            char next = at + 1 < rest.length() ? rest.charAt(at + 1) : 0;
            if (c == '\\' && "nrst".indexOf(next) >= 0) {
                at++;
                char after = at + 1 < rest.length() ? rest.charAt(at + 1) : 0;
                at += "*+?".indexOf(after) >= 0 && after != 0 ? 1 : 0;
            } else if (c == '\\' && next != 0) {
                text.append(next);
                at++;
            } else if (c == '[' && isEitherCase(rest, at)) {
                text.append(next);
                at += 3;
            } else if (NOT_LITERAL.indexOf(c) >= 0) {
                return "";
            } else if (!Character.isWhitespace(c)) {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** Whether {@code [gG]} stands there. */
    private static boolean isEitherCase(String text, int at) {
        return at + 3 < text.length()
                && text.charAt(at + 3) == ']'
                && Character.toLowerCase(text.charAt(at + 1)) == Character.toLowerCase(text.charAt(at + 2));
    }
}
