package io.github.upgradeguard.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.verdict.FindingKind;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final String READ = "a".repeat(64);
    private static final String REWRITTEN = "b".repeat(64);

    @Test
    void aDecisionCountsForTheContentThatWasReadUpToItsLastDay() {
        for (LocalDate until : List.of(TODAY, TODAY.plusYears(1))) {
            Decisions decisions = decisions(decision("v1.sql", until));
            assertEquals(Optional.of(decision("v1.sql", until)), decisions.of(set("v1.sql", READ)));
            assertEquals(Optional.empty(), decisions.remark(set("v1.sql", READ)));
        }
    }

    @Test
    void aDayLaterItIsOver() {
        Decisions decisions = decisions(decision("v1.sql", TODAY.minusDays(1)));
        assertEquals(Optional.empty(), decisions.of(set("v1.sql", READ)));
        assertEquals(
                Optional.of(new MigrationFinding(
                        FindingKind.DECISION_OVER,
                        Impact.ADDITIVE,
                        Optional.empty(),
                        "what ben has decided counted until 2026-11-19; read it again and write a later day",
                        "",
                        "v1.sql",
                        7)),
                decisions.remark(set("v1.sql", READ)));
    }

    @Test
    void anotherContentMakesItVoid() {
        Decisions decisions = decisions(decision("v1.sql", TODAY));
        assertEquals(Optional.empty(), decisions.of(set("v1.sql", REWRITTEN)));
        MigrationFinding remark = decisions.remark(set("v1.sql", REWRITTEN)).orElseThrow();
        assertEquals("decision-void", remark.rule());
        assertEquals(Impact.ADDITIVE, remark.impact());
        assertEquals(
                "what ben has decided is void: its content was another then (digest %s, now %s); read it again and decide anew"
                        .formatted(READ, REWRITTEN),
                remark.reason());
    }

    @Test
    void whatNobodyHasDecidedIsNotDecided() {
        Decisions decisions = decisions(decision("v1.sql", TODAY));
        assertEquals(Optional.empty(), decisions.of(set("v2.sql", READ)));
        assertEquals(Optional.empty(), decisions.remark(set("v2.sql", READ)));
    }

    @Test
    void aDecisionOfLiquibaseNamesPathIdAndAuthor() {
        Decision decision = decision("db/1.5.xml::1.5-3::ann", TODAY);
        Subject ofAnn = set(new ChangeSet.Key("db/1.5.xml", "1.5-3", "ann"), READ);
        Subject ofBen = set(new ChangeSet.Key("db/1.5.xml", "1.5-3", "ben"), READ);
        assertEquals(Optional.of(decision), decisions(decision).of(ofAnn));
        assertEquals(Optional.empty(), decisions(decision).of(ofBen));
    }

    @Test
    void aDecisionOfNoNewSetIsToldAndChangesNothing() {
        Decisions decisions = decisions(decision("v1.sql", TODAY), decision("v2.sql", TODAY.minusDays(9)));
        assertEquals(
                List.of(new MigrationFinding(
                        FindingKind.DECISION_UNUSED,
                        Impact.ADDITIVE,
                        Optional.empty(),
                        "v2.sql is decided, but is none of the new change sets, nor is it unread; correct its name, or take the decision out",
                        "",
                        "migration-decisions.yaml",
                        0)),
                decisions.unused(List.of(set("v1.sql", REWRITTEN), set("v3.sql", READ))));
    }

    @Test
    void whatCouldNotBeReadIsDecidedByItsRuleAndFile() {
        MigrationFinding gap = gap("the file db/other.xml is not there");
        Decision decision = new Decision(
                "unread:db/all.xml",
                Subject.of(gap).digest(),
                Impact.ADDITIVE,
                "a module we do not ship",
                "ben",
                TODAY);
        assertEquals(Optional.of(decision), decisions(decision).of(Subject.of(gap)));
        Subject another = Subject.of(gap("the file db/more.xml is not there"));
        assertEquals(Optional.empty(), decisions(decision).of(another));
        assertEquals(
                Optional.of(FindingKind.DECISION_VOID),
                decisions(decision).remark(another).map(MigrationFinding::kind));
    }

    private static MigrationFinding gap(String reason) {
        return new MigrationFinding(FindingKind.UNREAD, Impact.REVIEW, Optional.empty(), reason, "", "db/all.xml", 3);
    }

    private static Decisions decisions(Decision... all) {
        return new Decisions("migration-decisions.yaml", List.of(all), TODAY);
    }

    private static Decision decision(String changeSet, LocalDate until) {
        return new Decision(changeSet, READ, Impact.LOCK, "the table is small", "ben", until);
    }

    private static Subject set(String path, String digest) {
        return set(new ChangeSet.Key(path, path, ""), digest);
    }

    private static Subject set(ChangeSet.Key key, String digest) {
        return Subject.of(new ChangeSet(
                key, key.path(), 7, List.of(), ChangeSet.Repeats.NEVER, false, digest, Set.of(), List.of()));
    }
}
