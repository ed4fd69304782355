package io.github.upgradeguard.migration.changelog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;

/** The digest by which a change set is told from an earlier content of it, as finely as its runner tells them. */
final class Digest {

    /** What says where something stands, or how it is to be described, and not what is done. */
    private static final Set<String> LEFT_OUT = Set.of("path", "file", "relativeToChangelogFile", "encoding");

    private final MessageDigest digest;

    Digest() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Digest add(Node node) {
        word(node.name());
        new TreeMap<>(node.attributes()).forEach((name, value) -> {
            if (!LEFT_OUT.contains(name)) {
                word(name);
                word(oneBlank(value));
            }
        });
        addSql(node.text());
        for (Node child : node.children()) {
            add(child);
        }
        word(")");
        return this;
    }

    Digest addSql(String sql) {
        word(withoutComments(sql));
        return this;
    }

    /**
     * Adds a script of Flyway, whose checksum is of its lines: blanks and comments count, and how lines end does not.
     *
     * @see <a href="https://github.com/flyway/flyway/blob/main/flyway-core/src/main/java/org/flywaydb/core/internal/resolver/ChecksumCalculator.java">Flyway's
     *     calculation</a>
     */
    Digest addLines(String script) {
        script.lines().forEach(this::word);
        return this;
    }

    private void word(String word) {
        digest.update(word.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /** 64 hexadecimal digits. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String oneBlank(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            blankOrSelf(text.charAt(at), out);
        }
        return out.toString().strip();
    }

    private static void blankOrSelf(char c, StringBuilder out) {
        if (!Character.isWhitespace(c)) {
            out.append(c);
        } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    private static String withoutComments(String sql) {
        StringBuilder out = new StringBuilder(sql.length());
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                int end = sql.indexOf(c, at + 1);
                end = end < 0 ? sql.length() : end + 1;
                out.append(sql, at, end);
                at = end;
            } else if (sql.startsWith("--", at)) {
                at = end(sql, '\n', at);
            } else if (sql.startsWith("/*", at) && !sql.startsWith("/*!", at)) {
                int end = sql.indexOf("*/", at + 2);
                at = end < 0 ? sql.length() : end + 2;
                blankOrSelf(' ', out);
            } else {
                blankOrSelf(c, out);
                at++;
            }
        }
        return out.toString().strip();
    }

    private static int end(String sql, char mark, int start) {
        int end = sql.indexOf(mark, start);
        return end < 0 ? sql.length() : end;
    }
}
