package io.github.upgradeguard.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.changelog.Contents;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An upgrade of a test: the scripts of the version that runs, and those that come with the next one. Each is a migration
 * of Flyway; as soon as one begins with {@code <}, each is a change set of Liquibase.
 *
 * @param databases each is judged by itself, and the expectation has to hold on each
 * @param code artifacts of the version that runs which hold no change log
 */
record Upgrade(List<String> from, List<String> to, List<Dbms> databases, List<Contents> code, boolean isWhole) {

    private static final String ROOT = "db/changelog/db.changelog-master.xml";
    static final Decisions NONE = new Decisions("decisions.yaml", List.of(), LocalDate.of(2026, 11, 20));

    /** On each of the databases that several instances can share. */
    static Upgrade given(String... scripts) {
        return new Upgrade(List.of(scripts), List.of(), Dbms.SHARED, List.of(), false);
    }

    Upgrade then(String... scripts) {
        return new Upgrade(from, List.of(scripts), databases, code, isWhole);
    }

    Upgrade on(Dbms... those) {
        return new Upgrade(from, to, List.of(those), code, isWhole);
    }

    /** On the others that several instances can share. */
    Upgrade notOn(Dbms... those) {
        List<Dbms> left = new ArrayList<>(Dbms.SHARED);
        left.removeAll(List.of(those));
        return new Upgrade(from, to, left, code, isWhole);
    }

    /** Where the version that runs has this code too, and perhaps more. */
    Upgrade with(Contents artifact) {
        return new Upgrade(from, to, databases, List.of(artifact), false);
    }

    /** Where the version that runs has this code and no more. */
    Upgrade withAll(Contents... artifacts) {
        return new Upgrade(from, to, databases, List.of(artifacts), true);
    }

    /** The verdict, and with a blank before each the rules that give it: {@code breaking drop-column}. */
    void is(String expected) {
        for (Dbms dbms : databases) {
            assertEquals(expected, verdict(dbms), () -> dbms + ": " + told(comparison(dbms)));
        }
    }

    /** Besides, something that is not the worst: {@code lock create-index}. */
    void tells(String lesser) {
        for (Dbms dbms : databases) {
            Comparison comparison = comparison(dbms);
            assertTrue(
                    all(comparison).stream().anyMatch(it -> (it.impact().key() + " " + it.rule()).equals(lesser)),
                    () -> dbms + " does not tell '" + lesser + "': " + told(comparison));
        }
    }

    /** Nothing of this rule. */
    void isQuietAbout(String rule) {
        for (Dbms dbms : databases) {
            Comparison comparison = comparison(dbms);
            assertTrue(
                    all(comparison).stream().noneMatch(it -> it.rule().equals(rule)),
                    () -> dbms + " tells '" + rule + "': " + told(comparison));
        }
    }

    /** Words of a reason. */
    void says(String words) {
        for (Dbms dbms : databases) {
            Comparison comparison = comparison(dbms);
            assertTrue(
                    all(comparison).stream().anyMatch(it -> it.reason().contains(words)),
                    () -> dbms + " does not say '" + words + "': " + told(comparison));
        }
    }

    private String verdict(Dbms dbms) {
        Comparison comparison = comparison(dbms);
        Impact impact = comparison.impact();
        if (impact == Impact.ADDITIVE) {
            return impact.key();
        }
        Set<String> rules = all(comparison).stream()
                .filter(finding -> finding.impact() == impact)
                .map(MigrationFinding::rule)
                .collect(Collectors.toCollection(TreeSet::new));
        return impact.key() + " " + String.join(" ", rules);
    }

    static List<MigrationFinding> all(Comparison comparison) {
        List<MigrationFinding> all = new ArrayList<>(comparison.findings());
        comparison.changeSets().forEach(set -> all.addAll(set.findings()));
        return all;
    }

    static String told(Comparison comparison) {
        return all(comparison).stream()
                .map(it -> "\n  %s %s: %s".formatted(it.impact().key(), it.rule(), it.reason()))
                .collect(Collectors.joining());
    }

    Impact impact() {
        return compare(databases).impact();
    }

    Comparison comparison(Dbms dbms) {
        return compare(List.of(dbms));
    }

    /** What comes of comparing for all these databases at once. */
    Comparison compare(List<Dbms> all) {
        List<String> whole = new ArrayList<>(from);
        whole.addAll(to);
        boolean isLiquibase = whole.stream().anyMatch(script -> script.startsWith("<"));
        List<Contents> running = new ArrayList<>(List.of(artifact(from, isLiquibase)));
        running.addAll(code);
        return compare(
                new Side("1.0", running, isWhole),
                new Side("2.0", List.of(artifact(whole, isLiquibase)), isWhole),
                all);
    }

    static Comparison compare(Side from, Side to, List<Dbms> all) {
        try {
            return new Comparer(all, List.of(), NONE).compare(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Artifact artifact(List<String> scripts, boolean isLiquibase) {
        return isLiquibase ? Artifact.none().with(ROOT, liquibase(scripts)) : flyway(scripts);
    }

    private static Artifact flyway(List<String> scripts) {
        Artifact files = Artifact.none();
        for (int version = 1; version <= scripts.size(); version++) {
            files = files.with("db/migration/V" + version + "__step.sql", scripts.get(version - 1));
        }
        return files;
    }

    private static String liquibase(List<String> scripts) {
        StringBuilder log =
                new StringBuilder("<databaseChangeLog xmlns='http://www.liquibase.org/xml/ns/dbchangelog'>");
        for (int at = 0; at < scripts.size(); at++) {
            String script = scripts.get(at);
            if (script.startsWith("<changeSet") || script.startsWith("<property")) {
                log.append(script);
            } else {
                String changes = script.startsWith("<") ? script : "<sql><![CDATA[" + script + "]]></sql>";
                log.append("<changeSet id='")
                        .append(at + 1)
                        .append("' author='ann'>")
                        .append(changes);
                log.append("</changeSet>");
            }
        }
        return log.append("</databaseChangeLog>").toString();
    }
}
