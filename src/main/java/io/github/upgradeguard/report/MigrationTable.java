package io.github.upgradeguard.report;

import static io.github.upgradeguard.report.Labels.padded;

import io.github.upgradeguard.migration.Comparison;
import io.github.upgradeguard.migration.Decision;
import io.github.upgradeguard.migration.JudgedChangeSet;
import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.verdict.FindingKind;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The change sets of a comparison in lines, the worst first, each with the findings that decide its verdict. */
record MigrationTable(Comparison comparison, String arrow) {

    static final Labels LABELS = new Labels(2, 11);

    private static final int BELOW = 4;
    private static final int NARROWEST_RULE = 14;
    private static final int LONGEST_STATEMENT = 100;
    private static final int MOST_OF_A_SET = 5;
    private static final int MOST_OF_NO_SET = 20;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        changeSets(lines);
        ofNoChangeSet(lines);
        lines.addAll(LABELS.lines("looked at", comparison.evidence()));
        lines.addAll(LABELS.lines("vendor", comparison.vendorWord()));
        return lines;
    }

    private String headline() {
        int count = comparison.changeSets().size();
        String hop = "migrations %s: ".formatted(hop());
        if (count == 0) {
            return hop + "no change set is new";
        }
        String verdicts = Arrays.stream(Impact.values())
                .sorted(Comparator.reverseOrder())
                .filter(impact -> count(impact) > 0)
                .map(impact -> count(impact) + " " + impact.key())
                .collect(Collectors.joining(", "));
        long decided = comparison.changeSets().stream()
                .filter(judged -> judged.decision().isPresent())
                .count();
        return "%s%d change set%s new: %s%s"
                .formatted(
                        hop,
                        count,
                        count == 1 ? " is" : "s are",
                        verdicts,
                        decided == 0 ? "" : "; %d decided by a person".formatted(decided));
    }

    private String hop() {
        return "%s %s %s".formatted(comparison.from(), arrow, comparison.to());
    }

    private long count(Impact impact) {
        return comparison.changeSets().stream()
                .filter(judged -> judged.impact() == impact)
                .count();
    }

    private void changeSets(List<String> lines) {
        List<JudgedChangeSet> told = comparison.changeSets().stream()
                .filter(MigrationTable::isTold)
                .sorted(Comparator.comparing(JudgedChangeSet::impact).reversed())
                .toList();
        int files = told.stream()
                .mapToInt(judged -> judged.changeSet().file().length())
                .max()
                .orElse(0);
        int ids = told.stream().mapToInt(judged -> id(judged).length()).max().orElse(0);
        for (JudgedChangeSet judged : told) {
            ChangeSet changeSet = judged.changeSet();
            lines.add(LABELS.line(
                    judged.impact().key(),
                    "%s  %s  %s"
                            .formatted(
                                    padded(changeSet.file(), files),
                                    padded(id(judged), ids),
                                    changeSet.key().author())));
            below(details(judged), lines);
        }
    }

    /** Those that only add are counted, unless a person has to do with them. */
    private static boolean isTold(JudgedChangeSet judged) {
        return judged.impact() != Impact.ADDITIVE
                || judged.decision().isPresent()
                || judged.findings().stream().anyMatch(MigrationTable::isOfDecision);
    }

    private static boolean isOfDecision(MigrationFinding finding) {
        return Set.of(FindingKind.DECISION_VOID, FindingKind.DECISION_OVER).contains(finding.kind());
    }

    /** The id, where the file does not say it already: Flyway's is the file's name. */
    private static String id(JudgedChangeSet judged) {
        ChangeSet changeSet = judged.changeSet();
        boolean isFile = changeSet.key().author().isEmpty()
                && changeSet.file().endsWith(changeSet.key().id());
        return isFile ? "" : changeSet.key().id();
    }

    /**
     * Something told below a line.
     *
     * @param statement with its place; empty if there is none to tell
     */
    private record Detail(String label, String text, String statement) {

        static Detail of(MigrationFinding finding) {
            return new Detail(
                    finding.rule(),
                    finding.table().map(table -> table + ": ").orElse("") + finding.reason(),
                    finding.statement().isEmpty() ? "" : place(finding) + ": " + shortened(finding.statement()));
        }
    }

    private static List<Detail> details(JudgedChangeSet judged) {
        List<MigrationFinding> decisive = judged.findings().stream()
                .filter(finding -> finding.impact() == judged.judged() && finding.impact() != Impact.ADDITIVE)
                .toList();
        List<Detail> details = new ArrayList<>();
        decisive.stream().limit(MOST_OF_A_SET).map(Detail::of).forEach(details::add);
        if (decisive.size() > MOST_OF_A_SET) {
            details.add(new Detail("", more(decisive.size() - MOST_OF_A_SET), ""));
        }
        judged.changeSet().remarks().forEach(remark -> details.add(new Detail("note", remark, "")));
        judged.findings().stream()
                .filter(MigrationTable::isOfDecision)
                .map(Detail::of)
                .forEach(details::add);
        judged.decision()
                .map(decision -> new Detail("decided", decided(decision, judged.judged()), ""))
                .ifPresent(details::add);
        return details;
    }

    private static String decided(Decision decision, Impact judged) {
        return "%s, by %s until %s: %s (the files alone: %s)"
                .formatted(decision.impact().key(), decision.by(), decision.until(), decision.reason(), judged.key());
    }

    private static String more(int count) {
        return "and %d more, see migrations.json".formatted(count);
    }

    private static void below(List<Detail> details, List<String> lines) {
        int widest = details.stream().mapToInt(detail -> detail.label.length()).reduce(NARROWEST_RULE, Math::max);
        Labels labels = new Labels(BELOW, widest + 2);
        for (Detail detail : details) {
            lines.add(labels.line(detail.label, detail.text));
            if (!detail.statement.isEmpty()) {
                lines.add(labels.line("", detail.statement));
            }
        }
    }

    private void ofNoChangeSet(List<String> lines) {
        List<MigrationFinding> worstFirst = comparison.findings().stream()
                .sorted(Comparator.comparing(MigrationFinding::impact).reversed())
                .toList();
        for (MigrationFinding finding : worstFirst.subList(0, Math.min(MOST_OF_NO_SET, worstFirst.size()))) {
            Impact impact = finding.impact();
            String place = finding.file().isEmpty() ? hop() : place(finding);
            lines.add(LABELS.line(impact == Impact.ADDITIVE ? "remark" : impact.key(), place));
            below(List.of(Detail.of(finding)), lines);
        }
        if (worstFirst.size() > MOST_OF_NO_SET) {
            lines.add(LABELS.line("", more(worstFirst.size() - MOST_OF_NO_SET)));
        }
    }

    private static String place(MigrationFinding finding) {
        return finding.line() == 0 ? finding.file() : finding.file() + ":" + finding.line();
    }

    private static String shortened(String statement) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < statement.length() && line.length() <= LONGEST_STATEMENT; i++) {
            char c = statement.charAt(i);
            boolean isBlank = Character.isWhitespace(c);
            if (!isBlank) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        if (line.length() <= LONGEST_STATEMENT) {
            return line.toString().strip();
        }
        boolean splitsACharacter = Character.isHighSurrogate(line.charAt(LONGEST_STATEMENT - 1));
        line.setLength(splitsACharacter ? LONGEST_STATEMENT - 1 : LONGEST_STATEMENT);
        return line.toString().strip() + "…";
    }
}
