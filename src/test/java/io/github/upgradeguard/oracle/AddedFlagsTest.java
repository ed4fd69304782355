package io.github.upgradeguard.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In worlds with rules of all kinds, what is flagged on the way never opens a way. */
class AddedFlagsTest {

    private static final int PRODUCTS = 800;
    private static final int REQUESTS = 3;
    private static final int FEWEST = 5;

    @TempDir
    Path folder;

    private final long seed = Seed.announced();
    private final Random random = new Random(seed);
    private int worse;

    @Test
    void aFullStopMoreNeverHelps() {
        for (int i = 0; i < PRODUCTS; i++) {
            assertNoHelp(Generator.world(random, REQUESTS), ModelRelease::withFullStop);
        }
        assertTrue(worse >= FEWEST, () -> "%s: only %d were worse".formatted(Seed.described(seed), worse));
    }

    /** Where rules count releases, one that was never there to be taken is one step less: those rules are left out. */
    @Test
    void aReleaseMoreToAvoidNeverHelpsWhereReleasesAreNotCounted() {
        for (int i = 0; i < PRODUCTS; i++) {
            Generator.World world = Generator.world(random, REQUESTS);
            ModelProduct all = world.product();
            List<ModelRule> uncounted = all.rules().stream()
                    .filter(rule -> !rule.kind().countsReleases())
                    .toList();
            if (!uncounted.isEmpty()) {
                ModelProduct product = new ModelProduct(all.releases(), uncounted, all.sections());
                assertNoHelp(new Generator.World(product, world.requests()), ModelRelease::toBeAvoided);
            }
        }
        assertTrue(worse >= FEWEST, () -> "%s: only %d were worse".formatted(Seed.described(seed), worse));
    }

    private void assertNoHelp(Generator.World world, UnaryOperator<ModelRelease> flag) {
        ModelProduct product = world.product();
        List<Assessment> first = judged(product, world.requests());
        int index = flagged(product, first);
        List<ModelRelease> releases = new ArrayList<>(product.releases());
        releases.set(index, flag.apply(releases.get(index)));
        ModelProduct flagged = new ModelProduct(releases, product.rules(), product.sections());
        List<ModelRequest> asked = world.requests().stream()
                .filter(request -> releases.get(index).version().isBetween(request.current(), request.target()))
                .toList();
        List<Assessment> before = judged(product, asked);
        List<Assessment> after = judged(flagged, asked);
        for (int i = 0; i < asked.size(); i++) {
            Assessment better = before.get(i);
            Assessment poorer = after.get(i);
            String about = "%s%n%s%n%s%n%s%n%s"
                    .formatted(Seed.described(seed), asked.get(i), flagged.yaml("flagged"), better, poorer);
            assertTrue(better.verdict() == Verdict.ALLOWED || poorer.verdict() != Verdict.ALLOWED, about);
            boolean noShorter = poorer.path().isEmpty()
                    || (!better.path().isEmpty()
                            && poorer.path().size() >= better.path().size());
            assertTrue(noShorter, about);
            boolean differs = better.verdict() != poorer.verdict()
                    || better.path().size() != poorer.path().size();
            worse += differs ? 1 : 0;
        }
    }

    /** A release that a path stops at, where there is one: only there much can get worse. */
    private int flagged(ModelProduct product, List<Assessment> assessments) {
        List<String> versions = product.releases().stream()
                .map(release -> release.version().toString())
                .toList();
        return assessments.stream()
                .filter(assessment -> assessment.path().size() > 1)
                .map(assessment -> versions.indexOf(
                        assessment.path().get(0).hop().to().version().unflavoured()))
                .findFirst()
                .orElseGet(() -> random.nextInt(versions.size()));
    }

    private List<Assessment> judged(ModelProduct product, List<ModelRequest> requests) {
        Subject subject = Subject.with(product, folder);
        return requests.stream().map(subject::judge).toList();
    }
}
