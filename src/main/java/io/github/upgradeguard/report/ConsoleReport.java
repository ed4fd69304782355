package io.github.upgradeguard.report;

import io.github.upgradeguard.border.CleanText;
import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.Declaration;
import io.github.upgradeguard.upgrade.guard.Finding;
import io.github.upgradeguard.upgrade.guard.PlannedHop;
import io.github.upgradeguard.upgrade.guard.Severity;
import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.upgrade.guard.Verdict;
import io.github.upgradeguard.upgrade.policy.Condition;
import io.github.upgradeguard.upgrade.policy.Rollout;
import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.upgrade.version.Numbers;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person reads: each upgrade that needs attention with its rules, their sources, the way, and what to do now.
 *
 * @param arrow what stands between two versions, for consoles that cannot print {@code →}
 */
public record ConsoleReport(String arrow) {

    private static final int NARROWEST_COLUMN = 12;

    /** A report whose arrows this process can print: JDK 17 writes a question mark for what its locale lacks. */
    public static ConsoleReport forStandardOutput() {
        return new ConsoleReport(arrowForStandardOutput());
    }

    static String arrowForStandardOutput() {
        String encoding = System.getProperty("stdout.encoding");
        Charset charset = encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
        return charset.newEncoder().canEncode('→') ? "→" : "->";
    }

    /** The lines about one upgrade. */
    public List<String> lines(Assessment assessment) {
        List<Line> lines = new ArrayList<>();
        for (Finding finding : assessment.findings()) {
            lines.add(new Line(finding.rule(), finding.message()));
            finding.source().ifPresent(source -> lines.add(new Line("", written(source))));
        }
        if (assessment.verdict() != Verdict.ALLOWED) {
            way(assessment, lines);
            lines.add(new Line("now", now(assessment)));
        } else {
            if (!assessment.recommendedPath().isEmpty()) {
                lines.add(new Line("recommended", versions(assessment.recommendedPath())));
            }
            carryingOut(assessment, lines);
        }
        int width = lines.stream().mapToInt(line -> line.label.length()).max().orElse(0);
        List<String> printed = new ArrayList<>();
        printed.add(headline(assessment));
        for (Line line : lines) {
            int padding = Math.max(NARROWEST_COLUMN, width) - line.label.length();
            printed.add("  " + line.label + " ".repeat(padding) + " " + line.text);
        }
        return CleanText.lines(printed);
    }

    private record Line(String label, String text) {}

    private String headline(Assessment assessment) {
        String hop = hop(assessment.request());
        return switch (assessment.verdict()) {
            case BLOCKED -> hop + " is not a supported upgrade";
            case UNKNOWN -> hop + " cannot be judged, and so is not allowed";
            case ALLOWED -> hop + " is allowed";
        };
    }

    /** The verdict of one upgrade in a few words, to be told before anything else can go wrong. */
    public String shortly(Assessment assessment) {
        String warned =
                assessment.verdict() == Verdict.ALLOWED && assessment.has(Severity.WARNING) ? ", with warnings" : "";
        return CleanText.line(
                hop(assessment.request()) + ": " + assessment.verdict().key() + warned);
    }

    private String hop(UpgradeRequest request) {
        return "%s %s %s %s".formatted(request.id(), request.current(), arrow, request.target());
    }

    static String written(Source source) {
        return source.asRead().isEmpty()
                ? "%s (%s)".formatted(source.url(), source.title())
                : "%s (%s, %s)".formatted(source.url(), source.title(), source.asRead());
    }

    private void way(Assessment assessment, List<Line> lines) {
        if (!assessment.path().isEmpty()) {
            lines.add(new Line("safe path", versions(assessment.path())));
            fullStops(assessment.path()).forEach((reasons, hops) -> stop(hops, reasons, lines));
        }
        if (!assessment.recommendedPath().isEmpty()) {
            lines.add(new Line("recommended", versions(assessment.recommendedPath())));
        }
        assessment
                .nearest()
                .ifPresent(
                        nearest -> lines.add(new Line("nearest", nearest + " can be reached, no release beyond it")));
        if (!assessment.unlock().isEmpty()) {
            lines.add(new Line(
                    "no path",
                    "a way would open if any one of these rules were lifted: "
                            + String.join(", ", assessment.unlock())));
        }
    }

    private String versions(List<PlannedHop> path) {
        StringBuilder versions = new StringBuilder(path.get(0).from());
        path.forEach(hop -> versions.append(' ').append(arrow).append(' ').append(hop.to()));
        return path.get(0).assumed() ? versions + " (assumed: no releases are listed)" : versions.toString();
    }

    /** How an allowed upgrade is carried out, where there is more to say of it than that. */
    private void carryingOut(Assessment assessment, List<Line> lines) {
        fullStops(assessment.path()).forEach((reasons, hops) -> {
            if (!reasons.isEmpty()) {
                stop(hops, reasons, lines);
            }
        });
        boolean demanded = assessment
                .request()
                .rollout()
                .filter(way -> way == Rollout.ROLLING)
                .isPresent();
        boolean allHold = !assessment.conditions().isEmpty()
                && assessment.conditions().stream().allMatch(condition -> condition.state() == Condition.State.HELD);
        if (demanded && allHold) {
            // What nobody knows may still prevent it: "safe" would be a word too much.
            lines.add(new Line("rolling", "nothing known prevents a rolling upgrade"));
        }
    }

    private static void stop(List<String> hops, List<String> reasons, List<Line> lines) {
        lines.add(new Line("full stop", String.join(", ", hops)));
        reasons.forEach(reason -> lines.add(new Line("", reason)));
    }

    /** The hops that do not roll, together where the reasons are the same. */
    private Map<List<String>, List<String>> fullStops(List<PlannedHop> path) {
        Map<List<String>, List<String>> hops = new LinkedHashMap<>();
        for (PlannedHop hop : path) {
            if (hop.rollout() != Rollout.ROLLING) {
                String migration = hop.rollout() == Rollout.MIGRATE ? " (migration)" : "";
                hops.computeIfAbsent(reasons(hop.conditions()), any -> new ArrayList<>())
                        .add("%s %s %s%s".formatted(hop.from(), arrow, hop.to(), migration));
            }
        }
        return hops;
    }

    /** What keeps a hop from rolling, where the product says under which conditions one does. */
    private static List<String> reasons(List<Condition> conditions) {
        return conditions.stream().noneMatch(Condition::isAsked)
                ? List.of()
                : conditions.stream()
                        .filter(Condition::isAgainst)
                        .map(condition -> condition.rule() + ": " + condition.evidence())
                        .toList();
    }

    private static String now(Assessment assessment) {
        UpgradeRequest request = assessment.request();
        String place = assessment.findings().stream()
                .map(Finding::at)
                .flatMap(Optional::stream)
                .findFirst()
                .map(Declaration::toString)
                .map(" (%s)"::formatted)
                .orElse("");
        if (assessment.path().size() > 1) {
            return "set <target> to %s%s, roll it out, then come back for %s"
                    .formatted(written(assessment.path().get(0)), place, request.target());
        }
        if (assessment.path().size() == 1 && assessment.rollout() == Rollout.MIGRATE) {
            return "this is no upgrade in place: plan the migration, and write <rollout>migrate</rollout> into the upgrade%s when it is planned"
                    .formatted(place);
        }
        if (assessment.path().size() == 1 && assessment.verdict() == Verdict.BLOCKED) {
            return "the hop itself is supported; read the notes named above, and accept what you can go on with%s"
                    .formatted(place);
        }
        if (assessment.withoutDemand().isPresent()) {
            String nearer = assessment.wayToNearest().isEmpty()
                    ? ""
                    : "set <target> to %s, or ".formatted(written(assessment.wayToNearest()));
            String instead = assessment.withoutDemand().get() == Rollout.MIGRATE
                    ? "plan a migration (<rollout>migrate</rollout>)"
                    : "plan a full stop, which is supported";
            return "%stake the demand for rolling back%s and %s, or mend what is named above"
                    .formatted(nearer, place, instead);
        }
        if (!assessment.wayToNearest().isEmpty()) {
            return "set <target> to %s%s, or ask the vendor for a way to %s"
                    .formatted(written(assessment.wayToNearest()), place, request.target());
        }
        if (assessment.verdict() == Verdict.UNKNOWN) {
            return "mend what is named above%s; until then nobody knows whether this upgrade is safe".formatted(place);
        }
        return "keep %s running and set another <target>%s; no supported way leads to %s"
                .formatted(request.current(), place, request.target());
    }

    private static String written(List<PlannedHop> way) {
        return written(way.get(way.size() - 1));
    }

    /** The end of a hop as a person reads it, and where that is no version, as a POM can hold it. */
    private static String written(PlannedHop hop) {
        String stop = hop.to();
        if (!hop.hop().to().isStandIn()) {
            return stop;
        }
        Numbers line = hop.hop().to().line();
        if (!stop.startsWith(">")) {
            return "the newest release of %s (%s)".formatted(line, stop);
        }
        String least = stop.substring(0, stop.indexOf(' '));
        boolean isReleased = least.startsWith(">=");
        return "the newest release of %s, %s%s (%s)"
                .formatted(
                        line,
                        isReleased ? "" : "later than ",
                        isReleased ? least.substring(2) + " or later" : least.substring(1),
                        stop.replace(">", "&gt;").replace("<", "&lt;"));
    }

    /** One line for all upgrades, and one for each where there are several or one is not allowed. */
    public List<String> summary(List<Assessment> assessments) {
        List<String> lines = new ArrayList<>();
        long allowed = count(assessments, Verdict.ALLOWED);
        long blocked = count(assessments, Verdict.BLOCKED);
        long unknown = count(assessments, Verdict.UNKNOWN);
        int accepted = assessments.stream().mapToInt(Assessment::accepted).sum();
        lines.add(assessments.size() + (assessments.size() == 1 ? " upgrade" : " upgrades") + " checked: " + allowed
                + " allowed, " + accepted + " accepted, " + blocked + " blocked, " + unknown + " unknown");
        if (assessments.size() > 1 && allowed < assessments.size()) {
            int width = assessments.stream()
                    .mapToInt(assessment -> hop(assessment.request()).length())
                    .max()
                    .orElse(0);
            for (Assessment assessment : assessments) {
                String hop = hop(assessment.request());
                String way = assessment.path().size() > 1 ? "   " + versions(assessment.path()) : "";
                lines.add("  " + hop + " ".repeat(width - hop.length()) + "   "
                        + assessment.verdict().key() + way);
            }
        }
        return CleanText.lines(lines);
    }

    private static long count(List<Assessment> assessments, Verdict verdict) {
        return assessments.stream()
                .filter(assessment -> assessment.verdict() == verdict)
                .count();
    }
}
