package io.github.upgradeguard.version;

import io.github.upgradeguard.version.Precedence.Identifiers;
import io.github.upgradeguard.version.Precedence.Numbered;
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
    private static final int LONGEST = 200;

    static RegexScheme of(String expression) {
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
        Matcher matcher = pattern.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
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

    @Override
    public boolean readsSuffixes() {
        return true;
    }

    @Override
    public Optional<Version> newestOf(Numbers line) {
        return DottedScheme.newest(line);
    }
}
