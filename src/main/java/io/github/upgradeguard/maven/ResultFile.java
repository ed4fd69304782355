package io.github.upgradeguard.maven;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;

/** A file in the output directory that a goal writes its results to. */
record ResultFile(Path path) {

    /** What writes the results. */
    @FunctionalInterface
    interface Results {
        void writeTo(Writer out) throws IOException;
    }

    /** What an earlier build found must not pass for what this one did. */
    void discard() throws MojoExecutionException {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "\n%s is left from an earlier build and cannot be deleted: %s".formatted(path, e));
        }
    }

    void write(Results results) throws MojoExecutionException {
        try {
            Files.createDirectories(path.getParent());
            try (Writer out = Files.newBufferedWriter(path)) {
                results.writeTo(out);
            }
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "\n%s cannot be written (%s); set upgrade-guard.outputDirectory".formatted(path, e));
        }
    }
}
