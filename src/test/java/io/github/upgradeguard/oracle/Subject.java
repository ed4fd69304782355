package io.github.upgradeguard.oracle;

import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.DeclaredVersion;
import io.github.upgradeguard.upgrade.guard.Guard;
import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real guard, which reads a product from a file as it would in a build. */
final class Subject {

    static final String NAME = "product";

    private final Guard guard;

    private Subject(Guard guard) {
        this.guard = guard;
    }

    static Subject with(ModelProduct product, Path folder) {
        return reading(folder, Map.of(NAME, product.yaml(NAME)));
    }

    /** @param files their content by name; one is named {@value #NAME} */
    static Subject reading(Path folder, Map<String, String> files) {
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey() + ".yaml"), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Subject(
                new Guard(new ProductLibrary(folder, Subject.class.getClassLoader()), () -> ModelAcceptance.TODAY));
    }

    Assessment judge(ModelRequest request) {
        return guard.judge(request.of(NAME));
    }

    /** The same to what is written in another way. */
    Assessment judge(ModelRequest request, String target) {
        return guard.judge(request.of(NAME, target));
    }

    Assessment install(ModelVersion target) {
        return guard.judge(new UpgradeRequest(
                "installation",
                NAME,
                DeclaredVersion.of(UpgradeRequest.NOTHING_RUNS),
                DeclaredVersion.of(target.toString()),
                Optional.empty(),
                Facts.NONE,
                List.of()));
    }
}
