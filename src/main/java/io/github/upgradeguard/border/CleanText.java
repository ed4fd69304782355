package io.github.upgradeguard.border;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * The one way by which texts leave for a console or a file. Product files, POMs and repositories are written by others:
 * what would steer a terminal or a build server, begin a line of its own, or give a password away stays behind.
 */
public final class CleanText {

    /** What stands between the slashes and the host of an address. */
    private static final Pattern USER =
            Pattern.compile("//(?:[^\\s/?#\"'<>]*|[^\\s/@:]+:(?!\\d{1,5}(?:[/?#]|$))[^\\s@]*)@");

    private static final Pattern SECRET = Pattern.compile(
            "(?i)([?&;](?:[a-z_-]*token|[a-z_-]*password|passwd|pwd|[a-z_-]*secret|api[_-]?key|access[_-]?key|sig|[a-z-]*signature)=)[^&;#\\s\"'<>]+");

    /** {@code ##vso[…]} and {@code ##[…]} are commands to a build server wherever in a line they stand. */
    private static final Pattern COMMAND = Pattern.compile("##(?=[A-Za-z]*\\[)");

    /** {@code ::set-output …} is one where a line begins with it. */
    private static final Pattern COMMAND_OF_LINE = Pattern.compile("^(\\s*):(?=:)");

    private CleanText() {}

    /** A text that is one line of a console. */
    public static String line(String text) {
        String steady = without(text, CleanText::steers);
        String harmless = COMMAND.matcher(withoutSecrets(steady)).replaceAll("# #");
        return COMMAND_OF_LINE.matcher(harmless).replaceFirst("$1: ");
    }

    /** Texts that are one line of a console each. */
    public static List<String> lines(List<String> texts) {
        return texts.stream().map(CleanText::line).toList();
    }

    /** A text of many lines, such as a file. */
    public static String document(String text) {
        return withoutSecrets(without(text, c -> c != '\n' && c != '\t' && steers(c)));
    }

    private static String without(String text, IntPredicate such) {
        StringBuilder rest = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            rest.appendCodePoint(such.test(c) ? ' ' : c);
        }
        return rest.toString();
    }

    /** A text whose addresses name no user and no password. */
    public static String withoutSecrets(String text) {
        String before;
        String anonymous = text;
        // What is left when one is gone can be one again.
        do {
            before = anonymous;
            anonymous = withoutMoreSecrets(before);
        } while (!anonymous.equals(before));
        return anonymous;
    }

    private static String withoutMoreSecrets(String text) {
        String anonymous = USER.matcher(text).replaceAll("//");
        return anonymous.indexOf('=') < 0
                ? anonymous
                : SECRET.matcher(anonymous).replaceAll("$1…");
    }

    /** Whether a character moves the cursor, ends a line, turns the direction of a text, or is half of one. */
    private static boolean steers(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || Character.getType(c) == Character.SURROGATE
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
