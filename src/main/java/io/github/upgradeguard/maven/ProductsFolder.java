package io.github.upgradeguard.maven;

import io.github.upgradeguard.border.ProjectFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a project's own product files.
 *
 * @param files whose folder it is: the project's, or for one that the command line names, its own
 */
record ProductsFolder(ProjectFiles files, Path path) {

    private static final String NAME = "upgrades";
    private static final List<String> ALIKE = List.of("upgrade", NAME);
    private static final Pattern YAML = Pattern.compile("(?i)\\.ya?ml\\s*$");
    private static final Pattern PRODUCT = Pattern.compile("(?m)^\\{?\\s*[\"']?product[\"']?\\s*:");
    private static final int LONGEST_LOOKED_AT = 1024 * 1024;

    /**
     * The folder that the configuration names, which must be there and in the project; otherwise the one called
     * {@code upgrades} in a folder of the project, which need not be there.
     *
     * @param isTyped whether the command line names it: who types it may read what he likes
     */
    static ProductsFolder of(ProjectRoot root, @Nullable File configured, boolean isTyped)
            throws MojoExecutionException {
        return configured == null ? found(root) : named(root.files(), configured, isTyped);
    }

    private static ProductsFolder named(ProjectFiles files, File configured, boolean isTyped)
            throws MojoExecutionException {
        Path path = configured.toPath().toAbsolutePath().normalize();
        if (!Files.isDirectory(path)) {
            throw Mistakes.of("productsDirectory is %s, which is no folder; create it or correct the parameter"
                    .formatted(configured));
        }
        if (isTyped && !path.startsWith(files.folder())) {
            return new ProductsFolder(new ProjectFiles(path), path);
        }
        try {
            files.check(path);
        } catch (IOException e) {
            throw Mistakes.of(
                    "productsDirectory is %s: %s, name it on the command line (-Dupgrade-guard.productsDirectory=…), or make a pack of it"
                            .formatted(configured, e.getMessage()));
        }
        return new ProductsFolder(files, path);
    }

    private static ProductsFolder found(ProjectRoot root) throws MojoExecutionException {
        ProjectFiles files = root.files();
        List<Path> filled = new ArrayList<>();
        Optional<Path> there = Optional.empty();
        for (Path folder : root.folders()) {
            refuseAlike(files, folder);
            if (holdsYaml(folder.resolve(NAME))) {
                filled.add(folder);
            } else if (there.isEmpty() && Files.exists(folder.resolve(NAME), LinkOption.NOFOLLOW_LINKS)) {
                there = Optional.of(folder);
            }
        }
        if (filled.size() > 1) {
            throw Mistakes.of(
                    "product files lie in %s; put them together in one of these folders, or name one as <productsDirectory>"
                            .formatted(String.join(
                                    " and in ",
                                    filled.stream()
                                            .map(folder -> files.shown(folder.resolve(NAME)))
                                            .toList())));
        }
        Path folder = filled.isEmpty() ? there.orElse(root.root()) : filled.get(0);
        // A parent's folder may lie beside the project's.
        return new ProductsFolder(
                folder.startsWith(files.folder()) ? files : new ProjectFiles(folder), folder.resolve(NAME));
    }

    /** A folder that is called nearly so and holds product files was meant. */
    private static void refuseAlike(ProjectFiles files, Path folder) throws MojoExecutionException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.filter(ProductsFolder::isAlike).sorted().toList()) {
                if (Files.exists(folder.resolve(NAME)) && Files.isSameFile(entry, folder.resolve(NAME))) {
                    continue;
                }
                Optional<Path> product =
                        yaml(entry).stream().filter(ProductsFolder::saysProduct).findFirst();
                if (product.isPresent()) {
                    throw Mistakes.of(
                            "%s is a product file, and is not read there; rename the folder to %s, or name it as <productsDirectory>"
                                    .formatted(files.shown(product.get()), NAME));
                }
            }
        } catch (IOException e) {
            throw Mistakes.of("%s cannot be read: %s".formatted(files.shown(folder), e));
        }
    }

    private static boolean isAlike(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return !name.equals(NAME) && ALIKE.contains(name.strip().toLowerCase(Locale.ROOT)) && Files.isDirectory(entry);
    }

    private static boolean holdsYaml(Path folder) throws MojoExecutionException {
        try {
            return !yaml(folder).isEmpty();
        } catch (IOException e) {
            throw Mistakes.of("%s cannot be read: %s".formatted(folder.getFileName(), e));
        }
    }

    private static List<Path> yaml(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> YAML.matcher(file.toString()).find())
                    .sorted()
                    .toList();
        }
    }

    private static boolean saysProduct(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) <= LONGEST_LOOKED_AT
                    && PRODUCT.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .find();
        } catch (IOException e) {
            return false;
        }
    }
}
