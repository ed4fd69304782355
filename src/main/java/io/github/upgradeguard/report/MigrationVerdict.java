package io.github.upgradeguard.report;

import static io.github.upgradeguard.report.MigrationTable.LABELS;

import io.github.upgradeguard.migration.Comparison;
import io.github.upgradeguard.migration.JudgedChangeSet;
import io.github.upgradeguard.migration.Subject;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a comparison comes to in a sentence, and what to do now. It never says that anything is safe. */
record MigrationVerdict(Comparison comparison, String decisionsFile) {

    private static final int MOST_TABLES = 8;
    private static final int MOST_ENTRIES = 10;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(LABELS.line("verdict", sentence()));
        List<String> now = new ArrayList<>();
        if (comparison.impact() == Impact.BACKFILL) {
            now.add("look how many these are; where it takes long, the upgrade is a full stop");
        }
        if (comparison.impact() == Impact.BREAKING) {
            now.addAll(againstBreaking());
        }
        List<Subject> undecided = undecided();
        if (!undecided.isEmpty()) {
            now.add("read what is marked review, and write into %s what it comes to:".formatted(decisionsFile));
            now.addAll(entries(undecided));
        }
        lines.addAll(LABELS.lines("now", now));
        return lines;
    }

    private List<String> againstBreaking() {
        List<String> now = new ArrayList<>();
        List<JudgedChangeSet> breaking = comparison.changeSets().stream()
                .filter(judged -> judged.impact() == Impact.BREAKING)
                .toList();
        breaking.stream()
                .filter(JudgedChangeSet::stopsTheStart)
                .map(judged -> judged.changeSet().key())
                .forEach(key -> now.add(
                        "bring the earlier content of %s back and make the change a set of its own, or have it take the earlier one for its own (Liquibase: validCheckSum)"
                                .formatted(key)));
        if (!breaking.stream().allMatch(JudgedChangeSet::stopsTheStart)) {
            now.add("stop every instance of %s before they run: a full stop".formatted(comparison.from()));
            now.add("or, where the schema is yours, only add now, and take away once no running version uses it");
        }
        now.add("or, where you know better of a change set, decide it in %s; migrations.json has its key and digest"
                .formatted(decisionsFile));
        return now;
    }

    private List<Subject> undecided() {
        Stream<Subject> sets = comparison.changeSets().stream()
                .filter(judged -> judged.impact() == Impact.REVIEW)
                .map(judged -> Subject.of(judged.changeSet()));
        Stream<Subject> others = comparison.findings().stream()
                .filter(finding -> finding.impact() == Impact.REVIEW)
                .map(Subject::of);
        return Stream.concat(sets, others).toList();
    }

    private String sentence() {
        String from = comparison.from();
        return switch (comparison.impact()) {
            case ADDITIVE -> "the migrations do not prevent a rolling upgrade";
            case LOCK ->
                "the migrations do not prevent a rolling upgrade, but while they run, who writes%s may wait"
                        .formatted(tables(" to ", Impact.LOCK));
            case BACKFILL ->
                "%s goes on working, but rows%s are written: how long that takes depends on how many there are"
                        .formatted(from, tables(" of ", Impact.BACKFILL));
            case REVIEW -> "the files alone do not decide whether %s goes on working".formatted(from);
            case BREAKING ->
                "the migrations are against a rolling upgrade: what is marked breaking can fail in %s, or give it wrong data"
                        .formatted(from);
        };
    }

    private String tables(String before, Impact impact) {
        Stream<MigrationFinding> ofSets = comparison.changeSets().stream()
                .filter(judged -> judged.impact() == impact)
                .flatMap(judged -> judged.findings().stream());
        List<Name> tables = Stream.concat(ofSets, comparison.findings().stream())
                .filter(finding -> finding.impact() == impact)
                .map(MigrationFinding::table)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (tables.isEmpty()) {
            return "";
        }
        String first = tables.stream().limit(MOST_TABLES).map(Name::text).collect(Collectors.joining(", "));
        int more = tables.size() - MOST_TABLES;
        return before + (more > 0 ? "%s and %d more".formatted(first, more) : first);
    }

    /** To be pasted; the values that a person has to give are missing, so that nobody forgets them. */
    private static List<String> entries(List<Subject> undecided) {
        List<String> lines = new ArrayList<>();
        lines.add("decisions:");
        for (Subject subject : undecided.subList(0, Math.min(MOST_ENTRIES, undecided.size()))) {
            lines.add("  - change-set: " + quoted(subject.key()));
            lines.add("    digest: " + quoted(subject.digest()));
            lines.add("    verdict:  # additive, lock, backfill or breaking");
            lines.add("    reason:   # why that is so");
            lines.add("    by:       # who has read it");
            lines.add("    until:    # the last day on which it counts, such as 2027-03-31");
        }
        if (undecided.size() > MOST_ENTRIES) {
            lines.add("  # and %d more: migrations.json has their keys and digests"
                    .formatted(undecided.size() - MOST_ENTRIES));
        }
        return lines;
    }

    /** As YAML reads it back on whatever console it was printed. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c >= ' ' && c <= '~') {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format("\\U%08X", c));
            }
        });
        return quoted.append('"').toString();
    }
}
