package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.border.ProjectFiles;
import io.github.upgradeguard.yaml.Names;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.Utf8;
import io.github.upgradeguard.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds products: first among the project's own files, then in the packs on a class path, then among the built-in ones.
 * A file may extend the product of its own name; that is then the next one in this order.
 */
public final class ProductLibrary {

    /** Where a pack has its products. */
    public static final String PACK_FOLDER = "META-INF/upgrade-guard/products/";

    private static final String BUILT_IN_FOLDER = "/io/github/upgradeguard/upgrade/product/builtin/";
    private static final Pattern JAR = Pattern.compile("([^/]+)!/");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    private static final Set<String> HEAD = Set.of("product", "title", "extends", "replaces", "sources");

    private final ProjectShelf project;
    private final ClassLoader packs;
    private final Map<String, Product> read = new HashMap<>();
    private final Map<String, Optional<ProductFile>> files = new HashMap<>();

    /**
     * A library over a folder of product files, wherever it is, and one class path.
     *
     * @param projectFolder the project's own product files; need not exist
     * @param packs the class path on which packs are
     */
    public ProductLibrary(Path projectFolder, ClassLoader packs) {
        this(new ProjectFiles(above(projectFolder)), projectFolder, packs);
    }

    /**
     * A library over one project and one class path.
     *
     * @param project whose files are read, and no others
     * @param projectFolder the project's own product files; need not exist
     * @param packs the class path on which packs are
     */
    public ProductLibrary(ProjectFiles project, Path projectFolder, ClassLoader packs) {
        this.project = new ProjectShelf(project, projectFolder);
        this.packs = packs;
    }

    private static Path above(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        Path parent = path.getParent();
        return parent == null ? path : parent;
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
        BUILT_IN;

        /** How a sentence names a file that lies here. */
        String named(ProductFile file) {
            return this == BUILT_IN ? "the built-in file" : file.file();
        }
    }

    private record Found(Shelf shelf, ProductFile file) {}

    /**
     * Which file a product is judged by.
     *
     * @throws UnusableFileException if there is none, or its file cannot be used
     */
    public synchronized Provenance provenance(String id) {
        List<Found> links = links(id, Shelf.PROJECT);
        Found own = links.get(0);
        List<String> extended = new ArrayList<>();
        List<String> replaced = new ArrayList<>();
        List<String> takesAway = new ArrayList<>();
        List<String> overrides = new ArrayList<>();
        for (Found link : links) {
            if (link.shelf() != Shelf.BUILT_IN) {
                takesAway.addAll(link.file().texts("replaces"));
                overrides.addAll(link.file().allowed());
            }
        }
        for (Shelf shelf : Shelf.values()) {
            Optional<ProductFile> behind = shelf.compareTo(own.shelf()) > 0 ? on(shelf, id) : Optional.empty();
            if (behind.isPresent()) {
                boolean counts = links.stream()
                        .anyMatch(link -> link.file().file().equals(behind.get().file()));
                (counts ? extended : replaced).add(shelf.named(behind.get()));
                if (!counts) {
                    links(id, shelf).forEach(link -> takesAway.addAll(sections(link.file())));
                }
            }
        }
        boolean standsAlone = extended.isEmpty() && replaced.isEmpty();
        if (standsAlone && !(takesAway.isEmpty() && overrides.isEmpty())) {
            links.stream().skip(1).map(link -> link.file().file()).forEach(extended::add);
        }
        return new Provenance(
                id,
                own.file().file(),
                extended,
                replaced,
                takesAway.stream().distinct().toList(),
                replaced.isEmpty() ? overrides : List.of());
    }

    private static List<String> sections(ProductFile file) {
        return file.root().fields().values().keySet().stream()
                .filter(key -> !HEAD.contains(key))
                .toList();
    }

    /** The file of a product and all that it extends, the base first. */
    private List<ProductFile> chain(String id) {
        List<ProductFile> chain = new ArrayList<>();
        links(id, Shelf.PROJECT).forEach(link -> chain.add(0, link.file()));
        return chain;
    }

    /** The file of a product and all that it extends, the base last. */
    private List<Found> links(String id, Shelf first) {
        List<Found> seen = new ArrayList<>();
        Found found = find(id, first).orElseThrow(() -> new UnusableFileException(unknown(id)));
        while (true) {
            seen.add(found);
            ProductFile file = found.file();
            if (file.extended().isEmpty()) {
                return seen;
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
                                                seen.stream()
                                                        .map(one -> one.file().file())
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

    /** Both who judges by a file and who tells of it ask for it. */
    private Optional<ProductFile> on(Shelf shelf, String id) {
        return files.computeIfAbsent(shelf + " " + id, any -> readFrom(shelf, id));
    }

    private Optional<ProductFile> readFrom(Shelf shelf, String id) {
        return switch (shelf) {
            case PROJECT -> project.find(id);
            case PACKS -> inPacks(id);
            case BUILT_IN -> builtIn(id);
        };
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
            return Optional.of(read(id, resource + pack(found.get(0)), found.get(0), beside));
        } catch (IOException e) {
            throw new UnusableFileException("%s: the pack cannot be read: %s".formatted(resource, e));
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

    /** The jar in which a pack comes; nothing for one that is unpacked. */
    private static String pack(URL product) {
        Matcher jar = JAR.matcher(product.toString());
        return jar.find() ? " (%s)".formatted(jar.group(1)) : "";
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
            return Optional.of(ProjectFiles.bytes(stream, YamlReader.LONGEST));
        }
    }

    private String unknown(String id) {
        List<String> builtIn = builtIn();
        return "unknown product '%s'%s. Write %s/%s.yaml, or add a pack with %s%s.yaml to the plugin's dependencies. Built in: %s"
                .formatted(
                        id,
                        Names.nearest(id, builtIn)
                                .map(name -> "; did you mean '%s'?".formatted(name))
                                .orElse(""),
                        project.name(),
                        id,
                        PACK_FOLDER,
                        id,
                        String.join(", ", builtIn));
    }

    /** The names of the products that the project's own folder has a file of, in the order of the alphabet. */
    public List<String> ofProject() {
        return project.ids();
    }

    /**
     * What to do by hand with a product of which no more is known than its versions: a file of its own, which has the
     * keys of a product file's {@code runbook}.
     */
    public static Runbook commonRunbook() {
        String name = "common-runbook.yaml (built in)";
        try {
            byte[] content = bytes(ProductLibrary.class.getResource(
                            "/io/github/upgradeguard/upgrade/product/common-runbook.yaml"))
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
