package io.github.upgradeguard.maven;

import io.github.upgradeguard.border.ProjectFiles;
import io.github.upgradeguard.migration.Decisions;
import io.github.upgradeguard.migration.DecisionsFile;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.Utf8;
import io.github.upgradeguard.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The file in which a project keeps what persons have decided of change sets.
 *
 * @param root the project's folder
 * @param files of the project, to which it has to belong; empty where who runs the build has typed its name
 * @param declared where it is said to be; empty for where it is by default, and where it need not be
 */
record DecisionFile(Path root, Optional<ProjectFiles> files, Optional<String> declared) {

    private static final String DEFAULT = "migration-decisions.yaml";

    private Path path() {
        return root.resolve(declared.orElse(DEFAULT));
    }

    /** How messages name it. */
    String name() {
        Path path = path();
        return (path.startsWith(root) ? root.relativize(path) : path).toString().replace('\\', '/');
    }

    /**
     * What is decided, as it counts today.
     *
     * @throws MojoExecutionException if the file is not there though it is declared, or cannot be used
     */
    Decisions decisions() throws MojoExecutionException {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        if (!Files.exists(path(), LinkOption.NOFOLLOW_LINKS)) {
            if (declared.isPresent()) {
                throw Mistakes.of(
                        "there is no file %s with decisions; correct its name or take it out".formatted(name()));
            }
            return new Decisions(name(), List.of(), today);
        }
        try {
            byte[] bytes =
                    files.orElse(new ProjectFiles(path().resolveSibling("."))).bytes(path(), YamlReader.LONGEST);
            String content = Utf8.text(name(), bytes);
            return new Decisions(name(), DecisionsFile.read(name(), content), today);
        } catch (UnusableFileException e) {
            throw Mistakes.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw Mistakes.of("the decisions in %s cannot be read: %s".formatted(name(), e.getMessage()));
        }
    }
}
