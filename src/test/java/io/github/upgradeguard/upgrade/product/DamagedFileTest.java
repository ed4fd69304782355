package io.github.upgradeguard.upgrade.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.upgradeguard.upgrade.guard.DeclaredVersion;
import io.github.upgradeguard.upgrade.guard.Guard;
import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFileTest {

    private static final String WHOLE = """
            product: acme
            title: Acme
            sources:
              guide: {url: "https://example.org", read: 2026-11-20}
            version: {scheme: semver, line: 2, order: version}
            rules:
              - &next {step: minor, by: next, because: "it migrates", source: guide, since: 1.2, until: 3.0.0}
              - {step: line, by: 3, level: should, when: clustered}
              - {enter: major, at: first-line}
              - {leave: major, from: ">=1.2 <2 || 2.2.x"}
              - {floor: "2.x", from: "1.2 - 1.4"}
              - {stop: 1.2, on: any}
              - {stop: ["*.1|2", 1.2], since: 1.2}
              - {risk: "1.x -> 2.0.0", id: Drift}
              - {deny: ["1.1 -> 2.0", "1.x -> 3.x"]}
              - {allow: "1.1.0 -> 1.3.0", rollout: rolling}
              - {newer: by-date}
              - {downgrade: minor, by: next}
              - {pre-release: forbid}
              - *next
            rollout:
              rolling: {when: [no-full-stop, several-instances, own-fact]}
              otherwise: full-stop
              migrate: "1.x -> 2.x"
              additive: ["1.2.0 - 1.3.0"]
              components: {order: [schema, api]}
            releases-until: 2026-03-31
            releases:
              - 1.1.0
              - {version: 1.2.0, date: 2026-01-31, breaking: "x", notes: "https://example.org"}
              - {version: 2.0.0-rc.1, full-stop: "y"}
              - {version: 2.0.0, date: 2026-02-28, avoid: "z", irreversible: "w"}
            reviewed: ["1.0.0 - 1.2.0"]
            known-failures:
              - {id: a, title: b, log: ["abcd … efgh", ijkl], hops: "1.x -> 2.x", means: c, steps: [d, e]}
              - {id: f, title: g, log: mnop, means: h, steps: i, tried: 1.1.0 -> 1.2.0, source: guide}
            """;

    private static final String PIECES = "{}[]:,-&*|>\"'#%@!?\n\t 0129.xX<=~^$\\\u0000\u00e4\u2192";

    @TempDir
    Path folder;

    @Test
    void theWholeFileIsRead() throws IOException {
        Files.writeString(folder.resolve("acme.yaml"), WHOLE);
        Product whole = new ProductLibrary(folder, DamagedFileTest.class.getClassLoader()).product("acme");
        assertEquals(18, whole.rules().size());
    }

    @Test
    void aDamagedFileIsReadOrRefusedWithItsPlaceAndNothingElse() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        int refused = 0;
        int read = 0;
        for (int round = 0; round < 3000; round++) {
            String damaged = damaged(random, WHOLE);
            Files.deleteIfExists(folder.resolve("acme.yaml"));
            Files.writeString(folder.resolve("acme.yaml"), damaged);
            try {
                ProductLibrary library = new ProductLibrary(folder, DamagedFileTest.class.getClassLoader());
                new Guard(library, () -> LocalDate.EPOCH).judge(upgrade(random));
                read++;
            } catch (UnusableFileException e) {
                refused++;
                assertTrue(String.valueOf(e.getMessage()).contains("acme.yaml:"), e.getMessage());
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + seed + ", round " + round + ":\n" + damaged, e);
            }
        }
        assertTrue(refused > 500 && read > 60, "seed " + seed + ": " + refused + " refused, " + read + " read");
    }

    private static final String GRAPH = """
            {"version": 1,
             "nodes": [{"version": "1.1.0", "metadata": {"url": "https://example.org"}}, {"version": "1.2.0"},
                       {"version": "2.0.0", "payload": "any"}],
             "edges": [[0, 1]],
             "conditionalEdges": [
               {"edges": [{"from": "1.2.0", "to": "2.0.0"}, {"from": "1.1.0", "to": "2.0.0"}],
                "risks": [{"name": "Drift", "message": "it drifts", "url": "https://example.org/drift",
                           "matchingRules": [{"type": "Always"}]}]}]}
            """;

    @Test
    void aDamagedGraphIsReadOrRefusedAndNothingElse() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        Files.writeString(folder.resolve("acme.yaml"), "product: acme\ngraph: [stable.json]\n");
        int refused = 0;
        int read = 0;
        for (int round = 0; round < 2000; round++) {
            String damaged = damaged(random, GRAPH);
            Files.deleteIfExists(folder.resolve("stable.json"));
            Files.writeString(folder.resolve("stable.json"), damaged);
            try {
                ProductLibrary library = new ProductLibrary(folder, DamagedFileTest.class.getClassLoader());
                new Guard(library, () -> LocalDate.EPOCH).judge(upgrade(random));
                read++;
            } catch (UnusableFileException e) {
                refused++;
                assertTrue(
                        String.valueOf(e.getMessage()).matches("(?s).*(stable.json|acme.yaml):\\d+:\\d+: .*"),
                        e.getMessage());
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + seed + ", round " + round + ":\n" + damaged, e);
            }
        }
        assertTrue(refused > 300 && read > 100, "seed " + seed + ": " + refused + " refused, " + read + " read");
    }

    private static UpgradeRequest upgrade(Random random) {
        List<String> versions =
                List.of("1.1.0", "1.2.0", "1.2.7", "1.3.0", "2.0.0-rc.1", "2.0.0", "3.0.0", "none", "x");
        return new UpgradeRequest(
                "acme",
                "acme",
                DeclaredVersion.of(versions.get(random.nextInt(versions.size()))),
                DeclaredVersion.of(versions.get(random.nextInt(versions.size() - 2))),
                Optional.empty(),
                Facts.NONE,
                List.of());
    }

    private static String damaged(Random random, String whole) {
        StringBuilder text = new StringBuilder(whole);
        for (int wounds = 1 + random.nextInt(2); wounds > 0; wounds--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 2 -> text.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
                default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
            }
        }
        return text.toString();
    }
}
