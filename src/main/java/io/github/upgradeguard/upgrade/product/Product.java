package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.migration.MigrationSource;
import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Coverage;
import io.github.upgradeguard.upgrade.failure.KnownFailure;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.upgrade.version.Versioning;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is upgraded.
 *
 * @param id the name under which a project declares it
 * @param title its name in messages
 * @param catalog its releases; empty if its file has no {@code releases} at all
 * @param releasesUntil the day up to which the releases are all there are; empty if its file does not say
 * @param reviewed the releases whose notes somebody has read, so that silence about them means something
 * @param rules its own rules, never empty
 * @param components the tiers of an instance in the order in which they are upgraded; empty if its file does not say
 * @param migrations which published artifacts hold its change logs; empty if its file does not say
 * @param runbook what to do by hand, not compiled
 * @param knownFailures how upgrades of it fail, those of its own file before those that it extends; empty if its file
 *     does not say
 * @param sources where its rules and failures are written, by the names that they have in its file
 * @param places where its file says all that
 */
public record Product(
        String id,
        String title,
        Versioning versioning,
        Optional<Catalog> catalog,
        Optional<LocalDate> releasesUntil,
        Coverage reviewed,
        List<Rule> rules,
        List<String> components,
        Optional<MigrationSource> migrations,
        Runbook runbook,
        List<KnownFailure> knownFailures,
        Map<String, Source> sources,
        Places places) {

    public Product {
        rules = List.copyOf(rules);
        knownFailures = List.copyOf(knownFailures);
    }

    /** The file it was read from, as a person knows it. */
    public String file() {
        return places.file().file();
    }

    /** The file that a project writes into what is missing here: this one, if it is the project's, or one that extends it. */
    public String fileToWriteInto() {
        boolean isOfTheProject = file().endsWith(BuiltInProducts.YAML);
        return isOfTheProject ? file() : "the project's own %s.yaml (extends: %s)".formatted(id, id);
    }
}
