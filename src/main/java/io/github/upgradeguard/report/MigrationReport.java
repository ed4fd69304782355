package io.github.upgradeguard.report;

import io.github.upgradeguard.border.CleanText;
import io.github.upgradeguard.migration.Comparison;
import java.util.List;

/**
 * What a person reads of the migrations between two releases.
 *
 * @param decisionsFile where decisions are written, as a person knows it
 * @param arrow what stands between two versions; where it is not {@code →}, the console prints nothing beyond ASCII of
 *     our own
 */
public record MigrationReport(Comparison comparison, String decisionsFile, String arrow) {

    /** A report that this process can print. */
    public static MigrationReport forStandardOutput(Comparison comparison, String decisionsFile) {
        return new MigrationReport(comparison, decisionsFile, ConsoleReport.arrowForStandardOutput());
    }

    /** The new change sets, the worst first and those that only add as a number, and what was looked at. */
    public List<String> table() {
        return printable(new MigrationTable(comparison, arrow).lines());
    }

    /** What it all comes to, and what to do now. */
    public List<String> verdict() {
        return printable(new MigrationVerdict(comparison, decisionsFile).lines());
    }

    private List<String> printable(List<String> lines) {
        return lines.stream().map(this::printable).toList();
    }

    private String printable(String line) {
        String clean = CleanText.line(line);
        return arrow.equals("→") ? clean : clean.replace("…", "...").replace("→", arrow);
    }
}
