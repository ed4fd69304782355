package io.github.upgradeguard.upgrade.lint;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.version.Numbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Within a line, later releases have later dates; and none is in the future. */
record DatesInOrder() implements LintCheck {

    @Override
    public List<LintFinding> check(Product product, LocalDate today) {
        List<LintFinding> findings = new ArrayList<>();
        Map<Numbers, Release> latestOfLine = new HashMap<>();
        for (Release release : product.catalog().map(Catalog::releases).orElse(List.of())) {
            if (release.date().isEmpty()) {
                continue;
            }
            LocalDate date = release.date().get();
            if (date.isAfter(today)) {
                findings.add(LintFinding.error(
                        "date-in-future",
                        product.places().of(release.version()),
                        "%s is dated %s, which is yet to come".formatted(release.version(), date)));
            }
            Release earlier = latestOfLine.put(product.versioning().lineOf(release.version()), release);
            if (earlier != null && earlier.date().orElseThrow().isAfter(date)) {
                findings.add(LintFinding.warning(
                        "date-order",
                        product.places().of(release.version()),
                        "%s is dated %s, before %s (%s), which it follows in its line; correct one of the dates"
                                .formatted(
                                        release.version(),
                                        date,
                                        earlier.version(),
                                        earlier.date().orElseThrow())));
            }
        }
        return findings;
    }
}
