package io.github.upgradeguard.maven;

import io.github.upgradeguard.border.ProjectFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Where the project begins that a module belongs to. Whichever folder the build is started in, it is the same: the
 * outermost of the parents' folders, of the aggregators that name the module, and of what lies in one {@code .mvn} folder's
 * project with it.
 */
record ProjectRoot(MavenSession session, MavenProject project) {

    private static final Pattern MODULE = Pattern.compile("<(?:module|subproject)>\\s*([^<]*?)\\s*</");
    private static final long LONGEST_POM = 4L * 1024 * 1024;

    /** The folder of the root POM, or the current folder where there is no project. */
    Path root() {
        return project.getBasedir() == null ? started().toAbsolutePath() : root(basedir());
    }

    /** The project's files, which may begin above the root POM: where {@code .mvn} is. */
    ProjectFiles files() {
        Path root = root();
        return new ProjectFiles(
                project.getBasedir() == null
                        ? root
                        : outer(root, withMvn(basedir()).orElse(root)));
    }

    /** The folders in which files for this project may lie, the innermost first; further its parents' that lie elsewhere. */
    Set<Path> folders() {
        Set<Path> folders = new LinkedHashSet<>();
        Path outermost = files().folder();
        for (Path folder = project.getBasedir() == null ? outermost : basedir();
                folder != null && folder.startsWith(outermost);
                folder = folder.getParent()) {
            folders.add(folder);
        }
        folders.addAll(parents());
        if (project.getBasedir() != null) {
            folders.add(started().toAbsolutePath().normalize());
        }
        return folders;
    }

    private Path basedir() {
        return project.getBasedir().toPath().toAbsolutePath().normalize();
    }

    private Path started() {
        String started = session.getExecutionRootDirectory();
        return Path.of(started == null ? "" : started);
    }

    private List<Path> parents() {
        List<Path> folders = new ArrayList<>();
        MavenProject parent = project.getParent();
        while (parent != null && parent.getBasedir() != null) {
            folders.add(parent.getBasedir().toPath().toAbsolutePath().normalize());
            parent = parent.getParent();
        }
        return folders;
    }

    private Path root(Path own) {
        Path root = own;
        for (Path parent : parents()) {
            if (!own.startsWith(parent)) {
                break;
            }
            root = outer(root, parent);
        }
        root = outer(root, started());
        Path multiModule = multiModule();
        root = multiModule != null && hasPom(multiModule) ? outer(root, multiModule) : root;
        Optional<Path> withMvn = withMvn(own);
        for (Path folder = own; withMvn.isPresent() && folder != null && folder.startsWith(withMvn.get()); ) {
            root = hasPom(folder) ? outer(root, folder) : root;
            folder = folder.getParent();
        }
        return aggregator(root);
    }

    private @Nullable Path multiModule() {
        MavenExecutionRequest request = session.getRequest();
        return request == null || request.getMultiModuleProjectDirectory() == null
                ? null
                : request.getMultiModuleProjectDirectory()
                        .toPath()
                        .toAbsolutePath()
                        .normalize();
    }

    /** The nearest folder at or above one in which Maven keeps the settings of a project. */
    private static Optional<Path> withMvn(Path own) {
        for (Path folder = own; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /** The outermost POM above a folder that has it for a module, or for a module of a module. */
    private static Path aggregator(Path own) {
        Path root = own;
        for (Path folder = own.getParent(); folder != null; folder = folder.getParent()) {
            if (hasPom(folder) && names(folder, root)) {
                root = folder;
            }
        }
        return root;
    }

    private static boolean names(Path aggregator, Path module) {
        Path pom = aggregator.resolve("pom.xml");
        try {
            if (Files.size(pom) > LONGEST_POM) {
                return false;
            }
            return MODULE.matcher(Files.readString(pom, StandardCharsets.ISO_8859_1))
                    .results()
                    .anyMatch(found -> isAt(aggregator, found.group(1), module));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isAt(Path aggregator, String name, Path module) {
        try {
            Path named = aggregator.resolve(name.replace('\\', '/')).normalize();
            return named.equals(module) || module.equals(named.getParent());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean hasPom(Path folder) {
        return Files.isRegularFile(folder.resolve("pom.xml"));
    }

    private static Path outer(Path one, Path other) {
        return one.startsWith(other) ? other : one;
    }
}
