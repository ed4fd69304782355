package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.changelog.Contents;
import java.util.List;

/**
 * One of two releases that are compared.
 *
 * @param release how it is named, mostly its version
 * @param artifacts those of its artifacts that were given; of two sides, in the same order and of the same things
 * @param isWhole whether these are all artifacts of the product that speak to the database, so that what none of them
 *     names is used by nothing
 */
public record Side(String release, List<Contents> artifacts, boolean isWhole) {

    public Side {
        artifacts = List.copyOf(artifacts);
    }
}
