/** The change logs of a product's releases: Liquibase's and Flyway's, read and never run. */
@NullMarked
package io.github.upgradeguard.migration.changelog;

import org.jspecify.annotations.NullMarked;
