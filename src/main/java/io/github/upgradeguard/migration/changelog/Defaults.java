package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Column.Filled;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a database writes into a column by itself, as columns and {@code addDefaultValue} say it. */
final class Defaults {

    private static final List<String> CONSTANTS =
            List.of("defaultValue", "defaultValueNumeric", "defaultValueBoolean", "defaultValueDate");

    /** Functions whose value is that of the statement's start, the same for every row. */
    private static final Set<String> STABLE = Set.of(
            "current_date",
            "current_time",
            "current_timestamp",
            "current_user",
            "false",
            "getdate",
            "getutcdate",
            "localtime",
            "localtimestamp",
            "now",
            "sysdate",
            "sysdatetime",
            "systimestamp",
            "sysutcdatetime",
            "today",
            "transaction_timestamp",
            "true",
            "utc_timestamp");

    private Defaults() {}

    static Filled of(Node node) {
        if (node.isTrue("autoIncrement")
                || node.attribute("defaultValueSequenceNext").isPresent()) {
            return Filled.BY_SEQUENCE;
        }
        Optional<String> computed = node.attribute("defaultValueComputed");
        if (computed.isPresent()) {
            return computed(computed.get());
        }
        for (String attribute : CONSTANTS) {
            // A blank is a value too.
            String value = node.attributes().get(attribute);
            if (value != null) {
                return value.strip().equalsIgnoreCase("null") ? Filled.NOT : Filled.BY_CONSTANT;
            }
        }
        return Filled.NOT;
    }

    private static Filled computed(String expression) {
        String text = expression.toLowerCase(Locale.ROOT).strip();
        while (text.startsWith("(") && text.endsWith(")")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        if (text.equals("null")) {
            return Filled.NOT;
        }
        if (text.startsWith("nextval") || text.startsWith("next value for") || text.endsWith(".nextval")) {
            return Filled.BY_SEQUENCE;
        }
        int end = 0;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        boolean isStable = STABLE.contains(text.substring(0, end)) && isCall(text.substring(end));
        return isStable || isLiteral(text) ? Filled.BY_CONSTANT : Filled.BY_EXPRESSION;
    }

    /** Whether nothing follows a function's name but digits or nothing in parentheses, and a type to convert to. */
    private static boolean isCall(String rest) {
        int at = 0;
        if (rest.startsWith("(")) {
            at = rest.indexOf(')') + 1;
            if (at == 0 || !rest.substring(1, at - 1).chars().allMatch(c -> c == ' ' || (c >= '0' && c <= '9'))) {
                return false;
            }
        }
        return isCast(rest.substring(at));
    }

    private static boolean isLiteral(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int at = 0;
        if (text.charAt(0) == '\'') {
            at = text.lastIndexOf('\'') + 1;
            return at > 1
                    && text.substring(1, at - 1).replace("''", "").indexOf('\'') < 0
                    && isCast(text.substring(at));
        }
        while (at < text.length() && "+-.0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at > 0 && isCast(text.substring(at));
    }

    private static boolean isCast(String rest) {
        String cast = rest.strip();
        return cast.isEmpty()
                || (cast.startsWith("::") && cast.chars().skip(2).allMatch(c -> c != '+' && c != '*' && c != '|'));
    }
}
