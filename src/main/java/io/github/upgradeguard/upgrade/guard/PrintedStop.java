package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.version.Numbers;
import io.github.upgradeguard.upgrade.version.UnreadableVersionException;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stop that a path names without a release, as none is listed: {@code 1.29.x} for the newest of 1.29, {@code >=3.5.32
 * <3.6} for the newest of 3.5, which has to be 3.5.32 or later. It is read back as a target: the newest release of the
 * list that is in it, or else what stands for the newest of the line.
 *
 * @param range what is in it
 * @param line the line that it stops in; empty where it spans several
 * @param flavour what follows it, as in {@code 1.29.x-alpine}; empty for none
 */
record PrintedStop(String text, VersionRange range, Optional<Numbers> line, String flavour) {

    private static final Pattern LINE = Pattern.compile("v?(\\d{1,9}(?:\\.\\d{1,9}){0,4})\\.[xX](-.*)?");
    private static final Pattern RANGE =
            Pattern.compile("(>=?)\\s*v?(\\d{1,9}(?:\\.\\d{1,9}){0,5})\\s+<\\s*v?[\\d.]{1,60}");

    /** The stop that a text is; empty if it is none. */
    static Optional<PrintedStop> read(String text, Product product) {
        Matcher line = LINE.matcher(text);
        Matcher range = RANGE.matcher(text);
        try {
            if (line.matches()) {
                Numbers numbers = numbers(line.group(1));
                return Optional.of(new PrintedStop(
                        text,
                        VersionRange.parse(line.group(1) + ".x", product.versioning()),
                        Optional.of(numbers).filter(product.versioning()::isLine),
                        line.group(2) == null ? "" : line.group(2)));
            }
            if (range.matches()) {
                Numbers least = numbers(range.group(2));
                return Optional.of(new PrintedStop(
                        text,
                        VersionRange.parse(text, product.versioning()),
                        product.versioning().lengthsOfLines().stream()
                                .map(least::prefix)
                                .filter(product.versioning()::isLine)
                                .findFirst(),
                        ""));
            }
            return Optional.empty();
        } catch (UnreadableVersionException e) {
            return Optional.empty();
        }
    }

    private static Numbers numbers(String dotted) {
        List<Long> numbers = new ArrayList<>();
        for (String number : dotted.split("\\.")) {
            numbers.add(Long.valueOf(number));
        }
        return new Numbers(numbers);
    }

    /** The newest release of the list that is in it; empty if there is none to stop at. */
    Optional<Version> newestListed(Product product) {
        List<Release> releases = product.catalog().map(Catalog::releases).orElse(List.of());
        for (int i = releases.size() - 1; i >= 0; i--) {
            if (releases.get(i).isStopover() && range.contains(releases.get(i).version())) {
                return Optional.of(releases.get(i).version().inFlavour(flavour));
            }
        }
        return Optional.empty();
    }

    /** What stands for the newest release of its line; empty where that is not in it, or the scheme has no such thing. */
    Optional<Version> standIn(Product product) {
        return line.flatMap(product.versioning()::newestOf)
                .filter(range::contains)
                .map(version -> flavour.isEmpty() ? version.written(text) : version.inFlavour(flavour));
    }
}
