package io.github.upgradeguard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.PlannedHop;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplanTest {

    private static final int PRODUCTS = 3_000;
    private static final int REQUESTS = 4;
    private static final int FEWEST = 100;

    @TempDir
    Path folder;

    @Test
    void whoTakesTheFirstHopOfThePathFindsTheRestOfItAgain() {
        assertTailIsFoundAgain(Assessment::path);
    }

    @Test
    void whoTakesTheFirstHopOfTheRecommendedPathFindsTheRestOfItAgain() {
        assertTailIsFoundAgain(ReplanTest::recommended);
    }

    private static List<PlannedHop> recommended(Assessment assessment) {
        return assessment.recommendedPath().isEmpty() ? assessment.path() : assessment.recommendedPath();
    }

    private static String withoutEnd(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }

    private void assertTailIsFoundAgain(Function<Assessment, List<PlannedHop>> plan) {
        long seed = Seed.announced();
        Random random = new Random(seed);
        int replanned = 0;
        for (int i = 0; i < PRODUCTS; i++) {
            Generator.World world = Generator.world(random, REQUESTS);
            Subject subject = Subject.with(world.product(), folder);
            for (ModelRequest request : world.requests()) {
                List<PlannedHop> planned = plan.apply(subject.judge(request));
                if (planned.size() > 1) {
                    ModelVersion reached = ModelVersion.of(
                            withoutEnd(planned.get(0).to(), request.flavours().target()));
                    assertEquals(
                            planned.subList(1, planned.size()),
                            plan.apply(subject.judge(request.from(reached))),
                            () -> "%s%n%s%n%s"
                                    .formatted(
                                            Seed.described(seed),
                                            request,
                                            world.product().yaml("replanned")));
                    replanned++;
                }
            }
        }
        int seen = replanned;
        assertTrue(seen >= FEWEST, () -> "%s: only %d plans had a rest".formatted(Seed.described(seed), seen));
    }
}
