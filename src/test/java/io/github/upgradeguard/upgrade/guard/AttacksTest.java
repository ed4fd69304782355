package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upgrades that an attacker got allowed once, by a change of nothing but versions or a product file of few lines. */
class AttacksTest {

    private static final Duration BRIEF = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private Products products;

    @BeforeEach
    void nothingButWhatIsBuiltIn() {
        products = new Products(folder);
    }

    /** The release does not exist: nobody has read its notes, nor what comes before it. */
    @ParameterizedTest
    @CsvSource({
        "kafka, 2.8.2, 3.303.0",
        "mysql, 9.4.0, 9.307.4",
        "kafka, none, 99.0.0",
        "mysql, none, 99.0.0",
        "gitlab, none, 99.0.0",
        "keycloak, none, 99.0.0",
        "docker-dtr, none, 99.0.0",
        "postgresql, none, 99.0",
        "kubernetes, none, 99.0.0",
        // the list begins later, so nothing between can be counted
        "consul, 0.1.0, 0.8.0",
        "docker-dtr, 0.1.0, 1.4.0",
        "mysql, 0.0.1, 5.5.8"
    })
    void whatNobodyKnowsIsUnknown(String product, String current, String target) {
        Assessment assessment = products.judge(product, current, target);
        assertEquals(Verdict.UNKNOWN, assessment.verdict(), assessment::toString);
    }

    @Test
    void noProductIsInstalledInAReleaseThatNobodyKnows() {
        List<String> names = ProductLibrary.builtIn().stream().sorted().toList();
        assertTrue(names.size() > 50, names::toString);
        for (String name : names) {
            Assessment assessment = products.judge(name, "none", "9999.0.0");
            assertNotEquals(Verdict.ALLOWED, assessment.verdict(), assessment::toString);
            assertTrue(
                    assessment.findings().stream()
                            .filter(finding -> finding.rule().equals("target-unlisted"))
                            .allMatch(
                                    finding -> finding.message().contains("or list the release in the project's own ")),
                    assessment::toString);
        }
    }

    /** What a rule or a note says of a release, it says of its candidates and builds. */
    @ParameterizedTest
    @CsvSource({
        "keycloak, 26.0.6, 26.2.0, notes-breaking",
        "keycloak, 26.0.6, 26.2.0-rc.1, notes-breaking",
        "cert-manager, 1.4.4, 1.5.4, avoid-1.5.4",
        "cert-manager, 0.14.3, 1.5.4-rc.1, avoid-1.5.4",
        "cert-manager, 0.14.3, 1.5.4+build.7, avoid-1.5.4"
    })
    void aCandidateIsNoWayRound(String product, String current, String target, String rule) {
        blocked(products.judge(product, current, target), rule);
    }

    @ParameterizedTest
    @CsvSource({"1.2.4, 1.2.1, avoid", "1.2.3, 1.2.0, notes-irreversible", "1.2.4, 1.2.3-rc.1, pre-release"})
    void theWayDownIsNoWayRound(String current, String target, String rule) {
        products = products.with("acme", """
                product: acme
                rules:
                - {step: patch, by: any}
                - {pre-release: forbid}
                - {downgrade: patch}
                releases:
                - 1.2.0
                - {version: 1.2.1, avoid: "loses data"}
                - {version: 1.2.2, irreversible: "the store has another format"}
                - 1.2.3
                - 1.2.4
                """);
        blocked(products.judge("acme", current, target), rule);
    }

    @Test
    void aSectionOfTwoWordsTakesNoSectionAway() {
        products = products.with("dependency-track", """
                        product: dependency-track
                        extends: dependency-track
                        rollout: {components: {order: [schema, api]}}
                        """).with("adobe-commerce", """
                        product: adobe-commerce
                        extends: adobe-commerce
                        version: {flavours: [-alpine]}
                        """);
        Assessment rolling =
                products.judge("dependency-track", "5.0.0", "5.0.2", Optional.of(Rollout.ROLLING), Facts.NONE);
        assertNotEquals(Verdict.ALLOWED, rolling.verdict(), rolling::toString);
        blocked(products.judge("dependency-track", "4.14.3", "5.0.0"), "rollout-migrate");
        blocked(products.judge("adobe-commerce", "2.4.4-p12-alpine", "2.4.4-p3-alpine"), "downgrade");
    }

    @Test
    void aRiskOfTheNameOfADenyHidesNothing() {
        products = products.with("acme", """
                product: acme
                rules:
                - {step: minor, by: any}
                - {risk: "1.0.x -> 1.1.x", id: same, because: "the console comes back"}
                - {deny: "1.0.x -> 1.1.x", id: same, because: "it does not start"}
                - {downgrade: never}
                releases: [1.0.0, 1.1.0]
                """);
        blocked(products.judge("acme", "1.0.0", "1.1.0"), "same");
        Assessment accepted = products.judge(new UpgradeRequest(
                "acme",
                "acme",
                DeclaredVersion.of("1.0.0"),
                DeclaredVersion.of("1.1.0"),
                Optional.empty(),
                Facts.NONE,
                List.of(new AcceptedFlag("1.1.0", "same", "rehearsed", LocalDate.of(2027, 1, 31)))));
        blocked(accepted, "same");
    }

    /** Each rule that refuses it was once lifted by a search of its own. */
    @Test
    void theLongestWayDownIsJudgedAtOnce() {
        Assessment assessment =
                assertTimeoutPreemptively(BRIEF, () -> products.judge("cockroachdb", "26.6.0", "1.0.0"));
        assertNotEquals(Verdict.ALLOWED, assessment.verdict(), assessment::toString);
    }

    private static void blocked(Assessment assessment, String rule) {
        assertEquals(Verdict.BLOCKED, assessment.verdict(), assessment::toString);
        assertTrue(
                assessment.findings().stream()
                        .anyMatch(finding -> finding.severity() == Severity.ERROR
                                && finding.rule().equals(rule)),
                assessment::toString);
    }
}
