package io.github.upgradeguard.changelog;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
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

    /**
     * The files of a jar, or of a folder.
     *
     * @throws IOException if it is neither, or cannot be read
     */
    static Contents open(Path jarOrFolder) throws IOException {
        return Optional.<Contents>empty().orElseThrow(() -> new IOException("not yet: " + jarOrFolder));
    }

    /**
     * The files of a folder as a revision of a repository has them.
     *
     * @param repository a folder in it
     * @param folder from the root of the repository
     * @throws IOException if there is no such repository, revision or folder, or it cannot be read
     */
    static Contents atRevision(Path repository, String revision, String folder) throws IOException {
        return Optional.<Contents>empty()
                .orElseThrow(() -> new IOException("not yet: " + repository + revision + folder));
    }
}
