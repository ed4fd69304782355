package io.github.upgradeguard.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Published artifacts, as Maven gets them: from the local repository, the reactor, or the repositories of the build. */
final class Artifacts {

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    /** Those that a project's build can get, or a build without a project. */
    Artifacts(RepositorySystem system, MavenSession session, MavenProject project) {
        this.system = system;
        this.session = session.getRepositorySession();
        this.repositories = project.getRemoteProjectRepositories();
    }

    /**
     * The file of an artifact. Neither its POM nor a dependency of it is looked at: a parent POM that is published
     * nowhere does not matter.
     *
     * @throws UnresolvedArtifactException if there is none to be had
     */
    Path resolve(Coordinates coordinates, String version) throws UnresolvedArtifactException {
        DefaultArtifact artifact = new DefaultArtifact(
                coordinates.groupId(),
                coordinates.artifactId(),
                coordinates.classifier(),
                coordinates.extension(),
                version);
        try {
            return system.resolveArtifact(session, new ArtifactRequest(artifact, repositories, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new UnresolvedArtifactException(
                    "%s %s is not to be had: %s; %s".formatted(coordinates, version, reason(e), wayOut(coordinates)));
        }
    }

    /** What the last repository said; the exception itself names the artifact once more, each Maven in its own way. */
    private static String reason(ArtifactResolutionException e) {
        return Optional.ofNullable(e.getCause())
                .map(Throwable::getMessage)
                .or(() -> Optional.ofNullable(e.getMessage()))
                .flatMap(message -> message.lines().findFirst())
                .map(line -> line.endsWith(".") ? line.substring(0, line.length() - 1) : line)
                .orElse("Maven does not say why");
    }

    private String wayOut(Coordinates coordinates) {
        if (session.isOffline()) {
            return "Maven is offline: run it once without -o, or correct the name";
        }
        String spelling = coordinates.classifier().isEmpty()
                ? "correct the name or the version"
                : "correct the name, the version or the classifier '%s'".formatted(coordinates.classifier());
        String asked = repositories.stream().map(RemoteRepository::getId).collect(Collectors.joining(", "));
        return "%s, or add its repository to the POM or the settings (asked: %s); -U asks again"
                .formatted(spelling, asked);
    }
}
