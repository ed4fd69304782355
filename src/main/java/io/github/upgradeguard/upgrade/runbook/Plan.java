package io.github.upgradeguard.upgrade.runbook;

import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.CrossedRelease;
import io.github.upgradeguard.upgrade.guard.PlannedHop;
import io.github.upgradeguard.upgrade.product.Product;
import java.util.List;

/**
 * An upgrade that somebody is to carry out.
 *
 * @param hops in their order; none where there is nothing to do, or no way
 * @param end where they end: the target, or the nearest release that can be reached
 */
public record Plan(Product product, Assessment assessment, List<PlannedHop> hops, String end) {

    public Plan {
        hops = List.copyOf(hops);
    }

    /** The releases that all hops cross, with how their notes stand, oldest first. */
    public List<CrossedRelease> notes() {
        return hops.stream().flatMap(hop -> hop.notes().stream()).distinct().toList();
    }
}
