package io.github.upgradeguard.maven;

import io.github.upgradeguard.maven.BuildMemory.Claim;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * A file in the output directory that a goal writes its results to, and that nobody else in the build writes to.
 *
 * @param stale what an earlier build has left and cannot be deleted, as a mistake; empty if all is gone
 */
record ResultFile(Path path, Optional<String> stale) {

    /** What writes the results. */
    @FunctionalInterface
    interface Results {
        void writeTo(Writer out) throws IOException;
    }

    /**
     * The first of several files that no other execution of this build has for its own. What an earlier build left under
     * any of these names is gone then: it must not pass for what this one found.
     *
     * @param isOurs whether nobody else has files in the folder
     * @param names of the files, the last of which is nobody else's
     */
    static ResultFile claimed(Path folder, boolean isOurs, List<String> names, BuildMemory memory, String owner) {
        synchronized (memory.data()) {
            List<String> left = new ArrayList<>();
            if (isOurs && memory.claim(folder.resolve(kind(names.get(0))), kind(names.get(0))) == Claim.NEW) {
                discardAll(folder, names.get(0), left);
            }
            for (String name : names) {
                Claim claim = memory.claim(folder.resolve(name), owner);
                if (claim == Claim.NEW) {
                    names.subList(names.indexOf(name), names.size()).forEach(own -> discard(folder.resolve(own), left));
                }
                if (claim != Claim.OTHERS) {
                    return new ResultFile(folder.resolve(name), left.stream().findFirst());
                }
            }
        }
        throw new IllegalStateException("no file of " + names + " is free for " + owner);
    }

    /** Results of executions that are no more. */
    private static void discardAll(Path folder, String name, List<String> left) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (kind(String.valueOf(file.getFileName())).equals(kind(name)) && !Files.isDirectory(file)) {
                    discard(file, left);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            left.add("%s cannot be read: %s".formatted(folder, e));
        }
    }

    /** What is common to the results of one goal: {@code report*.json} of {@code report-gate.json}. */
    private static String kind(String name) {
        return name.replaceFirst("(-.*)?(\\.[a-z]+)$", "*$2");
    }

    private static void discard(Path file, List<String> left) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            left.add("%s is left from an earlier build and cannot be deleted: %s".formatted(file, e));
        }
    }

    /** For a goal that writes nothing: nothing is left that would speak in its place. */
    void staysAway() throws MojoExecutionException {
        if (stale.isPresent()) {
            throw Mistakes.of(stale.get());
        }
    }

    /**
     * Writes the results beside the file and puts them into its place: whoever reads it finds all of them or none. What
     * is found is told all the same where it cannot be written.
     *
     * @return why it is not written, as a mistake; empty if it is
     */
    Optional<String> write(Results results) {
        Path beside =
                path.resolveSibling(".%s.%s.tmp".formatted(path.getFileName(), Long.toHexString(System.nanoTime())));
        try {
            Files.createDirectories(beside.resolveSibling("."));
            try {
                try (Writer out = Files.newBufferedWriter(beside, StandardOpenOption.CREATE_NEW)) {
                    results.writeTo(out);
                }
                move(beside);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            return Optional.of("%s cannot be written (%s); set upgrade-guard.outputDirectory".formatted(path, e));
        }
        return stale;
    }

    private void move(Path beside) throws IOException {
        try {
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
