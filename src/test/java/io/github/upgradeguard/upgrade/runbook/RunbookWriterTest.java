package io.github.upgradeguard.upgrade.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.guard.AcceptedFlag;
import io.github.upgradeguard.upgrade.guard.Instances;
import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.product.Chapter;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a runbook says of the way, and what it asks. */
class RunbookWriterTest {

    @TempDir
    Path folder;

    private Written products;

    @BeforeEach
    void aTracker() {
        products = new Written(folder).with("tracker", """
                product: tracker
                title: Tracker
                reviewed: [1.2.0]
                rules:
                  - {step: minor, by: next}
                  - {step: line, by: next, rollout: rolling}
                  - {leave: major, from: last-line}
                  - {floor: 3.x, from: 2.9.x}
                  - {downgrade: never}
                rollout: {migrate: "1.x -> 2.x", components: {order: [worker, api]}}
                releases:
                  - 1.0.0
                  - {version: 1.1.0, date: 2026-01-31, full-stop: caches are rebuilt, notes: "https://example.org/1.1.0"}
                  - 1.2.0
                  - {version: 1.3.0, breaking: the old API is gone}
                  - 2.0.0
                  - 3.0.0
                """);
    }

    @Test
    void eachHopSaysHowItIsCarriedOutAndThePictureToo() {
        String runbook = products.runbook("tracker", "1.0.0", "2.0.0");
        assertTrue(runbook.contains("""
                ```mermaid
                flowchart LR
                  v0["1.0.0"]
                  v0 -->|full stop| v1["1.1.0"]
                  v1 -->|rolling| v2["1.2.0"]
                  v2 -->|rolling| v3["1.3.0"]
                  v3 -->|migration| v4["2.0.0"]
                ```
                """), runbook);
        assertTrue(runbook.contains("### Hop 1 of 4: 1.0.0 → 1.1.0, full stop\n\nAll instances of 1.0.0 stop before"));
        assertTrue(runbook.contains("### Hop 4 of 4: 1.3.0 → 2.0.0, migration\n\nNo upgrade in place"));
        assertTrue(runbook.contains("\n- failed: "), runbook);
        assertTrue(runbook.contains("caches are rebuilt"));
    }

    @Test
    void ofAProductWithoutARunbookTheCommonStepsNameItsComponentsInTheirOrder() {
        String runbook = products.runbook("tracker", "1.1.0", "1.2.0");
        assertTrue(
                runbook.contains("one at a time, in this order: worker, then api. Take one out of traffic"), runbook);
        assertTrue(
                runbook.contains("- [ ] Verify the backup: restore it to another place and see Tracker 1.1.0 start"));
        assertTrue(runbook.contains("### If it fails\n\n- [ ] Stop here."));
        assertFalse(runbook.contains("Where this is written"));
    }

    @Test
    void theNotesOfEveryReleaseOnTheWayAreListedAndTickedWhereReadOrAccepted() {
        String runbook = products.runbook(
                request("1.0.0", "1.3.0", new AcceptedFlag("1.3.0", "breaking", "no client *of ours*", Written.TODAY)));
        assertTrue(runbook.contains("""
                - [ ] 1.1.0, 2026-01-31, <https://example.org/1.1.0>; **full-stop**: caches are rebuilt
                - [x] 1.2.0: read, nothing to do
                - [x] 1.3.0; **breaking**: the old API is gone (accepted until 2026-11-20: no client \\*of ours\\*)
                """), runbook);
    }

    @Test
    void whatIsAcceptedNoLongerIsNotTicked() {
        String runbook = products.runbook(
                request("1.2.0", "1.3.0", new AcceptedFlag("1.3.0", "breaking", "once", Written.TODAY.minusDays(1))));
        assertTrue(runbook.contains("- [ ] 1.3.0; **breaking**: the old API is gone\n"), runbook);
        assertTrue(runbook.contains("- [ ] settle first: notes-breaking: 1.3.0 is breaking"), runbook);
        assertTrue(runbook.contains("could go from 1.2.0 to 1.3.0 in one step, but not before each error below"));
    }

    @Test
    void whereNoWayLeadsToTheTargetTheRunbookEndsAtTheNearestReleaseAndSaysSo() {
        String runbook = products.runbook("tracker", "1.2.0", "3.0.0");
        assertTrue(
                runbook.contains(
                        "**Blocked: no supported way leads from 1.2.0 to 3.0.0. This runbook ends at 2.0.0, the nearest release to it that can be reached.**"));
        assertTrue(runbook.contains("- error, floor: "), runbook);
        assertTrue(runbook.contains("A way would open if any one of these rules were lifted: floor."));
        assertTrue(runbook.contains("The way: 1.2.0 → 1.3.0 (rolling) → 2.0.0 (migration)"));
        assertTrue(runbook.contains("- [ ] See that every instance says 2.0.0, and none says 1.2.0."));
        assertTrue(runbook.contains("- [ ] Declare what runs now as current: 2.0.0."));
        assertFalse(runbook.contains("→ 3.0.0 (") || runbook.contains("[\"3.0.0\"]"), runbook);
    }

    @Test
    void whereNoWayLeadsAnywhereThereIsNothingToCarryOut() {
        String runbook = products.runbook("tracker", "2.0.0", "1.3.0");
        assertTrue(runbook.contains("nor any part of one. There is nothing to carry out; keep 2.0.0 running until"));
        assertFalse(runbook.contains("- [ ]"), runbook);
    }

    @ParameterizedTest
    @CsvSource({
        "2.0.0, 2.0.0, 'There is nothing to carry out: 2.0.0 runs already',",
        "none, 2.0.0, There is nothing to carry out: nothing runs yet",
        "1.1.0, 9.9.9, no supported way from 1.1.0 to 9.9.9 is known",
        "x, 2.0.0, until then there is nothing to carry out",
    })
    void whereThereIsNoHopThereAreNoSteps(String current, String target, String words) {
        String runbook = products.runbook("tracker", current, target);
        assertTrue(runbook.contains(words), runbook);
        assertFalse(runbook.contains("- [ ]"), runbook);
    }

    @Test
    void whatTheGuardCannotKnowIsAQuestionWithWhereToLookAndWhatToWrite() {
        String runbook = products.runbook("tracker", "1.1.0", "1.2.0");
        assertTrue(runbook.contains("- [ ] How many instances of Tracker run? ______\n  Look at: the deployment"));
        assertTrue(runbook.contains("  Write: `<instances>` in the upgrade, and this runbook again.\n"));
        assertTrue(runbook.contains("- [ ] 1.1.0 → 1.2.0: do the schema migrations leave 1.1.0 working"));
    }

    @Test
    void aFactThatARuleAsksForAndNobodyTellsIsAQuestion() {
        products.with("web", """
                product: web
                extends: tracker
                rules:
                  - {deny: "1.1.0 -> 1.2.0", when: metallb, because: the balancer changed, level: should}
                  - {deny: "1.2.0 -> 1.3.0", when: other-fact, level: should}
                """);
        String runbook = products.runbook("web", "1.1.0", "1.2.0");
        assertTrue(runbook.contains("""
                - [ ] Does 'metallb' hold for this installation? ______
                  Look at: the balancer changed.
                  Write: `<facts><metallb>true</metallb></facts>` in the upgrade, or `false`, and this runbook again.
                """), runbook);
        assertFalse(runbook.contains("other-fact"), runbook);
    }

    @Test
    void whatTheProjectTellsIsNotAsked() {
        String runbook = products.runbook(Written.request(
                "tracker",
                "1.1.0",
                "1.2.0",
                new Facts(Map.of("additive-migrations", true)),
                Optional.of(new Instances.Counted(3, "compose.yaml:12")),
                List.of()));
        assertFalse(runbook.contains("#### Questions"), runbook);
        assertTrue(runbook.contains("Replace the instances (3) one at a time"));
        assertTrue(runbook.contains("- held: 3 instances run (compose.yaml:12)"));
    }

    @Test
    void withoutAListOfReleasesTheirNotesAreAQuestion() {
        products.with("linear", "product: linear\ntitle: Linear\nrules: [{step: minor, by: next}]\n");
        String runbook = products.runbook("linear", "1.28.3", "1.30.1");
        assertTrue(runbook.contains(
                "- [ ] Which releases lie between 1.28.3 and 1.30.1, and what do their notes say? ______"));
        assertTrue(runbook.contains("Which release of the line of 1.29"), runbook);
        assertTrue(runbook.contains("counted by arithmetic"));
    }

    @Test
    void theStepsOfAProductTakeThePlaceOfTheCommonOnesChapterByChapter() {
        products.with("desk", """
                product: desk
                extends: tracker
                sources: {guide: {url: "https://example.org/guide", title: The guide, read: 2026-11-20}}
                runbook:
                  source: guide
                  before: []
                  rolling:
                    - "Hop {{hop}} of {{hops}}: `deploy {{product}} {{from}} {{to}}`"
                    - "{{#instances}}never shown{{/instances}}"
                    - |
                      In {{title}}:
                      ```sh
                      deploy {{to}}

                      check
                      ```
                """);
        String runbook = products.runbook("desk", "1.1.0", "1.2.0");
        assertTrue(runbook.contains("""
                - [ ] Hop 1 of 1: `deploy desk 1.1.0 1.2.0`
                - [ ] In Tracker:
                  ```sh
                  deploy 1.2.0

                  check
                  ```
                """), runbook);
        assertFalse(runbook.contains("Verify the backup"));
        assertTrue(runbook.contains("### If it fails\n\n- [ ] Stop here."));
        assertTrue(runbook.contains(
                "### Where this is written\n\n- The guide, read 2026-11-20: <https://example.org/guide>\n"));
    }

    @Test
    void ofExtendedFilesTheNearestOneThatHasAChapterSaysIt() {
        products.with("base", "product: base\nextends: tracker\nrunbook: {before: [b], after: [base after]}\n");
        products.with("top", "product: top\nextends: base\nrunbook: {before: [top before]}\n");
        String runbook = products.runbook("top", "1.1.0", "1.2.0");
        assertTrue(runbook.contains("#### Prepare\n\n- [ ] top before\n\n"), runbook);
        assertTrue(runbook.contains("### After\n\n- [ ] base after\n"));
    }

    @Test
    void severalUpgradesAreSectionsOfOneRunbookInTheirOrder() {
        String runbook = products.runbook(request("1.1.0", "1.2.0"), request("2.0.0", "2.0.0"));
        assertEquals(
                List.of("## Tracker (tracker): 1.1.0 → 1.2.0", "## Tracker (tracker): 2.0.0 → 2.0.0"),
                runbook.lines().filter(line -> line.startsWith("## ")).toList());
    }

    @Test
    void aTemplateThatCannotBeFilledInIsAMistakeAtItsPlaceThoughNoHopAsksForIt() {
        products.with("broken", """
                product: broken
                extends: tracker
                runbook:
                  migrate:
                    - fine
                    - "{{#notes}}{{versoin}}{{/notes}}"
                """);
        String message = String.valueOf(
                assertThrows(UnusableFileException.class, () -> products.runbook("broken", "1.1.0", "1.2.0"))
                        .getMessage());
        assertTrue(
                message.contains(
                        "broken.yaml:6:7: 'versoin' is no value here; the values of 'migrate' are id, product,"),
                message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "before|{{to}}|to is no value here",
                "before|{{#to}}a{{/to}}|to is no value here",
                "before|{{^instances}}{{^components}}{{nope}}{{/components}}{{/instances}}|nope is no value here",
                "before|{{#components}}{{^-last}}{{nope}}{{/-last}}{{/components}}|nope is no value here",
                "before|{{version}}|version is no value here",
                "before|{{title.getClass}}|title.getClass is no value here",
                "after|{{#notes}}|the template cannot be read: ",
                "rolling|{{>other}}|other, and a template stands alone",
                "rolling|{{from|the template cannot be read: ",
            })
    void everyMistakeOfATemplateIsFoundBeforeItIsUsed(String chapter, String template, String words) {
        products.with(
                "broken", "product: broken\nextends: tracker\nrunbook: {%s: ['%s']}\n".formatted(chapter, template));
        List<String> mistakes = new RunbookTemplates(
                        products.library().product("broken").runbook())
                .mistakes().stream().map(UnusableFileException::mistake).toList();
        assertEquals(1, mistakes.size(), mistakes.toString());
        assertTrue(mistakes.get(0).replace("'", "").contains(words), mistakes.get(0));
    }

    @Test
    void theCommonRunbookAndThoseOfAllBuiltInProductsCanBeWritten() {
        assertEquals(List.of(), new RunbookTemplates(ProductLibrary.commonRunbook()).mistakes());
        for (String id : ProductLibrary.builtIn()) {
            assertEquals(
                    List.of(),
                    new RunbookTemplates(products.library().product(id).runbook()).mistakes(),
                    id);
        }
    }

    @Test
    void theRunbookOfTheReadmeCanBeWrittenAndItsTableHasEveryValue() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String example = Pattern.compile("(?s)\n```yaml\n(product: registry\nextends: docker-dtr\nrunbook:.*?)\n```\n")
                .matcher(readme)
                .results()
                .map(block -> block.group(1))
                .findFirst()
                .orElseThrow();
        String runbook = products.with("registry", example).runbook("registry", "2.1.4", "2.3.3");
        assertTrue(runbook.contains("  docker pull registry.example.org/registry:2.2.11\n"), runbook);
        String table = readme.substring(readme.indexOf("| value | |"), readme.indexOf("A step that comes to nothing"));
        List<String> documented = Pattern.compile("(?m)^\\| (`[^|]+) \\|")
                .matcher(table)
                .results()
                .flatMap(row -> Stream.of(row.group(1).replace("`", "").split(", ")))
                .toList();
        assertEquals(
                Set.copyOf(documented),
                Vocabulary.samples(Chapter.ROLLING).get(0).keySet());
    }

    @Test
    void aNameThatLooksLikeMarkdownIsAName() {
        products.with("evil", """
                product: evil
                extends: tracker
                title: "# [Evil](http://evil) <script>"
                """);
        String runbook = products.runbook("evil", "1.1.0", "1.2.0");
        assertTrue(runbook.contains("## \\# \\[Evil\\](http\\://evil) \\<script\\> (evil): 1.1.0 → 1.2.0"), runbook);
        assertFalse(runbook.contains("<script>"));
    }

    private static UpgradeRequest request(String current, String target, AcceptedFlag... accepted) {
        return Written.request("tracker", current, target, Facts.NONE, Optional.empty(), List.of(accepted));
    }
}
