package io.github.upgradeguard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.oracle.ModelProduct.Sections;
import io.github.upgradeguard.upgrade.catalog.Flag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product that stands in two files, of which one extends the other, is what it would be in one. */
class ExtendsTest {

    private static final int PRODUCTS = Integer.getInteger("oracle.extends", 1_000);
    private static final int REQUESTS = 3;
    private static final int FEWEST = 50;

    @TempDir
    Path folder;

    private final long seed = Seed.announced();
    private final Random random = new Random(seed);
    private int notAllowed;

    @Test
    void rulesReleasesAndTheirFlagsAreThoseOfBothFiles() {
        for (int i = 0; i < PRODUCTS; i++) {
            Generator.World world = Generator.world(random, REQUESTS);
            ModelProduct whole = world.product();
            List<ModelRelease> base = new ArrayList<>();
            List<ModelRelease> own = new ArrayList<>();
            for (ModelRelease release : whole.releases()) {
                Set<Flag> some = some(release.flags());
                Set<Flag> others = EnumSet.noneOf(Flag.class);
                others.addAll(release.flags());
                others.removeAll(some);
                boolean isInBoth = random.nextInt(3) == 0;
                boolean isInBase = isInBoth || random.nextBoolean();
                if (isInBase) {
                    base.add(isInBoth ? new ModelRelease(release.version(), release.date(), some) : release);
                }
                if (!isInBase || isInBoth) {
                    own.add(isInBoth ? new ModelRelease(release.version(), Optional.empty(), others) : release);
                }
            }
            int cut = random.nextInt(whole.rules().size() + 1);
            Sections sections = whole.sections();
            boolean rollsInBase = random.nextBoolean();
            String baseFile = file("base", "", whole.rules().subList(0, cut), base, part(sections, rollsInBase));
            String ownFile = file(
                    Subject.NAME,
                    "extends: base\n",
                    whole.rules().subList(cut, whole.rules().size()),
                    own,
                    rest(sections, rollsInBase));
            assertAlike(whole, world.requests(), baseFile, ownFile);
        }
        assertTrue(notAllowed >= FEWEST, () -> Seed.described(seed) + ": " + notAllowed);
    }

    @Test
    void whatIsReplacedIsGone() {
        for (int i = 0; i < PRODUCTS; i++) {
            Generator.World world = Generator.world(random, REQUESTS);
            ModelProduct other = Generator.world(random, 1).product();
            ModelProduct whole = world.product();
            boolean rules = random.nextBoolean();
            String baseFile = file("base", "", rules ? other.rules() : List.of(), other.releases(), Sections.NONE);
            String ownFile = file(
                    Subject.NAME,
                    "extends: base\nreplaces: [releases" + (rules ? ", rules" : "") + "]\n",
                    whole.rules(),
                    whole.releases(),
                    whole.sections());
            assertAlike(whole, world.requests(), baseFile, ownFile);
        }
        assertTrue(notAllowed >= FEWEST, () -> Seed.described(seed) + ": " + notAllowed);
    }

    private void assertAlike(ModelProduct whole, List<ModelRequest> requests, String baseFile, String ownFile) {
        Subject one = Subject.with(whole, folder);
        List<Outcome> expected = judged(one, requests);
        Subject two = Subject.reading(folder, Map.of("base", baseFile, Subject.NAME, ownFile));
        assertEquals(expected, judged(two, requests), () -> "%s%n%s%n%s%n%s"
                .formatted(Seed.described(seed), requests, baseFile, ownFile));
        notAllowed += (int) expected.stream()
                .filter(outcome -> !outcome.verdict().equals("allowed"))
                .count();
    }

    private static List<Outcome> judged(Subject subject, List<ModelRequest> requests) {
        return requests.stream().map(subject::judge).map(Outcome::of).toList();
    }

    /** The base says of rolling what there is, or of migrations; the horizons stand in the file that extends it. */
    private static Sections part(Sections whole, boolean rolls) {
        Sections nothing = Sections.NONE;
        return rolls
                ? new Sections(
                        nothing.completeUntil(), nothing.rulesUntil(), whole.flavours(), List.of(), whole.rolls())
                : nothing.migrating(whole.migrate());
    }

    private static Sections rest(Sections whole, boolean rolls) {
        return new Sections(
                whole.completeUntil(),
                whole.rulesUntil(),
                rolls ? List.of() : whole.flavours(),
                rolls ? whole.migrate() : List.of(),
                !rolls && whole.rolls());
    }

    private static String file(
            String name, String head, List<ModelRule> rules, List<ModelRelease> releases, Sections sections) {
        StringBuilder yaml = new StringBuilder("product: " + name + "\n" + head);
        ModelProduct.writeRules(yaml, rules);
        yaml.append(sections.yaml());
        ModelProduct.writeReleases(yaml, releases);
        return yaml.toString();
    }

    private Set<Flag> some(Set<Flag> flags) {
        Set<Flag> some = EnumSet.noneOf(Flag.class);
        flags.stream().filter(flag -> random.nextBoolean()).forEach(some::add);
        return some;
    }
}
