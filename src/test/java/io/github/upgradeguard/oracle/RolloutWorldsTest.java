package io.github.upgradeguard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.oracle.RolloutWorld.Accepted;
import io.github.upgradeguard.oracle.RolloutWorld.Answer;
import io.github.upgradeguard.oracle.RolloutWorld.Ask;
import io.github.upgradeguard.oracle.RolloutWorld.Pair;
import io.github.upgradeguard.oracle.RolloutWorld.Told;
import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.guard.AcceptedFlag;
import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.DeclaredVersion;
import io.github.upgradeguard.upgrade.guard.Guard;
import io.github.upgradeguard.upgrade.guard.Instances;
import io.github.upgradeguard.upgrade.guard.Unreviewed;
import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.upgrade.guard.Verdict;
import io.github.upgradeguard.upgrade.policy.Condition;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How hops are carried out in random worlds: against brute force, and what can never be. */
class RolloutWorldsTest {

    private static final int WORLDS = Integer.getInteger("oracle.rollouts", 400);
    private static final int ASKS = 4;
    private static final int FEWEST = 5;
    private static final List<String> FACTS =
            List.of(RolloutWorld.INSTANCES, RolloutWorld.MIGRATIONS, RolloutWorld.REHEARSED);

    @TempDir
    Path folder;

    private final long seed = Seed.announced();
    private final Random random = new Random(seed);
    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void theGuardSaysOfConditionsWhatBruteForceSays() throws IOException {
        for (int i = 0; i < WORLDS; i++) {
            RolloutWorld world = world();
            Guard guard = guard(world);
            for (int j = 0; j < ASKS; j++) {
                Ask ask = ask(world);
                Answer expected = world.judge(ask);
                assertEquals(expected, answer(guard.judge(request(ask))), () -> about(world, ask));
                count(expected.verdict());
                count(expected.rollout());
                expected.conditions().forEach((rule, state) -> count(rule + " " + state));
                if (expected.path().size() > 1) {
                    count("long path " + ask.demanded().map(Rollout::key).orElse("any"));
                }
                if (new HashSet<>(expected.path().stream().map(Told::rollout).toList()).size() > 1) {
                    count("path of two ways");
                }
            }
        }
        assertSeen(
                "allowed",
                "blocked",
                "unknown",
                "rolling",
                "full-stop",
                "migrate",
                "rollout-full-stop failed",
                "rollout-long-migration failed",
                "notes-unreviewed held",
                "notes-unreviewed unknown",
                "rollout-instances failed",
                "rollout-migrations held",
                "rollout-rehearsed unknown",
                "rollout-migrate failed",
                "rollout-unspoken unknown",
                "long path migrate",
                "smaller-steps failed",
                "long path any",
                "long path rolling",
                "long path full-stop",
                "path of two ways");
    }

    @Test
    void aFlagMoreNeverShortensAPathNorBettersAVerdict() throws IOException {
        for (int i = 0; i < WORLDS; i++) {
            RolloutWorld world = world();
            Ask ask = ask(world);
            if (ask.to() - ask.from() < 2) {
                continue;
            }
            int between = ask.from() + 1 + random.nextInt(ask.to() - ask.from() - 1);
            for (Flag flag : Flag.values()) {
                RolloutWorld flagged = world.with(flag, between);
                assertNoBetter(
                        guard(world).judge(request(ask)),
                        guard(flagged).judge(request(ask)),
                        flag.key(),
                        about(flagged, ask));
            }
        }
        assertSeen("breaking", "irreversible", "full-stop", "long-migration", "avoid");
    }

    @Test
    void anAcceptanceOrAFactMoreNeverMakesItWorse() throws IOException {
        for (int i = 0; i < WORLDS; i++) {
            RolloutWorld world = world();
            Guard guard = guard(world);
            Ask ask = ask(world);
            Assessment before = guard.judge(request(ask));
            for (int release = 1; release < world.flags().size(); release++) {
                for (Flag flag : List.of(Flag.BREAKING, Flag.IRREVERSIBLE)) {
                    Set<Accepted> accepted = new LinkedHashSet<>(ask.accepted());
                    accepted.add(new Accepted(release, flag));
                    Ask accepting = new Ask(ask.from(), ask.to(), ask.demanded(), ask.facts(), accepted);
                    assertNoBetter(guard.judge(request(accepting)), before, "accepted", about(world, accepting));
                }
            }
            for (String fact : FACTS) {
                if (!ask.facts().containsKey(fact)) {
                    Map<String, Boolean> facts = new HashMap<>(ask.facts());
                    facts.put(fact, true);
                    Ask telling = new Ask(ask.from(), ask.to(), ask.demanded(), facts, ask.accepted());
                    assertNoBetter(guard.judge(request(telling)), before, fact, about(world, telling));
                }
            }
        }
        assertSeen("accepted", RolloutWorld.INSTANCES, RolloutWorld.MIGRATIONS, RolloutWorld.REHEARSED);
    }

    @Test
    void whereRollingIsDemandedEveryHopOfAPathRollsWithNothingAgainstIt() throws IOException {
        for (int i = 0; i < WORLDS; i++) {
            RolloutWorld world = world();
            Guard guard = guard(world);
            boolean asksForAll = world.when().containsAll(List.of(RolloutWorld.INSTANCES, RolloutWorld.MIGRATIONS));
            for (int j = 0; j < ASKS; j++) {
                Ask any = ask(world);
                Ask ask = new Ask(any.from(), any.to(), Optional.of(Rollout.ROLLING), any.facts(), any.accepted());
                Assessment assessment = guard.judge(request(ask));
                assessment.path().forEach(hop -> {
                    assertEquals(Rollout.ROLLING, hop.rollout(), () -> about(world, ask));
                    assertTrue(hop.conditions().stream().noneMatch(Condition::isAgainst), () -> about(world, ask));
                    if (asksForAll) {
                        assertTrue(
                                hop.conditions().stream().allMatch(one -> one.state() == Condition.State.HELD),
                                () -> about(world, ask));
                        count("all held");
                    }
                });
                count(assessment.path().size() > 1 ? "long" : "short");
            }
        }
        assertSeen("all held", "long", "short");
    }

    /** One assessment is no better than another, and at times it is worse. */
    private void assertNoBetter(Assessment better, Assessment worse, String what, String about) {
        assertTrue(rank(worse.verdict()) <= rank(better.verdict()), () -> "%s: %s%n%s%n%s"
                .formatted(what, about, better, worse));
        boolean noShorter = worse.path().isEmpty()
                || (!better.path().isEmpty()
                        && worse.path().size() >= better.path().size());
        assertTrue(noShorter, () -> "%s: %s%n%s%n%s".formatted(what, about, better.path(), worse.path()));
        if (worse.verdict() != better.verdict() || !worse.path().equals(better.path())) {
            count(what);
        }
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case BLOCKED -> 0;
            case UNKNOWN -> 1;
            case ALLOWED -> 2;
        };
    }

    private void count(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    private void assertSeen(String... sorts) {
        for (String sort : sorts) {
            assertTrue(seen.getOrDefault(sort, 0) >= FEWEST, () -> "%s: only %d of '%s' in %s"
                    .formatted(Seed.described(seed), seen.getOrDefault(sort, 0), sort, seen));
        }
    }

    private String about(RolloutWorld world, Ask ask) {
        return "%s%n%s%n%s".formatted(Seed.described(seed), ask, world.yaml("acme"));
    }

    private Guard guard(RolloutWorld world) throws IOException {
        Files.writeString(folder.resolve("acme.yaml"), world.yaml("acme"));
        return new Guard(
                new ProductLibrary(folder, RolloutWorldsTest.class.getClassLoader()), () -> ModelAcceptance.TODAY);
    }

    private static UpgradeRequest request(Ask ask) {
        Map<String, Boolean> facts = new HashMap<>(ask.facts());
        Optional<Instances> instances = Optional.ofNullable(facts.remove(RolloutWorld.INSTANCES))
                .map(several -> new Instances.Counted(several ? 3 : 1, ""));
        return new UpgradeRequest(
                "acme",
                "acme",
                DeclaredVersion.of(RolloutWorld.version(ask.from())),
                DeclaredVersion.of(RolloutWorld.version(ask.to())),
                ask.demanded(),
                new Facts(facts),
                instances,
                Optional.empty(),
                ask.accepted().stream()
                        .map(one -> new AcceptedFlag(
                                RolloutWorld.version(one.release()), one.flag().key(), "read", ModelAcceptance.TODAY))
                        .toList(),
                Unreviewed.IGNORE);
    }

    private static Answer answer(Assessment assessment) {
        return new Answer(
                assessment.verdict().key(),
                assessment.rollout().key(),
                states(assessment.conditions()),
                assessment.path().stream()
                        .map(hop -> new Told(hop.from(), hop.to(), hop.rollout().key(), states(hop.conditions())))
                        .toList());
    }

    private static Map<String, String> states(List<Condition> conditions) {
        Map<String, String> states = new TreeMap<>();
        conditions.forEach(one -> states.put(one.rule(), one.state().key()));
        return states;
    }

    private Ask ask(RolloutWorld world) {
        int last = world.flags().size() - 1;
        int from = random.nextInt(Math.max(1, last / 2));
        int to = random.nextInt(3) == 0 ? from + 1 + random.nextInt(last - from) : last;
        Map<String, Boolean> facts = new HashMap<>();
        for (String fact : FACTS) {
            if (chance(70)) {
                facts.put(fact, chance(85));
            }
        }
        Set<Accepted> accepted = new LinkedHashSet<>();
        for (int release = 0; release <= last; release++) {
            for (Flag flag : List.of(Flag.BREAKING, Flag.IRREVERSIBLE)) {
                if (chance(60)) {
                    accepted.add(new Accepted(release, flag));
                }
            }
        }
        Optional<Rollout> demanded = chance(40)
                ? Optional.of(Rollout.ROLLING)
                : chance(30) ? Optional.of(chance(50) ? Rollout.FULL_STOP : Rollout.MIGRATE) : Optional.empty();
        return new Ask(from, to, demanded, facts, accepted);
    }

    private RolloutWorld world() {
        int releases = 3 + random.nextInt(5);
        List<Set<Flag>> flags = new ArrayList<>();
        for (int i = 0; i < releases; i++) {
            Set<Flag> own = EnumSet.noneOf(Flag.class);
            for (Flag flag : Flag.values()) {
                if (chance(6)) {
                    own.add(flag);
                }
            }
            flags.add(own);
        }
        List<String> when = new ArrayList<>();
        if (chance(65)) {
            when.add("no-full-stop");
            for (String fact : FACTS) {
                if (chance(50)) {
                    when.add(fact);
                }
            }
        }
        int read = any(60, 95, 100);
        return new RolloutWorld(
                flags,
                hops(releases, any(0, 20, 60)),
                hops(releases, any(0, 30, 60)),
                hops(releases, any(0, 0, 10)),
                hops(releases, any(0, 0, 20)),
                when,
                releases(releases, read),
                releases(releases, any(0, 70, 100)));
    }

    private Set<Integer> releases(int number, int percent) {
        Set<Integer> some = new TreeSet<>();
        for (int i = 0; i < number; i++) {
            if (chance(percent)) {
                some.add(i);
            }
        }
        return some;
    }

    private Set<Pair> hops(int releases, int percent) {
        Set<Pair> hops = new LinkedHashSet<>();
        for (int from = 0; from < releases; from++) {
            for (int to = from + 1; to < releases; to++) {
                // The farther, the likelier: short hops are what is left to make a path of.
                if (chance(to - from == 1 ? percent / 4 : percent)) {
                    hops.add(new Pair(from, to));
                }
            }
        }
        return hops;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private int any(int... values) {
        return values[random.nextInt(values.length)];
    }
}
