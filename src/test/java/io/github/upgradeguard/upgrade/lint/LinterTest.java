package io.github.upgradeguard.upgrade.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.guard.Severity;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static final String HEAD = "product: acme\nextends: base\n";

    /** What every product has to have. */
    private static final String BASE = """
            product: base
            sources: {guide: {url: "https://example.org", read: 2026-11-20}}
            rules: [{step: line, by: any, source: guide}]
            rules-until: 9
            """;

    @TempDir
    Path folder;

    static List<String> builtIn() {
        return ProductLibrary.builtIn();
    }

    /** On the day on which the files were written: a build does not begin to fail because time passes. */
    @ParameterizedTest
    @MethodSource("builtIn")
    void nothingIsFoundInABuiltInProduct(String id) {
        List<LintFinding> findings =
                new Linter(new ProductLibrary(folder, getClass().getClassLoader()), TODAY).lint(List.of(id));
        assertEquals(List.of(), findings);
    }

    @Test
    void aProductWithNothingWrongHasNoFinding() {
        assertEquals(List.of(), lint("""
                rules:
                  - {step: minor, by: next, source: guide}
                  - {deny: "1.0.0 -> 1.1.0", source: guide}
                  - {floor: 2.x, from: ">=1.1.1", source: guide}
                  - {downgrade: never, source: guide}
                releases:
                  - {version: 1.0.0, date: 2026-01-01}
                  - {version: 1.0.1, date: 2026-03-01}
                  - {version: 1.1.0, date: 2026-02-01}
                  - {version: 1.1.1, date: 2026-02-01}
                  - {version: 2.0.0, date: 2026-04-01}
                """));
    }

    @ParameterizedTest(name = "{0} leaves {1} unspoken")
    @CsvSource(
            delimiter = '|',
            value = {
                "{step: minor, by: next} | major",
                "{step: major, by: next} | minor",
                "{step: minor, by: next}, {step: major, by: next} | major",
                "{step: minor, by: next}, {step: major, by: next}, {enter: major, at: first-line} | ",
                "{step: minor, by: any}, {step: major, by: next} | ",
                "{step: line, by: next} | ",
                "{floor: 2.x, from: 1.x} | minor",
                "{deny: '3.x -> 4.x'} | minor, major",
                "{stop: 1.1, on: any} | ",
            })
    void aLevelThatNoRuleSpeaksOfIsAWarningWithWhatToWrite(String rules, @Nullable String unspoken) {
        for (String list : List.of("", "releases: [1.0.0, 1.1.0, 2.0.0]\n")) {
            List<String> found = lint("replaces: [rules]\nrules: [%s]\n%s".formatted(rules, list)).stream()
                    .filter(finding -> finding.rule().equals("level-unspoken"))
                    .map(LintFinding::message)
                    .toList();
            List<String> levels = unspoken == null ? List.of() : List.of(unspoken.split(", "));
            assertEquals(levels.size(), found.size(), found.toString());
            for (int i = 0; i < levels.size(); i++) {
                assertTrue(found.toString().contains("changes the " + levels.get(i) + " version"), found.toString());
            }
            assertTrue(found.stream().allMatch(message -> message.contains("; write {")), found.toString());
        }
    }

    @Test
    void aFileThatDoesNotSayUpToWhereItsRulesWereReadIsAWarning() {
        List<LintFinding> findings = lint("replaces: [rules-until]\n");
        assertEquals(
                List.of("rules-until"), findings.stream().map(LintFinding::rule).toList());
        assertTrue(findings.get(0).message().contains("write rules-until:"));
    }

    @Test
    void aTemplateThatNamesWhatIsNotThereIsAnErrorAtItsPlace() {
        List<LintFinding> findings = lint("""
                rules: [{downgrade: never, source: guide}]
                runbook:
                  before:
                    - "Back up {{current}}"
                    - "Pull {{to}}"
                """);
        assertEquals(
                List.of("runbook-template"),
                findings.stream().map(LintFinding::rule).toList());
        assertEquals(Severity.ERROR, findings.get(0).severity());
        assertEquals(7, findings.get(0).place().orElseThrow().line());
        assertEquals(7, findings.get(0).place().orElseThrow().column());
        assertTrue(findings.get(0)
                .message()
                .startsWith("'to' is no value here; the values of 'before' are id, product, title, current, target,"));
    }

    @Test
    void aFileThatCannotBeReadIsAFindingAtItsPlaceAndTheOthersAreLookedAt() throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), "product: bad\nrules: [{stepp: minor}]\n");
        Files.writeString(folder.resolve("base.yaml"), BASE);
        Files.writeString(folder.resolve("acme.yaml"), HEAD + "rules: [{downgrade: never}]\n");
        List<LintFinding> findings = linter().lint(List.of("bad", "acme", "missing"));
        assertEquals(
                List.of("unreadable", "source-missing", "unreadable"),
                findings.stream().map(LintFinding::rule).toList());
        assertTrue(findings.get(0).message().startsWith("unknown product 'missing'"));
        assertEquals(3, findings.get(1).place().orElseThrow().line());
        assertEquals(2, findings.get(2).place().orElseThrow().line());
        assertEquals(9, findings.get(2).place().orElseThrow().column());
        assertTrue(findings.get(2).message().startsWith("'stepp' is no kind of rule; did you mean 'step'?"));
    }

    @Test
    void conditionsOfRollingAreLookedOverWhereTheyStand() {
        String product = """
                rules: [{downgrade: never, source: guide}]
                reviewed: ["*"]
                rollout: {rolling: {when: several-instances}%s}
                releases: [1.0.0, 1.1.0]
                """;
        assertEquals(List.of(), lint(product.formatted(", source: guide")));
        List<LintFinding> findings = lint(product.formatted(""));
        assertEquals(
                List.of("source-missing", "source-missing"),
                findings.stream().map(LintFinding::rule).toList());
        assertTrue(findings.stream()
                .allMatch(finding -> finding.place().orElseThrow().line() == 5));
    }

    @Test
    void aReleaseThatNobodyCanLeaveForTheNewestIsStranded() {
        only("stranded", Severity.WARNING, 7, "from 1.0.1 to the newest release", """
                rules:
                  - {floor: 2.x, from: 1.1.x, source: guide}
                  - {deny: "1.0.1 -> 1.1.x", source: guide}
                releases: [1.0.0,
                  1.0.1, 1.1.0, 2.0.0]
                """, 1);
    }

    @Test
    void aReleaseThatNoHopLeadsToIsUnreachableUnlessItIsToBeAvoided() {
        String rules = "rules: [{deny: '* -> 1.1.0', source: guide}]\nreleases: [1.0.0, %s, 1.2.0]\n";
        only("unreachable", Severity.WARNING, 4, "leads to 1.1.0", rules.formatted("1.1.0"), 0);
        assertTrue(lint(rules.formatted("{version: 1.1.0, avoid: withdrawn}")).stream()
                .noneMatch(finding -> finding.rule().equals("unreachable")));
    }

    @Test
    void whatAClosedTableHasNoRowForIsNotUnreachableAndWhatIsDeniedBesidesIs() {
        only("unreachable", Severity.WARNING, 4, "leads to 1.1.0", """
                rules: [{only: ["* -> 1.1.0 || 1.3.0"], source: guide}, {deny: "* -> 1.1.0", source: guide}]
                releases: [1.0.0, 1.1.0, 1.2.0, 1.3.0]
                """, 0);
    }

    @Test
    void whatOnlyAFactClosesIsNeitherStrandedNorUnreachable() {
        assertEquals(List.of(), lint("""
                rules: [{deny: "1.x -> 2.x", when: old-database, source: guide}]
                releases: [1.0.0, 2.0.0]
                """));
    }

    @Test
    void aStopThatIsNotListedMatchesNothing() {
        only("matches-nothing", Severity.ERROR, 3, "'1.1' names no release", """
                rules: [{stop: 1.1, source: guide}]
                releases: [1.0.0, 1.0.1]
                """, 0);
        only("matches-nothing", Severity.ERROR, 3, "'1.0.5' names no release", """
                rules: [{stop: [1.0.1, 1.0.5], source: guide}]
                releases: [1.0.0, 1.0.1, 1.0.2]
                """, 0);
    }

    @Test
    void aRangeInsideTheListThatMatchesNothingIsAnError() {
        only("matches-nothing", Severity.ERROR, 3, "'1.1.x' names no release", """
                rules: [{deny: "1.1.x -> 1.2.0", source: guide}]
                releases: [1.0.0, 1.2.0]
                """, 0);
    }

    @Test
    void aRangeBeyondEitherEndOfTheListIsAboutOtherReleases() {
        assertEquals(List.of(), lint("""
                rules:
                  - {deny: "<0.8 -> *", source: guide}
                  - {floor: 3.x, from: ">=1.2", source: guide}
                releases: [1.0.0, 1.2.0]
                """));
    }

    @Test
    void aRuleThatDecidesAboutNoHopIsDead() {
        only("dead-rule", Severity.WARNING, 3, "(deny) changes the verdict of no hop", """
                rules: [{deny: "3.x -> 2.x", source: guide}]
                releases: [2.0.0, 3.0.0]
                """, 0);
        only("dead-rule", Severity.WARNING, 3, "(floor)", """
                rules: [{floor: ">=2", from: "*", source: guide}]
                releases: [1.0.0, 2.0.0, 3.0.0]
                """, 0);
        only("dead-rule", Severity.WARNING, 3, "(allow)", """
                rules: [{allow: "1.x -> 2.x", source: guide}]
                releases: [1.0.0, 2.0.0]
                """, 0);
    }

    @Test
    void aRuleAboutWhatIsOlderThanTheListIsAlive() {
        assertEquals(List.of(), lint("""
                rules: [{floor: ">=2", from: ">=1", source: guide}]
                releases: [1.0.0, 2.0.0, 3.0.0]
                """));
    }

    @Test
    void aDenyThatAnAllowOverridesEverywhereIsDead() {
        assertEquals(
                List.of("dead-rule"), lint("""
                rules:
                  - {deny: "1.0.0 -> 2.0.0", source: guide}
                  - {allow: "1.x -> 2.x", source: guide}
                releases: [1.0.0, 1.1.0, 2.0.0]
                """).stream().map(LintFinding::rule).toList());
    }

    @Test
    void rulesThatSayDifferentThingsOfTheSameContradictOneAnother() {
        only("contradiction", Severity.ERROR, 5, "says 'minor versions one at a time'", """
                rules:
                  - {step: minor, by: any, source: guide}
                  - {step: minor, by: next, source: guide}
                """, 0);
        only("contradiction", Severity.ERROR, 5, "says 'downgrades: 3.x -> 2.x'", """
                rules:
                  - {downgrade: never, source: guide}
                  - {downgrade: "3.x -> 2.x", source: guide}
                """, 0);
        only("contradiction", Severity.ERROR, 5, "a major is left from 6.8", """
                rules:
                  - {leave: major, from: 5.6, source: guide}
                  - {leave: major, from: 6.8, source: guide}
                """, 0);
    }

    @Test
    void rulesOfDifferentLevelsOrConditionsDoNotContradict() {
        assertEquals(List.of(), lint("""
                rules:
                  - {step: minor, by: 2, source: guide}
                  - {step: minor, by: next, level: should, source: guide}
                  - {step: minor, by: none, rollout: rolling, source: guide}
                """));
    }

    @Test
    void aRuleThatStandsTwiceIsTold() {
        only("rule-twice", Severity.ERROR, 5, "stands already at", """
                rules:
                  - {floor: 2.x, from: 1.9, source: guide}
                  - {floor: 2.x, from: 1.9, id: other, source: guide}
                """, 0);
    }

    @Test
    void aRuleWithoutASourceIsAWarning() {
        only("source-missing", Severity.WARNING, 3, "(step-minor); write source:", """
                rules: [{step: minor, by: next}]
                """, 0);
    }

    @Test
    void aFlagWhoseNotesNobodyNamesIsAWarning() {
        only(
                "source-missing",
                Severity.WARNING,
                6,
                "what 1.1.0 is flagged for (breaking, avoid); write notes:",
                """
                rules: [{downgrade: never, source: guide}]
                releases:
                  - {version: 1.0.0, notes: "https://example.org/1.0.0", avoid: withdrawn}
                  - {version: 1.1.0, breaking: a, avoid: b}
                  - 1.2.0
                """,
                0);
    }

    @Test
    void aKnownFailureWithoutASourceIsAWarning() {
        only("source-missing", Severity.WARNING, 5, "this failure (lock); write source:", """
                rules: [{downgrade: never, source: guide}]
                known-failures:
                  - {id: lock, title: a, log: abcd, means: b, steps: c}
                  - {id: told, title: a, log: abcd, means: b, steps: c, source: guide}
                """, 0);
    }

    @Test
    void aSourceThatDoesNotSayWhenItWasReadIsAWarning() throws IOException {
        Files.writeString(folder.resolve("acme.yaml"), """
                product: acme
                sources:
                  guide: {url: "https://example.org"}
                rules: [{step: line, by: any, source: guide}]
                rules-until: 9
                """);
        List<LintFinding> findings = linter().lint(List.of("acme"));
        assertEquals(
                List.of("source-undated"),
                findings.stream().map(LintFinding::rule).toList());
        assertEquals(3, findings.get(0).place().orElseThrow().line());
    }

    @Test
    void sourcesThatNobodyReadForAYearAreStale() {
        String rules = "rules: [{downgrade: never, source: guide}]\n";
        assertEquals(List.of(), lint(rules, LocalDate.of(2027, 11, 20)));
        assertEquals(
                List.of("stale"),
                lint(rules, LocalDate.of(2027, 11, 21)).stream()
                        .map(LintFinding::rule)
                        .toList());
    }

    @Test
    void datesRiseWithinALineAndAreNotInTheFuture() {
        only("date-order", Severity.WARNING, 6, "1.0.1 is dated 2026-01-01, before 1.0.0 (2026-01-02)", """
                rules: [{downgrade: never, source: guide}]
                releases:
                  - {version: 1.0.0, date: 2026-01-02}
                  - {version: 1.0.1, date: 2026-01-01}
                """, 0);
        only("date-in-future", Severity.ERROR, 5, "1.0.0 is dated 2026-11-21", """
                rules: [{downgrade: never, source: guide}]
                releases:
                  - {version: 1.0.0, date: 2026-11-21}
                """, 0);
    }

    private void only(String rule, Severity severity, int line, String words, String content, int others) {
        List<LintFinding> findings = lint(content).stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
        assertEquals(1, findings.size(), findings.toString());
        assertTrue(lint(content).size() <= 1 + others, lint(content).toString());
        LintFinding finding = findings.get(0);
        assertEquals(severity, finding.severity());
        assertEquals(line, finding.place().orElseThrow().line(), finding.toString());
        assertTrue(finding.message().contains(words), finding.message());
    }

    private List<LintFinding> lint(String content) {
        return lint(content, TODAY);
    }

    private List<LintFinding> lint(String content, LocalDate today) {
        try {
            Files.writeString(folder.resolve("base.yaml"), BASE);
            Files.writeString(folder.resolve("acme.yaml"), HEAD + content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Linter(library(), today).lint(List.of("acme"));
    }

    private Linter linter() {
        return new Linter(library(), TODAY);
    }

    private ProductLibrary library() {
        return new ProductLibrary(folder, getClass().getClassLoader());
    }
}
