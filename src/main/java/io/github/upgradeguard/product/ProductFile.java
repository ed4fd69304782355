package io.github.upgradeguard.product;

import java.util.List;
import java.util.Optional;

/** One product file with its keys checked. What it says is read by {@link ProductReader}, with all that it extends. */
record ProductFile(String file, Section root) {

    private static final List<String> KEYS = List.of(
            "product",
            "title",
            "extends",
            "sources",
            "version",
            "rules",
            "releases",
            "reviewed",
            "rollout",
            "runbook",
            "known-failures",
            "graph");

    /**
     * Reads a file.
     *
     * @param id the product that it has to be about
     * @throws ProductFileException if it is no product file, or one about another product
     */
    static ProductFile read(String id, String file, String content) {
        Section root = Section.of(YamlReader.read(file, content), "a product file", KEYS);
        String product = root.required("product");
        if (!product.equals(id)) {
            throw root.mistake(
                    "product",
                    "the file is found as '%s' and says it is '%s'; write product: %s".formatted(id, product, id));
        }
        if (root.has("graph")) {
            throw root.mistake("graph", "update graphs are not read by this version; write releases and rules");
        }
        return new ProductFile(file, root);
    }

    String id() {
        return root.required("product");
    }

    /** The product that this one extends. */
    Optional<String> extended() {
        return root.optional("extends");
    }
}
