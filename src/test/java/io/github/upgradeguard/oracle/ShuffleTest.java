package io.github.upgradeguard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.report.JsonReport;
import io.github.upgradeguard.upgrade.guard.Assessment;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShuffleTest {

    private static final int PRODUCTS = 2_000;
    private static final int REQUESTS = 5;
    private static final int FEWEST = 20;

    @TempDir
    Path folder;

    @Test
    void theOrderOfReleasesAndRulesChangesNoByteOfTheReport() throws IOException {
        long seed = Seed.announced();
        Random random = new Random(seed);
        int findings = 0;
        int longPaths = 0;
        int unlocks = 0;
        for (int i = 0; i < PRODUCTS; i++) {
            Generator.World world = Generator.world(random, REQUESTS);
            ModelProduct product = world.product();
            ModelProduct shuffled = product.shuffled(random);
            List<ModelRequest> requests = world.requests();
            List<Assessment> assessments = assessments(product, requests);
            assertEquals(written(assessments), written(assessments(shuffled, requests)), () -> "%s%n%s%n%s"
                    .formatted(Seed.described(seed), product.yaml("written"), shuffled.yaml("shuffled")));
            findings +=
                    (int) count(assessments, assessment -> assessment.findings().size() > 1);
            longPaths +=
                    (int) count(assessments, assessment -> assessment.path().size() > 1);
            unlocks +=
                    (int) count(assessments, assessment -> assessment.unlock().size() > 1);
        }
        String seen = "%s: findings %d, long paths %d, unlocks %d"
                .formatted(Seed.described(seed), findings, longPaths, unlocks);
        assertTrue(Math.min(findings, Math.min(longPaths, unlocks)) >= FEWEST, seen);
    }

    private static long count(List<Assessment> assessments, Predicate<Assessment> condition) {
        return assessments.stream().filter(condition).count();
    }

    private List<Assessment> assessments(ModelProduct product, List<ModelRequest> requests) {
        Subject subject = Subject.with(product, folder);
        return requests.stream().map(subject::judge).toList();
    }

    private static String written(List<Assessment> assessments) throws IOException {
        StringWriter report = new StringWriter();
        JsonReport.write(assessments, report);
        return report.toString();
    }
}
