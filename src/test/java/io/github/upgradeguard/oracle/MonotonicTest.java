package io.github.upgradeguard.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.oracle.Removal.Reasons;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who knows less is never allowed more, unless what is gone was part of why. */
class MonotonicTest {

    private static final int WORLDS = Integer.getInteger("oracle.monotonic", 3_000);
    private static final int MOST_REMOVALS = 4;
    private static final int FEWEST_PER_THOUSAND = 5;

    @TempDir
    Path folder;

    private final long seed = Seed.announced();
    private final Random random = new Random(seed);
    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void oneRuleReleaseOrFactLessNeverAllowsWhatWasNotAllowed() {
        for (int i = 0; i < WORLDS; i++) {
            Generator.World world = random.nextInt(8) == 0 ? Generator.unlisted(random, 1) : Generator.world(random, 1);
            ModelProduct product = Removal.named(world.product());
            ModelRequest request = world.requests().get(0);
            Outcome before = judged(product, request);
            count(before.verdict());
            if (!before.verdict().equals("allowed") && product.rules().size() > 1) {
                assertNothingHelps(product, request, before);
            }
        }
        for (String sort : List.of("blocked", "unknown", "removed", "helped")) {
            int least = WORLDS * FEWEST_PER_THOUSAND / 1_000;
            assertTrue(seen.getOrDefault(sort, 0) >= least, () -> "%s: too few of '%s' in %s"
                    .formatted(Seed.described(seed), sort, seen));
        }
    }

    private void assertNothingHelps(ModelProduct product, ModelRequest request, Outcome before) {
        List<Removal> removals = Removal.all(product, request);
        random.ints(MOST_REMOVALS, 0, removals.size())
                .distinct()
                .mapToObj(removals::get)
                .forEach(removal -> {
                    count("removed");
                    if (judged(removal.product(), removal.request()).verdict().equals("allowed")) {
                        count("helped");
                        Reasons reasons = Reasons.of(product, request, asked -> judged(product, asked));
                        assertTrue(removal.partOfWhy().test(reasons), () -> "%s%n%s%n%s%n%s, and is allowed without %s"
                                .formatted(
                                        Seed.described(seed), request, product.yaml("less"), before, removal.what()));
                    }
                });
    }

    private Outcome judged(ModelProduct product, ModelRequest request) {
        return Outcome.of(Subject.with(product, folder).judge(request));
    }

    private void count(String what) {
        seen.merge(what, 1, Integer::sum);
    }
}
