package io.github.upgradeguard.upgrade.runbook;

import io.github.upgradeguard.upgrade.guard.AcceptedFlag;
import io.github.upgradeguard.upgrade.guard.DeclaredVersion;
import io.github.upgradeguard.upgrade.guard.Guard;
import io.github.upgradeguard.upgrade.guard.Instances;
import io.github.upgradeguard.upgrade.guard.Unreviewed;
import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runbooks by product files written for a test, or by the built-in ones. */
record Written(Path folder) {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    Written with(String id, String content) {
        try {
            Files.writeString(folder.resolve(id + ".yaml"), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProductLibrary library() {
        return new ProductLibrary(folder, Written.class.getClassLoader());
    }

    String runbook(String product, String current, String target) {
        return runbook(request(product, current, target, Facts.NONE, Optional.empty(), List.of()));
    }

    String runbook(UpgradeRequest... requests) {
        ProductLibrary library = library();
        Planner planner = new Planner(new Guard(library, () -> TODAY), library);
        return RunbookWriter.write(Stream.of(requests).map(planner::plan).toList());
    }

    static UpgradeRequest request(
            String product,
            String current,
            String target,
            Facts facts,
            Optional<Instances> instances,
            List<AcceptedFlag> accepted) {
        return new UpgradeRequest(
                product,
                product,
                DeclaredVersion.of(current),
                DeclaredVersion.of(target),
                Optional.empty(),
                facts,
                instances,
                Optional.empty(),
                accepted,
                Unreviewed.WARN);
    }
}
