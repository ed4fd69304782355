package io.github.upgradeguard.version;

import io.github.upgradeguard.version.Precedence.MavenOrder;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * The order that Maven gives its own versions ({@code 6.2.0.CR1} before {@code 6.2.0.Final}, {@code 33.0.0-jre} beside
 * {@code 33.0.0}), asked of the Maven that runs. The only class outside the {@code maven} package that knows one of
 * Maven's: writing this order a second time would be wrong sooner or later.
 */
record MavenScheme() implements VersionScheme {

    private static final Pattern READABLE = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})*)([-._+]?[0-9A-Za-z]+)*");

    @Override
    public Version read(String text) {
        var matcher = READABLE.matcher(text);
        if (text.length() > 200 || !matcher.matches()) {
            throw new UnreadableVersionException(
                    "'%s' is not a Maven version that begins with a number (1.2.3, 6.2.0.CR1)".formatted(text));
        }
        Numbers numbers = DottedScheme.numbers(matcher.group(1));
        ComparableVersion order = new ComparableVersion(text);
        boolean preRelease = order.compareTo(new ComparableVersion(matcher.group(1))) < 0;
        return new Version(text, numbers, preRelease, new MavenOrder(numbers, order));
    }

    @Override
    public Optional<Version> newestOf(Numbers line) {
        return Optional.empty();
    }
}
