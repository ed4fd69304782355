package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.Comparison.Sort;
import java.nio.file.Path;
import java.util.Random;
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
}
