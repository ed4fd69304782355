package io.github.upgradeguard.maven;

import io.github.upgradeguard.guard.UpgradeRequest;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;

/** What a goal does with each upgrade, so that one run tells the mistakes of all of them. */
record EveryUpgrade(List<UpgradeRequest> requests) {

    /**
     * What the work comes to for each of them.
     *
     * @throws MojoExecutionException if a product file cannot be used; the message names all that cannot
     */
    <T> List<T> map(Function<UpgradeRequest, T> work) throws MojoExecutionException {
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
        if (!mistakes.isEmpty()) {
            throw new MojoExecutionException("\n" + String.join("\n", mistakes));
        }
        return results;
    }
}
