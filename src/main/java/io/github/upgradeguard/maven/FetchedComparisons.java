package io.github.upgradeguard.maven;

import io.github.upgradeguard.border.ProjectFiles;
import io.github.upgradeguard.maven.DeclaredRelease.Origin;
import io.github.upgradeguard.migration.Comparer;
import io.github.upgradeguard.migration.Comparison;
import io.github.upgradeguard.migration.Comparisons;
import io.github.upgradeguard.migration.MigrationSource;
import io.github.upgradeguard.migration.Side;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Compares releases whose artifacts Maven fetches, or that stand on this machine. A release is an end of many hops: its
 * artifacts stay open until this is closed.
 */
final class FetchedComparisons implements Comparisons, Closeable {

    private final ReleaseContents contents;
    private final Path root;
    private final ProjectFiles files;

    /**
     * Comparisons for a project.
     *
     * @param root the folder that paths are relative to, in the project's repository
     * @param files to which a file of decisions has to belong
     */
    FetchedComparisons(Artifacts artifacts, Path root, ProjectFiles files) {
        this.contents = new ReleaseContents(artifacts, root);
        this.root = root;
        this.files = files;
    }

    @Override
    public Comparison between(MigrationSource source, String from, String to) throws IOException {
        try {
            List<Side> sides = contents.sides(List.of(release(source, from), release(source, to)), source.isWhole());
            Comparer comparer = new Comparer(
                    source.databases(),
                    source.changeLogs(),
                    new DecisionFile(root, Optional.of(files), source.decisions()).decisions());
            return comparer.compare(sides.get(0), sides.get(1));
        } catch (MojoExecutionException e) {
            throw new IOException(
                    withoutPaths(String.valueOf(e.getMessage()).strip().replace("\n", "; ")), e);
        } catch (IOException e) {
            throw new IOException(withoutPaths(String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void close() {
        try {
            contents.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A report says where something is in the project, and not where that is on this machine. */
    private String withoutPaths(String message) {
        return message.replace(root + File.separator, "").replaceAll("file:/[^\\s),;]*", "file:…");
    }

    private DeclaredRelease release(MigrationSource source, String version) {
        List<Origin> origins = source.paths().isEmpty()
                ? source.artifacts().stream()
                        .flatMap(text -> Coordinates.of(text).stream())
                        .<Origin>map(coordinates -> new Origin.Published(coordinates, version))
                        .toList()
                : source.paths().stream()
                        .map(path -> Origin.of(path.replace("{{version}}", version), root))
                        .toList();
        return new DeclaredRelease(version, origins);
    }
}
