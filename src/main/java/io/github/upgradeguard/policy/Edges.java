package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Position;
import io.github.upgradeguard.version.Version;
import io.github.upgradeguard.version.VersionRange;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Hops one by one, as an update graph lists them. */
record Edges(Map<Version, Set<Version>> originsOfTarget) implements Hops {

    private static final int SHOWN = 5;

    Edges {
        originsOfTarget = originsOfTarget.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    @Override
    public boolean contain(Hop hop) {
        return originsOf(hop.to().version()).contains(hop.from().version());
    }

    @Override
    public boolean leadTo(Position to) {
        return !originsOf(to.version()).isEmpty();
    }

    @Override
    public Object kin(Position to) {
        return originsOf(to.version());
    }

    private Set<Version> originsOf(Version target) {
        return originsOfTarget.getOrDefault(target, Set.of());
    }

    @Override
    public String leaving(Version origin) {
        List<Version> targets = originsOfTarget.entrySet().stream()
                .filter(entry -> entry.getValue().contains(origin))
                .map(Map.Entry::getKey)
                .sorted(Comparator.reverseOrder())
                .toList();
        String shown = targets.stream().limit(SHOWN).map(Version::text).collect(Collectors.joining(", "));
        return targets.size() > SHOWN ? "%s and %d older ones".formatted(shown, targets.size() - SHOWN) : shown;
    }

    /** An update graph is its own list of releases. */
    @Override
    public List<VersionRange> ranges() {
        return List.of();
    }

    @Override
    public String toString() {
        return "%d hops to %d releases"
                .formatted(originsOfTarget.values().stream().mapToInt(Set::size).sum(), originsOfTarget.size());
    }
}
