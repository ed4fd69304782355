package io.github.upgradeguard.migration.code;

/** Statements as they are told. */
final class SqlText {

    private SqlText() {}

    /**
     * A text in one line, {@code ?} for what is known at run time only.
     *
     * @param longest after so many characters the rest is left out
     */
    static String inOneLine(String text, int longest) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (line.length() == longest) {
                return line.append('…').toString();
            }
            if (c > ' ') {
                line.append(c);
            } else if (!Character.isWhitespace(c)) {
                line.append('?');
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }
}
