package io.github.upgradeguard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.oracle.Comparison.Sort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomWorldsTest {

    private static final int PRODUCTS = Integer.getInteger("oracle.products", 4_000);
    private static final int REQUESTS = 5;

    @TempDir
    Path folder;

    @Test
    void theGuardSaysOfRandomWorldsWhatBruteForceSays() {
        long seed = Seed.announced();
        Random random = new Random(seed);
        Comparison comparison = new Comparison(folder, Seed.described(seed));
        for (int i = 0; i < PRODUCTS; i++) {
            Generator.World world = Generator.world(random, REQUESTS);
            comparison.compare(world.product(), world.requests());
        }
        comparison.assertEveryKindRefused(PRODUCTS / 2_000);
        comparison.assertSeen(PRODUCTS / 200, Sort.values());
    }

    @Test
    void theGuardSaysOfHopsWithoutAListWhatBruteForceSays() {
        long seed = Seed.announced();
        Random random = new Random(seed);
        Comparison comparison = new Comparison(folder, Seed.described(seed));
        for (int i = 0; i < PRODUCTS; i++) {
            Generator.World world = Generator.unlisted(random, REQUESTS);
            comparison.compare(world.product(), world.requests());
        }
        comparison.assertSeen(
                PRODUCTS / 200,
                Sort.ALLOWED,
                Sort.BLOCKED,
                Sort.UNKNOWN,
                Sort.WARNED,
                Sort.DOWNGRADE,
                Sort.LEVEL_UNSPOKEN,
                Sort.DOWN_UNSPOKEN,
                Sort.BEYOND_THE_RULES,
                Sort.MIGRATION,
                Sort.ROLLING_UNSPOKEN);
    }

    @Test
    void theGuardSaysOfFirstInstallationsWhatBruteForceSays() {
        long seed = Seed.announced();
        Random random = new Random(seed);
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < PRODUCTS; i++) {
            Generator.World world = Generator.world(random, REQUESTS);
            Subject subject = Subject.with(world.product(), folder);
            for (ModelRequest request : world.requests()) {
                String expected = BruteForce.installation(world.product(), request.target());
                assertEquals(
                        expected, subject.install(request.target()).verdict().key(), () -> "%s%n%s%n%s"
                                .formatted(
                                        Seed.described(seed),
                                        request.target(),
                                        world.product().yaml("installed")));
                seen.merge(expected, 1, Integer::sum);
            }
        }
        for (String verdict : List.of("allowed", "blocked", "unknown")) {
            assertTrue(seen.getOrDefault(verdict, 0) >= PRODUCTS / 200, () -> Seed.described(seed) + ": " + seen);
        }
    }
}
