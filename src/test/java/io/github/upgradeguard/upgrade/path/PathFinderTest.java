package io.github.upgradeguard.upgrade.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.policy.AcceptedRisks;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Hop;
import io.github.upgradeguard.upgrade.policy.Judgement;
import io.github.upgradeguard.upgrade.policy.Policy;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import io.github.upgradeguard.upgrade.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The search takes hops together that it believes to be judged alike. Here every hop of larger catalogs, and of lists
 * whose own order counts, is judged on its own. (Whether the judgements are right is asked in the oracle's tests.)
 */
class PathFinderTest {

    private static final List<String> RULES = List.of(
            "{step: minor, by: next}",
            "{step: minor, by: 2, level: should}",
            "{step: major, by: next}",
            "{step: patch, by: 3}",
            "{step: line, by: 2}",
            "{enter: major, at: first-line}",
            "{enter: major, at: first-release, level: should}",
            "{leave: major, from: last-release, level: should}",
            "{leave: minor, from: last-release}",
            "{floor: '2.2.x', from: '2.1.x'}",
            "{stop: '*.1'}",
            "{stop: 2.1, on: any, level: should}",
            "{deny: '1.x -> 2.x', rollout: rolling}",
            "{deny: ['1.1 -> 2.1', '2.0 -> 2.2'], level: should}",
            "{allow: '1.2 -> 2.2'}",
            "{newer: by-date}",
            "{newer: by-date, level: should}",
            "{downgrade: patch}",
            "{downgrade: ['2.x -> 1.x', '2.x -> 2.x']}");

    @TempDir
    Path folder;

    @Test
    void theSearchFindsWhatTryingEveryHopFinds() throws IOException {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        int found = 0;
        int severalHops = 0;
        for (int round = 0; round < 1_000; round++) {
            boolean listed = round % 2 == 0;
            String yaml = product(random, listed);
            Files.writeString(folder.resolve("acme.yaml"), yaml);
            Product product = new ProductLibrary(folder, PathFinderTest.class.getClassLoader()).product("acme");
            Catalog catalog = product.catalog().orElseThrow();
            Policy policy = Policy.of(product.rules(), Facts.NONE, Optional.empty(), AcceptedRisks.NONE);
            List<Release> releases = catalog.releases();
            for (int pair = 0; pair < 5; pair++) {
                Version from = releases.get(random.nextInt(releases.size())).version();
                Version to = releases.get(random.nextInt(releases.size())).version();
                if (from.equals(to)) {
                    continue;
                }
                for (Preference preference : Preference.values()) {
                    Optional<UpgradePath> path = new PathFinder(catalog, policy).find(from, to, preference);
                    Optional<UpgradePath> expected = new EveryHop(catalog, policy, preference).find(from, to);
                    assertEquals(
                            expected.map(PathFinderTest::described),
                            path.map(PathFinderTest::described),
                            () -> "seed " + seed + ", " + preference + " from " + from + " to " + to + "\n" + yaml);
                    found += path.isPresent() ? 1 : 0;
                    severalHops += path.map(UpgradePath::hops).orElse(List.of()).size() > 2 ? 1 : 0;
                }
            }
        }
        assertTrue(found > 300 && severalHops > 50, "seed " + seed + ": " + found + " paths, " + severalHops + " long");
    }

    private static List<String> described(UpgradePath path) {
        return path.hops().stream().map(hop -> hop.hop() + " " + hop.rollout()).toList();
    }

    private static String product(Random random, boolean listed) {
        List<String> rules = new ArrayList<>(RULES);
        Collections.shuffle(rules, random);
        List<String> releases = new ArrayList<>();
        LocalDate day = LocalDate.of(2020, 1, 1);
        for (int major = 1; major <= 2; major++) {
            for (int minor = 0; minor <= 2; minor++) {
                for (int patch = 0; patch < 1 + random.nextInt(8); patch++) {
                    day = day.plusDays(random.nextInt(40) - 15);
                    String flag = random.nextInt(12) == 0 ? ", full-stop: caches" : "";
                    String date = random.nextInt(25) == 0 ? "" : ", date: " + day;
                    releases.add("{version: %d.%d.%d%s%s}".formatted(major, minor, patch, date, flag));
                }
            }
        }
        if (listed) {
            for (int swaps = random.nextInt(12); swaps > 0; swaps--) {
                int place = random.nextInt(releases.size() - 1);
                Collections.swap(releases, place, place + 1);
            }
        }
        return "product: acme\nversion: {order: %s}\nrules:\n  - %s\nreleases:\n  - %s\n"
                .formatted(
                        listed ? "listed" : "version",
                        String.join("\n  - ", rules.subList(0, 1 + random.nextInt(4))),
                        String.join("\n  - ", releases));
    }

    /** The best way on from every release, by judging the hop to each later one. */
    private record EveryHop(Catalog catalog, Policy policy, Preference preference) {

        private record Way(List<PathHop> hops, int warnings, int fullStops) {}

        Optional<UpgradePath> find(Version from, Version to) {
            boolean climbs = from.compareTo(to) < 0;
            List<Version> places = new ArrayList<>();
            for (Release release : catalog.releases()) {
                Version version = release.version();
                boolean end = version.equals(from) || version.equals(to);
                boolean between =
                        version.compareTo(climbs ? from : to) > 0 && version.compareTo(climbs ? to : from) < 0;
                if (end || (between && release.isStopover())) {
                    places.add(version);
                }
            }
            if (!climbs) {
                Collections.reverse(places);
            }
            List<Optional<Way>> ways = new ArrayList<>(Collections.nCopies(places.size(), Optional.empty()));
            ways.set(places.size() - 1, Optional.of(new Way(List.of(), 0, 0)));
            for (int origin = places.size() - 2; origin >= 0; origin--) {
                for (int next = origin + 1; next < places.size(); next++) {
                    Hop hop = new Hop(catalog.position(places.get(origin)), catalog.position(places.get(next)));
                    Judgement judgement = policy.judge(hop);
                    if (judgement.isLegal() && ways.get(next).isPresent()) {
                        Way on = through(hop, judgement, ways.get(next).get());
                        if (ways.get(origin).isEmpty()
                                || isBetter(on, ways.get(origin).get())) {
                            ways.set(origin, Optional.of(on));
                        }
                    }
                }
            }
            return ways.get(0).map(way -> new UpgradePath(way.hops()));
        }

        private static Way through(Hop hop, Judgement judgement, Way on) {
            List<PathHop> hops = new ArrayList<>();
            hops.add(new PathHop(hop, judgement.rollout()));
            hops.addAll(on.hops());
            int fullStop = judgement.rollout() == Rollout.FULL_STOP ? 1 : 0;
            return new Way(hops, on.warnings() + judgement.warnings(), on.fullStops() + fullStop);
        }

        private boolean isBetter(Way left, Way right) {
            int[] leftCost = cost(left);
            int[] rightCost = cost(right);
            for (int i = 0; i < leftCost.length; i++) {
                if (leftCost[i] != rightCost[i]) {
                    return leftCost[i] < rightCost[i];
                }
            }
            for (int i = 0; i < left.hops().size(); i++) {
                int order = left.hops()
                        .get(i)
                        .hop()
                        .to()
                        .version()
                        .compareTo(right.hops().get(i).hop().to().version());
                if (order != 0) {
                    return order > 0;
                }
            }
            return false;
        }

        private int[] cost(Way way) {
            return preference == Preference.SHORTEST
                    ? new int[] {way.hops().size(), way.warnings(), way.fullStops()}
                    : new int[] {way.warnings(), way.hops().size(), way.fullStops()};
        }
    }
}
