package io.github.upgradeguard.migration.code;

import io.github.upgradeguard.migration.code.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text that may hold SQL into tokens, statement by statement. The text may as well be XML, a log message or half a
 * statement: whatever it is, each character is looked at a fixed number of times.
 */
final class Tokens {

    /** Characters of one identifier, literal or gap; a quote that is not closed by then is a sign of its own. */
    private static final int LONGEST = 256;
    /** Tokens of one statement; the rest of a longer one is read as another. */
    private static final int MOST = 2048;

    private final String text;
    private int at;
    private boolean isGlued;
    private boolean hasCommentEnds = true;

    Tokens(String text) {
        this.text = text;
    }

    boolean hasMore() {
        return at < text.length();
    }

    /** The tokens up to the next semicolon. */
    List<Token> statement() {
        List<Token> tokens = new ArrayList<>();
        isGlued = false;
        while (hasMore() && tokens.size() < MOST) {
            char c = text.charAt(at);
            if (c == ';') {
                at++;
                return tokens;
            }
            if (Character.isWhitespace(c)) {
                at++;
                isGlued = false;
            } else if (!skipComment(c)) {
                tokens.add(next(c));
                isGlued = true;
            }
        }
        return tokens;
    }

    private boolean skipComment(char c) {
        if (c == '/' && hasCommentEnds && text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            hasCommentEnds = end >= 0;
            if (end < 0) {
                return false;
            }
            at = end + 2;
        } else if (c == '-' && text.startsWith("--", at) && !isMarkup()) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else {
            return false;
        }
        isGlued = false;
        return true;
    }

    /** Whether two dashes begin or end a comment of XML: what it hides there does no harm. */
    private boolean isMarkup() {
        return (at > 0 && text.charAt(at - 1) == '!') || text.startsWith("-->", at);
    }

    private Token next(char c) {
        int begin = at;
        if (Character.isLetterOrDigit(c) || c == '_') {
            while (hasMore() && isPart(text.charAt(at))) {
                at++;
            }
            return token(Kind.WORD, begin, begin, at);
        }
        if (c < ' ') {
            at++;
            return token(Kind.GAP, begin, begin, at);
        }
        switch (c) {
            case '\'' -> {
                return literal();
            }
            case '"', '`' -> {
                return identifier(c);
            }
            case '[' -> {
                return identifier(']');
            }
            case '$', '{' -> {
                return gap();
            }
            case '%' -> {
                return format();
            }
            default -> {
                return sign();
            }
        }
    }

    private Token literal() {
        int begin = at;
        int last = Math.min(text.length(), begin + LONGEST);
        for (int end = begin + 1; end < last; end++) {
            if (text.charAt(end) == '\'') {
                at = end + 1;
                return token(Kind.LITERAL, begin, begin + 1, end);
            }
        }
        return sign();
    }

    /** A text in double quotes may as well be a value of XML or JSON: an identifier has no blank in it. */
    private Token identifier(char close) {
        int begin = at;
        int last = Math.min(text.length(), begin + LONGEST);
        for (int end = begin + 1; end < last && !Character.isWhitespace(text.charAt(end)); end++) {
            if (text.charAt(end) == close && end > begin + 1) {
                at = end + 1;
                return token(Kind.QUOTED, begin, begin + 1, end);
            }
        }
        return sign();
    }

    /** As in <code>${prefix}</code> and <code>{0}</code>. */
    private Token gap() {
        int begin = at;
        int open = text.charAt(begin) == '{' ? begin : begin + 1;
        if (text.startsWith("{", open)) {
            int last = Math.min(text.length(), open + LONGEST);
            int end = open + 1;
            while (end < last && (isPart(text.charAt(end)) || ".-:,()".indexOf(text.charAt(end)) >= 0)) {
                end++;
            }
            if (end < last && end > open + 1 && text.charAt(end) == '}') {
                at = end + 1;
                return token(Kind.GAP, begin, begin, at);
            }
        }
        return sign();
    }

    private Token sign() {
        at++;
        return token(Kind.SIGN, at - 1, at - 1, at);
    }

    /** As in {@code %s} and {@code %1$s}. */
    private Token format() {
        int begin = at;
        int end = begin + 1;
        while (end < text.length()
                && end < begin + 5
                && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '$')) {
            end++;
        }
        if (end < text.length() && Character.toLowerCase(text.charAt(end)) == 's') {
            at = end + 1;
            return token(Kind.GAP, begin, begin, at);
        }
        return sign();
    }

    private Token token(Kind kind, int begin, int from, int to) {
        return new Token(kind, text.substring(from, to), begin, isGlued);
    }

    private static boolean isPart(char c) {
        return c == '_' || c == '#' || Character.isLetterOrDigit(c);
    }
}
