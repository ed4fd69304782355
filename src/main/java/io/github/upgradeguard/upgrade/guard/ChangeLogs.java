package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.migration.Comparison;
import io.github.upgradeguard.migration.Comparisons;
import io.github.upgradeguard.migration.JudgedChangeSet;
import io.github.upgradeguard.migration.MigrationSource;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import io.github.upgradeguard.upgrade.policy.Answer;
import io.github.upgradeguard.upgrade.policy.MigrationReadings.Ends;
import io.github.upgradeguard.upgrade.policy.MigrationReadings.Reading;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the change logs of the ends of hops, and says what they mean for rolling. */
record ChangeLogs(Comparisons comparisons, MigrationSource source) {

    private static final int NAMED = 3;

    Reading look(Ends ends) {
        Comparison comparison;
        try {
            comparison = comparisons.between(
                    source, ends.from().unflavoured(), ends.to().unflavoured());
        } catch (IOException e) {
            return new Reading(Answer.UNDECIDED, String.valueOf(e.getMessage()).strip());
        }
        Answer answer =
                switch (comparison.impact()) {
                    case ADDITIVE, LOCK -> Answer.PASSES;
                    case BACKFILL, REVIEW -> Answer.UNDECIDED;
                    case BREAKING -> Answer.REFUSES;
                };
        String vendor = comparison.vendorWord().stream().map("; "::concat).collect(Collectors.joining());
        return new Reading(answer, said(comparison, answer) + vendor);
    }

    private static String said(Comparison comparison, Answer answer) {
        String from = comparison.from();
        int count = comparison.changeSets().size();
        if (answer == Answer.PASSES) {
            long locking = comparison.changeSets().stream()
                    .filter(one -> one.impact() == Impact.LOCK)
                    .count();
            String all = count == 0
                    ? "no change set of %s is new to %s".formatted(comparison.to(), from)
                    : "%s, and %s goes on working with all of them".formatted(newOnes(count), from);
            return locking == 0
                    ? all
                    : "%s; %d of them close%s a table to writers for a time"
                            .formatted(all, locking, locking == 1 ? "s" : "");
        }
        List<String> deciding = deciding(comparison);
        String first = deciding.stream().limit(NAMED).collect(Collectors.joining("; "));
        String more = deciding.size() > NAMED
                ? "; and %d more, which the goal migrations lists".formatted(deciding.size() - NAMED)
                : "";
        String what = answer == Answer.REFUSES
                ? "%s, of which not all leave %s working".formatted(newOnes(count), from)
                : "%s, of which some are for a person to decide (write that into the file of decisions)"
                        .formatted(newOnes(count));
        return "%s: %s%s".formatted(what, first, more);
    }

    private static String newOnes(int count) {
        return count == 1 ? "one change set is new" : "%d change sets are new".formatted(count);
    }

    /** What stands against rolling, the worst first. */
    private static List<String> deciding(Comparison comparison) {
        record Told(Impact impact, String words) {}
        Stream<Told> sets = comparison.changeSets().stream()
                .filter(one -> one.impact().compareTo(Impact.LOCK) > 0)
                .map(one -> new Told(one.impact(), words(one)));
        Stream<Told> others = comparison.findings().stream()
                .filter(finding -> finding.impact().compareTo(Impact.LOCK) > 0)
                .map(finding -> new Told(finding.impact(), words(finding)));
        return Stream.concat(sets, others)
                .sorted(Comparator.comparing(Told::impact).reversed())
                .map(Told::words)
                .toList();
    }

    private static String words(JudgedChangeSet judged) {
        String why = judged.decision()
                .map(decision -> "decided by %s: %s".formatted(decision.by(), decision.reason()))
                .orElseGet(() -> judged.findings().get(0).reason());
        return "%s %s (%s)".formatted(judged.changeSet().key(), judged.impact().key(), why);
    }

    private static String words(MigrationFinding finding) {
        String place = finding.line() > 0 ? finding.file() + ":" + finding.line() : finding.file();
        return "%s %s (%s)"
                .formatted(place, finding.impact().key(), finding.reason())
                .strip();
    }
}
