package io.github.upgradeguard.migration.schema;

import java.util.Locale;

/**
 * The name of a table, a column or another object of a database. Two names are the same whatever their case, their
 * quotes and the schema they are qualified with: change logs spell one object in many ways, and the databases fold
 * case each in its own.
 */
public final class Name implements Comparable<Name> {

    private final String text;
    private final String key;

    private Name(String text) {
        this.text = text;
        this.key = text.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a name.
     *
     * @param text as it is written: {@code USER}, {@code "USER"}, {@code public."USER"}, {@code `user`}, {@code [user]}
     */
    public static Name of(String text) {
        String last = text.strip();
        int start = last.length();
        char close = 0;
        for (int at = last.length() - 1; at >= 0; at--) {
            char c = last.charAt(at);
            if (close != 0) {
                if (c == close) {
                    close = 0;
                }
            } else if (at == last.length() - 1 && "\"`]".indexOf(c) >= 0) {
                close = c == ']' ? '[' : c;
            } else if (c == '.') {
                break;
            }
            start = at;
        }
        last = last.substring(start);
        if (last.length() > 1 && "\"`[".indexOf(last.charAt(0)) >= 0) {
            last = last.substring(1, last.length() - 1);
        }
        return new Name(last);
    }

    /** The name as it was written, without quotes and qualifier. */
    public String text() {
        return text;
    }

    @Override
    public int compareTo(Name other) {
        return key.compareTo(other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Name name && name.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
