package io.github.upgradeguard.changelog;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The files of one artifact of a product's release: of a jar, a folder, or a folder at a revision. */
public interface Contents extends Closeable {

    /** How messages name it, such as {@code keycloak-model-jpa-26.0.8.jar}. */
    String name();

    /** The paths of all files, from the root, with {@code /} between their parts, sorted. */
    List<String> paths();

    /**
     * The bytes of a file; empty if there is none at the path.
     *
     * @throws IOException if it cannot be read, or is longer than any honest change log
     */
    Optional<byte[]> bytes(String path) throws IOException;
}
