package io.github.upgradeguard.migration.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads SQL with Liquibase's comments in it into the nodes that the same change log in XML would be. */
final class FormattedSql {

    private static final Map<String, String> WORDS = words(
            "context",
            "contextFilter",
            "dbms",
            "endDelimiter",
            "failOnError",
            "file",
            "global",
            "ignore",
            "labels",
            "logicalFilePath",
            "name",
            "onError",
            "onFail",
            "runAlways",
            "runInTransaction",
            "runOnChange",
            "splitStatements",
            "stripComments",
            "value");

    private final String file;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private @Nullable OpenSet open;
    private boolean isInRollback;
    private boolean isIgnored;
    private long ignoredLines;

    private FormattedSql(String file) {
        this.file = file;
    }

    /** A change set whose end is still to come. */
    private static final class OpenSet {
        private final Map<String, String> attributes;
        private final int line;
        private final List<Node> parts = new ArrayList<>();
        private final StringBuilder sql = new StringBuilder();
        private Map<String, String> onFail = Map.of();
        private final List<Node> preConditions = new ArrayList<>();

        OpenSet(Map<String, String> attributes, int line) {
            this.attributes = attributes;
            this.line = line;
        }

        Node node() {
            if (!onFail.isEmpty() || !preConditions.isEmpty()) {
                parts.add(new Node("preConditions", onFail, preConditions, "", line, line));
            }
            Map<String, String> ofSql = new LinkedHashMap<>();
            for (String attribute : List.of("splitStatements", "stripComments", "endDelimiter")) {
                String value = attributes.get(attribute);
                if (value != null) {
                    ofSql.put(attribute, value);
                }
            }
            parts.add(new Node("sql", ofSql, List.of(), sql.toString(), line, line + 1));
            return new Node("changeSet", attributes, parts, "", line, line);
        }
    }

    private static Map<String, String> words(String... words) {
        Map<String, String> byLowerCase = new LinkedHashMap<>();
        for (String word : words) {
            byLowerCase.put(word.toLowerCase(Locale.ROOT), word);
        }
        return byLowerCase;
    }

    /** Whether SQL that begins so has Liquibase's comments. */
    static boolean isFormatted(String head) {
        String line = head.lines().filter(one -> !one.isBlank()).findFirst().orElse("");
        String first = comment(line).toLowerCase(Locale.ROOT);
        return first.startsWith("liquibase")
                && first.substring("liquibase".length()).strip().startsWith("formatted");
    }

    /** The change log in a file; SQL without Liquibase's comments is a change set by itself. */
    static ParsedFile read(String file, String sql) {
        if (!isFormatted(sql)) {
            return new ParsedFile(plain(sql), true, List.of());
        }
        FormattedSql reading = new FormattedSql(file);
        int line = 0;
        for (String text : (Iterable<String>) sql.lines()::iterator) {
            reading.take(text, ++line);
        }
        reading.close();
        Node root = new Node(Syntax.ROOT, reading.attributes, reading.nodes, "", 1, 1);
        return new ParsedFile(root, false, reading.gaps);
    }

    private static Node plain(String text) {
        Node sql = new Node("sql", Map.of(), List.of(), text, 1, 1);
        Node set = new Node("changeSet", Map.of("id", "raw", "author", "includeAll"), List.of(sql), "", 1, 1);
        return new Node(Syntax.ROOT, Map.of(), List.of(set), "", 1, 1);
    }

    /** What a line comments; empty if it is no comment. */
    private static String comment(String line) {
        String text = line.strip();
        return text.startsWith("--") ? text.substring(2).strip() : "";
    }

    private void take(String line, int number) {
        if (ignoredLines > 0) {
            ignoredLines--;
            sql("");
            return;
        }
        String comment = comment(line);
        String lower = comment.length() < 4
                ? ""
                : comment.substring(0, Math.min(comment.length(), 24)).toLowerCase(Locale.ROOT);
        if (isIgnored) {
            isIgnored = !lower.startsWith("ignorelines:end");
            sql("");
        } else if (isInRollback) {
            isInRollback = !line.stripTrailing().endsWith("*/");
            sql("");
        } else if (lower.isEmpty()) {
            isInRollback = isRollbackStart(line);
            sql(isInRollback ? "" : line);
        } else if (!isDirective(comment, lower, number)) {
            sql(line);
        } else {
            sql("");
        }
    }

    private void sql(String line) {
        if (open != null) {
            open.sql.append(line).append('\n');
        }
    }

    private static boolean isRollbackStart(String line) {
        String text = line.strip().toLowerCase(Locale.ROOT);
        return text.startsWith("/*")
                && text.endsWith("rollback")
                && text.substring(2, text.length() - "rollback".length())
                        .strip()
                        .equals("liquibase");
    }

    /** Whether a comment is one of Liquibase's; if so it is dealt with. */
    private boolean isDirective(String comment, String lower, int number) {
        if (lower.startsWith("changeset")) {
            close();
            open = changeSet(comment.substring("changeset".length()), number);
        } else if (lower.startsWith("liquibase ") && lower.contains("formatted")) {
            attributes.putAll(pairs(comment));
        } else if (lower.startsWith("property ")) {
            nodes.add(
                    new Node("property", pairs(comment.substring("property".length())), List.of(), "", number, number));
        } else if (lower.startsWith("ignorelines:")) {
            String count = comment.substring("ignorelines:".length()).strip();
            isIgnored = count.equalsIgnoreCase("start");
            ignoredLines = isNumber(count) ? Long.parseLong(count) : 0;
        } else if (open != null) {
            return isOfChangeSet(open, comment, lower, number);
        } else {
            return false;
        }
        return true;
    }

    private boolean isOfChangeSet(OpenSet set, String comment, String lower, int number) {
        if (lower.startsWith("rollback")) {
            return true;
        }
        if (lower.startsWith("validchecksum")) {
            String sum = comment.substring("validchecksum".length()).strip();
            String text = sum.startsWith(":") ? sum.substring(1).strip() : sum;
            set.parts.add(new Node("validCheckSum", Map.of(), List.of(), text, number, number));
            return true;
        }
        if (lower.startsWith("preconditions")) {
            set.onFail = pairs(comment.substring("preconditions".length()));
            return true;
        }
        if (lower.startsWith("precondition-")) {
            int end = comment.indexOf(' ');
            String kind = end < 0 ? comment : comment.substring(0, end);
            set.preConditions.add(new Node(kind, Map.of(), List.of(), "", number, number));
            return true;
        }
        return lower.startsWith("comment ") || lower.startsWith("comment:");
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** What a line after {@code changeset} says: {@code author:id name:value …}, each of the first two in quotes or not. */
    private @Nullable OpenSet changeSet(String text, int number) {
        String rest = text.strip();
        int colon = rest.startsWith("\"") ? rest.indexOf(':', Math.max(1, rest.indexOf('"', 1))) : rest.indexOf(':');
        if (colon <= 0) {
            gaps.add(new Gap(file, number, "--changeset without author:id; the statements after it are not read"));
            return null;
        }
        String author = unquoted(rest.substring(0, colon).strip());
        String afterColon = rest.substring(colon + 1).stripLeading();
        int end = end(afterColon, 0);
        String id = unquoted(afterColon.substring(0, end));
        if (id.isBlank()) {
            gaps.add(new Gap(file, number, "--changeset without an id; the statements after it are not read"));
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("author", author);
        pairs(afterColon.substring(end)).forEach(values::putIfAbsent);
        return new OpenSet(values, number);
    }

    /** Where a word that may be in double quotes ends. */
    private static int end(String text, int start) {
        if (start < text.length() && text.charAt(start) == '"') {
            int quote = text.indexOf('"', start + 1);
            if (quote >= 0) {
                return quote + 1;
            }
        }
        int at = start;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String unquoted(String word) {
        return word.length() > 1 && word.startsWith("\"") && word.endsWith("\"")
                ? word.substring(1, word.length() - 1)
                : word;
    }

    /** Every {@code name:value} of a line whose name means something; the value may be in double quotes. */
    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int at = 0, colon; (colon = text.indexOf(':', at)) >= 0; ) {
            int start = colon;
            while (start > at && Character.isLetter(text.charAt(start - 1))) {
                start--;
            }
            String word = WORDS.get(text.substring(start, colon).toLowerCase(Locale.ROOT));
            int value = colon + 1;
            while (value < text.length() && text.charAt(value) == ' ') {
                value++;
            }
            if (word == null) {
                at = colon + 1;
                continue;
            }
            at = end(text, value);
            pairs.put(word, unquoted(text.substring(value, at)));
        }
        return pairs;
    }

    private void close() {
        if (open != null) {
            nodes.add(open.node());
            open = null;
        }
    }
}
