package io.github.upgradeguard.product;

import io.github.upgradeguard.catalog.Catalog;
import io.github.upgradeguard.policy.Rule;
import io.github.upgradeguard.version.Versioning;
import java.util.List;
import java.util.Optional;

/**
 * What is upgraded.
 *
 * @param id the name under which a project declares it
 * @param title its name in messages
 * @param catalog its releases; empty if its file has no {@code releases} at all
 * @param rules its own rules, never empty
 * @param file the file it was read from, as a person knows it
 */
public record Product(
        String id, String title, Versioning versioning, Optional<Catalog> catalog, List<Rule> rules, String file) {}
