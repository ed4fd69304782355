package io.github.upgradeguard.upgrade.product;

import io.github.upgradeguard.yaml.Section;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.Utf8;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One product file with its keys checked. What it says is read by {@link ProductReader}, with all that it extends. */
record ProductFile(String file, Section root, Folder folder) {

    static final List<String> KEYS = List.of(
            "product",
            "title",
            "extends",
            "replaces",
            "sources",
            "version",
            "rules",
            "releases",
            "releases-until",
            "rules-until",
            "reviewed",
            "rollout",
            "migrations",
            "runbook",
            "known-failures",
            "graph");

    /** What a file may take away of the one that it extends, to write it anew. */
    static final List<String> REPLACEABLE = List.of(
            "version",
            "rules",
            "releases",
            "releases-until",
            "rules-until",
            "reviewed",
            "rollout",
            "migrations",
            "runbook",
            "known-failures",
            "graph");

    /**
     * Reads a file.
     *
     * @param id the product that it has to be about
     * @throws UnusableFileException if it is no product file, or one about another product
     */
    static ProductFile read(String id, String file, String content, Folder folder) {
        return read(id, file, YamlReader.read(file, content), folder);
    }

    /** The same, of a file that is nodes already. */
    static ProductFile read(String id, String file, YamlNode document, Folder folder) {
        Section root = Section.of(document, "a product file", KEYS);
        String product = root.required("product");
        if (!product.equals(id)) {
            throw root.mistake(
                    "product",
                    "the file is found as '%s' and says it is '%s'; write product: %s".formatted(id, product, id));
        }
        if (root.has("graph") && root.has("releases")) {
            throw root.mistake("graph", "a graph has its own releases; take releases out, or the graph");
        }
        for (YamlNode section : root.items("replaces")) {
            String name = Section.text(section, "'replaces'");
            if (!REPLACEABLE.contains(name)) {
                throw new UnusableFileException(
                        section.place(),
                        "'%s' is nothing to replace; write one of %s".formatted(name, String.join(", ", REPLACEABLE)));
            }
        }
        if (root.has("replaces") && !root.has("extends")) {
            throw root.mistake("replaces", "the file extends none, so there is nothing to replace; take it out");
        }
        return new ProductFile(file, root, folder);
    }

    String id() {
        return root.required("product");
    }

    /** The names of the update graphs that the product is made of. */
    List<YamlNode> graphs() {
        List<YamlNode> graphs = root.items("graph");
        if (root.has("graph") && graphs.isEmpty()) {
            throw root.mistake("graph", "'graph' is empty; write the names of the graph files");
        }
        return graphs;
    }

    /** The text of a graph that lies in the folder of this file. */
    String graph(YamlNode named) {
        String name = Section.text(named, "a graph");
        try {
            byte[] bytes = folder.read(name)
                    .orElseThrow(() -> new UnusableFileException(
                            named.place(), "there is no %s beside this file; correct the name".formatted(name)));
            return Utf8.text(name, bytes);
        } catch (IOException e) {
            throw new UnusableFileException(named.place(), "%s cannot be read: %s".formatted(name, e));
        }
    }

    /** Whether what the extended file says under a key is taken away. */
    boolean replaces(String key) {
        return root.items("replaces").stream()
                .anyMatch(node -> Section.text(node, "'replaces'").equals(key));
    }

    /** The texts under a key that takes one or a list; none where it is missing. What is no text is not told here. */
    List<String> texts(String key) {
        return texts(root.node(key));
    }

    /** What its {@code allow} rules let pass. */
    List<String> allowed() {
        return root.node("rules").stream()
                .flatMap(ProductFile::items)
                .flatMap(rule -> rule instanceof YamlNode.Fields fields
                        ? texts(Optional.ofNullable(fields.values().get("allow"))).stream()
                        : Stream.empty())
                .toList();
    }

    private static List<String> texts(Optional<YamlNode> node) {
        return node.stream()
                .flatMap(ProductFile::items)
                .flatMap(item -> item instanceof YamlNode.Text text ? Stream.of(text.value()) : Stream.empty())
                .toList();
    }

    private static Stream<YamlNode> items(YamlNode node) {
        return node instanceof YamlNode.Items items ? items.values().stream() : Stream.of(node);
    }

    /** The product that this one extends. */
    Optional<String> extended() {
        return root.optional("extends");
    }
}
