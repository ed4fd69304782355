package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Product files written for a test, and upgrades judged by them. */
record Products(Path folder) {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    Products with(String id, String content) {
        try {
            Files.writeString(folder.resolve(id + ".yaml"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Assessment judge(String product, String current, String target) {
        return judge(product, current, target, Optional.empty(), Facts.NONE);
    }

    Assessment judge(String product, String current, String target, Optional<Rollout> rollout, Facts facts) {
        return judge(new UpgradeRequest(
                product, product, DeclaredVersion.of(current), DeclaredVersion.of(target), rollout, facts, List.of()));
    }

    Assessment judge(UpgradeRequest request) {
        return guard().judge(request);
    }

    /** One that reads each file once. */
    Guard guard() {
        return new Guard(library(), () -> TODAY);
    }

    ProductLibrary library() {
        return new ProductLibrary(folder, Products.class.getClassLoader());
    }
}
