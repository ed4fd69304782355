package io.github.upgradeguard.oracle;

import static io.github.upgradeguard.oracle.ModelRule.must;
import static io.github.upgradeguard.oracle.ModelRule.should;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.upgradeguard.oracle.Comparison.Sort;
import io.github.upgradeguard.oracle.Kind.Crossing;
import io.github.upgradeguard.oracle.Kind.Span;
import io.github.upgradeguard.oracle.ModelProduct.Sections;
import io.github.upgradeguard.oracle.ModelVersion.Line;
import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.Finding;
import io.github.upgradeguard.upgrade.guard.Severity;
import io.github.upgradeguard.upgrade.guard.Verdict;
import io.github.upgradeguard.upgrade.policy.Rollout;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallWorldsTest {

    private static final int FEWEST = 20;

    private static final List<ModelRelease> STEADY = List.of(
            ModelRelease.of("1.0.0").on("2024-01-01"),
            ModelRelease.of("1.1.0").on("2024-02-01"),
            ModelRelease.of("1.1.1").on("2024-05-01"),
            ModelRelease.of("1.2.0").on("2024-03-01").withFullStop(),
            ModelRelease.of("2.0.0").on("2024-04-01"),
            ModelRelease.of("2.1.0").on("2024-06-01"));

    private static final List<ModelRelease> ROUGH = List.of(
            ModelRelease.of("1.0.0"),
            ModelRelease.of("1.1.0-rc.1").on("2024-02-01"),
            ModelRelease.of("1.1.0").on("2024-02-02").toBeAvoided(),
            ModelRelease.of("1.1.1").on("2024-03-01"),
            ModelRelease.of("2.2.0").on("2024-02-15").withFullStop(),
            ModelRelease.of("3.1.0").on("2024-05-01"));

    private static final List<ModelRule> COMMON = List.of(
            must(new Kind.Step(Span.MINOR, "next")),
            should(new Kind.Step(Span.LINE, "next")),
            must(new Kind.Step(Span.MAJOR, "none")),
            must(new Kind.Enter(Span.MAJOR, "first-release")),
            should(new Kind.Leave(Span.MAJOR, "last-release")),
            must(new Kind.StopLine(new Line(1, 1), "latest")),
            must(new Kind.Deny(Crossing.of("1.x", ">=2"))),
            must(new Kind.Allow(Crossing.of("<=1.1", "2.x"))),
            must(new Kind.Risk(Crossing.of("1.x", ">=1.2"), "drift")),
            must(new Kind.Only(List.of(Crossing.of("1.x", "1.x"), Crossing.of(">1.1", "*")))),
            should(new Kind.Newer()));

    private static final List<ModelRule> COMMON_DOWN = List.of(
            must(new Kind.StepDown(Span.PATCH, "")),
            must(new Kind.StepDown(Span.MINOR, "next")),
            must(new Kind.StepDown(Span.LINE, "2")),
            should(new Kind.StepDown(Span.MAJOR, "next")),
            must(Kind.Downgrade.along(Crossing.of("2.x", ">=1.1"))));

    private static final List<ModelRule> RARER = List.of(
            must(new Kind.Step(Span.PATCH, "none")),
            must(new Kind.Step(Span.PATCH, "next")),
            must(new Kind.Step(Span.MINOR, "2")),
            must(new Kind.Step(Span.MAJOR, "next")),
            must(new Kind.Step(Span.LINE, "2")),
            must(new Kind.Step(Span.LINE, "next")).whileIn(Rollout.ROLLING),
            must(new Kind.Enter(Span.MINOR, "first-release")),
            must(new Kind.Enter(Span.MINOR, "1.1.1")),
            must(new Kind.Enter(Span.MAJOR, "first-line")),
            should(new Kind.Enter(Span.MAJOR, "2.0.x")),
            must(new Kind.Leave(Span.MINOR, "last-release")),
            must(new Kind.Leave(Span.MAJOR, "last-line")),
            must(new Kind.Leave(Span.MAJOR, ">=1.1.1")).when("clustered"),
            must(new Kind.Floor(ModelRange.of(">=2"), ModelRange.of(">=1.1.1"))),
            should(new Kind.Floor(ModelRange.of("1.2 - 2.0"), ModelRange.of("1.1"))),
            must(new Kind.StopVersion(ModelVersion.of("1.1.1"))),
            must(new Kind.StopLine(new Line(1, 2), "any")),
            must(new Kind.StopPattern(List.of(1, 2), "")).until("2.0"),
            must(new Kind.StopPattern(List.of(1), "latest")).since("1.1.1"),
            must(new Kind.StopPattern(List.of(0, 2), "any")).since("1.2").until("3"),
            should(new Kind.StopPattern(List.of(0), "any")),
            must(new Kind.Deny(Crossing.of("1.0.0", "1.1.0 || 2.x"))).since("1.2"),
            should(new Kind.Risk(Crossing.of("*", "1.1.1 || 2.x"), "freeze")),
            must(new Kind.Newer()),
            must(Kind.Downgrade.never()),
            should(Kind.Downgrade.never()),
            must(new Kind.StepDown(Span.PATCH, "next")),
            must(new Kind.StepDown(Span.MINOR, "")).when("clustered"),
            must(new Kind.StepDown(Span.MINOR, "2")),
            must(new Kind.StepDown(Span.MAJOR, "next")),
            must(new Kind.StepDown(Span.LINE, "any")).since("1.1"),
            must(new Kind.StepDown(Span.LINE, "next")),
            must(new Kind.PreReleases()),
            should(new Kind.PreReleases()));

    private static final List<List<ModelRule>> RISKY = List.of(
            List.of(must(new Kind.Risk(Crossing.of("1.x", ">=1.2"), "drift"))),
            List.of(
                    must(new Kind.Risk(Crossing.of("*", "1.1 || 2.x"), "drift")),
                    must(new Kind.Step(Span.LINE, "next")),
                    must(new Kind.Allow(Crossing.of("1.x", "2.x")))),
            List.of(
                    should(new Kind.Risk(Crossing.of("*", "*"), "drift")),
                    must(new Kind.Risk(Crossing.of("*", ">=2"), "freeze")).whileIn(Rollout.ROLLING)));

    private static final Set<Sort> SPECIAL = EnumSet.of(
            Sort.ACCEPTED,
            Sort.PATH_BY_ACCEPTANCE,
            Sort.ACCEPTANCE_UNUSED,
            Sort.ACCEPTANCE_SUPERFLUOUS,
            Sort.BEYOND_THE_RULES,
            Sort.FLAVOURED,
            Sort.FLAVOURED_PATH,
            Sort.BUILD,
            Sort.MIGRATION,
            Sort.MIGRATION_IN_PATH,
            Sort.CANDIDATE,
            Sort.ROLLING_UNSPOKEN,
            Sort.NOTES,
            Sort.NOTES_GOING_DOWN);
    private static final Sort[] USUAL =
            EnumSet.complementOf(EnumSet.copyOf(SPECIAL)).toArray(Sort[]::new);

    @TempDir
    Path folder;

    @Test
    void everySingleRuleIsJudgedAlikeInEverySmallCatalog() {
        Comparison comparison = new Comparison(folder, "every single rule");
        for (ModelRule rule : singles()) {
            compareInEverySubset(comparison, STEADY, List.of(rule));
            compareInEverySubset(comparison, ROUGH, List.of(rule));
        }
        comparison.assertSeen(FEWEST, USUAL);
        comparison.assertSeen(FEWEST, Sort.CANDIDATE);
    }

    @Test
    void everyPairOfCommonRulesIsJudgedAlikeInEverySmallCatalog() {
        Comparison comparison = new Comparison(folder, "every pair of rules");
        for (List<ModelRule> rules : List.of(COMMON, COMMON_DOWN)) {
            for (int i = 0; i < rules.size(); i++) {
                for (int j = i + 1; j < rules.size(); j++) {
                    compareInEverySubset(comparison, STEADY, List.of(rules.get(i), rules.get(j)));
                }
            }
        }
        comparison.assertSeen(FEWEST, USUAL);
    }

    @Test
    void everyAcceptanceOfARiskCountsAlikeForEveryRelease() {
        Comparison comparison = new Comparison(folder, "every acceptance");
        for (List<ModelRule> rules : RISKY) {
            for (List<ModelRelease> world : List.of(STEADY, ROUGH)) {
                comparison.compare(ModelProduct.of(world, rules), acceptingRequests(world));
            }
        }
        comparison.assertSeen(FEWEST, Sort.ACCEPTED, Sort.PATH_BY_ACCEPTANCE, Sort.ACCEPTANCE_UNUSED);
    }

    @Test
    void aTargetBeyondACompleteListIsJudgedAlikeInEverySmallCatalog() {
        Comparison comparison = new Comparison(folder, "every complete list");
        List<ModelRule> rules = List.of(must(new Kind.Deny(Crossing.of("1.0", ">=2"))));
        for (List<ModelRelease> world : List.of(STEADY, ROUGH)) {
            for (int subset = 1; subset < 1 << world.size(); subset++) {
                comparison.compare(
                        new ModelProduct(
                                chosen(world, subset), rules, Sections.NONE.completeUntil(ModelAcceptance.TODAY)),
                        requests(world));
            }
        }
        comparison.assertSeen(FEWEST, Sort.BEYOND_THE_LIST, Sort.ALLOWED, Sort.BLOCKED, Sort.UNKNOWN);
    }

    @Test
    void whoIsThereAlreadyHasNothingToDo() {
        ModelVersion here = STEADY.get(1).version();
        Assessment assessment =
                Subject.with(ModelProduct.of(STEADY, COMMON), folder).judge(ModelRequest.of(here, here));
        assertEquals(Verdict.ALLOWED, assessment.verdict());
        assertEquals(List.of(), assessment.path());
        assertEquals(
                List.of(Severity.NOTE),
                assessment.findings().stream().map(Finding::severity).toList());
    }

    private static List<ModelRule> singles() {
        List<ModelRule> singles = new ArrayList<>(COMMON);
        singles.addAll(COMMON_DOWN);
        singles.addAll(RARER);
        return singles;
    }

    private static void compareInEverySubset(Comparison comparison, List<ModelRelease> world, List<ModelRule> rules) {
        List<ModelRequest> requests = requests(world);
        for (int subset = 1; subset < 1 << world.size(); subset++) {
            comparison.compare(ModelProduct.of(chosen(world, subset), rules), requests);
        }
    }

    private static List<ModelRelease> chosen(List<ModelRelease> world, int subset) {
        return IntStream.range(0, world.size())
                .filter(i -> (subset >> i & 1) == 1)
                .mapToObj(world::get)
                .toList();
    }

    /** Every subset of releases accepted, and each release accepted until yesterday. */
    private static List<ModelRequest> acceptingRequests(List<ModelRelease> world) {
        List<List<ModelAcceptance>> accepted = new ArrayList<>();
        for (int subset = 1; subset < 1 << world.size(); subset++) {
            accepted.add(chosen(world, subset).stream()
                    .map(release -> accepted(release, ModelAcceptance.TODAY))
                    .toList());
        }
        world.forEach(release -> accepted.add(List.of(accepted(release, ModelAcceptance.TODAY.minusDays(1)))));
        return requests(world).stream()
                .flatMap(request -> accepted.stream().map(request::accepting))
                .toList();
    }

    private static ModelAcceptance accepted(ModelRelease release, LocalDate until) {
        return new ModelAcceptance(release.version().toString(), "drift", until);
    }

    private static List<ModelRequest> requests(List<ModelRelease> world) {
        return world.stream()
                .flatMap(current -> world.stream()
                        .filter(target -> !target.equals(current))
                        .map(target -> ModelRequest.of(current.version(), target.version())))
                .toList();
    }
}
