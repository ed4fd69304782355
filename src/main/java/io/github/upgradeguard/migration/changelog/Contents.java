package io.github.upgradeguard.migration.changelog;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of one artifact of a product's release: of a jar, a folder, or a folder at a revision. */
public interface Contents extends Closeable {

    /** Bytes; the longest file that is read. No honest change log comes near. */
    int LONGEST_FILE = 16 * 1024 * 1024;

    /** Files; the most that one artifact may hold. */
    int MOST_FILES = 200_000;

    /**
     * The files of a jar, a zip file or a folder.
     *
     * @throws IOException if there is nothing at the path, or nothing that can be read; the message says what to write
     */
    static Contents open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new FolderContents(path);
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException(path + " is not there; name a jar, a zip file or a folder");
        }
        return new ArchiveContents(path);
    }

    /**
     * The files of a folder as they were at a revision of a git repository.
     *
     * @param repository a folder in the repository
     * @param revision whatever git takes for a commit: a tag, a branch, a hash
     * @param folder from the repository's root; empty or {@code .} for the whole of it
     * @throws IOException if git, the revision or the folder is not there; the message says what to write
     */
    static Contents atRevision(Path repository, String revision, String folder) throws IOException {
        return new RevisionContents(new Git(repository), revision, folder);
    }

    /** How messages name it, such as {@code keycloak-model-jpa-26.0.8.jar}. */
    String name();

    /** The paths of all files, from the root, with {@code /} between their parts, sorted. */
    List<String> paths();

    /**
     * The bytes of a file; empty if there is none at the path.
     *
     * @throws IOException if it cannot be read, or is longer than any honest change log
     */
    default Optional<byte[]> bytes(String path) throws IOException {
        Optional<byte[]> bytes = head(path, LONGEST_FILE + 1);
        if (bytes.isPresent() && bytes.get().length > LONGEST_FILE) {
            throw new IOException("longer than %d MiB".formatted(LONGEST_FILE >> 20));
        }
        return bytes;
    }

    /**
     * The first bytes of a file, all of them if they are no more; empty if there is none at the path.
     *
     * @throws IOException if it cannot be read
     */
    Optional<byte[]> head(String path, int most) throws IOException;
}
