package io.github.upgradeguard.oracle;

import io.github.upgradeguard.guard.Assessment;
import io.github.upgradeguard.guard.Guard;
import io.github.upgradeguard.product.ProductLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real guard, which reads a product from a file as it would in a build. */
final class Subject {

    private static final String NAME = "product";

    private final Guard guard;

    private Subject(Guard guard) {
        this.guard = guard;
    }

    static Subject with(ModelProduct product, Path folder) {
        try {
            Files.writeString(folder.resolve(NAME + ".yaml"), product.yaml(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Subject(
                new Guard(new ProductLibrary(folder, Subject.class.getClassLoader()), () -> ModelAcceptance.TODAY));
    }

    Assessment judge(ModelRequest request) {
        return guard.judge(request.of(NAME));
    }
}
