package io.github.upgradeguard.upgrade.version;

import io.github.upgradeguard.upgrade.version.Precedence.Identifiers;
import io.github.upgradeguard.upgrade.version.Precedence.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Versions that a regular expression takes apart. Its named groups are {@code major}, {@code minor}, {@code patch},
 * {@code build} and {@code revision}, numbers from the most to the least significant, and {@code prerelease}, which
 * sorts before the bare release, by SemVer's rule. A group that takes no part counts as zero, or as no pre-release.
 */
record RegexScheme(Pattern pattern, List<String> numbers, boolean hasPreRelease) implements VersionScheme {

    static final String PREFIX = "regex:";

    private static final List<String> NUMBER_GROUPS = List.of("major", "minor", "patch", "build", "revision");
    private static final String PRE_RELEASE_GROUP = "prerelease";
    private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    /** Of expressions, in characters. */
    private static final int LONGEST = 1_000;

    static RegexScheme of(String expression) {
        if (expression.length() > LONGEST) {
            throw new UnreadableVersionException("'%s' has %d characters; a version scheme has at most %d"
                    .formatted(UnreadableVersionException.shown(expression), expression.length(), LONGEST));
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new UnreadableVersionException("'%s' is no regular expression: %s near character %d"
                    .formatted(expression, e.getDescription(), e.getIndex() + 1));
        }
        List<String> groups = GROUP_NAME
                .matcher(expression)
                .results()
                .map(group -> group.group(1))
                .toList();
        for (String group : groups) {
            if (!NUMBER_GROUPS.contains(group) && !group.equals(PRE_RELEASE_GROUP)) {
                throw new UnreadableVersionException("group '%s' says nothing to the order; name it one of %s, %s"
                        .formatted(group, String.join(", ", NUMBER_GROUPS), PRE_RELEASE_GROUP));
            }
        }
        if (!groups.contains("major")) {
            throw new UnreadableVersionException(
                    "'%s' has no group (?<major>…): nothing would order the versions".formatted(expression));
        }
        return new RegexScheme(
                pattern, NUMBER_GROUPS.stream().filter(groups::contains).toList(), groups.contains(PRE_RELEASE_GROUP));
    }

    @Override
    public Version read(String text) {
        UnreadableVersionException.refuseLong(text);
        Matcher matcher = pattern.matcher(new Looked(text));
        if (!matches(matcher, text)) {
            throw new UnreadableVersionException("'%s' does not match %s".formatted(text, pattern));
        }
        List<Long> values = new ArrayList<>();
        for (String group : numbers) {
            String value = matcher.group(group);
            if (value != null && !value.matches("\\d{1,18}")) {
                throw new UnreadableVersionException(
                        "'%s' has '%s' as its %s, where a number of at most 18 digits belongs"
                                .formatted(text, value, group));
            }
            values.add(value == null ? 0L : Long.parseLong(value));
        }
        String preRelease = hasPreRelease ? matcher.group(PRE_RELEASE_GROUP) : null;
        Identifiers identifiers = preRelease == null || preRelease.isEmpty()
                ? Identifiers.NONE
                : new Identifiers(List.of(preRelease.split("[.-]", -1)));
        Numbers read = new Numbers(values);
        return new Version(
                text, read, !identifiers.equals(Identifiers.NONE), new Numbered(read, identifiers, Identifiers.NONE));
    }

    private boolean matches(Matcher matcher, String text) {
        try {
            return matcher.matches();
        } catch (LookedTooOften e) {
            throw new UnreadableVersionException(
                    "whether '%s' matches %s takes too many steps to tell; write the expression so that no text matches any part of it in two ways"
                            .formatted(text, pattern));
        }
    }

    @Override
    public boolean readsSuffixes() {
        return true;
    }

    @Override
    public Optional<Version> newestOf(Numbers line) {
        return DottedScheme.newest(line);
    }

    /**
     * A text that can be looked at only so often. An expression that goes over the same characters again and again, as
     * {@code (a|aa)+!} does, would otherwise take twice as long with each character more.
     */
    private static final class Looked implements CharSequence {

        private static final int LEAST = 1_000;
        private static final int OF_EACH = 200;

        private final String text;
        private int left;

        Looked(String text) {
            this.text = text;
            this.left = LEAST + OF_EACH * text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new LookedTooOften();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class LookedTooOften extends RuntimeException {

        private static final long serialVersionUID = 1;

        LookedTooOften() {
            super("", null, false, false);
        }
    }
}
