package io.github.upgradeguard.upgrade.failure;

import java.util.List;

/**
 * A known failure and where the log shows it.
 *
 * @param sightings of each of its signatures that the log has, in its order; never empty
 */
public record Recognised(KnownFailure failure, List<Sightings> sightings) {

    public Recognised {
        sightings = List.copyOf(sightings);
    }

    /** The numbers of the lines that show it, from 1 on and rising: of each signature the first ones. */
    public List<Long> lines() {
        return sightings.stream()
                .flatMap(one -> one.lines().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
