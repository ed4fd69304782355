package io.github.upgradeguard.border;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The files of a project. What a project names is read only where it is the project's own: neither a path nor a link
 * leads out of it.
 *
 * @param folder the outermost folder of the project
 */
public record ProjectFiles(Path folder) {

    public ProjectFiles {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * The bytes of a file.
     *
     * @param longest how many bytes are read at most
     * @throws IOException if it is none of the project's, or cannot be read, or is longer; the message says which
     */
    public byte[] bytes(Path file, int longest) throws IOException {
        check(file);
        try (InputStream stream = Files.newInputStream(file)) {
            return bytes(stream, longest);
        }
    }

    /**
     * All that a stream has, whose size nobody tells truly: a file may grow, and a jar unpacks to a thousand times its size.
     *
     * @param longest how many bytes are read at most
     * @throws IOException if it cannot be read, or is longer; the message says which
     */
    public static byte[] bytes(InputStream stream, int longest) throws IOException {
        byte[] bytes = stream.readNBytes(longest + 1);
        if (bytes.length > longest) {
            throw new IOException("it has too many bytes; at most %d are read".formatted(longest));
        }
        return bytes;
    }

    /**
     * Lets pass what is a file of the project.
     *
     * @throws IOException if it is none; the message says why, as the end of a sentence about the file
     */
    public void check(Path file) throws IOException {
        Path path = file.toAbsolutePath().normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("it is outside of the project, and not read; put it into the project");
        }
        Path real;
        try {
            real = path.toRealPath();
        } catch (NoSuchFileException e) {
            throw new IOException(
                    Files.isSymbolicLink(path)
                            ? "it is a link to nothing; mend the link or take it out"
                            : "it is not there",
                    e);
        }
        if (!real.startsWith(folder.toRealPath())) {
            throw new IOException(
                    "it is a link that leads out of the project, and not read; put the file itself there");
        }
        if (!Files.isRegularFile(real) && !Files.isDirectory(real)) {
            throw new IOException("it is neither a file nor a folder");
        }
    }

    /** How messages name a file: from the folder of the project on, with forward slashes. */
    public String shown(Path file) {
        Path path = file.toAbsolutePath().normalize();
        Path name = path.getFileName();
        return (path.startsWith(folder) && !path.equals(folder) ? folder.relativize(path) : name == null ? path : name)
                .toString()
                .replace('\\', '/');
    }
}
