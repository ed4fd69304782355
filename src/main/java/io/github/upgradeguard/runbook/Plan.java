package io.github.upgradeguard.runbook;

import io.github.upgradeguard.guard.Assessment;
import io.github.upgradeguard.guard.CrossedRelease;
import io.github.upgradeguard.guard.PlannedHop;
import io.github.upgradeguard.product.Product;
import java.util.List;

/**
 * An upgrade that somebody is to carry out.
 *
 * @param stages the hops in their order; none where there is nothing to do, or no way
 * @param end where they end: the target, or the nearest release that can be reached
 * @param notes of all releases from the current one to the end
 */
public record Plan(Product product, Assessment assessment, List<Stage> stages, String end, List<CrossedRelease> notes) {

    public Plan {
        stages = List.copyOf(stages);
        notes = List.copyOf(notes);
    }

    /**
     * A hop of the way.
     *
     * @param notes of the releases that it crosses
     */
    public record Stage(PlannedHop hop, List<CrossedRelease> notes) {

        public Stage {
            notes = List.copyOf(notes);
        }
    }
}
