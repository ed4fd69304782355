package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Dbms;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of a change log: of all its files the first of a name counts, of one file alone the last. */
final class Parameters {

    private static final int DEEPEST = 20;
    private static final int MOST = 10_000;
    private static final int LONGEST = 1 << 20;

    private final Map<String, String> global;
    private final Map<String, String> local = new HashMap<>();
    private final @Nullable Parameters parent;

    Parameters(Dbms dbms) {
        this.global = new HashMap<>(Map.of("database.typename", dbms.key()));
        this.parent = null;
    }

    private Parameters(Parameters parent) {
        this.global = parent.global;
        this.parent = parent;
    }

    /** The properties for a file that another includes. */
    Parameters ofIncluded() {
        return new Parameters(this);
    }

    void set(String name, String value, boolean isGlobal) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        if (isGlobal) {
            global.putIfAbsent(key, value);
        } else {
            local.put(key, value);
        }
    }

    private @Nullable String value(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        String value = global.get(key);
        for (Parameters file = this; value == null && file != null; file = file.parent) {
            value = file.local.get(key);
        }
        return value;
    }

    /** A text with every {@code ${name}} replaced that is known, and the others left as they are. */
    String expand(String text) {
        return text.contains("${") ? new Expansion().of(text, 0) : text;
    }

    private final class Expansion {

        private int count;
        private int length;

        String of(String text, int depth) {
            StringBuilder out = new StringBuilder();
            int at = 0;
            for (int mark = text.indexOf("${"); mark >= 0; mark = text.indexOf("${", at)) {
                int end = end(text, mark + 2);
                if (end < 0) {
                    break;
                }
                out.append(text, at, mark).append(replaced(text.substring(mark + 2, end), depth));
                at = end + 1;
            }
            return out.append(text, at, text.length()).toString();
        }

        /** Where the brace closes, one within another counted. */
        private int end(String text, int start) {
            int depth = 1;
            for (int at = start; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '}' && --depth == 0) {
                    return at;
                }
                if (c == '$' && at + 1 < text.length() && text.charAt(at + 1) == '{') {
                    depth++;
                }
            }
            return -1;
        }

        private String replaced(String expression, int depth) {
            if (depth > DEEPEST || ++count > MOST || length > LONGEST) {
                return "${" + expression + "}";
            }
            String name = expression.contains("${") ? of(expression, depth + 1) : expression;
            String value = value(name);
            if (value == null) {
                return "${" + name + "}";
            }
            length += value.length();
            return value.contains("${") ? of(value, depth + 1) : value;
        }
    }
}
