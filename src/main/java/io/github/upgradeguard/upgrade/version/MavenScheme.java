package io.github.upgradeguard.upgrade.version;

import io.github.upgradeguard.upgrade.version.Precedence.MavenOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.jspecify.annotations.Nullable;

/**
 * The order that Maven gives its own versions ({@code 6.2.0.CR1} before {@code 6.2.0.Final}, {@code 33.0.0-jre} after
 * {@code 33.0.0}), asked of the Maven that runs. The only class outside the {@code maven} package that knows one of
 * Maven's: writing that order a second time would be wrong sooner or later.
 *
 * <p>{@link ComparableVersion} is no order for everything that it reads: 1.beta &lt; 1 &lt; 1.a.2, yet 1.a.2 &lt;
 * 1.beta (3.9.16), and 3.6 and 4.0 have other such circles. So numbers are compared here, Maven is asked about one
 * qualifier and {@code -SNAPSHOT}, where its answers do make an order, and nothing else is read.
 */
record MavenScheme() implements VersionScheme {

    private static final Pattern READABLE = Pattern.compile("(?<numbers>\\d{1,18}(?:\\.\\d{1,18})*)"
            + "(?:[-.]?(?<released>(?i:ga|final|release))"
            + "|(?:-(?<build>[1-9]\\d*)|[-.]?(?<word>[A-Za-z]+(?:[-._]?\\d+)?))?(?<snapshot>-SNAPSHOT)?)");

    @Override
    public Version read(String text) {
        UnreadableVersionException.refuseLong(text);
        Matcher matcher = READABLE.matcher(text);
        if (!matcher.matches()) {
            throw new UnreadableVersionException(
                    "'%s' is not a Maven version of numbers and one qualifier (1.2.3, 6.2.0.CR1, 33.0.0-jre, 1.0-beta-2-SNAPSHOT); others have no dependable order there, write a `regex:` scheme"
                            .formatted(text));
        }
        Numbers numbers = DottedScheme.numbers(matcher.group("numbers"));
        ComparableVersion qualifier = new ComparableVersion("1" + part("-", matcher.group("build"))
                + part("-", matcher.group("word")) + part("", matcher.group("snapshot")));
        boolean preRelease = qualifier.compareTo(new ComparableVersion("1")) < 0;
        return new Version(text, numbers, preRelease, new MavenOrder(numbers, qualifier));
    }

    private static String part(String before, @Nullable String part) {
        return part == null ? "" : before + part;
    }

    @Override
    public boolean readsSuffixes() {
        return true;
    }

    @Override
    public Optional<Version> newestOf(Numbers line) {
        return Optional.empty();
    }
}
