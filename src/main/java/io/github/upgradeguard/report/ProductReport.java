package io.github.upgradeguard.report;

import io.github.upgradeguard.border.CleanText;
import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.policy.AcceptedRisks;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Hop;
import io.github.upgradeguard.upgrade.policy.Level;
import io.github.upgradeguard.upgrade.policy.Policy;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.upgrade.policy.Terms;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.version.Numbers;
import io.github.upgradeguard.upgrade.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known of products: one row each, or one of them in full.
 *
 * @param arrow what stands between two versions
 */
public record ProductReport(String arrow) {

    private static final int LINES_SHOWN = 12;

    /** A report whose arrows this process can print. */
    public static ProductReport forStandardOutput() {
        return new ProductReport(ConsoleReport.arrowForStandardOutput());
    }

    /** One product in a row of a list. */
    public record Row(String id, String title, String refuses, String releases, String read) {}

    /** A product's row. */
    public static Row row(Product product) {
        String refuses = product.rules().stream()
                .filter(Rule::canRefuse)
                .map(Rule::terms)
                .filter(terms -> terms.level() == Level.MUST)
                .map(Terms::id)
                .distinct()
                .collect(Collectors.joining(", "));
        return new Row(
                product.id(),
                product.title(),
                refuses.isEmpty() ? "nothing, it advises" : refuses,
                releases(product),
                lastRead(product).map(LocalDate::toString).orElse(""));
    }

    private static String releases(Product product) {
        return product.catalog()
                .map(catalog -> String.format(
                                Locale.ROOT, "%,d", catalog.releases().size())
                        + product.releasesUntil().map(" until %s"::formatted).orElse(""))
                .orElse("by arithmetic");
    }

    private static Optional<LocalDate> lastRead(Product product) {
        return product.sources().values().stream()
                .map(Source::read)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** All products in a list. */
    public List<String> list(List<Product> products) {
        List<Row> rows = products.stream().map(ProductReport::row).toList();
        int id = rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
        int title = rows.stream().mapToInt(row -> row.title().length()).max().orElse(0);
        int releases =
                rows.stream().mapToInt(row -> row.releases().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add("  " + padded(row.id(), id) + "  " + padded(row.title(), title) + "  "
                    + padded(row.releases(), releases) + "  read " + row.read());
        }
        return CleanText.lines(lines);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /** One product in full: its rules with their sources, its stops, and what its lines can be upgraded to. */
    public List<String> full(Product product) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s (%s)".formatted(product.id(), product.title(), product.file()));
        lines.add("  releases   " + described(product));
        lastRead(product).ifPresent(day -> lines.add("  last read  " + day));
        lines.add("  rules");
        product.rules().forEach(rule -> lines.addAll(rule(rule)));
        if (!product.knownFailures().isEmpty()) {
            lines.add("  known failures, which diagnose finds in a log");
            product.knownFailures()
                    .forEach(failure -> lines.add("    %s: %s".formatted(failure.id(), failure.title())));
        }
        product.catalog().filter(catalog -> !catalog.lines().isEmpty()).ifPresent(catalog -> {
            lines.addAll(stops(product, catalog));
            lines.addAll(hops(product, catalog));
        });
        return CleanText.lines(lines);
    }

    private static String described(Product product) {
        return product.catalog()
                .filter(catalog -> !catalog.isEmpty())
                .map(catalog -> {
                    List<Release> all = catalog.releases();
                    return "%s, from %s to %s"
                            .formatted(
                                    releases(product),
                                    all.get(0).version(),
                                    all.get(all.size() - 1).version());
                })
                .orElse("not listed; lines are counted by arithmetic");
    }

    private static List<String> rule(Rule rule) {
        Terms terms = rule.terms();
        List<String> lines = new ArrayList<>();
        String advice = terms.level() == Level.SHOULD ? " (advice)" : "";
        lines.add("    %s%s: %s%s".formatted(terms.id(), advice, rule.says(), conditions(terms)));
        terms.because().ifPresent(because -> lines.add("        " + because));
        terms.source().ifPresent(source -> lines.add("        " + ConsoleReport.written(source)));
        return lines;
    }

    private static String conditions(Terms terms) {
        return terms.targets().map("; for targets %s"::formatted).orElse("")
                + terms.when().map("; when %s"::formatted).orElse("")
                + terms.rollout().map(Rollout::key).map("; %s only"::formatted).orElse("");
    }

    private static List<String> stops(Product product, Catalog catalog) {
        List<Version> stops = product.rules().stream()
                .filter(rule -> rule.terms().level() == Level.MUST)
                .flatMap(rule -> rule.stops(catalog).stream())
                .distinct()
                .sorted()
                .toList();
        return stops.isEmpty()
                ? List.of()
                : List.of("  stops      " + stops.stream().map(Version::text).collect(Collectors.joining(", ")));
    }

    /** From the newest release of each of the newest lines, the lines that one hop leads into. */
    private List<String> hops(Product product, Catalog catalog) {
        Policy policy = Policy.of(product.rules(), Facts.NONE, Optional.empty(), AcceptedRisks.NONE);
        List<Numbers> all = catalog.lines();
        List<Numbers> shown = all.subList(Math.max(0, all.size() - LINES_SHOWN), all.size());
        List<String> lines = new ArrayList<>();
        lines.add("  hops       from the newest release of a line; without facts, the way that suits each best"
                + (shown.size() < all.size() ? "; the newest %d of %d lines".formatted(shown.size(), all.size()) : ""));
        for (int from = 0; from < shown.size() - 1; from++) {
            Version newest = newest(catalog, shown.get(from));
            String reached = shown.subList(from + 1, shown.size()).stream()
                    .filter(line -> isReached(policy, catalog, newest, line))
                    .map(Numbers::toString)
                    .collect(Collectors.joining(", "));
            lines.add("    %s %s %s".formatted(newest, arrow, reached.isEmpty() ? "no later line" : reached));
        }
        return lines;
    }

    private static boolean isReached(Policy policy, Catalog catalog, Version from, Numbers line) {
        return catalog.versionsOf(line).stream()
                .map(to -> new Hop(catalog.position(from), catalog.position(to)))
                .anyMatch(hop -> hop.goesUp() && policy.judge(hop).isLegal());
    }

    private static Version newest(Catalog catalog, Numbers line) {
        List<Version> versions = catalog.versionsOf(line);
        return versions.get(versions.size() - 1);
    }
}
