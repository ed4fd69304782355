package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.policy.HorizonRule;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.version.Version;
import java.util.List;
import java.util.Optional;

/** An upgrade of a product of which nothing runs yet: no rule about hops speaks of it, but the target has to be known. */
record FirstInstallation(UpgradeRequest request, Product product) {

    Assessment assess(Version target) {
        Catalog catalog = product.catalog().orElse(Catalog.of(List.of(), product.versioning()));
        Position place = catalog.position(target);
        Optional<Release> avoid = place.flagged(Flag.AVOID);
        if (avoid.isPresent()) {
            String why = "%s is to be avoided: %s"
                    .formatted(target, avoid.get().flags().get(Flag.AVOID));
            return found(Verdict.BLOCKED, Severity.ERROR, Flag.AVOID.key(), why);
        }
        if (!catalog.isEmpty() && !place.isListed() && !place.isNewestOfItsLine()) {
            return found(Verdict.UNKNOWN, Severity.ERROR, "target-unlisted", new ListEnd(product).unknown(target));
        }
        Optional<HorizonRule> passed = product.rules().stream()
                .filter(HorizonRule.class::isInstance)
                .map(HorizonRule.class::cast)
                .filter(horizon -> !horizon.isRead(place))
                .findFirst();
        if (passed.isPresent()) {
            return found(
                    Verdict.UNKNOWN,
                    Severity.ERROR,
                    passed.get().terms().id(),
                    passed.get().beyond(place));
        }
        String first = "nothing runs yet: %s is a first installation, and no upgrade is judged".formatted(target);
        return found(Verdict.ALLOWED, Severity.NOTE, "first-installation", first);
    }

    private Assessment found(Verdict verdict, Severity severity, String rule, String message) {
        return Assessment.without(request, verdict, List.of(Guard.finding(request, severity, rule, message)));
    }
}
