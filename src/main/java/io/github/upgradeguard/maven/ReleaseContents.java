package io.github.upgradeguard.maven;

import io.github.upgradeguard.maven.DeclaredRelease.Origin;
import io.github.upgradeguard.migration.Side;
import io.github.upgradeguard.migration.changelog.Contents;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;

/** Fetches and opens the artifacts of releases, each once; closed, it closes them all. */
final class ReleaseContents implements Closeable {

    private final Artifacts artifacts;
    private final Path repository;
    private final Map<Origin, Contents> open = new HashMap<>();

    /** @param repository a folder in the project's repository */
    ReleaseContents(Artifacts artifacts, Path repository) {
        this.artifacts = artifacts;
        this.repository = repository;
    }

    /**
     * The sides that releases are.
     *
     * @param areWhole whether the artifacts are all that speak to the database
     * @throws MojoExecutionException if an artifact is not to be had or cannot be read; the message names all of them
     */
    List<Side> sides(List<DeclaredRelease> releases, boolean areWhole) throws MojoExecutionException {
        List<Side> sides = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (DeclaredRelease release : releases) {
            List<Contents> ofRelease = new ArrayList<>();
            for (Origin origin : release.origins()) {
                try {
                    ofRelease.add(opened(origin));
                } catch (UnresolvedArtifactException e) {
                    mistakes.add(String.valueOf(e.getMessage()));
                } catch (IOException e) {
                    mistakes.add("%s cannot be read: %s".formatted(origin, told(e)));
                }
            }
            sides.add(new Side(release.name(), ofRelease, areWhole));
        }
        if (!mistakes.isEmpty()) {
            throw Mistakes.of(mistakes);
        }
        return sides;
    }

    /** What is wrong; an exception of the file system says a path and nothing else. */
    private static String told(IOException e) {
        return e instanceof FileSystemException ? e.toString() : String.valueOf(e.getMessage());
    }

    private Contents opened(Origin origin) throws IOException, UnresolvedArtifactException {
        Contents known = open.get(origin);
        if (known == null) {
            known = open(origin);
            open.put(origin, known);
        }
        return known;
    }

    private Contents open(Origin origin) throws IOException, UnresolvedArtifactException {
        if (origin instanceof Origin.Published published) {
            return Contents.open(artifacts.resolve(published.coordinates(), published.version()));
        }
        if (origin instanceof Origin.AtRevision at) {
            return Contents.atRevision(repository, at.revision(), at.folder());
        }
        return Contents.open(((Origin.Local) origin).path());
    }

    @Override
    public void close() throws IOException {
        for (Contents contents : open.values()) {
            contents.close();
        }
    }
}
