package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.schema.Dbms;
import java.util.List;
import java.util.Optional;

/**
 * Where the change logs of a product's releases are, as a project declares it.
 *
 * @param artifacts coordinates without a version
 * @param paths jars, folders, and folders at a revision ({@code git:REVISION:FOLDER}), in which {@code {{version}}}
 *     stands for a release; where there are any, there are no artifacts
 * @param databases to judge for; empty for all that several instances can share
 * @param changeLogs to begin with, from the root of an artifact; empty for all that are found
 * @param decisions the file of persons' decisions; empty for the one that the project has by default
 * @param isWhole whether these are all artifacts of the product that speak to the database
 */
public record MigrationSource(
        List<String> artifacts,
        List<String> paths,
        List<Dbms> databases,
        List<String> changeLogs,
        Optional<String> decisions,
        boolean isWhole) {

    public MigrationSource {
        artifacts = List.copyOf(artifacts);
        paths = List.copyOf(paths);
        databases = List.copyOf(databases);
        changeLogs = List.copyOf(changeLogs);
    }

    /** Whether it says where anything is. */
    public boolean isGiven() {
        return !artifacts.isEmpty() || !paths.isEmpty();
    }

    /** The same, of the artifacts that a product's file names. */
    public MigrationSource of(MigrationSource product) {
        return new MigrationSource(
                product.artifacts,
                product.paths,
                databases,
                changeLogs.isEmpty() ? product.changeLogs : changeLogs,
                decisions,
                isWhole);
    }
}
