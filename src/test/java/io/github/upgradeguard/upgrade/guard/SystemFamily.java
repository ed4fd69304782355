package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.guard.DataFile.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The decisions of one kind that another system takes, and its rules as product files.
 *
 * @param lists products whose releases are the lines of a file
 * @param products product files by product, without their first key
 * @param also upgrades of the same system that are no decisions of the index
 * @param leftOut decisions that are not replayed, each with the reason
 */
record SystemFamily(
        String name,
        Map<String, String> lists,
        Map<String, String> products,
        List<SystemCase> cases,
        List<SystemCase> also,
        Map<String, String> leftOut) {

    static final String FOLDER = "systems/";

    /**
     * One decision.
     *
     * @param id its name in the index; empty for an upgrade that is not in there
     * @param unknownBecause why nobody can tell; empty where the verdict is another
     * @param shortest how many shortest paths there are; empty if nobody says
     */
    record SystemCase(
            String id,
            String product,
            WorkedCase upgrade,
            Optional<String> unknownBecause,
            Optional<Long> shortest,
            Origin origin) {

        @Override
        public String toString() {
            return (id.isEmpty() ? product : id) + ": " + upgrade;
        }
    }

    /**
     * Whose decision it is.
     *
     * @param commits empty for what is said in no file
     */
    record Origin(List<String> repositories, List<String> paths, List<String> commits) {}

    /** All families. */
    static List<SystemFamily> all() {
        return DataFile.names(FOLDER, ".yaml").stream().map(SystemFamily::read).toList();
    }

    /** One family. */
    static SystemFamily read(String name) {
        Fields file = DataFile.mapping(FOLDER + name + ".yaml")
                .knowing("family", "source", "lists", "products", "cases", "also", "leftOut");
        assertTrue(file.text("family").equals(name), () -> "%s says it is another family".formatted(file.where()));
        Map<String, String> products = file.map("products");
        return new SystemFamily(
                name,
                file.map("lists"),
                products,
                cases(file, "cases", products, name),
                cases(file, "also", products, name),
                leftOut(file));
    }

    /** Decisions of the index and upgrades beside them. */
    List<SystemCase> everything() {
        return Stream.concat(cases.stream(), also.stream()).toList();
    }

    private static Map<String, String> leftOut(Fields file) {
        Map<String, String> reasons = new TreeMap<>();
        for (Fields left : file.list("leftOut")) {
            left.knowing("id", "reason");
            String before = reasons.put(left.text("id"), left.text("reason"));
            assertTrue(before == null, () -> "%s is left out twice".formatted(left.text("id")));
        }
        return reasons;
    }

    private static List<SystemCase> cases(Fields file, String key, Map<String, String> products, String family) {
        return file.list(key).stream()
                .map(fields -> {
                    fields.knowing(
                            "id",
                            "product",
                            "current",
                            "target",
                            "verdict",
                            "rule",
                            "path",
                            "rollout",
                            "facts",
                            "accepted",
                            "why",
                            "shortest",
                            "source",
                            "note");
                    String id = fields.optional("id").orElse("");
                    assertTrue(id.isEmpty() == key.equals("also"), () -> "%s: an id?".formatted(fields.where()));
                    String own = products.containsKey(id) ? id : family;
                    return new SystemCase(
                            id,
                            fields.optional("product").orElse(own),
                            WorkedCase.read(fields),
                            fields.optional("why"),
                            fields.optional("shortest").map(Long::valueOf),
                            origin(fields.has("source") ? fields : file));
                })
                .toList();
    }

    private static Origin origin(Fields fields) {
        Fields source = fields.mapping("source").knowing("repo", "path", "commit");
        return new Origin(source.texts("repo"), source.texts("path"), source.texts("commit"));
    }

    /** A guard over the products of all families, written into one folder so that one may extend another. */
    static Guard guard(List<SystemFamily> families, Path folder) {
        Products products = new Products(folder);
        for (SystemFamily family : families) {
            family.products().forEach((product, rules) -> {
                String list = Optional.ofNullable(family.lists().get(product))
                        .map(file -> "releases: " + DataFile.lines(FOLDER + file) + "\n")
                        .orElse("");
                products.with(product, "product: " + product + "\n" + rules + list);
            });
        }
        for (String graph : DataFile.names(FOLDER, ".json")) {
            try {
                Files.writeString(folder.resolve(graph + ".json"), DataFile.text(FOLDER + graph + ".json"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return products.guard();
    }
}
