package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.product.ProductLibrary;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Product files of up to a megabyte that a pull request could hold, made to keep a build busy. Each is judged, or a
 * mistake that says what is too much; most took minutes, or all memory.
 */
class HugeProductsTest {

    /** What takes a second or two by itself; builds run side by side. */
    private static final Duration BRIEF = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private Products products() {
        return new Products(folder);
    }

    private void write(String content) {
        products().with("acme", "product: acme\n" + content);
    }

    private Assessment judged(String current, String target) {
        return assertTimeoutPreemptively(BRIEF, () -> products().judge("acme", current, target));
    }

    private String refused() {
        return String.valueOf(assertTimeoutPreemptively(
                        BRIEF,
                        () -> assertThrows(
                                UnusableFileException.class, () -> products().judge("acme", "1.0.0", "1.1.0")))
                .getMessage());
    }

    private static String repeated(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String list(int count, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(", ", "[", "]"));
    }

    @Test
    void releasesOfAnyOrderOfDatesAreSearched() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        int count = 5_000;
        Map<String, IntUnaryOperator> orders = Map.of(
                "falling",
                release -> count - release,
                "to and fro",
                release -> release % 2 == 0 ? release : 2 * count - release,
                "any, seed " + seed,
                release -> random.nextInt(2 * count));
        orders.forEach((name, day) -> {
            write("rules: [{newer: by-date}]\nreleases:\n"
                    + repeated(count, release -> "- {version: 1.0.%d, date: %s}"
                            .formatted(release, LocalDate.of(2000, 1, 1).plusDays(day.applyAsInt(release)))));
            Assessment assessment = judged("1.0.0", "1.0." + (count - 1));
            // One hop goes there unless the last release is the older one, and then no chain of later ones does either.
            boolean blocked = assessment.verdict() == Verdict.BLOCKED;
            assertEquals(blocked ? 0 : 1, assessment.path().size(), name);
        });
    }

    @Test
    void theHopsOfAGraphShareTheirRisks() {
        graph(80, 3_000, 1_000);
        assertEquals(
                1_002,
                assertTimeoutPreemptively(
                        BRIEF,
                        () -> products().library().product("acme").rules().size()));
    }

    @Test
    void aGraphOfMoreThanAThousandRisksIsAMistakeWithItsPlace() {
        graph(80, 3_000, 3_000);
        String message = refused();
        assertTrue(message.contains("g.json:1:") && message.contains("more than 1000 risks"), message);
    }

    /** As many hops as there are between so many releases, all with so many risks. */
    private void graph(int nodes, int edges, int risks) {
        StringBuilder hops = new StringBuilder();
        for (int from = 0, written = 0; from < nodes; from++) {
            for (int to = from + 1; to < nodes && written < edges; to++, written++) {
                hops.append(hops.isEmpty() ? "" : ",")
                        .append("{\"from\": \"%s\", \"to\": \"%s\"}".formatted(version(from), version(to)));
            }
        }
        graph("{\"nodes\": %s, \"edges\": [], \"conditionalEdges\": [{\"edges\": [%s], \"risks\": %s}]}"
                .formatted(
                        list(nodes, node -> "{\"version\": \"%s\"}".formatted(version(node))),
                        hops,
                        list(risks, risk -> "{\"name\": \"r%d\"}".formatted(risk))));
    }

    private void graph(String json) {
        write("graph: [g.json]\n");
        try {
            Files.writeString(folder.resolve("g.json"), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(int node) {
        return "4.%d.%d".formatted(node / 20, node % 20);
    }

    @Test
    void manyRisksOfManyReleasesAreSearched() {
        int nodes = 300;
        StringBuilder edges = new StringBuilder();
        for (int from = 0; from < nodes; from++) {
            for (int to = from + 1; to <= Math.min(nodes - 1, from + 40); to++) {
                edges.append(edges.isEmpty() ? "" : ",").append("[%d,%d]".formatted(from, to));
            }
        }
        String conditional = list(120, risk -> "{\"edges\": %s, \"risks\": [{\"name\": \"Risk%d\"}]}"
                .formatted(
                        list(50, edge -> "{\"from\": \"%s\", \"to\": \"%s\"}"
                                .formatted(
                                        version((risk * 7 + edge * 3) % 250),
                                        version((risk * 7 + edge * 3) % 250 + 1 + edge % 30))),
                        risk));
        graph("{\"nodes\": %s, \"edges\": [%s], \"conditionalEdges\": %s}"
                .formatted(list(nodes, node -> "{\"version\": \"%s\"}".formatted(version(node))), edges, conditional));
        // Hops go over 40 releases at the most: 299 releases take at least eight.
        assertTrue(judged(version(0), version(299)).path().size() >= 8);
    }

    @Test
    void aSearchWithoutEndIsGivenUp() {
        write("rules:\n- {step: minor, by: next}\n"
                + repeated(1_500, rule -> "- {deny: \"1.%d.x -> 1.%<d.x\", id: d%<d}".formatted(rule))
                + "releases: " + list(1_500, minor -> "1.%d.0".formatted(minor)) + "\n");
        String message = String.valueOf(assertTimeoutPreemptively(
                        BRIEF,
                        () -> assertThrows(
                                UnusableFileException.class, () -> products().judge("acme", "1.0.0", "1.1499.0")))
                .getMessage());
        assertTrue(message.contains("the search for a path between 1.0.0 and 1.1499.0 was given up"), message);
    }

    @Test
    void moreRulesThanAnybodyWroteAreAMistake() {
        write("rules:\n" + repeated(5_000, rule -> "- {deny: \"1.%d.x -> 2.x\", id: d%<d}".formatted(rule)));
        assertTrue(refused().contains("acme.yaml:1:1: there are 5000 rules"), refused());
    }

    @Test
    void whatIsLookedIntoForEachReleaseIsBounded() {
        String releases = "releases: " + list(20_000, minor -> "1.%d.0".formatted(minor)) + "\n";
        Map<String, String> rows = Map.of(
                "a table",
                        "rules: [{only: %s}]\n".formatted(list(15_000, minor -> "\"1.%d.x -> 1.x\"".formatted(minor))),
                "stops", "rules: [{stop: %s}]\n".formatted(list(20_000, minor -> "\"1|2.%d\"".formatted(minor))),
                "reviewed",
                        "rules: [{step: minor, by: next}]\nreviewed: %s\n"
                                .formatted(list(20_000, minor -> "\"1.%d.x\"".formatted(minor))),
                "additive",
                        "rules: [{step: minor, by: next}]\nrollout: {rolling: {when: additive-migrations}, additive: %s}\n"
                                .formatted(list(20_000, minor -> "\"1.%d.x\"".formatted(minor))));
        rows.forEach((name, written) -> {
            write(written + releases);
            assertTrue(refused().contains("over 20000 releases are too many"), name);
        });
    }

    @Test
    void conditionsAndLengthsOfLinesAreFew() {
        write("rules: [{step: minor, by: next}]\nrollout: {rolling: {when: %s}}\n"
                .formatted(list(10_000, fact -> "f" + fact)));
        assertTrue(refused().contains("acme.yaml:3:27: 10000 conditions"), refused());
        write("version: {line: {%s}}\nrules: [{step: minor, by: next}]\n"
                .formatted(IntStream.range(0, 20_000)
                        .mapToObj(minor -> "\"1.%d.x\": 2".formatted(minor))
                        .collect(Collectors.joining(", "))));
        assertTrue(refused().contains("lines have 20000 lengths"), refused());
    }

    @Test
    void longTextsAreMistakesAtTheirPlaces() {
        String text = "x".repeat(900_000);
        Map<String, String> places = Map.of(
                "title: %s\nrules: [{downgrade: never}]\n", "acme.yaml:2:8",
                "rules: [{deny: \"1.x -> 2.x\", id: %s}]\n", "acme.yaml:2:34",
                "rules: [{deny: \"1.x -> 2.x\", because: %s}]\n", "acme.yaml:2:39",
                "extends: %s\nrules: [{downgrade: never}]\n", "acme.yaml:2:10",
                "rules: [{deny: %s}]\n", "acme.yaml:2:16");
        places.forEach((content, place) -> {
            write(content.formatted(text));
            String message = refused();
            assertTrue(message.contains(place) && message.contains("900000 characters"), message);
        });
    }

    @Test
    void theNameOfAGraphThatIsNoNameIsAMistakeWithItsPlace() {
        write("graph: [\"a\\0b\"]\n");
        String message = refused();
        assertTrue(message.contains("acme.yaml:2:9") && message.contains("no name of a file"), message);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLinkToADeviceIsNotRead() throws IOException {
        Files.createSymbolicLink(folder.resolve("acme.yaml"), Path.of("/dev/zero"));
        String message = refused();
        assertTrue(message.contains("acme.yaml") && message.contains("a link that leads out of the project"), message);
    }

    @Test
    void aPackThatUnpacksWithoutEndIsReadToTheBound() throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(new ZipEntry("META-INF/upgrade-guard/products/acme.yaml"));
            byte[] megabyte = "#".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int written = 0; written < 100; written++) {
                zip.write(megabyte);
            }
        }
        Path pack = Files.write(folder.resolve("pack.jar"), jar.toByteArray());
        assertTrue(Files.size(pack) < 1 << 20, "a small jar");
        try (URLClassLoader packs = new URLClassLoader(new URL[] {pack.toUri().toURL()}, null)) {
            ProductLibrary library = new ProductLibrary(folder.resolve("none"), packs);
            String message = String.valueOf(assertThrows(UnusableFileException.class, () -> library.product("acme"))
                    .getMessage());
            assertTrue(message.contains("too many bytes"), message);
        }
    }

    @Test
    void thousandsOfFlagsAreTold() {
        write("rules: [{step: minor, by: any}]\nreleases:\n"
                + repeated(8_000, minor -> "- {version: 1.%d.0, breaking: x, irreversible: y}".formatted(minor)));
        assertEquals(Verdict.BLOCKED, judged("1.0.0", "1.7999.0").verdict());
    }
}
