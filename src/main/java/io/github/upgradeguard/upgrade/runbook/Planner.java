package io.github.upgradeguard.upgrade.runbook;

import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.Guard;
import io.github.upgradeguard.upgrade.guard.PlannedHop;
import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.util.List;

/** Makes plans of requests: the way to the target, or as near to it as one gets. */
public record Planner(Guard guard, ProductLibrary library) {

    /**
     * The plan of one upgrade.
     *
     * @throws UnusableFileException if its product is not there or its file, the templates of its runbook included,
     *     cannot be used
     */
    public Plan plan(UpgradeRequest request) {
        Product product = library.product(request.product());
        List<UnusableFileException> mistakes = new RunbookTemplates(product.runbook()).mistakes();
        if (!mistakes.isEmpty()) {
            throw mistakes.get(0);
        }
        Assessment assessment = guard.judge(request);
        List<PlannedHop> way = assessment.path().isEmpty() ? assessment.wayToNearest() : assessment.path();
        String end = assessment.nearest().orElse(request.target().text());
        return new Plan(product, assessment, way, end);
    }
}
