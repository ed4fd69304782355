package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.policy.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Named risks: in a product file, and as the conditional edges of an update graph. */
class RiskTest {

    private static final LocalDate TOMORROW = Products.TODAY.plusDays(1);
    private static final LocalDate YESTERDAY = Products.TODAY.minusDays(1);

    @TempDir
    Path folder;

    private Products products;

    /** 1.0 → 1.1 → 1.2 → 2.0, where 1.2 is entered with a risk, and 2.0 with two. */
    @BeforeEach
    void graph() throws IOException {
        Files.writeString(folder.resolve("stable.json"), """
                {
                  "version": 1,
                  "nodes": [
                    {"version": "1.0.0", "payload": "any", "metadata": {"url": "https://example.org/1.0.0"}},
                    {"version": "1.1.0", "metadata": {}},
                    {"version": "1.2.0"}
                  ],
                  "edges": [[0, 1]],
                  "conditionalEdges": [
                    {"edges": [{"from": "1.1.0", "to": "1.2.0"}, {"from": "1.0.0", "to": "1.2.0"}],
                     "risks": [{"name": "LeakyPools", "message": "pools leak", "url": "https://example.org/leak",
                                "matchingRules": [{"type": "PromQL", "promql": {"promql": "up"}}]}]}
                  ]
                }
                """);
        Files.writeString(folder.resolve("next.json"), """
                {
                  "nodes": [{"version": "1.2.0"}, {"version": "2.0.0"}],
                  "edges": [],
                  "conditionalEdges": [
                    {"edges": [{"from": "1.2.0", "to": "2.0.0"}],
                     "risks": [{"name": "LeakyPools", "message": "pools leak", "url": "https://example.org/leak"},
                               {"name": "SlowStart", "message": "starts slowly", "url": "https://example.org/slow"}]}
                  ]
                }
                """);
        products = new Products(folder).with("acme", "product: acme\ngraph: [stable.json, next.json]\n");
    }

    @Test
    void aHopThatNoEdgeIsFromIsNotInTheTable() {
        Assessment assessment = judge("1.0.0", "2.0.0");
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals(List.of("only"), rules(assessment));
        assertEquals(
                "is not in the vendor's table of supported upgrades; from 1.0.0 it has 1.2.0, 1.1.0",
                assessment.findings().get(0).message());
    }

    @Test
    void aConditionalEdgeIsRefusedByTheNameOfItsRisk() {
        Assessment assessment = judge("1.1.0", "1.2.0");
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals(List.of("LeakyPools"), rules(assessment));
        Finding finding = assessment.findings().get(0);
        assertTrue(
                finding.message().startsWith("has a known risk, LeakyPools (pools leak); read what its source says"));
        assertTrue(finding.message().contains("<release>1.2.0</release><flag>LeakyPools</flag>"), finding.message());
        assertEquals("https://example.org/leak", finding.source().orElseThrow().url());
        assertEquals(List.of(), assessment.path());
        assertEquals(List.of("LeakyPools"), assessment.unlock());
    }

    @Test
    void anAcceptedRiskIsANoteAndThePathGoesThere() {
        Assessment direct = judge("1.1.0", "1.2.0", accept("1.2.0", "LeakyPools", TOMORROW));
        assertEquals(Verdict.ALLOWED, direct.verdict());
        assertEquals(Severity.NOTE, direct.findings().get(0).severity());
        assertTrue(direct.findings().get(0).message().endsWith("; accepted until 2026-11-21: rehearsed"));
        assertEquals(1, direct.accepted());

        Assessment path = judge(
                "1.0.0",
                "2.0.0",
                accept("1.2.0", "LeakyPools", TOMORROW),
                accept("2.0.0", "LeakyPools", TOMORROW),
                accept("2.0.0", "SlowStart", TOMORROW));
        assertEquals(List.of("only"), rules(path), "acceptances that a hop of the path asks for are in use");
        assertEquals(List.of("1.0.0", "1.2.0", "2.0.0"), DockerTrustedRegistryTest.versions(path.path()));
        assertEquals(
                List.of("LeakyPools", "SlowStart"),
                path.path().get(1).findings().stream().map(Finding::rule).toList());
    }

    @Test
    void anAcceptanceCoversItsRiskItsReleaseAndItsTime() {
        assertEquals(
                List.of("SlowStart", "LeakyPools"),
                rules(judge("1.2.0", "2.0.0", accept("2.0.0", "LeakyPools", TOMORROW))));
        assertEquals(
                Verdict.BLOCKED,
                judge("1.2.0", "2.0.0", accept("2.0.0", "LeakyPools", TOMORROW)).verdict());
        Assessment elsewhere = judge("1.1.0", "1.2.0", accept("2.0.0", "LeakyPools", TOMORROW));
        assertEquals(List.of("LeakyPools", "acceptance-unused"), rules(elsewhere));
        Assessment expired = judge("1.1.0", "1.2.0", accept("1.2.0", "LeakyPools", YESTERDAY));
        assertEquals(Verdict.BLOCKED, expired.verdict());
        assertTrue(expired.findings().get(0).message().contains("it was accepted until 2026-11-19 (rehearsed)"));
    }

    @Test
    void aNameThatIsNeitherFlagNorRiskIsTold() {
        Assessment assessment = judge("1.0.0", "1.1.0", accept("1.1.0", "LeakyPool", TOMORROW));
        assertEquals(
                "LeakyPool of 1.1.0 is accepted, but it is neither breaking, nor irreversible, nor a risk that is known here (LeakyPools, SlowStart); correct the name",
                assessment.findings().get(0).message());
    }

    @Test
    void nothingInAGraphGoesDown() {
        assertEquals(List.of("downgrade"), rules(judge("1.1.0", "1.0.0")));
    }

    @Test
    void aProductFileMayNameARiskItself() {
        products.with("beta", """
                product: beta
                rules:
                  - {allow: "* -> *"}
                  - {risk: "4.13.x -> 4.14.0", id: ConsoleImplicitlyEnabled, because: "the console comes back"}
                """);
        Assessment assessment = products.judge("beta", "4.13.9", "4.14.0");
        assertEquals(List.of("ConsoleImplicitlyEnabled"), rules(assessment), "an allow rule does not speak for it");
        assertEquals(Verdict.ALLOWED, products.judge("beta", "4.13.9", "4.14.1").verdict());
    }

    private Assessment judge(String current, String target, AcceptedFlag... accepted) {
        return products.judge(new UpgradeRequest(
                "acme",
                "acme",
                DeclaredVersion.of(current),
                DeclaredVersion.of(target),
                Optional.empty(),
                Facts.NONE,
                List.of(accepted)));
    }

    private static AcceptedFlag accept(String release, String risk, LocalDate until) {
        return new AcceptedFlag(release, risk, "rehearsed", until);
    }

    private static List<String> rules(Assessment assessment) {
        return assessment.findings().stream().map(Finding::rule).toList();
    }
}
