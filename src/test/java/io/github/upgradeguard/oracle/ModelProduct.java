package io.github.upgradeguard.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A catalog and its rules, in the order in which a file writes them. */
record ModelProduct(List<ModelRelease> releases, List<ModelRule> rules) {

    ModelProduct shuffled(Random random) {
        List<ModelRelease> otherReleases = new ArrayList<>(releases);
        List<ModelRule> otherRules = new ArrayList<>(rules);
        Collections.shuffle(otherReleases, random);
        Collections.shuffle(otherRules, random);
        return new ModelProduct(otherReleases, otherRules);
    }

    ModelProduct withoutRelease(int index) {
        return new ModelProduct(without(releases, index), rules);
    }

    ModelProduct withoutRule(int index) {
        return new ModelProduct(releases, without(rules, index));
    }

    static <T> List<T> without(List<T> all, int index) {
        List<T> rest = new ArrayList<>(all);
        rest.remove(index);
        return rest;
    }

    String yaml(String name) {
        StringBuilder yaml = new StringBuilder("product: " + name + "\ntitle: A product\nrules:\n");
        rules.forEach(rule -> yaml.append("  - ").append(rule.yaml()).append('\n'));
        yaml.append("releases:\n");
        releases.forEach(release -> yaml.append("  - ").append(release.yaml()).append('\n'));
        return yaml.toString();
    }
}
