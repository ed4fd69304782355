package io.github.upgradeguard.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What persons have decided, in a comparison. */
class DecidedChangeSetsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final String DROP = "db/migration/V2__drop.sql";
    private static final Artifact FROM =
            Artifact.none().with("db/migration/V1__t.sql", "create table t (a int, b int)");
    private static final Artifact TO = FROM.with(DROP, "alter table t drop column b");

    private static Comparison compare(Decision... decisions) throws IOException {
        return new Comparer(
                        List.of(Dbms.POSTGRESQL), List.of(), new Decisions("decisions.yaml", List.of(decisions), TODAY))
                .compare(new Side("1.0", List.of(FROM), false), new Side("2.0", List.of(TO), false));
    }

    private static Decision decision(String changeSet, String digest, LocalDate until) {
        return new Decision(changeSet, digest, Impact.LOCK, "nothing has read b since 0.9", "ben", until);
    }

    private static String digest() throws IOException {
        ChangeSet set = compare().changeSets().get(0).changeSet();
        assertEquals(DROP, set.key().toString());
        return set.digest();
    }

    private static List<String> rules(List<MigrationFinding> findings) {
        return findings.stream().map(it -> it.impact().key() + " " + it.rule()).toList();
    }

    @Test
    void withoutADecisionTheFilesCount() throws IOException {
        JudgedChangeSet set = compare().changeSets().get(0);
        assertEquals(Impact.BREAKING, set.impact());
        assertEquals(List.of("breaking drop-column"), rules(set.findings()));
    }

    @Test
    void oneThatCountsGoesBeforeWhatTheFilesSay() throws IOException {
        Comparison comparison = compare(decision(DROP, digest(), TODAY));
        JudgedChangeSet set = comparison.changeSets().get(0);
        assertEquals(Impact.LOCK, set.impact());
        assertEquals(Impact.BREAKING, set.judged());
        assertEquals(Impact.LOCK, comparison.impact());
        assertEquals(List.of("breaking drop-column"), rules(set.findings()));
        assertEquals("ben", set.decision().orElseThrow().by());
    }

    @Test
    void oneOfAnotherContentIsVoid() throws IOException {
        Comparison comparison = compare(decision(DROP, "0".repeat(64), TODAY));
        assertEquals(Impact.BREAKING, comparison.impact());
        assertEquals(
                List.of("breaking drop-column", "additive decision-void"),
                rules(comparison.changeSets().get(0).findings()));
    }

    @Test
    void oneWhoseLastDayIsPastIsOver() throws IOException {
        Comparison comparison = compare(decision(DROP, digest(), TODAY.minusDays(1)));
        assertEquals(Impact.BREAKING, comparison.impact());
        assertEquals(
                List.of("breaking drop-column", "additive decision-over"),
                rules(comparison.changeSets().get(0).findings()));
    }

    @Test
    void oneOfWhatIsNotNewIsUnused() throws IOException {
        Comparison comparison = compare(decision("db/migration/V1__t.sql", digest(), TODAY));
        assertEquals(Impact.BREAKING, comparison.impact());
        assertEquals(List.of("additive decision-unused"), rules(comparison.findings()));
    }

    @Test
    void itMayMakeItWorseToo() throws IOException {
        Decision worse = new Decision(DROP, digest(), Impact.BREAKING, "it is read by a report", "ann", TODAY);
        assertEquals(Impact.BREAKING, compare(worse).impact());
    }
}
