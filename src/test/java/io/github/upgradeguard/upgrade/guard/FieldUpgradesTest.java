package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.yaml.Section;
import io.github.upgradeguard.yaml.Utf8;
import io.github.upgradeguard.yaml.YamlNode;
import io.github.upgradeguard.yaml.YamlNode.Fields;
import io.github.upgradeguard.yaml.YamlNode.Items;
import io.github.upgradeguard.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Upgrades that were found judged wrongly in the field, each with the verdict that is right. */
class FieldUpgradesTest {

    private static final List<String> KEYS = List.of(
            "id",
            "because",
            "product",
            "file",
            "current",
            "target",
            "rollout",
            "instances",
            "facts",
            "verdict",
            "rule",
            "stop",
            "source");

    @TempDir
    Path folder;

    static Stream<Section> upgrades() throws IOException {
        return upgrades("upgrades.yaml");
    }

    static Stream<Section> brothers() throws IOException {
        return upgrades("brothers.yaml");
    }

    private static Stream<Section> upgrades(String file) throws IOException {
        try (InputStream stream = Objects.requireNonNull(
                FieldUpgradesTest.class.getResourceAsStream("/io/github/upgradeguard/cases/field/" + file))) {
            YamlNode root = YamlReader.read(file, Utf8.text(file, stream.readAllBytes()));
            return ((Items) root).values().stream().map(node -> Section.of(node, "an upgrade", KEYS));
        }
    }

    @Test
    void thereAreTwentyNine() throws IOException {
        assertEquals(29, upgrades().count());
    }

    @ParameterizedTest
    @MethodSource("upgrades")
    void eachIsJudgedAsIsRight(Section upgrade) {
        judgedAsIsRight(upgrade);
    }

    /** Each is of a kind that was found, in another product or at other versions. */
    @ParameterizedTest
    @MethodSource("brothers")
    void soAreTheirBrothers(Section upgrade) {
        judgedAsIsRight(upgrade);
    }

    /** Where a path begins with another release, that release is a target by itself, in the words that are printed. */
    @ParameterizedTest
    @CsvSource({
        "etcd, 3.4.30, 3.6.12",
        "kubernetes, 1.27.3, 1.31.2",
        "kubernetes, 1.27.3-gke.100, 1.31.2-gke.200",
        "docker-dtr, 2.1.4, 2.5.3",
        "gitlab, 15.11.13, 18.2.6",
        "gitlab, 16.3.9-ee.0, 17.5.5-ee.0",
        "rabbitmq, 3.8.35, 4.2.9",
        "rabbitmq, 3.12.14-management-alpine, 4.2.9-management-alpine",
        "sonarqube, 8.4.2, 2026.5",
        "sonarqube, 8.4.2-community, 9.9.8-community",
        "harbor, 2.3.5, 2.14.4",
        "moodle, 2.6.11, 4.4.4",
        "mongodb, 4.4.29, 8.0.20",
        "mysql, 5.7.44, 8.4.6",
        "redis-software, 6.2.8, 8.2.0-46",
        "adobe-commerce, 2.3.7-p4, 2.4.7-p5",
        "drupal, 8.9.20, 10.3.5",
        "talos, 1.4.1, 1.12.0",
        "nextcloud, 25.0.3, 28.0.4",
        "cert-manager, 1.12.5, 1.16.3"
    })
    void thePathOfABlockedUpgradeCanBeTaken(String product, String current, String target) {
        Products products = new Products(folder);
        Assessment blocked = products.judge(product, current, target);
        assertEquals(Verdict.BLOCKED, blocked.verdict(), blocked::toString);
        assertTrue(blocked.path().size() > 1, blocked::toString);
        String first = blocked.path().get(0).to();
        Assessment next = products.judge(product, current, first);
        assertEquals(Verdict.ALLOWED, next.verdict(), () -> first + ": " + next);
    }

    private void judgedAsIsRight(Section upgrade) {
        Products products = new Products(folder);
        if (upgrade.has("file")) {
            products = products.with(upgrade.required("product"), upgrade.required("file"));
        }
        Assessment assessment = products.judge(request(upgrade));
        String told = upgrade.required("id") + ": " + assessment;
        List<String> right = texts(upgrade, "verdict");
        assertTrue(right.contains(assessment.verdict().key()), told);
        upgrade.optional("rule")
                .ifPresent(rule -> assertTrue(
                        assessment.findings().stream()
                                .anyMatch(finding -> finding.rule().equals(rule)),
                        told));
        upgrade.optional("stop")
                .ifPresent(stop -> assertEquals(stop, assessment.path().get(0).to(), told));
        upgrade.optional("source")
                .ifPresent(source -> assertTrue(
                        assessment.findings().stream()
                                .flatMap(finding -> finding.source().stream())
                                .map(Source::url)
                                .allMatch(url -> url.contains(source)),
                        told));
    }

    private static List<String> texts(Section section, String key) {
        return section.oneOrMore(key).stream()
                .map(node -> Section.text(node, key))
                .toList();
    }

    private static UpgradeRequest request(Section upgrade) {
        Map<String, Boolean> facts = new HashMap<>();
        if (upgrade.node("facts").orElse(null) instanceof Fields given) {
            given.values().forEach((name, value) -> facts.put(name, Boolean.valueOf(Section.text(value, name))));
        }
        String product = upgrade.required("product");
        return new UpgradeRequest(
                product,
                product,
                DeclaredVersion.of(upgrade.required("current")),
                DeclaredVersion.of(upgrade.required("target")),
                upgrade.optional("rollout").flatMap(word -> Arrays.stream(Rollout.values())
                        .filter(rollout -> rollout.key().equals(word))
                        .findFirst()),
                new Facts(facts),
                upgrade.optional("instances").map(Integer::parseInt).map(count -> new Instances.Counted(count, "")),
                Optional.empty(),
                List.of(),
                Unreviewed.WARN);
    }
}
