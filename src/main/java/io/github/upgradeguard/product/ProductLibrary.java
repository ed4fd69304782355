package io.github.upgradeguard.product;

import io.github.upgradeguard.yaml.Names;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.Utf8;
import io.github.upgradeguard.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds products: first among the project's own files, then in the packs on a class path, then among the built-in ones.
 * A file may extend the product of its own name; that is then the next one in this order.
 */
public final class ProductLibrary {

    /** Where a pack has its products. */
    public static final String PACK_FOLDER = "META-INF/upgrade-guard/products/";

    private static final String BUILT_IN_FOLDER = "/io/github/upgradeguard/product/builtin/";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    private final Path projectFolder;
    private final ClassLoader packs;
    private final Map<String, Product> read = new HashMap<>();

    /**
     * A library over one project and one class path.
     *
     * @param projectFolder the project's own product files; need not exist
     * @param packs the class path on which packs are
     */
    public ProductLibrary(Path projectFolder, ClassLoader packs) {
        this.projectFolder = projectFolder;
        this.packs = packs;
    }

    /**
     * The product of that name.
     *
     * @throws UnusableFileException if there is none, or its file cannot be used
     */
    public synchronized Product product(String id) {
        Product known = read.get(id);
        if (known == null) {
            known = ProductReader.read(chain(id));
            ProductSize.of(known).refuseHuge(known);
            read.put(id, known);
        }
        return known;
    }

    /** A place to look for products, the first one first. */
    private enum Shelf {
        PROJECT,
        PACKS,
        BUILT_IN
    }

    private record Found(Shelf shelf, ProductFile file) {}

    /** The file of a product and all that it extends, the base first. */
    private List<ProductFile> chain(String id) {
        List<ProductFile> chain = new ArrayList<>();
        List<Found> seen = new ArrayList<>();
        Found found = find(id, Shelf.PROJECT).orElseThrow(() -> new UnusableFileException(unknown(id)));
        while (true) {
            seen.add(found);
            chain.add(found.file());
            ProductFile file = found.file();
            if (file.extended().isEmpty()) {
                Collections.reverse(chain);
                return chain;
            }
            String base = file.extended().get();
            Shelf from = base.equals(file.id()) ? next(found.shelf(), file) : Shelf.PROJECT;
            Found extended = find(base, from)
                    .orElseThrow(() -> file.root().mistake("extends", "it extends an " + unknown(base)));
            if (seen.stream()
                    .anyMatch(one -> one.file().file().equals(extended.file().file()))) {
                throw file.root()
                        .mistake(
                                "extends",
                                "'%s' extends itself by way of %s; take one extends out"
                                        .formatted(
                                                base,
                                                chain.stream()
                                                        .map(ProductFile::file)
                                                        .toList()));
            }
            found = extended;
        }
    }

    private static Shelf next(Shelf shelf, ProductFile file) {
        if (shelf == Shelf.BUILT_IN) {
            throw file.root().mistake("extends", "'%s' extends itself; take the extends out".formatted(file.id()));
        }
        return shelf == Shelf.PROJECT ? Shelf.PACKS : Shelf.BUILT_IN;
    }

    private Optional<Found> find(String id, Shelf from) {
        if (!ID.matcher(id).matches()) {
            throw new UnusableFileException(
                    "'%s' is no product name; write lower-case letters, digits, '.', '-' and '_'".formatted(id));
        }
        for (Shelf shelf : Shelf.values()) {
            Optional<ProductFile> file = shelf.compareTo(from) < 0 ? Optional.empty() : on(shelf, id);
            if (file.isPresent()) {
                return Optional.of(new Found(shelf, file.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<ProductFile> on(Shelf shelf, String id) {
        return switch (shelf) {
            case PROJECT -> inProject(id);
            case PACKS -> inPacks(id);
            case BUILT_IN -> builtIn(id);
        };
    }

    private Optional<ProductFile> inProject(String id) {
        String name = projectFolder.getFileName() + "/" + id + ".yaml";
        try {
            return besideProject(id + ".yaml")
                    .map(bytes -> ProductFile.read(id, name, Utf8.text(name, bytes), this::besideProject));
        } catch (IOException e) {
            throw new UnusableFileException("%s: the file cannot be read: %s".formatted(name, e.getMessage()));
        }
    }

    private Optional<ProductFile> inPacks(String id) {
        String resource = PACK_FOLDER + id + ".yaml";
        try {
            List<URL> found = Collections.list(packs.getResources(resource));
            if (found.size() > 1) {
                throw new UnusableFileException(
                        "two packs hold the product '%s': %s; take one of them off the plugin's dependencies"
                                .formatted(id, found));
            }
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Folder beside = name -> bytes(packs.getResource(PACK_FOLDER + name));
            return Optional.of(read(id, resource, found.get(0), beside));
        } catch (IOException e) {
            throw new UnusableFileException("%s: the pack cannot be read: %s".formatted(resource, e));
        }
    }

    private Optional<byte[]> besideProject(String name) throws IOException {
        Path folder = projectFolder.toAbsolutePath().normalize();
        Path path;
        try {
            path = folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new IOException("it is no name of a file: " + e.getReason(), e);
        }
        if (!path.startsWith(folder)) {
            throw new IOException("it is outside of " + projectFolder.getFileName());
        }
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException("it is no file");
        }
        try (InputStream stream = Files.newInputStream(path)) {
            return Optional.of(bytes(stream));
        }
    }

    private static Optional<ProductFile> builtIn(String id) {
        String file = BuiltInProducts.nameInMessages(id);
        Folder beside = name -> bytes(ProductLibrary.class.getResource(BUILT_IN_FOLDER + name));
        try {
            Optional<byte[]> nodes = beside.read(id + BuiltInProducts.NODES);
            return nodes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ProductFile.read(id, file, NodeFile.read(file, nodes.get()), beside));
        } catch (IOException e) {
            throw new UnusableFileException("%s: the built-in product cannot be read: %s".formatted(id, e));
        }
    }

    private static ProductFile read(String id, String name, URL found, Folder beside) throws IOException {
        return ProductFile.read(id, name, Utf8.text(name, bytes(found).orElseThrow()), beside);
    }

    private static Optional<byte[]> bytes(@Nullable URL found) throws IOException {
        if (found == null) {
            return Optional.empty();
        }
        var connection = found.openConnection();
        connection.setUseCaches(false);
        try (InputStream stream = connection.getInputStream()) {
            return Optional.of(bytes(stream));
        }
    }

    /** All of a file, whose size nobody tells truly: a link may lead anywhere, and a jar unpacks to a thousand times its size. */
    private static byte[] bytes(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(YamlReader.LONGEST + 1);
        if (bytes.length > YamlReader.LONGEST) {
            throw new IOException("it has too many bytes; at most %d are read".formatted(YamlReader.LONGEST));
        }
        return bytes;
    }

    private String unknown(String id) {
        List<String> builtIn = builtIn();
        return "unknown product '%s'%s. Write %s/%s.yaml, or add a pack with %s%s.yaml to the plugin's dependencies. Built in: %s"
                .formatted(
                        id,
                        Names.nearest(id, builtIn)
                                .map(name -> "; did you mean '%s'?".formatted(name))
                                .orElse(""),
                        projectFolder.getFileName(),
                        id,
                        PACK_FOLDER,
                        id,
                        String.join(", ", builtIn));
    }

    /** The names of the products that the project's own folder has a file of, in the order of the alphabet. */
    public List<String> ofProject() {
        if (!Files.isDirectory(projectFolder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(projectFolder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UnusableFileException("%s: the folder cannot be read: %s".formatted(projectFolder, e));
        }
    }

    /**
     * What to do by hand with a product of which no more is known than its versions: a file of its own, which has the
     * keys of a product file's {@code runbook}.
     */
    public static Runbook commonRunbook() {
        String name = "common-runbook.yaml (built in)";
        try {
            byte[] content = bytes(
                            ProductLibrary.class.getResource("/io/github/upgradeguard/product/common-runbook.yaml"))
                    .orElseThrow();
            return RunbookSection.read(YamlReader.read(name, Utf8.text(name, content)), Map.of());
        } catch (IOException e) {
            throw new UnusableFileException("%s: it cannot be read: %s".formatted(name, e));
        }
    }

    /** The names of the built-in products, as the build lists them. */
    public static List<String> builtIn() {
        try (InputStream stream = ProductLibrary.class.getResourceAsStream(BUILT_IN_FOLDER + BuiltInProducts.LIST)) {
            return stream == null
                    ? List.of()
                    : new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new UnusableFileException("the list of built-in products cannot be read: " + e);
        }
    }
}
