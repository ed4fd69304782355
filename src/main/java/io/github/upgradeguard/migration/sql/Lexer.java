package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.sql.Token.Kind;
import java.util.Locale;

/** Cuts a script into tokens, from left to right and never back. What is not closed ends at the end of the script. */
final class Lexer {

    private static final String[] SIGNS = {"::", ":=", "<<", ">>", "||", "<=", ">=", "<>", "!=", "=>", ".."};
    private static final int LONGEST_BRACKET_NAME = 128;

    private final String sql;
    private final Dialect dialect;
    private final int length;
    private int at;
    private String delimiter = "";
    private boolean isInCode;
    private Token previous = Token.NONE;

    Lexer(String sql, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
        this.length = sql.length();
    }

    /** From here on this text is an end mark, wherever it stands outside of quotes; nothing for none. */
    void delimiter(String mark) {
        this.delimiter = mark;
    }

    /** The next token, or {@link Token#NONE}. */
    Token next() {
        skipBlanksAndComments();
        previous = at < length ? token() : Token.NONE;
        return previous;
    }

    /** Goes to the end of the line on which the last token ends, and returns what it went over. */
    String restOfLine() {
        int begin = at;
        int lineFeed = sql.indexOf('\n', at);
        at = lineFeed < 0 ? length : lineFeed;
        return sql.substring(begin, at);
    }

    /** What stands after the last token on its line. */
    String peekLine() {
        int lineFeed = sql.indexOf('\n', at);
        return sql.substring(at, lineFeed < 0 ? length : lineFeed);
    }

    /** Goes to the end of the line that has nothing but this mark. */
    void skipLinesTo(String mark) {
        restOfLine();
        while (at < length) {
            at++;
            if (restOfLine().strip().equals(mark)) {
                return;
            }
        }
    }

    /** Whether a token stands alone on its line. */
    boolean isAloneOnLine(Token token) {
        int before = token.begin() - 1;
        while (before >= 0 && isBlankInLine(sql.charAt(before))) {
            before--;
        }
        int after = token.end();
        while (after < length && isBlankInLine(sql.charAt(after))) {
            after++;
        }
        return (before < 0 || sql.charAt(before) == '\n') && (after >= length || sql.charAt(after) == '\n');
    }

    /** Whether a token stands on its line with nothing but a number after it. */
    boolean isCountAfter(Token token) {
        String count = peekLine().strip();
        return !count.isEmpty()
                && count.chars().allMatch(c -> isDigit((char) c))
                && isAloneOnLine(new Token(
                        token.kind(), "", "", token.begin(), at + peekLine().length()));
    }

    private static boolean isBlankInLine(char c) {
        return c != '\n' && isBlank(c);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\ufeff' || Character.isWhitespace(c);
    }

    private void skipBlanksAndComments() {
        while (at < length) {
            char c = sql.charAt(at);
            if (isBlank(c)) {
                at++;
            } else if (isDelimiterAt(at)) {
                return;
            } else if (isLineComment(c)) {
                restOfLine();
            } else if (c == '/' && charAt(at + 1) == '*') {
                comment();
            } else if (isInCode && c == '*' && charAt(at + 1) == '/') {
                isInCode = false;
                at += 2;
            } else {
                return;
            }
        }
    }

    private boolean isLineComment(char c) {
        if (c == '#') {
            return dialect.isMySql();
        }
        if (c != '-' || charAt(at + 1) != '-') {
            return false;
        }
        return !dialect.isMySql() || at + 2 >= length || isBlank(sql.charAt(at + 2));
    }

    private void comment() {
        int code = charAt(at + 2) == 'M' ? at + 3 : at + 2;
        if (dialect.isMySql() && charAt(code) == '!') {
            at = code + 1;
            while (at < length && isDigit(sql.charAt(at))) {
                at++;
            }
            isInCode = true;
            return;
        }
        at += 2;
        int depth = 1;
        while (at < length && depth > 0) {
            char c = sql.charAt(at);
            if (c == '*' && charAt(at + 1) == '/') {
                depth--;
                at++;
            } else if (c == '/' && charAt(at + 1) == '*' && dialect.nestsComments()) {
                depth++;
                at++;
            }
            at++;
        }
        at = Math.min(at, length);
    }

    private Token token() {
        int begin = at;
        char c = sql.charAt(at);
        if (isDelimiterAt(at)) {
            at += delimiter.length();
            return new Token(Kind.DELIMITER, delimiter, "", begin, at);
        }
        if (c == '\'') {
            return string(begin, dialect.isMySql());
        }
        if (c == '"' || c == '`') {
            return quoted(begin, c);
        }
        if (c == '[' && isBracketName()) {
            return quoted(begin, ']');
        }
        if (c == '$' && dialect.hasDollarQuotes()) {
            int tagEnd = dollarTagEnd();
            if (tagEnd > 0) {
                return dollarString(begin, tagEnd);
            }
        }
        if (isDigit(c) || (c == '.' && isDigit(charAt(at + 1)) && !previous.isName())) {
            return number(begin);
        }
        return isWordStart(c) && (c != '@' || isWordStart(charAt(at + 1))) ? word(begin) : sign(begin);
    }

    private Token sign(int begin) {
        for (String sign : SIGNS) {
            if (sql.startsWith(sign, begin)) {
                at += sign.length();
                return new Token(Kind.SIGN, sign, sign, begin, at);
            }
        }
        at++;
        String sign = sql.substring(begin, at);
        return new Token(Kind.SIGN, sign, sign, begin, at);
    }

    private Token word(int begin) {
        if (!isPlaceholderAt(at)) {
            at++;
        }
        while (at < length) {
            if (isPlaceholderAt(at)) {
                int close = sql.indexOf('}', at);
                at = close < 0 ? length : close + 1;
            } else if (isWordPart(sql.charAt(at)) && !isDelimiterAt(at)) {
                at++;
            } else {
                break;
            }
        }
        if (charAt(at) == '\'' && !isDelimiterAt(at)) {
            String prefix = sql.substring(begin, at).toUpperCase(Locale.ROOT);
            if (dialect.isOracle() && (prefix.equals("Q") || prefix.equals("NQ"))) {
                return oracleString(begin);
            }
            if (prefix.equals("N") || prefix.equals("B") || prefix.equals("X")) {
                return string(begin, dialect.isMySql());
            }
            if (prefix.equals("E") && dialect.isPostgres()) {
                return string(begin, true);
            }
        }
        String text = sql.substring(begin, at);
        return new Token(Kind.WORD, text, text.toUpperCase(Locale.ROOT), begin, at);
    }

    private Token number(int begin) {
        boolean isWord = false;
        while (at < length && (isWordPart(sql.charAt(at)) || sql.charAt(at) == '.') && !isDelimiterAt(at)) {
            if (sql.startsWith("..", at)) {
                break;
            }
            isWord |= Character.isLetter(sql.charAt(at)) || sql.charAt(at) == '_';
            at++;
        }
        String text = sql.substring(begin, at);
        if (isWord && dialect.isMySql() && !isDigitsWithLetter(text)) {
            return new Token(Kind.WORD, text, text.toUpperCase(Locale.ROOT), begin, at);
        }
        return new Token(Kind.NUMBER, text, "", begin, at);
    }

    /** Whether it is {@code 1e5}, {@code 0xff}, {@code 0b1}. */
    private static boolean isDigitsWithLetter(String text) {
        boolean isHex = text.startsWith("0x") || text.startsWith("0b");
        for (int i = isHex ? 2 : 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (isHex ? Character.digit(c, 16) < 0 : !isDigit(c) && c != 'e' && c != '.') {
                return false;
            }
        }
        return true;
    }

    /** A string whose opening quote is at the place where the lexer is. */
    private Token string(int begin, boolean hasEscapes) {
        at++;
        while (at < length) {
            char c = sql.charAt(at);
            if (c == '\\' && hasEscapes) {
                at++;
            } else if (c == '\'') {
                if (charAt(at + 1) != '\'') {
                    break;
                }
                at++;
            }
            at++;
        }
        return closed(Kind.STRING, "", begin);
    }

    private Token quoted(int begin, char close) {
        boolean hasEscapes = close == '"' && dialect.isMySql();
        at++;
        while (at < length) {
            char c = sql.charAt(at);
            if (c == '\\' && hasEscapes) {
                at++;
            } else if (c == close) {
                if (charAt(at + 1) != close) {
                    break;
                }
                at++;
            }
            at++;
        }
        return closed(Kind.QUOTED, "", begin);
    }

    private Token oracleString(int begin) {
        char open = charAt(at + 1);
        int pair = "[{(<".indexOf(open);
        String close = (pair < 0 ? open : "]})>".charAt(pair)) + "'";
        int end = at + 2 > length ? -1 : sql.indexOf(close, at + 2);
        at = end < 0 ? length : end + close.length() - 1;
        return closed(Kind.STRING, "Q'", begin);
    }

    private Token dollarString(int begin, int tagEnd) {
        String tag = sql.substring(begin, tagEnd);
        int end = sql.indexOf(tag, tagEnd);
        at = end < 0 ? length : end + tag.length();
        return new Token(Kind.STRING, sql.substring(begin, at), "", begin, at);
    }

    /** Goes over the closing quote, if there is one. */
    private Token closed(Kind kind, String key, int begin) {
        at = Math.min(at + 1, length);
        return new Token(kind, sql.substring(begin, at), key, begin, at);
    }

    /** Where the tag of a dollar quote ends, its second dollar included; 0 if there is none. */
    private int dollarTagEnd() {
        int end = at + 1;
        while (end < length && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        boolean isTag = charAt(end) == '$' && !isDigit(charAt(at + 1));
        return isTag ? end + 1 : 0;
    }

    private boolean isBracketName() {
        if (dialect.hasBracketNames()) {
            return true;
        }
        if (!dialect.mayHaveBracketNames() || !Character.isLetter(charAt(at + 1))) {
            return false;
        }
        boolean mayBeSubscript = previous.end() == at && !previous.is(".") && !previous.is("(") && !previous.is(",");
        if (at > 0 && mayBeSubscript) {
            return false;
        }
        int end = at + 1;
        int last = Math.min(length, at + LONGEST_BRACKET_NAME);
        while (end < last && (isWordPart(sql.charAt(end)) || sql.charAt(end) == ' ')) {
            end++;
        }
        return charAt(end) == ']';
    }

    private boolean isDelimiterAt(int place) {
        return !delimiter.isEmpty() && sql.startsWith(delimiter, place);
    }

    private boolean isPlaceholderAt(int place) {
        return charAt(place) == '$' && charAt(place + 1) == '{';
    }

    private char charAt(int place) {
        return place < length ? sql.charAt(place) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_' || c == '$' || c == '@' || c > '\u007f' || isHash(c);
    }

    private boolean isWordPart(char c) {
        return c == '@' ? dialect.isTransactSql() : isWordStart(c) || Character.isLetterOrDigit(c);
    }

    private boolean isHash(char c) {
        return c == '#' && dialect.hasHashInWords();
    }
}
