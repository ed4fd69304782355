package io.github.upgradeguard.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.verdict.Impact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Upgrades by chance: against a toy database that runs the statements of the old version, and against each other. */
class RandomUpgradesTest {

    private static final int WORLDS = 1500;
    private static final int STATEMENTS = 40;

    private final long seed = Long.getLong("upgrades.seed", System.nanoTime());
    private final Random random = new Random(seed);

    RandomUpgradesTest() {
        System.out.println("upgrades seed: %d (repeat with -Dupgrades.seed=%d)".formatted(seed, seed));
    }

    private static String[] sql(List<ToyStep> steps) {
        return steps.stream().map(ToyStep::sql).toArray(String[]::new);
    }

    private static String[] xml(List<ToyStep> steps) {
        return steps.stream().map(ToyStep::xml).toArray(String[]::new);
    }

    private static Upgrade upgrade(ToyWorld world) {
        return Upgrade.given(sql(world.from())).then(sql(world.to())).on(Dbms.POSTGRESQL);
    }

    private String told(ToyWorld world) {
        return "seed %d\nold: %s\nnew: %s%s"
                .formatted(
                        seed,
                        world.from(),
                        world.to(),
                        Upgrade.told(upgrade(world).comparison(Dbms.POSTGRESQL)));
    }

    @Test
    void whereAnOldStatementFailsNoVerdictLetsItPass() {
        int failed = 0;
        int refused = 0;
        for (int number = 0; number < WORLDS; number++) {
            ToyWorld world = new ToyWorld(random);
            boolean isRefused = upgrade(world).impact().compareTo(Impact.REVIEW) >= 0;
            List<String> failures = failures(world);
            assertTrue(failures.isEmpty() || isRefused, () -> failures + "\n" + told(world));
            failed += failures.isEmpty() ? 0 : 1;
            refused += isRefused ? 1 : 0;
        }
        System.out.printf("%d of %d upgrades fail, %d are refused%n", failed, WORLDS, refused);
        assertTrue(failed > WORLDS / 10 && refused < WORLDS, "the worlds are no test");
    }

    /** What does not work after the migrations that worked before; none if all does. */
    private List<String> failures(ToyWorld world) {
        ToyDatabase old = world.old();
        List<String> failures = new ArrayList<>();
        for (int statement = 0; statement < 8; statement++) {
            old.tables().forEach(table -> insert(old, table, Map.of(), failures));
        }
        failures.clear();
        ToyDatabase migrated = old.copy();
        try {
            world.to().forEach(step -> step.effect().accept(migrated));
            for (String table : old.tables()) {
                List<String> columns = old.columns(table);
                if (!old.select(table, columns).equals(migrated.select(table, columns))) {
                    failures.add("rows of " + table + " are others");
                }
            }
        } catch (ToyDatabase.Refused refused) {
            failures.add("the migration: " + refused.getMessage());
            return failures;
        }
        for (int statement = 0; statement < STATEMENTS; statement++) {
            String table = old.tables().get(random.nextInt(old.tables().size()));
            if (random.nextBoolean()) {
                insert(old, table, Map.of("", migrated), failures);
            } else {
                update(old, table, migrated, failures);
            }
        }
        return failures;
    }

    private void insert(ToyDatabase old, String table, Map<String, ToyDatabase> others, List<String> failures) {
        List<String> named =
                old.columns(table).stream().filter(any -> random.nextInt(4) > 0).toList();
        Map<String, Integer> values = new TreeMap<>();
        named.stream().filter(any -> random.nextInt(4) > 0).forEach(column -> values.put(column, random.nextInt(4)));
        both(old, others.values(), db -> db.insert(table, named, values), failures);
    }

    private void update(ToyDatabase old, String table, ToyDatabase migrated, List<String> failures) {
        List<String> columns = old.columns(table);
        String column = columns.get(random.nextInt(columns.size()));

        List<Integer> value = random.nextInt(4) > 0 ? List.of(random.nextInt(4)) : List.of();
        int row = random.nextInt(20);
        both(old, List.of(migrated), db -> db.update(table, column, value, row), failures);
    }

    /** What the old database takes, the other has to take. */
    private static void both(
            ToyDatabase old,
            Iterable<ToyDatabase> others,
            java.util.function.Consumer<ToyDatabase> statement,
            List<String> failures) {
        try {
            statement.accept(old);
        } catch (ToyDatabase.Refused refused) {
            return;
        }
        for (ToyDatabase other : others) {
            try {
                statement.accept(other);
            } catch (ToyDatabase.Refused refused) {
                failures.add(String.valueOf(refused.getMessage()));
            }
        }
    }

    @Test
    void aStepMoreThatGivesNothingBackMakesNothingBetter() {
        int added = 0;
        for (int number = 0; number < WORLDS; number++) {
            ToyWorld world = new ToyWorld(random);
            Impact before = upgrade(world).impact();
            String told = told(world);
            int steps = world.to().size();
            world.step();
            List<ToyStep> more = world.to().subList(steps, world.to().size());
            if (more.stream().noneMatch(ToyStep::isGift)) {
                assertTrue(before.compareTo(upgrade(world).impact()) <= 0, () -> told + "\nmore: " + told(world));
                added++;
            }
        }
        assertTrue(added > WORLDS / 10, "the worlds are no test");
    }

    @Test
    void theSameStepsInOtherFilesGiveTheSameVerdict() {
        for (int number = 0; number < WORLDS / 3; number++) {
            ToyWorld world = new ToyWorld(random);
            List<String> pieces = new ArrayList<>();
            for (ToyStep step : world.to()) {
                if (pieces.isEmpty() || random.nextBoolean()) {
                    pieces.add(step.sql());
                } else {
                    pieces.add(pieces.remove(pieces.size() - 1) + ";\n" + step.sql());
                }
            }
            Upgrade other = Upgrade.given(sql(world.from()))
                    .then(pieces.toArray(String[]::new))
                    .on(Dbms.POSTGRESQL);
            assertEquals(upgrade(world).impact(), other.impact(), () -> told(world));
        }
    }

    @Test
    void theSameStepsInLiquibaseGiveTheSameVerdict() {
        for (int number = 0; number < WORLDS / 3; number++) {
            ToyWorld world = new ToyWorld(random);
            Upgrade other =
                    Upgrade.given(xml(world.from())).then(xml(world.to())).on(Dbms.POSTGRESQL);
            assertEquals(upgrade(world).impact(), other.impact(), () -> told(world));
        }
    }

    @Test
    void forSeveralDatabasesTheWorstCounts() {
        List<Dbms> all = Dbms.SHARED;
        for (int number = 0; number < WORLDS / 5; number++) {
            ToyWorld world = new ToyWorld(random);
            List<String> sets = new ArrayList<>();
            for (ToyStep step : world.to()) {
                String only = all.stream()
                        .filter(any -> random.nextInt(3) > 0)
                        .map(Dbms::key)
                        .collect(Collectors.joining(","));
                sets.add("<changeSet id='n%d' author='ben' dbms='%s'>%s</changeSet>"
                        .formatted(sets.size(), only.isEmpty() ? "all" : only, step.xml()));
            }
            Upgrade upgrade = Upgrade.given(xml(world.from())).then(sets.toArray(String[]::new));
            Impact worst = Impact.ADDITIVE;
            for (Dbms dbms : all) {
                worst = worst.worse(upgrade.comparison(dbms).impact());
            }
            assertEquals(worst, upgrade.compare(all).impact(), () -> sets + "\n" + told(world));
        }
    }

    @Test
    void aReleaseBringsNothingNewToItself() {
        for (int number = 0; number < WORLDS / 5; number++) {
            ToyWorld world = new ToyWorld(random);
            List<String> whole = new ArrayList<>(List.of(sql(world.from())));
            whole.addAll(List.of(sql(world.to())));
            Side side = new Side("1.0", List.of(Upgrade.artifact(whole, false)), random.nextBoolean());
            Comparison comparison = Upgrade.compare(side, side, Dbms.SHARED);
            assertEquals(List.of(), comparison.changeSets());
            assertEquals(List.of(), comparison.findings());
            assertEquals(Impact.ADDITIVE, comparison.impact());
        }
    }
}
