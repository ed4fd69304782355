package io.github.upgradeguard.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A catalog and its rules, in the order in which a file writes them.
 *
 * @param completeUntil the day up to which the catalog is said to be complete
 */
record ModelProduct(List<ModelRelease> releases, List<ModelRule> rules, Optional<LocalDate> completeUntil) {

    static ModelProduct of(List<ModelRelease> releases, List<ModelRule> rules) {
        return new ModelProduct(releases, rules, Optional.empty());
    }

    ModelProduct shuffled(Random random) {
        List<ModelRelease> otherReleases = new ArrayList<>(releases);
        List<ModelRule> otherRules = new ArrayList<>(rules);
        Collections.shuffle(otherReleases, random);
        Collections.shuffle(otherRules, random);
        return new ModelProduct(otherReleases, otherRules, completeUntil);
    }

    ModelProduct withoutRelease(int index) {
        return new ModelProduct(without(releases, index), rules, completeUntil);
    }

    ModelProduct withoutRule(int index) {
        return new ModelProduct(releases, without(rules, index), completeUntil);
    }

    static <T> List<T> without(List<T> all, int index) {
        List<T> rest = new ArrayList<>(all);
        rest.remove(index);
        return rest;
    }

    String yaml(String name) {
        StringBuilder yaml = new StringBuilder("product: " + name + "\ntitle: A product\nrules:\n");
        rules.forEach(rule -> yaml.append("  - ").append(rule.yaml()).append('\n'));
        completeUntil.ifPresent(
                day -> yaml.append("releases-until: ").append(day).append('\n'));
        yaml.append("releases:\n");
        releases.forEach(release -> yaml.append("  - ").append(release.yaml()).append('\n'));
        return yaml.toString();
    }
}
