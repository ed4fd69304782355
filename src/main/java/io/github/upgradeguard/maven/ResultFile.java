package io.github.upgradeguard.maven;

import io.github.upgradeguard.maven.BuildMemory.Claim;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;

/** A file in the output directory that a goal writes its results to, and that nobody else in the build writes to. */
record ResultFile(Path path) {

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
    static ResultFile claimed(Path folder, boolean isOurs, List<String> names, BuildMemory memory, String owner)
            throws MojoExecutionException {
        synchronized (memory.data()) {
            if (isOurs && memory.claim(folder.resolve(kind(names.get(0))), kind(names.get(0))) == Claim.NEW) {
                discardAll(folder, names.get(0));
            }
            for (String name : names) {
                ResultFile file = new ResultFile(folder.resolve(name));
                Claim claim = memory.claim(file.path, owner);
                if (claim == Claim.NEW) {
                    for (String own : names.subList(names.indexOf(name), names.size())) {
                        new ResultFile(folder.resolve(own)).discard();
                    }
                }
                if (claim != Claim.OTHERS) {
                    return file;
                }
            }
        }
        throw new IllegalStateException("no file of " + names + " is free for " + owner);
    }

    /** Results of executions that are no more. */
    private static void discardAll(Path folder, String name) throws MojoExecutionException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (kind(String.valueOf(file.getFileName())).equals(kind(name)) && Files.isRegularFile(file)) {
                    new ResultFile(file).discard();
                }
            }
        } catch (IOException e) {
            throw Mistakes.of("%s cannot be read: %s".formatted(folder, e));
        }
    }

    /** What is common to the results of one goal: {@code report*.json} of {@code report-gate.json}. */
    private static String kind(String name) {
        return name.replaceFirst("(-.*)?(\\.[a-z]+)$", "*$2");
    }

    private void discard() throws MojoExecutionException {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw Mistakes.of("%s is left from an earlier build and cannot be deleted: %s".formatted(path, e));
        }
    }

    /** Writes the results beside the file and puts them into its place: whoever reads it finds all of them or none. */
    void write(Results results) throws MojoExecutionException {
        Path beside = path.resolveSibling(".%s.%s.tmp".formatted(path.getFileName(), UUID.randomUUID()));
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
            throw Mistakes.of("%s cannot be written (%s); set upgrade-guard.outputDirectory".formatted(path, e));
        }
    }

    private void move(Path beside) throws IOException {
        try {
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
