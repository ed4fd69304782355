package io.github.upgradeguard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.PlannedHop;
import io.github.upgradeguard.upgrade.guard.Severity;
import io.github.upgradeguard.upgrade.guard.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a path prints as a stop is read as a target. */
class PrintedStopsTest {

    private static final int PRODUCTS = Integer.getInteger("oracle.printed", 1_000);
    private static final int REQUESTS = 4;
    private static final int FEWEST = 20;

    @TempDir
    Path folder;

    private final long seed = Seed.announced();
    private final Random random = new Random(seed);
    private int tried;

    @Test
    void theFirstStopOfAPathIsAllowedAsATargetWithAListAndWithout() {
        for (int i = 0; i < PRODUCTS; i++) {
            Generator.World world =
                    random.nextBoolean() ? Generator.world(random, REQUESTS) : Generator.unlisted(random, REQUESTS);
            Subject subject = Subject.with(world.product(), folder);
            for (ModelRequest request : world.requests()) {
                List<PlannedHop> path = subject.judge(request).path();
                if (path.size() > 1 && isFreeOfErrors(path.get(0))) {
                    Assessment first = subject.judge(request, path.get(0).to());
                    assertEquals(Verdict.ALLOWED, first.verdict(), () -> "%s%n%s%n%s%n%s%n%s"
                            .formatted(
                                    Seed.described(seed),
                                    request,
                                    world.product().yaml("printed"),
                                    path.stream().map(PlannedHop::to).toList(),
                                    Outcome.of(first)));
                    tried++;
                }
            }
        }
        assertTrue(tried >= FEWEST, () -> Seed.described(seed) + ": " + tried);
    }

    private static boolean isFreeOfErrors(PlannedHop hop) {
        return hop.findings().stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Where a line is listed, but not what the range asks for, it is a release of that line that is still to come. */
    @Test
    void aLineOrARangeAsATargetIsTheNewestListedReleaseInItAndNothingWhereItsLineIsNotListed() {
        for (int i = 0; i < PRODUCTS; i++) {
            Generator.World world = Generator.world(random, REQUESTS);
            Subject subject = Subject.with(world.product(), folder);
            List<ModelVersion> stops =
                    ModelCatalog.of(world.product().releases()).stops();
            for (ModelRequest request : world.requests()) {
                ModelVersion.Line line = request.target().line();
                String text = random.nextBoolean()
                        ? line + ".x"
                        : ">=" + line + ".1 <" + line.major() + "." + (line.minor() + 1);
                ModelRange range = ModelRange.of(text);
                List<ModelVersion> inside = stops.stream().filter(range::holds).toList();
                Assessment written = subject.judge(request.plain(), text);
                String about = "%s%n%s to %s%n%s%n%s"
                        .formatted(
                                Seed.described(seed),
                                request,
                                text,
                                world.product().yaml("printed"),
                                Outcome.of(written));
                boolean isListed = stops.stream().anyMatch(stop -> stop.line().equals(line));
                if (inside.isEmpty() && !isListed) {
                    assertTrue(written.verdict() != Verdict.ALLOWED, about);
                } else if (!inside.isEmpty()) {
                    String newest = inside.get(inside.size() - 1).toString();
                    Assessment meant = subject.judge(request.plain(), newest);
                    assertEquals(meant.verdict(), written.verdict(), about);
                    tried++;
                }
            }
        }
        assertTrue(tried >= FEWEST, () -> Seed.described(seed) + ": " + tried);
    }
}
