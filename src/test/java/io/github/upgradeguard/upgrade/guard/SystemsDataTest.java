package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.upgradeguard.upgrade.guard.SystemFamily.SystemCase;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Paths over real release lists and update graphs, computed here once more from the same data in the simplest way there
 * is, and without a class of the main code.
 */
class SystemsDataTest {

    private static final List<SystemFamily> FAMILIES = SystemFamily.all();

    private static final Comparator<String> BY_NUMBERS =
            Comparator.comparing(SystemsDataTest::numbers, Arrays::compare);

    @TempDir
    Path folder;

    private Guard guard() {
        return SystemFamily.guard(FAMILIES, folder);
    }

    private static Assessment judge(Guard guard, String product, String current, String target) {
        return guard.judge(new UpgradeRequest(
                product,
                product,
                DeclaredVersion.of(current),
                DeclaredVersion.of(target),
                Optional.empty(),
                Facts.NONE,
                List.of()));
    }

    private static int[] numbers(String version) {
        return Stream.of(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    private static String line(String version) {
        return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }

    private static List<String> lines(String file) {
        return DataFile.lines(SystemFamily.FOLDER + file);
    }

    private static List<SystemCase> casesOf(String family) {
        return SystemFamily.read(family).everything();
    }

    private static List<String> path(Assessment assessment) {
        return DockerTrustedRegistryTest.versions(assessment.path());
    }

    /** The newest listed release of every stop that lies strictly between. */
    private static List<String> throughStops(String current, String target, List<String> stops) {
        List<String> path = new ArrayList<>(List.of(current));
        stops.stream()
                .map(stop -> lines("gitlab-versions.txt").stream()
                        .filter(version -> line(version).equals(stop))
                        .max(BY_NUMBERS))
                .flatMap(Optional::stream)
                .filter(newest -> BY_NUMBERS.compare(current, newest) < 0 && BY_NUMBERS.compare(newest, target) < 0)
                .sorted(BY_NUMBERS)
                .forEach(path::add);
        path.add(target);
        return path;
    }

    @TestFactory
    Stream<DynamicTest> gitLabLandsOnTheNewestReleaseOfEveryStopBetween() {
        Guard guard = guard();
        return Stream.of("gitlab-stops", "gitlab-real-error", "gitlab-zero-downtime")
                .flatMap(family -> casesOf(family).stream())
                .filter(one -> one.upgrade().facts().isEmpty())
                .map(one -> dynamicTest(one.toString(), () -> {
                    WorkedCase upgrade = one.upgrade();
                    List<String> stops = upgrade.rollout().equals(Optional.of(Rollout.ROLLING))
                            ? lines("gitlab-versions.txt").stream()
                                    .map(SystemsDataTest::line)
                                    .distinct()
                                    .toList()
                            : lines("gitlab-stops.txt");
                    assertEquals(
                            throughStops(upgrade.current(), upgrade.target(), stops),
                            path(guard.judge(upgrade.request(one.product()))));
                }));
    }

    @Test
    void gitLabOf2016GetsToThe17SeriesStopByStop() {
        List<String> expected = throughStops("8.11.11", "17.6.0", lines("gitlab-stops.txt"));
        Assessment assessment = judge(guard(), "gitlab-stops", "8.11.11", "17.6.0");
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals(expected, path(assessment));
        // It begins in the newest release of the first stop, so the two ends make up for that one.
        assertEquals(lines("gitlab-stops.txt").indexOf("17.5") + 2, expected.size());
    }

    @TestFactory
    Stream<DynamicTest> aCoreOsNodeStopsAtEveryBarrierAfterItsRelease() {
        Guard guard = guard();
        List<String> order = lines("fcos-stable-versions.txt");
        List<String> barriers = lines("fcos-stable-barriers.txt");
        String newest = "44.20260621.3.1";
        return order.subList(0, order.indexOf(newest)).stream()
                .map(current -> dynamicTest(current, () -> {
                    List<String> expected = new ArrayList<>(List.of(current));
                    barriers.stream()
                            .filter(barrier -> order.indexOf(barrier) > order.indexOf(current))
                            .forEach(expected::add);
                    expected.add(newest);
                    assertEquals(expected, path(judge(guard, "fcos-stable", current, newest)));
                }));
    }

    @Test
    void aCoreOsNodeOf2020NeedsNineteenHops() {
        Assessment assessment = judge(guard(), "fcos-stable", "31.20200517.3.0", "44.20260621.3.1");
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals(19, assessment.path().size());
    }

    @TestFactory
    Stream<DynamicTest> anOpenShiftPathIsTheFirstOfTheShortestOnes() {
        Guard guard = guard();
        Map<String, String> files = new HashMap<>();
        FAMILIES.forEach(family -> files.putAll(family.products()));
        return Stream.of("openshift-graph", "openshift-conditional", "openshift-blocked")
                .flatMap(family -> casesOf(family).stream())
                .filter(one -> one.shortest().isPresent())
                .map(one -> dynamicTest(one.toString(), () -> {
                    WorkedCase upgrade = one.upgrade();
                    Graph graph = Graph.of(String.valueOf(files.get(one.product())));
                    Search search = new Search(graph, upgrade.target());
                    assertEquals(one.shortest().orElseThrow(), search.shortest(upgrade.current()));
                    assertEquals(search.path(upgrade.current()), path(guard.judge(upgrade.request(one.product()))));
                }));
    }

    @Test
    void everyReleaseOfThreeChannelsHasThePathOfTheSearch() {
        Guard guard = guard();
        SystemFamily family = SystemFamily.read("openshift-graph");
        Graph graph = Graph.of(String.valueOf(family.products().get("openshift-stable")));
        String target = "4.9.53";
        Search search = new Search(graph, target);
        Set<String> origins = new HashSet<>(graph.next().keySet());
        origins.remove(target);
        assertTrue(origins.size() > 100, origins.toString());
        for (String origin : origins) {
            Assessment assessment = judge(guard, "openshift-stable", origin, target);
            assertEquals(search.path(origin), path(assessment), assessment.toString());
            assertEquals(
                    search.path(origin).size() == 2 ? Verdict.ALLOWED : Verdict.BLOCKED,
                    assessment.verdict(),
                    assessment.toString());
        }
    }

    /** The hops without conditions from each release to another that one may stop at. */
    private record Graph(Map<String, Set<String>> next) {

        static Graph of(String product) {
            Map<String, Set<String>> next = new HashMap<>();
            List<String> files = Pattern.compile("[\\w.-]+\\.json")
                    .matcher(product)
                    .results()
                    .map(match -> match.group())
                    .toList();
            assertTrue(!files.isEmpty(), product);
            for (String file : files) {
                JsonObject json = JsonParser.parseString(DataFile.text(SystemFamily.FOLDER + file))
                        .getAsJsonObject();
                JsonArray nodes = json.getAsJsonArray("nodes");
                for (JsonElement edge : json.getAsJsonArray("edges")) {
                    String from = version(nodes, edge.getAsJsonArray().get(0));
                    String to = version(nodes, edge.getAsJsonArray().get(1));
                    if (!from.contains("-") && !to.contains("-")) {
                        next.computeIfAbsent(from, any -> new HashSet<>()).add(to);
                    }
                }
            }
            return new Graph(next);
        }

        private static String version(JsonArray nodes, JsonElement index) {
            return nodes.get(index.getAsInt()).getAsJsonObject().get("version").getAsString();
        }

        Set<String> from(String version) {
            return next.getOrDefault(version, Set.of());
        }
    }

    /** Breadth-first, backwards from the target. */
    private static final class Search {

        private final Graph graph;
        private final String target;
        private final Map<String, Integer> hops = new HashMap<>();
        private final Map<String, Long> counted = new HashMap<>();

        Search(Graph graph, String target) {
            this.graph = graph;
            this.target = target;
            Map<String, Set<String>> before = new HashMap<>();
            graph.next()
                    .forEach((from, all) -> all.forEach(to ->
                            before.computeIfAbsent(to, any -> new HashSet<>()).add(from)));
            hops.put(target, 0);
            Deque<String> waiting = new ArrayDeque<>(List.of(target));
            while (!waiting.isEmpty()) {
                String to = waiting.remove();
                int distance = hops.getOrDefault(to, 0) + 1;
                for (String from : before.getOrDefault(to, Set.of())) {
                    if (hops.putIfAbsent(from, distance) == null) {
                        waiting.add(from);
                    }
                }
            }
        }

        private List<String> nearer(String version) {
            int distance = hops.getOrDefault(version, Integer.MAX_VALUE);
            return graph.from(version).stream()
                    .filter(next -> hops.getOrDefault(next, Integer.MAX_VALUE) == distance - 1)
                    .sorted(BY_NUMBERS)
                    .toList();
        }

        long shortest(String version) {
            if (version.equals(target)) {
                return 1;
            }
            Long known = counted.get(version);
            if (known == null) {
                known = nearer(version).stream().mapToLong(this::shortest).sum();
                counted.put(version, known);
            }
            return known;
        }

        /** Among the shortest the one that goes highest first; empty if there is none. */
        List<String> path(String current) {
            if (!hops.containsKey(current)) {
                return List.of();
            }
            List<String> path = new ArrayList<>(List.of(current));
            for (String at = current; !at.equals(target); path.add(at)) {
                List<String> nearer = nearer(at);
                at = nearer.get(nearer.size() - 1);
            }
            return path;
        }
    }
}
