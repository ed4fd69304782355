package io.github.upgradeguard.report;

import static io.github.upgradeguard.report.MigrationTable.LABELS;

import io.github.upgradeguard.changelog.ChangeSet;
import io.github.upgradeguard.migration.Comparison;
import io.github.upgradeguard.migration.Impact;
import io.github.upgradeguard.migration.JudgedChangeSet;
import io.github.upgradeguard.migration.MigrationFinding;
import io.github.upgradeguard.schema.Name;
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
            now.add("stop every instance of %s before they run: a full stop".formatted(comparison.from()));
            now.add("or, where the schema is yours, only add now, and take away once no running version uses it");
            now.add("or, where you know better of a change set, decide it in %s; migrations.json has its key and digest"
                    .formatted(decisionsFile));
        }
        List<ChangeSet> undecided = comparison.changeSets().stream()
                .filter(judged -> judged.impact() == Impact.REVIEW)
                .map(JudgedChangeSet::changeSet)
                .toList();
        if (!undecided.isEmpty()) {
            now.add("read what is marked review, and write into %s what it comes to:".formatted(decisionsFile));
            now.addAll(entries(undecided));
        }
        if (comparison.findings().stream().anyMatch(finding -> finding.impact() == Impact.REVIEW)) {
            now.add("what is review and of no change set cannot be decided in a file: do what it says");
        }
        lines.addAll(LABELS.lines("now", now));
        return lines;
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
    private static List<String> entries(List<ChangeSet> undecided) {
        List<String> lines = new ArrayList<>();
        lines.add("decisions:");
        for (ChangeSet changeSet : undecided.subList(0, Math.min(MOST_ENTRIES, undecided.size()))) {
            lines.add("  - change-set: " + quoted(changeSet.key().toString()));
            lines.add("    digest: " + quoted(changeSet.digest()));
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
