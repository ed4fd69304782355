package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.border.ProjectFiles;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.Utf8;
import io.github.upgradeguard.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The project's own product files. One that is there but would not be read, because of its name or because it leads out
 * of the project, is a mistake: somebody wrote it in order that it counts.
 */
final class ProjectShelf {

    private static final String ENDING = ".yaml";
    private static final Pattern YAML = Pattern.compile("(?i)\\.ya?ml\\s*$");
    private static final int DEEPEST = 2;

    private final ProjectFiles project;
    private final Path folder;

    ProjectShelf(ProjectFiles project, Path folder) {
        this.project = project;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** How messages name the folder. */
    String name() {
        return project.shown(folder);
    }

    /**
     * The file of a product; empty if there is none.
     *
     * @throws UnusableFileException if there is one that cannot be used, or one that looks as if it were meant
     */
    Optional<ProductFile> find(String id) {
        if (!isThere()) {
            return Optional.empty();
        }
        Path file = folder.resolve(id + ENDING);
        for (Path other : files()) {
            if (!other.equals(file)) {
                refuseWhatIsMeant(id, other);
            }
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        String name = project.shown(file);
        try {
            return Optional.of(ProductFile.read(id, name, Utf8.text(name, bytes(file)), this::beside));
        } catch (IOException e) {
            throw new UnusableFileException("%s: the file cannot be read: %s".formatted(name, e.getMessage()));
        }
    }

    /** The names that the files here go by, right or wrong, in the order of the alphabet. */
    List<String> ids() {
        return isThere()
                ? files().stream()
                        .filter(file -> folder.equals(file.getParent()))
                        .map(file -> base(file).toLowerCase(Locale.ROOT))
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
    }

    private boolean isThere() {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            project.check(folder);
        } catch (IOException e) {
            throw new UnusableFileException("%s: %s".formatted(name(), e.getMessage()));
        }
        if (!Files.isDirectory(folder)) {
            throw new UnusableFileException("%s: it is no folder; make it one, or take it out".formatted(name()));
        }
        return true;
    }

    /** All that end like a product file, in the folder and below it. */
    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.filter(file -> !file.equals(folder))
                    .filter(file -> YAML.matcher(nameOf(file)).find())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UnusableFileException("%s: the folder cannot be read: %s".formatted(name(), e));
        }
    }

    private void refuseWhatIsMeant(String id, Path file) {
        String right = project.shown(folder.resolve(id + ENDING));
        if (base(file).equalsIgnoreCase(id)) {
            throw new UnusableFileException("%s: the file of '%s' is not read under this name; rename it to %s"
                    .formatted(project.shown(file), id, right));
        }
        if (says(file).contains(id)) {
            throw new UnusableFileException(
                    "%s: the file says it is '%s', and is not read under this name; rename it to %s, or correct its product"
                            .formatted(project.shown(file), id, right));
        }
    }

    /** What a file says its product is: looked for in its text, so that a file that nobody asks for is not parsed. */
    private List<String> says(Path file) {
        List<String> products = new ArrayList<>();
        try {
            String text = new String(bytes(file), StandardCharsets.ISO_8859_1);
            Pattern.compile("(?m)^[\"']?product[\"']?[ \t]*:[ \t]*[\"']?([a-z0-9._-]+)")
                    .matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .forEach(products::add);
        } catch (IOException e) {
            // It is told where somebody asks for it.
            return List.of();
        }
        return products;
    }

    private Optional<byte[]> beside(String name) throws IOException {
        Path path;
        try {
            path = folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new IOException("it is no name of a file: " + e.getReason(), e);
        }
        if (!path.startsWith(folder)) {
            throw new IOException("it is outside of " + name());
        }
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? Optional.of(bytes(path)) : Optional.empty();
    }

    private byte[] bytes(Path file) throws IOException {
        project.check(file);
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is no file");
        }
        return project.bytes(file, YamlReader.LONGEST);
    }

    private static String base(Path file) {
        return YAML.matcher(nameOf(file)).replaceFirst("").strip();
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
