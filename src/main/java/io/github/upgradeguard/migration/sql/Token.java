package io.github.upgradeguard.migration.sql;

/**
 * A word, sign or literal of a script.
 *
 * @param text as it is written, quotes included
 * @param key what readers compare: a word in capitals, a sign as it is, and nothing for the other kinds
 * @param begin where it begins in the script
 * @param end after its last character
 */
record Token(Kind kind, String text, String key, int begin, int end) {

    /** Stands where there is no token any more. */
    static final Token NONE = new Token(Kind.NONE, "", "", 0, 0);

    enum Kind {
        WORD,
        /** An identifier in quotes. */
        QUOTED,
        STRING,
        NUMBER,
        SIGN,
        /** The end mark that the script or the change log has set. */
        DELIMITER,
        NONE
    }

    boolean is(String wanted) {
        return key.equals(wanted);
    }

    boolean isNone() {
        return kind == Kind.NONE;
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isString() {
        return kind == Kind.STRING;
    }

    /** Whether it can be a name; any word can, as what is reserved is not the same everywhere. */
    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** What a string says, without its quotes. */
    String value() {
        int quote = text.indexOf('\'');
        if (text.startsWith("$")) {
            int open = text.indexOf('$', 1) + 1;
            int close =
                    text.length() - (text.endsWith(text.substring(0, open)) && text.length() >= 2 * open ? open : 0);
            return text.substring(open, close);
        }
        if (quote < 0) {
            return text;
        }
        if (key.equals("Q'")) {
            return text.substring(Math.min(quote + 2, text.length()), Math.max(quote + 2, text.length() - 2));
        }
        int close = text.length() > quote + 1 && text.endsWith("'") ? text.length() - 1 : text.length();
        return text.substring(quote + 1, close).replace("''", "'");
    }
}
