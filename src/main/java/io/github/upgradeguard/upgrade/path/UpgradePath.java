package io.github.upgradeguard.upgrade.path;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hops, head to tail, every one legal.
 *
 * @param hops never empty
 */
public record UpgradePath(List<PathHop> hops) {

    public UpgradePath {
        hops = List.copyOf(hops);
    }

    /** The versions passed, with arrows between. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(hops.get(0).hop().from()), hops.stream().map(hop -> hop.hop()
                        .to()))
                .map(position -> position.version().text())
                .collect(Collectors.joining(" → "));
    }
}
