package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.Kind.Crossing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A catalog and its rules, in the order in which a file writes them; without a release, it has no list at all. */
record ModelProduct(List<ModelRelease> releases, List<ModelRule> rules, Sections sections) {

    /**
     * What else a file says.
     *
     * @param completeUntil the day up to which the catalog is said to be complete
     * @param rulesUntil the line, or the major, up to which somebody has read the vendor's rules
     * @param flavours suffixes that are no part of a version
     * @param migrate hops that are no upgrade in place
     * @param rolls whether the product says when it rolls: everywhere but across a full stop
     */
    record Sections(
            Optional<LocalDate> completeUntil,
            Optional<String> rulesUntil,
            List<String> flavours,
            List<Crossing> migrate,
            boolean rolls) {

        static final Sections NONE = new Sections(Optional.empty(), Optional.empty(), List.of(), List.of(), false);

        Sections completeUntil(LocalDate day) {
            return new Sections(Optional.of(day), rulesUntil, flavours, migrate, rolls);
        }

        Sections withoutDay() {
            return new Sections(Optional.empty(), rulesUntil, flavours, migrate, rolls);
        }

        Sections withoutHorizon() {
            return new Sections(completeUntil, Optional.empty(), flavours, migrate, rolls);
        }

        Sections withoutFlavours() {
            return new Sections(completeUntil, rulesUntil, List.of(), migrate, rolls);
        }

        Sections migrating(List<Crossing> hops) {
            return new Sections(completeUntil, rulesUntil, flavours, hops, rolls);
        }

        Sections silentOfRolling() {
            return new Sections(completeUntil, rulesUntil, flavours, migrate, false);
        }

        Stream<Sections> withoutOneMigration() {
            return IntStream.range(0, migrate.size()).mapToObj(hop -> migrating(without(migrate, hop)));
        }

        /** Without a migration, or another section. */
        Stream<Sections> smaller() {
            return Stream.concat(
                            withoutOneMigration(),
                            Stream.of(withoutDay(), withoutHorizon(), withoutFlavours(), silentOfRolling()))
                    .filter(smaller -> !smaller.equals(this));
        }

        String yaml() {
            StringBuilder yaml = new StringBuilder();
            if (!flavours.isEmpty()) {
                yaml.append("version: {flavours: ").append(flavours).append("}\n");
            }
            completeUntil.ifPresent(
                    day -> yaml.append("releases-until: ").append(day).append('\n'));
            rulesUntil.ifPresent(
                    line -> yaml.append("rules-until: ").append(line).append('\n'));
            if (rolls) {
                yaml.append("reviewed: [\"*\"]\n");
            }
            if (rolls || !migrate.isEmpty()) {
                yaml.append("rollout:\n");
                yaml.append(rolls ? "  rolling: {when: [no-full-stop]}\n" : "");
                yaml.append(migrate.isEmpty() ? "" : "  migrate: " + migrate + "\n");
            }
            return yaml.toString();
        }
    }

    static ModelProduct of(List<ModelRelease> releases, List<ModelRule> rules) {
        return new ModelProduct(releases, rules, Sections.NONE);
    }

    ModelProduct with(Sections others) {
        return new ModelProduct(releases, rules, others);
    }

    ModelProduct shuffled(Random random) {
        List<ModelRelease> otherReleases = new ArrayList<>(releases);
        List<ModelRule> otherRules = new ArrayList<>(rules);
        Collections.shuffle(otherReleases, random);
        Collections.shuffle(otherRules, random);
        return new ModelProduct(otherReleases, otherRules, sections);
    }

    ModelProduct with(ModelRelease release, ModelRelease other) {
        return new ModelProduct(
                releases.stream().map(one -> one.equals(release) ? other : one).toList(), rules, sections);
    }

    ModelProduct withoutRelease(int index) {
        return new ModelProduct(without(releases, index), rules, sections);
    }

    ModelProduct withoutRule(int index) {
        return new ModelProduct(releases, without(rules, index), sections);
    }

    static <T> List<T> without(List<T> all, int index) {
        List<T> rest = new ArrayList<>(all);
        rest.remove(index);
        return rest;
    }

    boolean hasList() {
        return !releases.isEmpty();
    }

    String yaml(String name) {
        StringBuilder yaml = new StringBuilder("product: " + name + "\ntitle: A product\n");
        writeRules(yaml, rules);
        yaml.append(sections.yaml());
        writeReleases(yaml, releases);
        return yaml.toString();
    }

    static void writeRules(StringBuilder yaml, List<ModelRule> rules) {
        if (!rules.isEmpty()) {
            yaml.append("rules:\n");
            rules.forEach(rule -> yaml.append("  - ").append(rule.yaml()).append('\n'));
        }
    }

    static void writeReleases(StringBuilder yaml, List<ModelRelease> releases) {
        if (!releases.isEmpty()) {
            yaml.append("releases:\n");
            releases.forEach(
                    release -> yaml.append("  - ").append(release.yaml()).append('\n'));
        }
    }
}
