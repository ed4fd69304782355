package io.github.upgradeguard.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.Comparison;
import io.github.upgradeguard.migration.Decision;
import io.github.upgradeguard.migration.DecisionsFile;
import io.github.upgradeguard.migration.JudgedChangeSet;
import io.github.upgradeguard.migration.Subject;
import io.github.upgradeguard.migration.changelog.Change;
import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.verdict.FindingKind;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MigrationReportTest {

    private static final String DIGEST = "d".repeat(64);

    private static final JudgedChangeSet ADDS = judged(flyway("V2__note.sql"));
    private static final JudgedChangeSet LOCKS = judged(
            flyway("V3__index.sql"),
            finding(
                    FindingKind.CREATE_INDEX,
                    Impact.LOCK,
                    "ORDERS",
                    "writers wait",
                    "CREATE INDEX O ON ORDERS (AT)",
                    "V3__index.sql"));
    private static final JudgedChangeSet FILLS = judged(
            flyway("V4__fill.sql"),
            finding(
                    FindingKind.UPDATE_ROWS,
                    Impact.BACKFILL,
                    "ORDERS",
                    "every row is written",
                    "UPDATE ORDERS\n  SET AT = 1",
                    "V4__fill.sql"));
    private static final JudgedChangeSet UNCLEAR = judged(
            liquibase("db/5.xml", "5-1", "ann"),
            finding(
                    FindingKind.CUSTOM_CODE,
                    Impact.REVIEW,
                    "",
                    "code of the product decides",
                    "org.acme.Fix",
                    "db/5.xml"));
    private static final JudgedChangeSet BREAKS = judged(
            liquibase("db/changelog/6.xml", "6-1", "ben"),
            finding(
                    FindingKind.DROP_COLUMN,
                    Impact.BREAKING,
                    "ORDERS",
                    "Order.class names it",
                    "dropColumn ORDERS.NOTE",
                    "db/changelog/6.xml"),
            finding(
                    FindingKind.CREATE_INDEX,
                    Impact.LOCK,
                    "ORDERS",
                    "writers wait",
                    "createIndex",
                    "db/changelog/6.xml"));

    @Test
    void theWorstComeFirstAndThoseThatOnlyAddAreCounted() {
        assertEquals(
                """
                migrations 1.4.0 → 1.5.0: 5 change sets are new: 1 breaking, 1 review, 1 backfill, 1 lock, 1 additive
                  breaking   db/changelog/6.xml          6-1  ben
                    drop-column     ORDERS: Order.class names it
                                    db/changelog/6.xml:3: dropColumn ORDERS.NOTE
                  review     db/5.xml                    5-1  ann
                    custom-code     code of the product decides
                                    db/5.xml:3: org.acme.Fix
                  backfill   db/migration/V4__fill.sql
                    update-rows     ORDERS: every row is written
                                    V4__fill.sql:3: UPDATE ORDERS SET AT = 1
                  lock       db/migration/V3__index.sql
                    create-index    ORDERS: writers wait
                                    V3__index.sql:3: CREATE INDEX O ON ORDERS (AT)
                  looked at  the classes of acme.jar
                             for postgresql
                  vendor     acme says of 1.5.0: not rolling""",
                table(new Comparison(
                        "1.4.0",
                        "1.5.0",
                        List.of(ADDS, LOCKS, FILLS, UNCLEAR, BREAKS),
                        List.of(),
                        List.of("the classes of acme.jar", "for postgresql"),
                        List.of("acme says of 1.5.0: not rolling"))));
    }

    @Test
    void whatIsOfNoChangeSetIsToldBelowThem() {
        assertEquals(
                """
                migrations 1 → 2: 1 change set is new: 1 additive
                  review     db/broken.xml
                    unread          is no XML
                  review     1 → 2
                    other-runner    Flyway now
                  remark     db/old.xml:3
                    removed-set     1-1 is gone""",
                table(comparison(
                        List.of(ADDS),
                        List.of(
                                finding(FindingKind.REMOVED_SET, Impact.ADDITIVE, "", "1-1 is gone", "", "db/old.xml"),
                                new MigrationFinding(
                                        FindingKind.UNREAD,
                                        Impact.REVIEW,
                                        Optional.empty(),
                                        "is no XML",
                                        "",
                                        "db/broken.xml",
                                        0),
                                new MigrationFinding(
                                        FindingKind.OTHER_RUNNER,
                                        Impact.REVIEW,
                                        Optional.empty(),
                                        "Flyway now",
                                        "",
                                        "",
                                        0)))));
    }

    @Test
    void aDecisionIsToldBesideWhatTheFilesSay() {
        Decision decision = new Decision(
                "db/changelog/6.xml::6-1::ben",
                DIGEST,
                Impact.ADDITIVE,
                "nobody reads it",
                "cleo",
                LocalDate.of(2027, 3, 31));
        JudgedChangeSet decided = new JudgedChangeSet(BREAKS.changeSet(), BREAKS.findings(), Optional.of(decision));
        Comparison comparison = comparison(List.of(decided), List.of());
        assertEquals("""
                migrations 1 → 2: 1 change set is new: 1 additive; 1 decided by a person
                  additive   db/changelog/6.xml  6-1  ben
                    drop-column     ORDERS: Order.class names it
                                    db/changelog/6.xml:3: dropColumn ORDERS.NOTE
                    decided         additive, by cleo until 2027-03-31: nobody reads it (the files alone: breaking)""", table(comparison));
        assertEquals("verdict    the migrations do not prevent a rolling upgrade", verdict(comparison));
    }

    @Test
    void aDecisionThatDoesNotCountIsToldAtItsSetAndSoAreRemarks() {
        ChangeSet fails = new ChangeSet(
                new ChangeSet.Key("V7.sql", "V7.sql", ""),
                "V7.sql",
                1,
                List.of(),
                ChangeSet.Repeats.NEVER,
                false,
                DIGEST,
                Set.of(),
                List.of("it runs in no transaction"));
        MigrationFinding over =
                finding(FindingKind.DECISION_OVER, Impact.ADDITIVE, "", "counted until 2026-01-01", "", "V7.sql");
        MigrationFinding lock =
                finding(FindingKind.REWRITE_TABLE, Impact.LOCK, "T", "it is rewritten", "VACUUM FULL T", "V7.sql");
        MigrationFinding aside =
                finding(FindingKind.FILL_COLUMN, Impact.ADDITIVE, "T", "no concern of this line", "", "V7.sql");
        assertEquals("""
                migrations 1 → 2: 1 change set is new: 1 lock
                  lock       V7.sql
                    rewrite-table   T: it is rewritten
                                    V7.sql:3: VACUUM FULL T
                    note            it runs in no transaction
                    decision-over   counted until 2026-01-01""", table(comparison(List.of(judged(fails, lock, over, aside)), List.of())));
    }

    @Test
    void manyFindingsOfOneSetAreCutShort() {
        MigrationFinding[] seven = IntStream.rangeClosed(1, 7)
                .mapToObj(i -> finding(FindingKind.DROP_TABLE, Impact.BREAKING, "T" + i, "gone", "", "V8.sql"))
                .toArray(MigrationFinding[]::new);
        String table = table(comparison(List.of(judged(flyway("V8.sql"), seven)), List.of()));
        assertTrue(table.contains("T5: gone"), table);
        assertFalse(table.contains("T6: gone"), table);
        assertTrue(table.endsWith("and 2 more, see migrations.json"), table);
    }

    @Test
    void aStatementIsOneShortLineWithoutWhatSteersATerminal() {
        String statement = "DROP TABLE \u001b[31mT " + "x".repeat(200);
        String table = table(comparison(
                List.of(judged(
                        flyway("V9.sql"),
                        finding(FindingKind.DROP_TABLE, Impact.BREAKING, "T", "gone", statement, "V9.sql"))),
                List.of()));
        assertFalse(table.contains("\u001b"));
        String last = table.lines().reduce("", (before, line) -> line);
        assertEquals("V9.sql:3: ".length() + 100 + 1, last.strip().length(), last);
        assertTrue(last.endsWith("x…"), last);
    }

    @Test
    void aConsoleWithoutArrowsGetsAscii() {
        String statement = "x".repeat(200);
        Comparison comparison = comparison(
                List.of(judged(
                        flyway("V9.sql"),
                        finding(FindingKind.DROP_TABLE, Impact.BREAKING, "T", "", statement, "V9.sql"))),
                List.of());
        MigrationReport report = new MigrationReport(comparison, "migration-decisions.yaml", "->");
        assertTrue(report.table().get(0).startsWith("migrations 1 -> 2: "));
        String all = String.join("\n", report.table()) + String.join("\n", report.verdict());
        assertTrue(all.chars().allMatch(c -> c < 128), all);
    }

    @Test
    void nothingNewIsSaidAloud() {
        Comparison nothing = comparison(List.of(), List.of());
        assertEquals("migrations 1 → 2: no change set is new", table(nothing));
        assertEquals("verdict    the migrations do not prevent a rolling upgrade", verdict(nothing));
    }

    @Test
    void additiveAndLockDoNotPreventARollingUpgradeAndNothingIsCalledSafe() {
        assertEquals(
                "verdict    the migrations do not prevent a rolling upgrade",
                verdict(comparison(List.of(ADDS), List.of())));
        assertEquals(
                "verdict    the migrations do not prevent a rolling upgrade, but while they run, who writes to ORDERS may wait",
                verdict(comparison(List.of(ADDS, LOCKS), List.of())));
        for (JudgedChangeSet one : List.of(ADDS, LOCKS, FILLS, UNCLEAR, BREAKS)) {
            assertFalse(verdict(comparison(List.of(one), List.of())).contains("safe"));
        }
    }

    @Test
    void aBackFillNamesTheTablesWhoseSizeDecides() {
        assertEquals("""
                  verdict    1 goes on working, but rows of ORDERS are written: how long that takes depends on how many there are
                  now        look how many these are; where it takes long, the upgrade is a full stop""", verdict(comparison(List.of(LOCKS, FILLS), List.of())));
    }

    @Test
    void whatBreaksSaysWhatStandsAgainstItAndWhatToDo() {
        assertEquals("""
                  verdict    the migrations are against a rolling upgrade: what is marked breaking can fail in 1, or give it wrong data
                  now        stop every instance of 1 before they run: a full stop
                             or, where the schema is yours, only add now, and take away once no running version uses it
                             or, where you know better of a change set, decide it in migration-decisions.yaml; migrations.json has its key and digest""", verdict(comparison(List.of(BREAKS), List.of())));
    }

    @Test
    void anUndecidedSetComesWithAnEntryToPaste() {
        assertEquals("""
                  verdict    the files alone do not decide whether 1 goes on working
                  now        read what is marked review, and write into migration-decisions.yaml what it comes to:
                             decisions:
                               - change-set: "db/5.xml::5-1::ann"
                                 digest: "%s"
                                 verdict:  # additive, lock, backfill or breaking
                                 reason:   # why that is so
                                 by:       # who has read it
                                 until:    # the last day on which it counts, such as 2027-03-31""".formatted(DIGEST), verdict(comparison(List.of(UNCLEAR), List.of())));
    }

    @Test
    void thePastedEntryIsReadBackOnceItIsFilledIn() {
        String id = "5: \"1\" \\ # Größe\n😀";
        JudgedChangeSet odd = judged(
                liquibase("db/5.xml", id, "ann"),
                finding(FindingKind.CUSTOM_CODE, Impact.REVIEW, "", "unclear", "", "db/5.xml"));
        String pasted = verdict(comparison(List.of(odd), List.of()))
                .lines()
                .dropWhile(line -> !line.strip().equals("decisions:"))
                .map(line -> line.substring(11))
                .collect(Collectors.joining("\n"));
        String filled = pasted.replace("verdict:", "verdict: lock")
                .replace("reason:", "reason: small")
                .replace("by:", "by: ann")
                .replace("until:", "until: 2027-03-31");
        assertEquals(
                List.of(new Decision(
                        "db/5.xml::" + id + "::ann", DIGEST, Impact.LOCK, "small", "ann", LocalDate.of(2027, 3, 31))),
                DecisionsFile.read("decisions.yaml", filled));
    }

    @Test
    void whatIsReviewOfNoSetIsDecidedByItsRuleAndFile() {
        MigrationFinding gap = finding(FindingKind.UNREAD, Impact.REVIEW, "", "is no XML", "", "db/broken.xml");
        String told = verdict(comparison(List.of(), List.of(gap)));
        assertTrue(told.contains("- change-set: \"unread:db/broken.xml\""), told);
        assertTrue(told.contains("digest: \"" + Subject.of(gap).digest() + "\""), told);
    }

    @Test
    void aFullStopDoesNotHelpWhereARunnerRefusesToStart() {
        JudgedChangeSet changed = judged(
                liquibase("db/5.xml", "5-1", "ann"),
                finding(FindingKind.CHANGED_SET, Impact.BREAKING, "", "its content is another", "", "db/5.xml"));
        String told = verdict(comparison(List.of(changed), List.of()));
        assertTrue(told.contains("bring the earlier content of db/5.xml::5-1::ann back"), told);
        assertFalse(told.contains("full stop"), told);
    }

    @Test
    void aProgramReadsEveryKeyInTheOrderOfRunning() throws IOException {
        ChangeSet set = new ChangeSet(
                new ChangeSet.Key("db/5.xml", "5-1", "ann"),
                "db/5.xml",
                3,
                List.of(
                        new Change("addColumn", "", "db/5.xml", 4, List.of()),
                        new Change("sql", "", "db/5.xml", 5, List.of())),
                ChangeSet.Repeats.NEVER,
                false,
                DIGEST,
                Set.of(),
                List.of("it may fail and go on"));
        Decision decision =
                new Decision("db/5.xml::5-1::ann", DIGEST, Impact.LOCK, "small", "cleo", LocalDate.of(2027, 3, 31));
        JudgedChangeSet decided = new JudgedChangeSet(
                set,
                List.of(finding(FindingKind.DROP_COLUMN, Impact.BREAKING, "ORDERS", "named", "DROP <x>", "db/5.xml")),
                Optional.of(decision));
        StringWriter out = new StringWriter();
        MigrationJson.write(
                new Comparison(
                        "1",
                        "2",
                        List.of(ADDS, decided),
                        List.of(new MigrationFinding(
                                FindingKind.UNREAD, Impact.REVIEW, Optional.empty(), "no XML", "", "db/x.xml", 0)),
                        List.of("classes"),
                        List.of()),
                out);
        assertEquals("""
                {
                  "format": 1,
                  "from": "1",
                  "to": "2",
                  "verdict": "review",
                  "changeSets": [
                    {
                      "id": "V2__note.sql",
                      "author": null,
                      "file": "db/migration/V2__note.sql",
                      "changeTypes": [],
                      "verdict": "additive",
                      "findings": [],
                      "key": "db/migration/V2__note.sql",
                      "digest": "%1$s",
                      "judged": "additive",
                      "decision": null,
                      "remarks": []
                    },
                    {
                      "id": "5-1",
                      "author": "ann",
                      "file": "db/5.xml",
                      "changeTypes": [
                        "addColumn",
                        "sql"
                      ],
                      "verdict": "lock",
                      "findings": [
                        {
                          "rule": "drop-column",
                          "verdict": "breaking",
                          "table": "ORDERS",
                          "reason": "named",
                          "statement": "DROP <x>",
                          "file": "db/5.xml",
                          "line": 3
                        }
                      ],
                      "key": "db/5.xml::5-1::ann",
                      "digest": "%1$s",
                      "judged": "breaking",
                      "decision": {
                        "verdict": "lock",
                        "reason": "small",
                        "by": "cleo",
                        "until": "2027-03-31"
                      },
                      "remarks": [
                        "it may fail and go on"
                      ]
                    }
                  ],
                  "findings": [
                    {
                      "rule": "unread",
                      "verdict": "review",
                      "table": null,
                      "reason": "no XML",
                      "statement": null,
                      "file": "db/x.xml",
                      "line": null
                    }
                  ],
                  "evidence": [
                    "classes"
                  ],
                  "vendorWord": []
                }
                """.formatted(DIGEST), out.toString());
    }

    private static String table(Comparison comparison) {
        return String.join("\n", report(comparison).table());
    }

    private static String verdict(Comparison comparison) {
        return String.join("\n", report(comparison).verdict()).stripIndent();
    }

    private static MigrationReport report(Comparison comparison) {
        return new MigrationReport(comparison, "migration-decisions.yaml", "→");
    }

    private static Comparison comparison(List<JudgedChangeSet> changeSets, List<MigrationFinding> findings) {
        return new Comparison("1", "2", changeSets, findings, List.of(), List.of());
    }

    private static JudgedChangeSet judged(ChangeSet changeSet, MigrationFinding... findings) {
        return new JudgedChangeSet(changeSet, List.of(findings), Optional.empty());
    }

    private static ChangeSet flyway(String name) {
        String file = "db/migration/" + name;
        return set(new ChangeSet.Key(file, name, ""), file);
    }

    private static ChangeSet liquibase(String file, String id, String author) {
        return set(new ChangeSet.Key(file, id, author), file);
    }

    private static ChangeSet set(ChangeSet.Key key, String file) {
        return new ChangeSet(key, file, 1, List.of(), ChangeSet.Repeats.NEVER, false, DIGEST, Set.of(), List.of());
    }

    private static MigrationFinding finding(
            FindingKind kind, Impact impact, String table, String reason, String statement, String file) {
        Optional<Name> name = table.isEmpty() ? Optional.empty() : Optional.of(Name.of(table));
        return new MigrationFinding(kind, impact, name, reason, statement, file, 3);
    }
}
