package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.migration.Comparisons;
import io.github.upgradeguard.migration.MigrationSource;
import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.policy.MigrationReadings;
import io.github.upgradeguard.upgrade.policy.MigrationReadings.Ends;
import io.github.upgradeguard.upgrade.policy.Policy;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import io.github.upgradeguard.upgrade.version.UnreadableVersionException;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Judges declared upgrades. From a version's text to the verdict, everything passes through here. */
public final class Guard {

    /** How many hops are looked at for one upgrade, each with two releases to fetch and read, before it is given up. */
    private static final int MOST_LOOKS = 40;

    private final ProductLibrary library;
    private final Supplier<LocalDate> today;
    private final Comparisons comparisons;

    /** A guard that reads no change logs: what upgrades name of them stays unknown. */
    public Guard(ProductLibrary library, Supplier<LocalDate> today) {
        this(library, today, (source, from, to) -> {
            throw new IOException("change logs are not read here");
        });
    }

    /**
     * A guard over the products of a library.
     *
     * @param today asked only where acceptances could have expired; nothing else depends on a clock
     * @param comparisons asked only for upgrades that say where their change logs are
     */
    public Guard(ProductLibrary library, Supplier<LocalDate> today, Comparisons comparisons) {
        this.library = library;
        this.today = today;
        this.comparisons = comparisons;
    }

    /**
     * Judges one upgrade.
     *
     * @throws UnusableFileException if its product is not there or its file cannot be used
     */
    public Assessment judge(UpgradeRequest request) {
        Product product = library.product(request.product());
        Version target;
        List<Finding> readings = new ArrayList<>();
        try {
            target = target(request, product, readings);
        } catch (UnreadableVersionException e) {
            return unreadable(request, product, "target", request.target(), e);
        }
        if (request.current().text().equals(UpgradeRequest.NOTHING_RUNS)) {
            return new FirstInstallation(request, product).assess(target);
        }
        Version current;
        try {
            current = product.versioning().read(request.current().text());
        } catch (UnreadableVersionException e) {
            return unreadable(request, product, "current", request.current(), e);
        }
        if (current.equals(target)) {
            return nothingToDo(request, current, target);
        }
        Acceptances acceptances = Acceptances.of(request, product.versioning(), today);
        Policy policy = Policy.of(product.rules(), request.installation(), request.rollout(), acceptances);
        Optional<Catalog> catalog = catalog(product, policy, current, target);
        if (catalog.isEmpty()) {
            String why =
                    "%s lists no releases, and what lies between %s and %s cannot be told by arithmetic; list them under releases in %s"
                            .formatted(product.title(), current, target, product.file());
            return Assessment.without(
                    request, Verdict.UNKNOWN, List.of(finding(request, Severity.ERROR, "target-unlisted", why)));
        }
        boolean looks = request.migrations().isPresent()
                && !request.rollout().equals(Optional.of(Rollout.FULL_STOP))
                && current.compareTo(target) < 0;
        Assessment assessment = looks
                ? assessLooking(request, product, catalog.get(), acceptances, new Ends(current, target))
                : new Assessor(request, product, policy, catalog.get(), acceptances).assess(current, target);
        return assessment.and(readings);
    }

    /** The declared target; what is printed as a stop is read back as the newest release in it. */
    private static Version target(UpgradeRequest request, Product product, List<Finding> readings) {
        String text = request.target().text();
        Optional<PrintedStop> stop = PrintedStop.read(text, product);
        if (stop.isEmpty()) {
            return product.versioning().read(text);
        }
        Optional<Version> newest = stop.get().newestListed(product);
        newest.ifPresent(release -> readings.add(finding(
                request,
                Severity.NOTE,
                "target-read",
                "%s is read as %s, the newest release of the list that is in it".formatted(text, release))));
        return newest.or(() -> stop.get().standIn(product))
                .orElseGet(() -> product.versioning().read(text));
    }

    private static Assessment nothingToDo(UpgradeRequest request, Version current, Version target) {
        String same = current.flavour().equals(target.flavour())
                ? "%s runs already; there is nothing to upgrade".formatted(current)
                : "%s is the release that runs (%s), in another flavour of its image; no upgrade is judged"
                        .formatted(target, current);
        return Assessment.without(
                request, Verdict.ALLOWED, List.of(finding(request, Severity.NOTE, "nothing-to-do", same)));
    }

    /**
     * Assesses by the change logs of the declared hop and of the hops of the paths that are found, and so again until all
     * of these have been looked at: no release is fetched that no path would stop at.
     */
    private Assessment assessLooking(
            UpgradeRequest request, Product product, Catalog catalog, Acceptances acceptances, Ends declared) {
        ChangeLogs changeLogs = new ChangeLogs(comparisons, source(request, product));
        MigrationReadings readings = MigrationReadings.NONE.with(declared, changeLogs.look(declared));
        while (true) {
            Policy policy = Policy.of(
                    product.rules(), request.installation(), request.rollout(), acceptances, Optional.of(readings));
            Assessment assessment =
                    new Assessor(request, product, policy, catalog, acceptances).assess(declared.from(), declared.to());
            List<Ends> ahead = Stream.concat(assessment.path().stream(), assessment.recommendedPath().stream())
                    .map(hop ->
                            new Ends(hop.hop().from().version(), hop.hop().to().version()))
                    .distinct()
                    .filter(Predicate.not(readings::has))
                    .toList();
            if (ahead.isEmpty() || readings.isClosed()) {
                return assessment;
            }
            if (readings.read().size() + ahead.size() > MOST_LOOKS) {
                readings = readings.closed();
            } else {
                for (Ends ends : ahead) {
                    readings = readings.with(ends, changeLogs.look(ends));
                }
            }
        }
    }

    /** Where an upgrade says its change logs are, or else its product. */
    private static MigrationSource source(UpgradeRequest request, Product product) {
        MigrationSource own = request.migrations().orElseThrow();
        if (own.isGiven()) {
            return own;
        }
        return product.migrations()
                .map(own::of)
                .orElseThrow(() -> new UnusableFileException(
                        "%s does not say which artifacts hold its change logs (migrations: {artifacts: …}); write them into <migrations> of the upgrade, as groupId:artifactId, or their <path>"
                                .formatted(product.file())));
    }

    /** The product's own catalog; without one, what arithmetic makes of it where rules count, and nothing otherwise. */
    private static Optional<Catalog> catalog(Product product, Policy policy, Version current, Version target) {
        Catalog listed = product.catalog().orElse(Catalog.of(List.of(), product.versioning()));
        if (!listed.isEmpty() || !policy.countsReleases(current.compareTo(target) < 0)) {
            return Optional.of(listed);
        }
        if (product.catalog().isPresent()) {
            throw new UnusableFileException(
                    "%s: `releases` is empty, and the rules count over it; list the releases, or take the key out to have lines counted by arithmetic"
                            .formatted(product.file()));
        }
        return Catalog.assumed(current, target, product.versioning());
    }

    private static Assessment unreadable(
            UpgradeRequest request,
            Product product,
            String which,
            DeclaredVersion version,
            UnreadableVersionException e) {
        String until = product.releasesUntil()
                .filter(any -> product.versioning().isListed())
                .map("; the list reaches to %s"::formatted)
                .orElse("");
        Finding finding = new Finding(
                "version-unreadable",
                Severity.ERROR,
                which + ": " + e.getMessage() + until,
                Optional.empty(),
                version.at());
        return Assessment.without(request, Verdict.UNKNOWN, List.of(finding));
    }

    static Finding finding(UpgradeRequest request, Severity severity, String rule, String message) {
        return new Finding(
                rule, severity, message, Optional.empty(), request.target().at());
    }
}
