package io.github.upgradeguard.upgrade.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.version.VersionScheme;
import io.github.upgradeguard.upgrade.version.Versioning;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatesTest {

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    private static Dates dates(int count, IntUnaryOperator day) {
        Versioning versioning = Versioning.of(VersionScheme.named("semver"), 2);
        List<Release> releases = IntStream.range(0, count)
                .mapToObj(patch -> new Release(
                        versioning.read("1.0." + patch),
                        Optional.of(LocalDate.ofEpochDay(day.applyAsInt(patch))),
                        Map.of(),
                        Optional.empty()))
                .toList();
        Catalog catalog = Catalog.of(releases, versioning);
        List<Position> places =
                releases.stream().map(Release::version).map(catalog::position).toList();
        return new Dates(places);
    }

    /** Erdős and Szekeres: a chain of more than √N is in N places, so taking the longest out comes to 2√N of them. */
    @Test
    void placesComeInFewChainsHoweverTheyAreDated() {
        int count = 4_000;
        Map<String, IntUnaryOperator> orders = Map.of(
                "rising",
                patch -> patch,
                "falling",
                patch -> -patch,
                "equal",
                patch -> 7,
                "to and fro",
                patch -> patch % 2 == 0 ? patch : -patch,
                "lines side by side",
                patch -> (patch % 100) * 10 + patch / 100,
                "any, seed " + seed,
                patch -> random.nextInt(count));
        orders.forEach((name, day) -> {
            Dates dates = dates(count, day);
            long chains =
                    IntStream.range(0, count).map(dates::chainOf).distinct().count();
            assertTrue(chains <= 2 * Math.sqrt(count) + 2, name + ": " + chains + " chains");
        });
    }

    @Test
    void theTwoSidesOfADayAreRunsOfAChain() {
        for (int round = 0; round < 300; round++) {
            int count = 1 + random.nextInt(60);
            int[] day = random.ints(count, 0, 1 + random.nextInt(30)).toArray();
            Dates dates = dates(count, patch -> day[patch]);
            Map<Integer, List<Integer>> chains =
                    IntStream.range(0, count).boxed().collect(Collectors.groupingBy(dates::chainOf));
            for (List<Integer> chain : chains.values()) {
                int[] places = chain.stream().mapToInt(Integer::intValue).toArray();
                int origin = random.nextInt(count);
                for (int low = 0; low < places.length; low++) {
                    int expected = low;
                    while (expected < places.length
                            && (day[places[expected]] < day[origin]) == (day[places[low]] < day[origin])) {
                        expected++;
                    }
                    assertEquals(
                            expected,
                            dates.endOfSameSide(origin, places, low, places.length - 1),
                            "seed " + seed + ", round " + round);
                }
            }
        }
    }
}
