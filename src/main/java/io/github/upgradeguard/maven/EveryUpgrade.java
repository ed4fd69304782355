package io.github.upgradeguard.maven;

import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a goal does with each upgrade, so that one run tells the mistakes of all of them. */
record EveryUpgrade(List<UpgradeRequest> requests) {

    /**
     * What a goal came to.
     *
     * @param results of the upgrades whose product can be used
     * @param mistakes of the files of the other ones
     */
    record Worked<T>(List<T> results, List<String> mistakes) {}

    /** What the work comes to for each of them. A product file that cannot be used takes only its own upgrade away. */
    <T> Worked<T> map(Function<UpgradeRequest, T> work) {
        List<T> results = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (UpgradeRequest request : requests) {
            try {
                results.add(work.apply(request));
            } catch (UnusableFileException e) {
                String place = request.target().at().map(at -> at + ": ").orElse("");
                mistakes.add("%s%s: %s".formatted(place, request.id(), e.getMessage()));
            }
        }
        return new Worked<>(results, mistakes);
    }
}
