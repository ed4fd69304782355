package io.github.upgradeguard.maven;

import io.github.upgradeguard.maven.DeclaredRelease.Origin;
import io.github.upgradeguard.migration.MigrationSource;
import io.github.upgradeguard.migration.schema.Dbms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Turns parameters into two releases to compare, or says what is wrong with them: all of it, in one message. */
final class MigrationDeclarations {

    private final ExecutionContext context;
    private final Optional<MigrationSource> ofProduct;
    private final Map<String, String> given = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    /**
     * Parameters of which none is given yet.
     *
     * @param ofProduct what the file of a product says, where one is named
     */
    MigrationDeclarations(ExecutionContext context, Optional<MigrationSource> ofProduct) {
        this.context = context;
        this.ofProduct = ofProduct;
    }

    /** What a parameter says; null where it is not given. */
    MigrationDeclarations with(String name, @Nullable String value) {
        if (value != null && value.contains("${")) {
            mistakes.add(
                    "upgrade-guard.%s is '%s', which nothing defines; give the value itself".formatted(name, value));
        }
        given.put(name, value == null ? "" : value.strip());
        return this;
    }

    /**
     * What is to be compared.
     *
     * @param from the release that runs
     * @param to the release to come
     * @param databases that are judged for
     * @param roots the change logs to begin with; empty for all that are found
     */
    record Request(DeclaredRelease from, DeclaredRelease to, List<Dbms> databases, List<String> roots) {}

    /**
     * What the parameters ask for together.
     *
     * @throws MojoExecutionException if something is missing or wrong; the message names all of it
     */
    Request request() throws MojoExecutionException {
        // A value that nothing defines is told once, and not again as a path that is not there.
        if (mistakes.isEmpty()) {
            List<Coordinates> artifacts = artifacts();
            DeclaredRelease from = from(artifacts);
            DeclaredRelease to = to(artifacts);
            List<Dbms> databases = new MigrationSources(mistakes).databases(items("dbms"), "upgrade-guard.dbms");
            if (mistakes.isEmpty()) {
                refuseWhatCannotBeCompared(from, to);
            }
            if (mistakes.isEmpty()) {
                return new Request(from, to, databases, changeLogs());
            }
        }
        throw Mistakes.of(mistakes);
    }

    private boolean has(String name) {
        return !value(name).isEmpty();
    }

    private String value(String name) {
        return given.getOrDefault(name, "");
    }

    private List<String> items(String name) {
        return MigrationSources.items(value(name));
    }

    private List<String> changeLogs() {
        return has("changeLogs")
                ? items("changeLogs")
                : ofProduct.map(MigrationSource::changeLogs).orElse(List.of());
    }

    /** Those that are named; where none need be, none; otherwise the one that the project itself builds. */
    private List<Coordinates> artifacts() {
        boolean areNeeded = !has("fromPath") || (has("to") && !has("toPath"));
        if (has("artifacts")) {
            if (has("fromPath") && has("toPath")) {
                mistakes.add("fromPath and toPath say what is compared, artifacts says it again; take one of them out");
            }
            return new MigrationSources(mistakes).coordinates(items("artifacts"), "upgrade-guard.artifacts");
        }
        if (!areNeeded) {
            return List.of();
        }
        if (ofProduct.isPresent()) {
            return new MigrationSources(mistakes)
                    .coordinates(ofProduct.get().artifacts(), "the product " + value("product"));
        }
        MavenProject project = context.project();
        if (project.getBasedir() != null && "jar".equals(project.getPackaging())) {
            return List.of(new Coordinates(project.getGroupId(), project.getArtifactId(), "jar", ""));
        }
        mistakes.add(
                "no artifacts are given; add -Dupgrade-guard.artifacts=groupId:artifactId (several by commas), or -Dupgrade-guard.fromPath=… and -Dupgrade-guard.toPath=… with jars or folders");
        return List.of();
    }

    private DeclaredRelease from(List<Coordinates> artifacts) {
        if (!has("from") && !has("fromPath")) {
            mistakes.add(
                    "nothing says which release runs; add -Dupgrade-guard.from=… with its version, or -Dupgrade-guard.fromPath=… with its jar or folder");
        }
        return release("from", "fromPath", artifacts);
    }

    private DeclaredRelease to(List<Coordinates> artifacts) {
        if (has("to") || has("toPath")) {
            return release("to", "toPath", artifacts);
        }
        List<MavenProject> built = artifacts.isEmpty() ? started() : ofThisBuild(artifacts);
        if (built.isEmpty() || built.size() < artifacts.size()) {
            mistakes.add(
                    "nothing says which release is to come; add -Dupgrade-guard.to=… with its version, or -Dupgrade-guard.toPath=… with its jar or folder; without them it is what this build makes, and it makes %s"
                            .formatted(
                                    built.isEmpty()
                                            ? "none of the artifacts"
                                            : built.stream()
                                                            .map(MavenProject::getArtifactId)
                                                            .collect(Collectors.joining(", "))
                                                    + " alone"));
            return new DeclaredRelease("", List.of());
        }
        return new DeclaredRelease(
                built.get(0).getVersion(),
                built.stream().map(this::output).map(Origin.class::cast).toList());
    }

    private List<MavenProject> started() {
        MavenProject project = context.project();
        boolean compiles = project.getBasedir() != null && !"pom".equals(project.getPackaging());
        return compiles ? List.of(project) : List.of();
    }

    /** The modules that build these artifacts, in their order; without those that none builds. */
    private List<MavenProject> ofThisBuild(List<Coordinates> artifacts) {
        return artifacts.stream()
                .filter(Coordinates::isMainJar)
                .flatMap(artifact -> context.session().getProjects().stream()
                        .filter(project -> project.getBasedir() != null)
                        .filter(project -> project.getGroupId().equals(artifact.groupId()))
                        .filter(project -> project.getArtifactId().equals(artifact.artifactId()))
                        .limit(1))
                .toList();
    }

    private Origin.Local output(MavenProject project) {
        Path folder = Path.of(project.getBuild().getOutputDirectory());
        if (!Files.isDirectory(folder)) {
            mistakes.add(
                    "%s is not there: %s %s is not compiled yet; run mvn process-classes upgrade-guard:migrations with the same parameters, or add -Dupgrade-guard.to=… with a version"
                            .formatted(folder, project.getArtifactId(), project.getVersion()));
        }
        return new Origin.Local(folder);
    }

    private DeclaredRelease release(String version, String path, List<Coordinates> artifacts) {
        if (has(path)) {
            List<Origin> origins = new ArrayList<>();
            items(path).forEach(item -> origin(path, item, origins));
            return new DeclaredRelease(has(version) ? value(version) : value(path), origins);
        }
        return new DeclaredRelease(
                value(version),
                artifacts.stream()
                        .<Origin>map(artifact -> new Origin.Published(artifact, value(version)))
                        .toList());
    }

    private void origin(String parameter, String text, List<Origin> origins) {
        try {
            Origin origin = Origin.of(text, base());
            if (origin instanceof Origin.Local local && !Files.exists(local.path())) {
                mistakes.add("there is no %s; correct upgrade-guard.%s".formatted(local.path(), parameter));
            }
            origins.add(origin);
        } catch (IllegalArgumentException e) {
            mistakes.add("upgrade-guard.%s: %s".formatted(parameter, e.getMessage()));
        }
    }

    private Path base() {
        return context.project().getBasedir() == null
                ? Path.of("").toAbsolutePath()
                : context.project().getBasedir().toPath();
    }

    private void refuseWhatCannotBeCompared(DeclaredRelease from, DeclaredRelease to) {
        if (from.origins().size() != to.origins().size()) {
            mistakes.add("%s is %d artifacts and %s is %d; give the same ones of both, in the same order"
                    .formatted(
                            from.name(),
                            from.origins().size(),
                            to.name(),
                            to.origins().size()));
        } else if (from.origins().equals(to.origins())) {
            mistakes.add("from and to are the same (%s), so nothing would be compared; correct one of them"
                    .formatted(from.name()));
        }
    }
}
