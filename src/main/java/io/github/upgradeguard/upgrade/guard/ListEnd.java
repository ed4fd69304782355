package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.version.Version;
import java.util.List;
import java.util.Optional;

/** Where a product's release list ends, for a version that it lacks. */
record ListEnd(Product product) {

    /** What to say of a version that nobody knows, and what to do about it. */
    String unknown(Version version) {
        return "%s. Correct the number, or list the release in %s".formatted(says(version), product.fileToWriteInto());
    }

    /** What to say of a version that is later than those of its line. */
    String continues(Version version) {
        return says(version) + ". It is judged as its line";
    }

    /** Where the list and the version's line end; a sentence without its end. */
    private String says(Version version) {
        Catalog catalog = product.catalog().orElseThrow();
        List<Release> releases = catalog.releases();
        Optional<Release> dated = releases.stream()
                .filter(release -> release.date().isPresent())
                .reduce((first, second) ->
                        first.date().orElseThrow().isAfter(second.date().orElseThrow()) ? first : second);
        List<Version> sameLine = catalog.versionsOf(product.versioning().lineOf(version));
        String line = sameLine.isEmpty()
                ? "it has no line " + product.versioning().lineOf(version)
                : "its line ends with " + sameLine.get(sameLine.size() - 1);
        String until = product.releasesUntil()
                .map(" and reaches to %s"::formatted)
                .or(() -> dated.map(release -> " (the last dated one is %s, %s)"
                        .formatted(release.version(), release.date().orElseThrow())))
                .orElse("");
        return "%s is not in the release list of %s, which ends with %s%s; %s"
                .formatted(
                        version,
                        product.title(),
                        releases.get(releases.size() - 1).version(),
                        until,
                        line);
    }
}
