package io.github.upgradeguard.oracle;

import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.Finding;
import io.github.upgradeguard.upgrade.guard.PlannedHop;
import io.github.upgradeguard.upgrade.guard.Severity;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is compared of an assessment: everything but its words and notes. */
record Outcome(
        String verdict,
        String rollout,
        SortedSet<String> findings,
        List<String> path,
        List<String> recommendedPath,
        Optional<String> nearest,
        List<String> unlock,
        int accepted) {

    static Outcome of(Assessment assessment) {
        return new Outcome(
                assessment.verdict().key(),
                assessment.rollout().key(),
                weighty(assessment.findings()),
                hops(assessment.path()),
                hops(assessment.recommendedPath()),
                assessment.nearest(),
                assessment.unlock(),
                assessment.accepted());
    }

    /** The same without what depends on how somebody gets there. */
    Outcome ofDeclaredHop() {
        SortedSet<String> own = new TreeSet<>(findings);
        own.remove("warning acceptance-unused");
        return new Outcome(verdict, rollout, own, List.of(), List.of(), Optional.empty(), List.of(), accepted);
    }

    static String hop(String from, String to, String rollout, SortedSet<String> findings) {
        return "%s -> %s %s %s".formatted(from, to, rollout, findings);
    }

    private static List<String> hops(List<PlannedHop> path) {
        return path.stream()
                .map(hop -> hop(hop.from(), hop.to(), hop.rollout().key(), weighty(hop.findings())))
                .toList();
    }

    private static SortedSet<String> weighty(List<Finding> findings) {
        return new TreeSet<>(findings.stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(finding -> finding.severity().key() + " " + finding.rule())
                .toList());
    }
}
