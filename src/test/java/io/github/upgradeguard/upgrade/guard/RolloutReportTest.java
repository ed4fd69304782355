package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.upgradeguard.report.ConsoleReport;
import io.github.upgradeguard.report.JsonReport;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conditions of rolling and acceptances as reports have them. */
class RolloutReportTest {

    private static final LocalDate TOMORROW = Products.TODAY.plusDays(1);

    @TempDir
    Path folder;

    private Products products;

    @BeforeEach
    void aProductWithConditions() {
        products = new Products(folder).with("acme", """
                product: acme
                sources: {guide: {url: "https://example.org/upgrade", read: 2026-11-20}}
                rules: [{step: minor, by: next}]
                reviewed: ["1.0 - 1.2"]
                rollout:
                  rolling: {when: [no-full-stop, several-instances]}
                  source: guide
                releases:
                  - 1.0.0
                  - {version: 1.1.0, full-stop: caches are rebuilt, notes: "https://example.org/1.1.0"}
                  - {version: 1.2.0, breaking: the old API is gone}
                """);
    }

    private Assessment judge(
            String current, String target, Optional<Rollout> rollout, int instances, AcceptedFlag... accepted) {
        return products.judge(new UpgradeRequest(
                "acme",
                "acme",
                DeclaredVersion.of(current),
                DeclaredVersion.of(target),
                rollout,
                Facts.NONE,
                Optional.of(new Instances.Counted(instances, "")),
                Optional.empty(),
                List.of(accepted),
                Unreviewed.WARN));
    }

    private static JsonObject json(Assessment assessment) throws IOException {
        StringWriter out = new StringWriter();
        JsonReport.write(List.of(assessment), out);
        return JsonParser.parseString(out.toString())
                .getAsJsonObject()
                .getAsJsonArray("upgrades")
                .get(0)
                .getAsJsonObject();
    }

    private static List<String> conditions(JsonObject told) {
        List<String> conditions = new ArrayList<>();
        for (JsonElement one : told.getAsJsonArray("conditions")) {
            JsonObject condition = one.getAsJsonObject();
            assertEquals(List.of("rule", "state", "evidence", "source"), List.copyOf(condition.keySet()));
            String source = condition.get("source").isJsonNull()
                    ? ""
                    : " " + condition.get("source").getAsString();
            conditions.add(condition.get("rule").getAsString() + " "
                    + condition.get("state").getAsString() + source);
        }
        return conditions;
    }

    @Test
    void theReportHasTheConditionsOfTheUpgradeAndOfEachHop() throws IOException {
        JsonObject upgrade = json(judge("1.0.0", "1.2.0", Optional.empty(), 3));
        String guide = " https://example.org/upgrade";
        assertEquals(
                List.of(
                        "notes-unreviewed held" + guide,
                        "rollout-full-stop failed https://example.org/1.1.0",
                        "rollout-instances held" + guide,
                        "rollout-long-migration held",
                        "rollout-migrations unknown"),
                conditions(upgrade));
        JsonArray path = upgrade.getAsJsonArray("path");
        assertEquals(2, path.size());
        assertEquals(conditions(upgrade), conditions(path.get(0).getAsJsonObject()));
        assertEquals("full-stop", path.get(0).getAsJsonObject().get("rollout").getAsString());
        assertEquals(
                List.of(
                        "notes-unreviewed held" + guide,
                        "rollout-full-stop held",
                        "rollout-instances held" + guide,
                        "rollout-long-migration held",
                        "rollout-migrations unknown"),
                conditions(path.get(1).getAsJsonObject()));
        assertEquals("rolling", path.get(1).getAsJsonObject().get("rollout").getAsString());
    }

    @Test
    void theReportRecordsWhatIsAccepted() throws IOException {
        JsonObject upgrade = json(judge(
                "1.1.0",
                "1.2.0",
                Optional.empty(),
                3,
                new AcceptedFlag("1.2", "breaking", "no client of ours uses it", TOMORROW)));
        assertEquals("allowed", upgrade.get("verdict").getAsString());
        assertEquals(
                JsonParser.parseString(
                        "[{'release': '1.2', 'flag': 'breaking', 'reason': 'no client of ours uses it', 'until': '2026-11-21'}]"
                                .replace('\'', '"')),
                upgrade.get("accepted"));
        assertEquals(
                new JsonArray(),
                json(judge("1.0.0", "1.1.0", Optional.empty(), 3)).get("accepted"));
    }

    private static List<String> lines(Assessment assessment) {
        return new ConsoleReport("→").lines(assessment);
    }

    @Test
    void theConsoleSaysWhyAHopIsAFullStopAndWhatIsNeeded() {
        assertEquals(
                List.of(
                        "acme 1.0.0 → 1.1.0 is allowed",
                        "  full stop    1.0.0 → 1.1.0",
                        "               rollout-full-stop: cannot be rolled out instance by instance: all instances stop for 1.1.0 (caches are rebuilt). Every way crosses that release, and a hop of its own would not roll either",
                        "               rollout-instances: cannot be rolled out: one instance runs, and a rolling upgrade needs more than one instance, to be replaced one after the other"),
                lines(judge("1.0.0", "1.1.0", Optional.empty(), 1)));
    }

    @Test
    void eachFullStopOfAPathHasItsOwnReasons() {
        List<String> lines = lines(judge("1.0.0", "1.2.0", Optional.empty(), 1)).stream()
                .map(String::strip)
                .toList();
        int first = lines.indexOf("full stop      1.0.0 → 1.1.0");
        assertTrue(lines.get(first + 1).startsWith("rollout-full-stop: "), lines.toString());
        assertTrue(lines.get(first + 2).startsWith("rollout-instances: "), lines.toString());
        assertEquals("full stop      1.1.0 → 1.2.0", lines.get(first + 3));
        assertTrue(lines.get(first + 4).startsWith("rollout-instances: "), lines.toString());
        assertTrue(lines.get(first + 5).startsWith("now "), lines.toString());
    }

    @Test
    void hopsThatStopForTheSameReasonsShareThem() {
        products.with("beta", """
                product: beta
                rules: [{step: minor, by: next}]
                reviewed: ["*"]
                rollout: {rolling: {when: several-instances}}
                releases: [1.0.0, 1.1.0, 1.2.0]
                """);
        Assessment assessment = products.judge("beta", "1.0.0", "1.2.0");
        List<String> stops = lines(assessment).stream()
                .filter(line -> line.contains("full stop"))
                .toList();
        assertEquals(List.of("  full stop    1.0.0 → 1.1.0, 1.1.0 → 1.2.0"), stops);
        assertTrue(
                lines(assessment)
                        .contains(
                                "               rollout-instances: cannot tell whether it can be rolled out, which needs more than one instance, to be replaced one after the other; write <instances> and how many run"));
    }

    @Test
    void ofAProductThatSaysNothingOfRollingOnlyTheHopsAreTold() {
        products.with("beta", """
                product: beta
                rules: [{step: minor, by: next}]
                releases: [1.0.0, {version: 1.1.0, full-stop: caches are rebuilt}, 1.2.0]
                """);
        List<String> lines = lines(products.judge("beta", "1.0.0", "1.2.0"));
        assertEquals("  full stop    1.0.0 → 1.1.0, 1.1.0 → 1.2.0", lines.get(lines.size() - 2));
        assertEquals(List.of("beta 1.0.0 → 1.1.0 is allowed"), lines(products.judge("beta", "1.0.0", "1.1.0")));
    }

    @Test
    void aRollingUpgradeThatWasDemandedAndGrantedIsNeverCalledSafe() {
        products.with("beta", """
                product: beta
                rules: [{step: minor, by: next}]
                reviewed: ["*"]
                rollout: {rolling: {when: [several-instances, additive-migrations]}, additive: "*"}
                releases: [1.0.0, 1.1.0, 1.2.0]
                """);
        assertEquals(
                List.of("beta 1.0.0 → 1.1.0 is allowed", "  rolling      nothing known prevents a rolling upgrade"),
                lines(judgeBeta(Optional.of(Rollout.ROLLING), Facts.NONE)));
        assertEquals(
                List.of("beta 1.0.0 → 1.1.0 is allowed"),
                lines(judgeBeta(Optional.empty(), Facts.NONE)),
                "nobody demanded it");
        assertEquals(
                Verdict.BLOCKED,
                judgeBeta(Optional.of(Rollout.ROLLING), new Facts(Map.of("additive-migrations", false)))
                        .verdict());
    }

    private Assessment judgeBeta(Optional<Rollout> rollout, Facts facts) {
        return products.judge(new UpgradeRequest(
                "beta",
                "beta",
                DeclaredVersion.of("1.0.0"),
                DeclaredVersion.of("1.1.0"),
                rollout,
                facts,
                Optional.of(new Instances.Counted(2, "")),
                Optional.empty(),
                List.of(),
                Unreviewed.WARN));
    }
}
