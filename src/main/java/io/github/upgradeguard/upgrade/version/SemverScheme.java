package io.github.upgradeguard.upgrade.version;

import io.github.upgradeguard.upgrade.version.Precedence.Identifiers;
import io.github.upgradeguard.upgrade.version.Precedence.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/**
 * SemVer 2.0, also with a leading {@code v} and with two numbers ({@code v1.30}, {@code 2.3-rc.1}). semver4j reads the
 * parts; the order is our own, because its {@code compareTo} is none (it has cycles among mixed identifiers) and calls
 * versions equal that differ in build metadata.
 *
 * @param buildCounts whether versions that differ in build metadata alone are different ones
 */
record SemverScheme(boolean buildCounts) implements VersionScheme {

    private static final Pattern TWO_NUMBERS = Pattern.compile("^(v?\\d+\\.\\d+)(?=$|[-+])");
    private static final Pattern RUNS = Pattern.compile("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");

    @Override
    public Version read(String text) {
        return PlainNumbers.read(text).orElseGet(() -> readParts(text));
    }

    private Version readParts(String text) {
        UnreadableVersionException.refuseLong(text);
        String threeNumbers = TWO_NUMBERS.matcher(text).replaceFirst("$1.0");
        Semver semver = text.isBlank() || !text.strip().equals(text) ? null : Semver.parse(threeNumbers);
        if (semver == null) {
            throw new UnreadableVersionException(
                    "'%s' is not a SemVer version (1.2.3, 1.2.3-rc.1, v1.2; numbers up to %d)%s"
                            .formatted(text, Integer.MAX_VALUE, hint(text)));
        }
        Numbers numbers = Numbers.of(semver.getMajor(), semver.getMinor(), semver.getPatch());
        List<String> preRelease = semver.getPreRelease();
        return new Version(
                text,
                numbers,
                !preRelease.isEmpty(),
                new Numbered(
                        numbers,
                        new Identifiers(preRelease),
                        buildCounts ? runs(semver.getBuild()) : Identifiers.NONE));
    }

    @Override
    public Optional<Version> newestOf(Numbers line) {
        return DottedScheme.newest(line);
    }

    private static String hint(String text) {
        if (text.matches("v?\\d+(\\.\\d+)*")) {
            return "; `version: {scheme: dotted}` reads any count of numbers, of up to 18 digits";
        }
        return text.matches("v?\\d+\\.\\d+(\\.\\d+)?[.\\w]+")
                ? "; the product may need another `version: {scheme: …}`"
                : "";
    }

    /** Build metadata in runs of digits and others, so that k3s9 comes before k3s10. */
    private static Identifiers runs(List<String> build) {
        if (build.isEmpty()) {
            return Identifiers.NONE;
        }
        List<String> runs = new ArrayList<>();
        for (String identifier : build) {
            runs.addAll(List.of(RUNS.split(identifier)));
            runs.add("");
        }
        return new Identifiers(runs);
    }
}
