package io.github.upgradeguard.migration.code;

import java.util.Locale;

/**
 * A piece of a statement.
 *
 * @param text a word as it is written, an identifier without its quotes, else the characters themselves
 * @param begin where it starts in the whole text
 * @param isGlued whether nothing is between it and the token before
 */
record Token(Kind kind, String text, int begin, boolean isGlued) {

    enum Kind {
        WORD,
        /** An identifier in quotes. */
        QUOTED,
        /** A string in quotes. */
        LITERAL,
        /** What stands for text that is known at run time only: {@code %s}, <code>${…}</code>, U+0001. */
        GAP,
        SIGN
    }

    boolean is(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    boolean isIdentifier() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** Whether it is written in capitals, as keywords are and words of a sentence are not. */
    boolean isCapital() {
        return kind == Kind.WORD && text.equals(text.toUpperCase(Locale.ROOT));
    }
}
