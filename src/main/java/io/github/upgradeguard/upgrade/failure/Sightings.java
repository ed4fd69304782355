package io.github.upgradeguard.upgrade.failure;

import java.util.List;

/**
 * Where a log has a signature.
 *
 * @param lines the numbers of the first lines that have it, from 1 on and rising; never empty
 * @param count how many lines have it; more than {@code lines} holds where there are very many
 */
public record Sightings(Signature signature, List<Long> lines, long count) {

    public Sightings {
        lines = List.copyOf(lines);
    }
}
