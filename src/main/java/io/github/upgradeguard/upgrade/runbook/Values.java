package io.github.upgradeguard.upgrade.runbook;

import java.util.HashMap;
import java.util.Map;

/**
 * Values in Markdown. Nothing from a POM or a product file may break out of its line, or begin a list, a link, HTML or
 * code, and in a command it may be one word and no more. What it takes to ensure that depends on where a value lands, so
 * values are first put between marks, and escaped when the text around them stands.
 */
final class Values {

    private static final char TEXT = '\uE000';
    private static final char ADDRESS = '\uE001';
    private static final char END = '\uE002';
    private static final String SPECIAL = "\\*_[]<>|~$#";
    private static final String SPECIAL_AT_START = "+-=:.)";
    private static final String WORD = "._+:/@=,%-";
    private static final String IN_ADDRESS = "-._~:/?#@!$&'*+,;=%";

    private Values() {}

    /** A value between marks. {@link Markdown} goes without them. */
    static String marked(Object value) {
        if (value instanceof Markdown markdown) {
            return markdown.text();
        }
        boolean isAddress = value instanceof Address;
        String line = oneLine(value instanceof Address address ? address.url() : String.valueOf(value));
        // Nothing stays nothing, so that a section can ask for it.
        return line.isEmpty() ? "" : (isAddress ? ADDRESS : TEXT) + line + END;
    }

    /** A template that has no marks of its own. */
    static String unmarked(String template) {
        return template.replace(TEXT, '\uFFFD').replace(ADDRESS, '\uFFFD').replace(END, '\uFFFD');
    }

    /** The text with one space wherever there was any room, and without what only steers how text is shown. */
    private static String oneLine(String value) {
        StringBuilder line = new StringBuilder();
        value.codePoints().forEach(point -> {
            if (Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point)) {
                line.append(' ');
            } else {
                switch (Character.getType(point)) {
                    case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> line.append('\uFFFD');
                    default -> line.appendCodePoint(point);
                }
            }
        });
        return line.toString().strip().replaceAll(" +", " ");
    }

    /** The Markdown with all values escaped for where they are. */
    static String escaped(String marked) {
        return new Escaping(marked).escaped();
    }

    /** One pass over a text with marked values. It knows what is code, as a reader of Markdown does. */
    private static final class Escaping {

        private final String marked;
        private final StringBuilder out = new StringBuilder();
        private String fence = "";
        private int ticks;
        private int lineStart;
        /** Whether this is where a link of the template leads to. */
        private boolean destination;
        /** Of the paragraph that was last looked through for code: its end, and where the last run of each length begins. */
        private int paragraphEnd;

        private final Map<Integer, Integer> lastRun = new HashMap<>();

        Escaping(String marked) {
            this.marked = marked;
        }

        String escaped() {
            int position = 0;
            while (position < marked.length()) {
                int end = marked.indexOf('\n', position);
                int next = end < 0 ? marked.length() : end + 1;
                line(position, end < 0 ? marked.length() : end);
                if (end >= 0) {
                    out.append('\n');
                }
                position = next;
            }
            return out.toString();
        }

        private void line(int from, int to) {
            lineStart = out.length();
            destination = false;
            String content = marked.substring(from, to);
            if (content.isBlank()) {
                ticks = 0;
            }
            String marker = ticks == 0 ? fenceOf(content) : "";
            if (!fence.isEmpty()) {
                boolean closes = marker.startsWith(fence) && content.strip().equals(marker);
                values(from, to, true);
                fence = closes ? "" : fence;
            } else if (!marker.isEmpty()) {
                fence = marker;
                values(from, to, true);
            } else {
                values(from, to, false);
            }
        }

        /** The run of ticks or tildes that a line begins with, inside of lists and quotes; empty if it does not. */
        private static String fenceOf(String line) {
            int at = 0;
            while (at < line.length() && (Character.isWhitespace(line.charAt(at)) || isListMarker(line, at))) {
                at++;
            }
            int end = at;
            while (end < line.length() && "`~".indexOf(line.charAt(end)) >= 0 && line.charAt(end) == line.charAt(at)) {
                end++;
            }
            boolean codeSpan = end < line.length() && line.charAt(at) == '`' && hasTick(line, end);
            return end - at >= 3 && !codeSpan ? line.substring(at, end) : "";
        }

        private static boolean hasTick(String line, int from) {
            boolean inValue = false;
            for (int i = from; i < line.length(); i++) {
                char c = line.charAt(i);
                inValue = c != END && (inValue || isMark(c));
                if (c == '`' && !inValue) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isListMarker(String line, int at) {
            boolean roomAfter = at + 1 < line.length() && line.charAt(at + 1) == ' ';
            return line.charAt(at) == '>'
                    || (roomAfter && "-*+.)".indexOf(line.charAt(at)) >= 0)
                    || isNumberMarker(line, at);
        }

        /** Whether a number with a dot or a bracket after it, and a space, begins here. */
        private static boolean isNumberMarker(CharSequence line, int at) {
            int end = digitsEnd(line, at);
            return end > at
                    && end + 1 < line.length()
                    && ".)".indexOf(line.charAt(end)) >= 0
                    && line.charAt(end + 1) == ' ';
        }

        /** Where the digits that begin here end, if they can number a list; here, otherwise. */
        private static int digitsEnd(CharSequence line, int at) {
            int end = at;
            while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
                end++;
            }
            return end - at <= 9 ? end : at;
        }

        private void values(int from, int to, boolean code) {
            int at = from;
            while (at < to) {
                char c = marked.charAt(at);
                if (c == TEXT || c == ADDRESS) {
                    int end = marked.indexOf(END, at);
                    value(c, marked.substring(at + 1, end), code || ticks > 0);
                    at = end + 1;
                } else if (!code && c == '\\' && ticks == 0 && at + 1 < to) {
                    boolean beforeValue = isMark(marked.charAt(at + 1));
                    // A backslash of the template must not undo the one that a value is escaped with.
                    out.append(c).append(beforeValue ? c : marked.charAt(at + 1));
                    at += beforeValue ? 1 : 2;
                } else if (!code && c == '`') {
                    int end = runEnd(at);
                    int run = end - at;
                    if (ticks == 0) {
                        ticks = isClosed(end, run) ? run : 0;
                    } else if (ticks == run) {
                        ticks = 0;
                    }
                    out.append(marked, at, end);
                    at = end;
                } else {
                    boolean opens = c == '(' && at > from && marked.charAt(at - 1) == ']';
                    destination = opens || (destination && c != ')');
                    out.append(c);
                    at++;
                }
            }
        }

        private static boolean isMark(char c) {
            return c == TEXT || c == ADDRESS || c == END;
        }

        private int runEnd(int at) {
            int end = at;
            while (end < marked.length() && marked.charAt(end) == '`') {
                end++;
            }
            return end;
        }

        /** Whether a run of as many ticks follows before the paragraph ends, values left aside. */
        private boolean isClosed(int from, int run) {
            if (from >= paragraphEnd) {
                readRuns(from);
            }
            return lastRun.getOrDefault(run, -1) >= from;
        }

        /** Finds the last run of each length up to the end of the paragraph. */
        private void readRuns(int from) {
            lastRun.clear();
            int at = from;
            while (at < marked.length()) {
                char c = marked.charAt(at);
                if (c == TEXT || c == ADDRESS) {
                    at = marked.indexOf(END, at) + 1;
                } else if (c == '\n' && endsParagraph(at + 1)) {
                    break;
                } else if (c == '`') {
                    int end = runEnd(at);
                    lastRun.put(end - at, at);
                    at = end;
                } else {
                    at++;
                }
            }
            paragraphEnd = Math.max(at, from + 1);
        }

        private boolean endsParagraph(int lineStartsAt) {
            int end = marked.indexOf('\n', lineStartsAt);
            String line = marked.substring(lineStartsAt, end < 0 ? marked.length() : end);
            return line.isBlank() || !fenceOf(line).isEmpty() || line.matches("\\s*([-*+>#]|\\d{1,9}[.)])(\\s.*)?");
        }

        private void value(char kind, String value, boolean code) {
            if (!code && destination && isAddress(value) && out.charAt(out.length() - 1) == '(') {
                out.append(value);
            } else if (code || destination) {
                value.chars().forEach(c -> out.append(isOfWord((char) c) ? (char) c : '?'));
            } else if (kind == ADDRESS && isAddress(value)) {
                out.append('<').append(value).append('>');
            } else {
                text(value, isAtLineStart());
            }
        }

        private static boolean isOfWord(char c) {
            return isLetterOrDigit(c) || WORD.indexOf(c) >= 0;
        }

        private static boolean isLetterOrDigit(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }

        private static boolean isAddress(String value) {
            return value.matches("https?://.+")
                    && value.chars().allMatch(c -> isLetterOrDigit((char) c) || IN_ADDRESS.indexOf(c) >= 0);
        }

        /** Whether nothing but marks of lists, of quotes and of a check box stands before, in the line so far. */
        private boolean isAtLineStart() {
            int at = roomEnd(lineStart, true);
            for (int next = listMarkEnd(at); next > at; next = listMarkEnd(at)) {
                at = next;
            }
            return boxEnd(at) == out.length();
        }

        private int roomEnd(int from, boolean quotes) {
            int at = from;
            while (at < out.length() && (isRoom(out.charAt(at)) || (quotes && out.charAt(at) == '>'))) {
                at++;
            }
            return at;
        }

        private static boolean isRoom(char c) {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }

        /** Where a mark of a list that begins here ends, with the room after it; here, if none does. */
        private int listMarkEnd(int at) {
            int mark = at;
            if (at < out.length() && "-*+".indexOf(out.charAt(at)) >= 0) {
                mark = at + 1;
            } else {
                int digits = digitsEnd(out, at);
                boolean closed = digits > at && digits < out.length() && ".)".indexOf(out.charAt(digits)) >= 0;
                mark = closed ? digits + 1 : at;
            }
            int end = roomEnd(mark, false);
            return mark > at && end > mark ? end : at;
        }

        private int boxEnd(int at) {
            boolean box = at + 2 < out.length()
                    && out.charAt(at) == '['
                    && " xX".indexOf(out.charAt(at + 1)) >= 0
                    && out.charAt(at + 2) == ']';
            int end = box ? roomEnd(at + 3, false) : at;
            return end > at + 3 ? end : at;
        }

        private static boolean beginsEntity(String value, int at) {
            char next = at + 1 < value.length() ? value.charAt(at + 1) : ' ';
            return next == '#' || (isLetterOrDigit(next) && !Character.isDigit(next));
        }

        private void text(String value, boolean atLineStart) {
            boolean afterTag = out.length() > 0 && "<&".indexOf(out.charAt(out.length() - 1)) >= 0;
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                boolean startsLine = i == 0 && atLineStart;
                boolean numbersList = startsLine && c >= '0' && c <= '9' && value.matches("[0-9]+([.)]( .*)?)?");
                if (numbersList || (i == 0 && afterTag && c < 128)) {
                    out.append("&#").append((int) c).append(';');
                } else if (c == '@' || c == '`') {
                    // No backslash keeps a tick from closing code that the template has opened.
                    out.append("&#").append((int) c).append(';');
                } else if (SPECIAL.indexOf(c) >= 0
                        || (startsLine && SPECIAL_AT_START.indexOf(c) >= 0)
                        || (c == '&' && beginsEntity(value, i))
                        || (c == ':' && value.startsWith("://", i))
                        || (c == '.' && i >= 3 && value.regionMatches(true, i - 3, "www", 0, 3))) {
                    out.append('\\').append(c);
                } else {
                    out.append(c);
                }
            }
        }
    }
}
