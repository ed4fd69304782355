package io.github.upgradeguard.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.policy.Facts;
import io.github.upgradeguard.policy.Rollout;
import io.github.upgradeguard.policy.Source;
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
import org.junit.jupiter.params.provider.MethodSource;

/** Upgrades that were found judged wrongly in the field, each with the verdict that is right. */
class FieldUpgradesTest {

    private static final String FILE = "upgrades.yaml";
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
        try (InputStream stream = Objects.requireNonNull(
                FieldUpgradesTest.class.getResourceAsStream("/io/github/upgradeguard/cases/field/" + FILE))) {
            YamlNode root = YamlReader.read(FILE, Utf8.text(FILE, stream.readAllBytes()));
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
