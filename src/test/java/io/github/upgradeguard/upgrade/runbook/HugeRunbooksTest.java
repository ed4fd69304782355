package io.github.upgradeguard.upgrade.runbook;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.yaml.UnusableFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HugeRunbooksTest {

    private static final Duration BRIEF = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private Written product(int releases, String steps) {
        return new Written(folder)
                .with(
                        "acme",
                        "product: acme\nrules: [{step: minor, by: any}]\nrunbook:\n  before: %s\nreleases: %s\n"
                                .formatted(steps, list(releases, patch -> "1.0." + patch)));
    }

    private static String list(int count, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String refused(Written product, String target) {
        return String.valueOf(assertTimeoutPreemptively(
                        BRIEF,
                        () -> assertThrows(UnusableFileException.class, () -> product.runbook("acme", "1.0.0", target)))
                .getMessage());
    }

    @Test
    void listsInListsAreBounded() {
        for (int depth = 3; depth <= 5; depth++) {
            Written product =
                    product(1_000, "[\"%s\"]".formatted("{{#notes}}".repeat(depth) + "x" + "{{/notes}}".repeat(depth)));
            String message = refused(product, "1.0.999");
            assertTrue(message.contains("acme.yaml:4:12: the runbook comes to more"), message);
        }
    }

    @Test
    void listsInListsThatComeToNothingAreBoundedToo() {
        Written product = product(1_000, "[\"%s\"]".formatted("{{#notes}}".repeat(4) + "{{/notes}}".repeat(4)));
        assertTrue(refused(product, "1.0.999").contains("the runbook comes to more"));
    }

    @Test
    void manyStepsThatGoOverAListAreBounded() {
        Written product = product(2_000, list(5_000, step -> "\"{{#notes}}{{version}}{{/notes}}\""));
        assertTrue(refused(product, "1.0.1999").contains("the runbook comes to more"));
    }

    @Test
    void sectionsAreTenDeepAtTheMost() {
        for (int depth : List.of(11, 1_000)) {
            Written product = product(2, "[\"%s\"]".formatted("{{#id}}".repeat(depth) + "x" + "{{/id}}".repeat(depth)));
            String message = refused(product, "1.0.1");
            assertTrue(message.contains("acme.yaml:4:12: the template has sections more than 10 deep"), message);
        }
        String ten = product(2, "[\"%s\"]".formatted("{{#id}}".repeat(10) + "ten" + "{{/id}}".repeat(10)))
                .runbook("acme", "1.0.0", "1.0.1");
        assertTrue(ten.contains("- [ ] ten"), ten);
    }

    @Test
    void sectionsByOtherDelimitersAreNoWayRound() {
        Written product =
                product(2, "[\"{{=<% %>=}}" + "<%#id%>".repeat(1_000) + "x" + "<%/id%>".repeat(1_000) + "\"]");
        assertTrue(refused(product, "1.0.1").contains("changes its delimiters"));
    }

    @Test
    void aStepHasTwentyThousandCharacters() {
        String message = refused(product(2, "[\"%s\"]".formatted("x".repeat(20_001))), "1.0.1");
        assertTrue(message.contains("acme.yaml:4:12: a step has 20001 characters"), message);
    }

    /** Each of these was gone over once for every part of it. */
    @Test
    void longLinesAreEscapedInOnePass() {
        for (String line : List.of(
                "{{id}} ".repeat(2_800),
                "1. ".repeat(6_600) + "{{id}}",
                "> ".repeat(9_000) + "{{id}}",
                "x" + " ".repeat(19_000) + "{{id}}",
                IntStream.range(1, 190).mapToObj("`"::repeat).collect(Collectors.joining(" ")))) {
            Written product = product(2, list(45, step -> "\"" + line + "\""));
            assertTimeoutPreemptively(BRIEF, () -> product.runbook("acme", "1.0.0", "1.0.1"), line.substring(0, 20));
        }
    }
}
