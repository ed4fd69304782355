package io.github.upgradeguard.upgrade.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.product.ProductLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HugeProductsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @TempDir
    Path folder;

    private List<LintFinding> lint(String content) throws IOException {
        Files.writeString(folder.resolve("acme.yaml"), "product: acme\n" + content);
        return assertTimeoutPreemptively(
                Duration.ofSeconds(15),
                () -> new Linter(new ProductLibrary(folder, getClass().getClassLoader()), TODAY).lint(List.of("acme")));
    }

    private static String repeated(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static long count(List<LintFinding> findings, String rule) {
        return findings.stream().filter(one -> one.rule().equals(rule)).count();
    }

    @Test
    void threeHundredDeniesOfThreeHundredReleasesAreLookedOver() throws IOException {
        List<LintFinding> findings = lint("rules:\n"
                + repeated(300, rule -> "- {deny: \"1.%d.x -> 1.%d.x\", id: d%<d}".formatted(rule, rule + 1))
                + "releases:\n" + repeated(300, minor -> "- 1.%d.0".formatted(minor)));
        assertEquals(0, count(findings, "unreadable"), () -> findings.get(0).message());
        // The last one names a line that is not there.
        assertEquals(0, count(findings, "dead-rule"));
    }

    @Test
    void rulesThatDecideNothingAreNotLookedForWithoutEnd() throws IOException {
        List<LintFinding> findings = lint("rules:\n"
                + repeated(900, rule -> "- {deny: \"1.%d.x -> 1.0.x\", id: d%<d}".formatted(rule + 1))
                + "releases:\n" + repeated(1_000, minor -> "- 1.%d.0".formatted(minor)));
        assertTrue(
                findings.stream().anyMatch(one -> one.message().contains("takes too long to tell")),
                () -> findings.get(0).message());
    }

    @Test
    void aRuleThatStandsAThousandTimesIsToldAThousandTimesAndNotAMillion() throws IOException {
        List<LintFinding> findings = lint("rules:\n" + repeated(1_000, rule -> "- {deny: \"1.x -> 2.x\"}"));
        assertEquals(999, count(findings, "rule-twice"));
    }

    @Test
    void releasesOfAnyOrderOfDatesAreLookedOver() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        List<LintFinding> findings = lint("rules: [{newer: by-date}]\nreleases:\n"
                + repeated(3_000, patch -> "- {version: 1.0.%d, date: %s}"
                        .formatted(patch, LocalDate.of(2000, 1, 1).plusDays(random.nextInt(6_000)))));
        assertEquals(0, count(findings, "unreadable"), "seed " + seed);
    }

    @Test
    void aHundredThousandReleasesAreLookedOver() throws IOException {
        List<LintFinding> findings = lint("rules: [{step: minor, by: next}]\nreleases:\n"
                + repeated(100_000, release -> "- 1.%d.%d".formatted(release / 50, release % 50)));
        for (String mistake : List.of("unreadable", "stranded", "unreachable")) {
            assertEquals(0, count(findings, mistake), mistake);
        }
    }

    /** Two risks of a graph may be of as many hops as each other and are two all the same. */
    @Test
    void risksOfOneSizeAreNotTheSame() throws IOException {
        Files.writeString(folder.resolve("g.json"), """
                {"nodes": [{"version": "1.0.0"}, {"version": "1.1.0"}, {"version": "1.2.0"}],
                 "edges": [[0, 2]],
                 "conditionalEdges": [
                   {"edges": [{"from": "1.0.0", "to": "1.1.0"}], "risks": [{"name": "One"}]},
                   {"edges": [{"from": "1.1.0", "to": "1.2.0"}], "risks": [{"name": "Other"}]}]}
                """);
        assertEquals(0, count(lint("graph: [g.json]\n"), "rule-twice"));
    }
}
