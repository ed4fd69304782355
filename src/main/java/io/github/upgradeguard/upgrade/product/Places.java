package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.yaml.Place;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Where a product's file says what it says. */
public final class Places {

    private final Place file;
    private final IdentityHashMap<Rule, Place> rules = new IdentityHashMap<>();
    private final Map<Version, Place> releases = new HashMap<>();
    private final Map<String, Place> sources = new HashMap<>();
    private final Map<String, Place> failures = new HashMap<>();

    Places(Place file) {
        this.file = file;
    }

    void put(Rule rule, Place place) {
        rules.put(rule, place);
    }

    void put(Version release, Place place) {
        releases.put(release, place);
    }

    void put(String source, Place place) {
        sources.put(source, place);
    }

    void putFailure(String id, Place place) {
        failures.put(id, place);
    }

    /** The beginning of the file. */
    public Place file() {
        return file;
    }

    /** Where a rule is written; the beginning of the file for one that is written nowhere. */
    public Place of(Rule rule) {
        return rules.getOrDefault(rule, file);
    }

    /** Where a release is listed; the beginning of the file for one that is not. */
    public Place of(Version release) {
        return releases.getOrDefault(release, file);
    }

    /** Where a source stands; the beginning of the file if there is none of that name. */
    public Place ofSource(String name) {
        return sources.getOrDefault(name, file);
    }

    /** Where a known failure stands; the beginning of the file if there is none of that name. */
    public Place ofFailure(String id) {
        return failures.getOrDefault(id, file);
    }
}
