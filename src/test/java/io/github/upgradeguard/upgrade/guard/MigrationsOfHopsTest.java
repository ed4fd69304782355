package io.github.upgradeguard.upgrade.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.Comparison;
import io.github.upgradeguard.migration.Comparisons;
import io.github.upgradeguard.migration.MigrationSource;
import io.github.upgradeguard.migration.verdict.FindingKind;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What change logs say of a hop is the condition "migrations additive" of that hop, and of no other. */
class MigrationsOfHopsTest {

    private static final Optional<Rollout> ROLLING = Optional.of(Rollout.ROLLING);

    private static final MigrationSource SOURCE =
            new MigrationSource(List.of("org.acme:acme-db"), List.of(), List.of(), List.of(), Optional.empty(), false);

    private static final MigrationSource OF_PRODUCT =
            new MigrationSource(List.of(), List.of(), List.of(), List.of(), Optional.empty(), false);

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private final Map<String, Impact> impacts = new HashMap<>();

    /** Says what the test has written down of a hop, and additive of all others. */
    private final Comparisons comparisons = (source, from, to) -> {
        asked.add(from + " " + to);
        Impact impact = impacts.getOrDefault(from + " " + to, Impact.ADDITIVE);
        List<MigrationFinding> findings = impact == Impact.ADDITIVE
                ? List.of()
                : List.of(new MigrationFinding(
                        FindingKind.DROP_COLUMN, impact, Optional.empty(), "drops column T.C", "", "db/1.xml", 12));
        return new Comparison(from, to, List.of(), findings, List.of(), List.of());
    };

    private Assessment judge(
            String current, String target, Optional<Rollout> rollout, Map<String, Boolean> facts, Comparisons looks) {
        return judge(
                "rules: [{step: line, by: any}, {step: line, by: any, rollout: rolling, id: rolls}, {downgrade: patch}]\nreleases: [1.0.0, 1.1.0, 1.2.0]\n",
                current,
                target,
                rollout,
                facts,
                looks,
                SOURCE);
    }

    private Assessment judge(
            String product,
            String current,
            String target,
            Optional<Rollout> rollout,
            Map<String, Boolean> facts,
            Comparisons looks,
            MigrationSource source) {
        Products products = new Products(folder).with("acme", "product: acme\n" + product);
        UpgradeRequest request = new UpgradeRequest(
                "acme",
                "acme",
                DeclaredVersion.of(current),
                DeclaredVersion.of(target),
                rollout,
                new Facts(facts),
                Optional.of(new Instances.Counted(3, "")),
                Optional.of(source),
                List.of(),
                Unreviewed.IGNORE);
        return new Guard(products.library(), () -> Products.TODAY, looks).judge(request);
    }

    private static String migrations(Assessment assessment) {
        return assessment.conditions().stream()
                .filter(condition -> condition.rule().equals("rollout-migrations"))
                .map(condition -> condition.state().key() + ": " + condition.evidence())
                .collect(Collectors.joining("\n"));
    }

    private static List<String> path(Assessment assessment) {
        return assessment.path().stream()
                .map(hop -> hop.from() + " " + hop.to() + " " + hop.rollout().key())
                .toList();
    }

    @Test
    void migrationsThatOnlyAddLetItRoll() {
        Assessment assessment = judge("1.0.0", "1.1.0", ROLLING, Map.of(), comparisons);
        assertEquals(Verdict.ALLOWED, assessment.verdict());
        assertEquals(List.of("1.0.0 1.1.0 rolling"), path(assessment));
        assertEquals("held: no change set of 1.1.0 is new to 1.0.0", migrations(assessment));
    }

    @Test
    void migrationsThatBreakTheRunningVersionBlockARollingUpgrade() {
        impacts.put("1.0.0 1.1.0", Impact.BREAKING);
        Assessment assessment = judge("1.0.0", "1.1.0", ROLLING, Map.of(), comparisons);
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals(List.of(), assessment.path());
        assertEquals(List.of("rollout-migrations"), assessment.unlock());
        String message = assessment.findings().get(0).message();
        assertTrue(message.startsWith("cannot be rolled out: 0 change sets are new"), message);
        assertTrue(message.contains("db/1.xml:12 breaking (drops column T.C)"), message);
    }

    @Test
    void withoutADemandTheyMakeTheHopAFullStop() {
        impacts.put("1.0.0 1.1.0", Impact.BREAKING);
        Assessment assessment = judge("1.0.0", "1.1.0", Optional.empty(), Map.of(), comparisons);
        assertEquals(Verdict.ALLOWED, assessment.verdict());
        assertEquals(List.of("1.0.0 1.1.0 full-stop"), path(assessment));
        assertTrue(migrations(assessment).startsWith("failed: "), migrations(assessment));
    }

    @Test
    void whatAPersonHasToDecideIsUnknownAndDoesNotRoll() {
        for (Impact impact : List.of(Impact.REVIEW, Impact.BACKFILL)) {
            impacts.put("1.0.0 1.1.0", impact);
            Assessment assessment = judge("1.0.0", "1.1.0", ROLLING, Map.of(), comparisons);
            assertEquals(Verdict.UNKNOWN, assessment.verdict(), impact.key());
            assertTrue(migrations(assessment).startsWith("unknown: cannot tell"), migrations(assessment));
        }
    }

    @Test
    void aLockDoesNotPreventRolling() {
        impacts.put("1.0.0 1.1.0", Impact.LOCK);
        assertEquals(
                Verdict.ALLOWED,
                judge("1.0.0", "1.1.0", ROLLING, Map.of(), comparisons).verdict());
    }

    @Test
    void changeLogsThatAreNotToBeHadAreUnknown() {
        Comparisons offline = (source, from, to) -> {
            throw new IOException("org.acme:acme-db 1.1.0 is not to be had: Maven is offline");
        };
        Assessment assessment = judge("1.0.0", "1.1.0", ROLLING, Map.of(), offline);
        assertEquals(Verdict.UNKNOWN, assessment.verdict());
        assertTrue(migrations(assessment).contains("is not to be had: Maven is offline"), migrations(assessment));
    }

    @Test
    void aPersonDecidesWhatTheFilesLeaveOpenAndNotWhatTheyShow() {
        Map<String, Boolean> told = Map.of("additive-migrations", true);
        impacts.put("1.0.0 1.1.0", Impact.REVIEW);
        assertEquals(
                Verdict.ALLOWED,
                judge("1.0.0", "1.1.0", ROLLING, told, comparisons).verdict());
        impacts.put("1.0.0 1.1.0", Impact.BREAKING);
        assertEquals(
                Verdict.BLOCKED,
                judge("1.0.0", "1.1.0", ROLLING, told, comparisons).verdict());
    }

    @Test
    void aFactAgainstRollingIsNotOverruledByFilesThatOnlyAdd() {
        Assessment assessment = judge("1.0.0", "1.1.0", ROLLING, Map.of("additive-migrations", false), comparisons);
        assertEquals(Verdict.BLOCKED, assessment.verdict());
    }

    @Test
    void nobodyLooksWhereItDoesNotMatter() {
        judge("1.0.0", "1.2.0", Optional.of(Rollout.FULL_STOP), Map.of(), comparisons);
        judge("1.2.0", "1.0.0", Optional.empty(), Map.of(), comparisons);
        judge("1.0.0", "1.0.0", ROLLING, Map.of(), comparisons);
        assertEquals(List.of(), asked);
    }

    @Test
    void theWayRoundIsTakenWhereEachOfItsHopsCanRollAndNothingElseIsLookedAt() {
        impacts.put("1.0.0 1.2.0", Impact.BREAKING);
        Assessment assessment = judge("1.0.0", "1.2.0", ROLLING, Map.of(), comparisons);
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals(List.of("1.0.0 1.1.0 rolling", "1.1.0 1.2.0 rolling"), path(assessment));
        assertEquals(List.of("1.0.0 1.2.0", "1.0.0 1.1.0", "1.1.0 1.2.0"), asked);
    }

    @Test
    void lookingIsGivenUpAndSaidWhereEveryWayMeetsSomething() {
        Comparisons breaking = (source, from, to) -> {
            impacts.put(from + " " + to, Impact.BREAKING);
            return comparisons.between(source, from, to);
        };
        String releases = IntStream.range(0, 60).mapToObj(i -> "1." + i + ".0").collect(Collectors.joining(", "));
        Assessment assessment = judge(
                "rules: [{step: line, by: any}, {step: line, by: any, rollout: rolling, id: rolls}, {downgrade: never}]\nreleases: ["
                        + releases + "]\n",
                "1.0.0",
                "1.59.0",
                ROLLING,
                Map.of(),
                breaking,
                SOURCE);
        assertEquals(Verdict.BLOCKED, assessment.verdict());
        assertEquals(List.of(), assessment.path());
        assertTrue(asked.size() <= 40, asked.size() + " hops were looked at");
    }

    @Test
    void anUpgradeThatNamesNothingTakesTheArtifactsOfItsProduct() {
        List<MigrationSource> sources = new ArrayList<>();
        Comparisons noting = (source, from, to) -> {
            sources.add(source);
            return comparisons.between(source, from, to);
        };
        String product =
                "rules: [{step: line, by: any}, {step: line, by: any, rollout: rolling, id: rolls}, {downgrade: never}]\nreleases: [1.0.0, 1.1.0]\n";
        judge(
                product + "migrations: {artifacts: 'org.acme:acme-server'}\n",
                "1.0.0",
                "1.1.0",
                ROLLING,
                Map.of(),
                noting,
                OF_PRODUCT);
        assertEquals(List.of("org.acme:acme-server"), sources.get(0).artifacts());
        String mistake = String.valueOf(assertThrows(
                        UnusableFileException.class,
                        () -> judge(product, "1.0.0", "1.1.0", ROLLING, Map.of(), noting, OF_PRODUCT))
                .getMessage());
        assertTrue(mistake.contains("acme.yaml does not say which artifacts hold its change logs"), mistake);
    }

    /** Fewest hops, and of these at each hop from the first the highest release: found by trying all. */
    private static Optional<List<Integer>> shortest(int from, int last, boolean[][] rolls) {
        if (from == last) {
            return Optional.of(List.of(last));
        }
        Optional<List<Integer>> best = Optional.empty();
        for (int next = last; next > from; next--) {
            if (rolls[from][next]) {
                Optional<List<Integer>> rest = shortest(next, last, rolls);
                boolean isBetter = rest.isPresent()
                        && (best.isEmpty() || rest.get().size() < best.get().size() - 1);
                if (isBetter) {
                    List<Integer> way = new ArrayList<>(List.of(from));
                    way.addAll(rest.get());
                    best = Optional.of(way);
                }
            }
        }
        return best;
    }

    @Test
    void lookingOnTheWayFindsWhatLookingEverywhereWouldFind() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int world = 0; world < 150; world++) {
            int last = 2 + random.nextInt(5);
            boolean[][] rolls = new boolean[last + 1][last + 1];
            impacts.clear();
            for (int from = 0; from < last; from++) {
                for (int to = from + 1; to <= last; to++) {
                    rolls[from][to] = random.nextInt(3) == 0;
                    if (!rolls[from][to]) {
                        impacts.put("1." + from + ".0 1." + to + ".0", Impact.BREAKING);
                    }
                }
            }
            String releases = IntStream.rangeClosed(0, last)
                    .mapToObj(i -> "1." + i + ".0")
                    .collect(Collectors.joining(", "));
            Assessment assessment = judge(
                    "rules: [{step: line, by: any}, {step: line, by: any, rollout: rolling, id: rolls}, {downgrade: never}]\nreleases: ["
                            + releases + "]\n",
                    "1.0.0",
                    "1." + last + ".0",
                    ROLLING,
                    Map.of(),
                    comparisons,
                    SOURCE);
            List<String> expected = shortest(0, last, rolls)
                    .map(way -> IntStream.range(1, way.size())
                            .mapToObj(i -> "1." + way.get(i - 1) + ".0 1." + way.get(i) + ".0 rolling")
                            .toList())
                    .orElse(List.of());
            assertEquals(expected, path(assessment), "seed " + seed + ", world " + world + ", not rolling " + impacts);
        }
    }
}
