package io.github.upgradeguard.report;

import com.google.gson.stream.JsonWriter;
import io.github.upgradeguard.border.CleanText;
import io.github.upgradeguard.upgrade.failure.Attempt;
import io.github.upgradeguard.upgrade.failure.Diagnosis;
import io.github.upgradeguard.upgrade.failure.KnownFailure;
import io.github.upgradeguard.upgrade.failure.Recognised;
import io.github.upgradeguard.upgrade.failure.Sightings;
import io.github.upgradeguard.upgrade.failure.TriedHop;
import io.github.upgradeguard.upgrade.policy.Passage;
import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.upgrade.product.Product;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a log tells of a failed upgrade: {@code diagnosis.json} for programs, and lines for a person.
 *
 * @param product what was upgraded
 * @param attempt the upgrade that failed
 * @param log how a person calls the log
 * @param arrow what stands between two versions; where it is not {@code →}, the console prints nothing beyond ASCII of
 *     our own
 */
public record DiagnosisReport(Product product, Attempt attempt, String log, String arrow) {

    private static final int FORMAT = 1;
    private static final int LINES_SHOWN = 5;
    private static final int COLUMN = 11;

    /** A report that this process can print. */
    public static DiagnosisReport forStandardOutput(Product product, Attempt attempt, String log) {
        return new DiagnosisReport(product, attempt, log, ConsoleReport.arrowForStandardOutput());
    }

    /** What was recognised, for a diagnosis that recognised something. */
    public List<String> recognised(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        int count = diagnosis.recognised().size();
        lines.add("%s: %d known failure%s recognised in %s"
                .formatted(product.id(), count, count == 1 ? "" : "s", read(diagnosis)));
        diagnosis.recognised().forEach(one -> lines.addAll(failure(one)));
        lines.addAll(ofOtherHops(diagnosis));
        return printable(lines);
    }

    private String read(Diagnosis diagnosis) {
        return String.format(Locale.ROOT, "%s (%,d line%s)", log, diagnosis.lines(), diagnosis.lines() == 1 ? "" : "s");
    }

    private List<String> failure(Recognised recognised) {
        KnownFailure failure = recognised.failure();
        List<String> lines = new ArrayList<>();
        lines.add("  %s: %s".formatted(failure.id(), failure.title()));
        lines.addAll(labelled(
                "found",
                recognised.sightings().stream()
                        .map(one -> "%s: %s".formatted(numbers(one), one.signature()))
                        .toList()));
        lines.addAll(labelled("means", List.of(failure.meaning())));
        List<String> steps = failure.steps(attempt);
        List<String> numbered = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            numbered.add(step + 1 + ". " + steps.get(step));
        }
        lines.addAll(labelled("way out", numbered));
        lines.addAll(labelled("tried on", List.of(tried(failure))));
        lines.addAll(labelled(
                "source", failure.source().map(ConsoleReport::written).stream().toList()));
        return lines;
    }

    private static List<String> labelled(String label, List<String> texts) {
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            String shown = lines.isEmpty() ? label : "";
            lines.add("    " + shown + " ".repeat(COLUMN - shown.length()) + text);
        }
        return lines;
    }

    private static String numbers(Sightings sightings) {
        List<Long> shown = sightings
                .lines()
                .subList(0, Math.min(LINES_SHOWN, sightings.lines().size()));
        long more = sightings.count() - shown.size();
        return (sightings.count() == 1 ? "line " : "lines ")
                + shown.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (more > 0 ? String.format(Locale.ROOT, " and %,d more", more) : "");
    }

    private String tried(KnownFailure failure) {
        if (failure.tried().isEmpty()) {
            return "no hop that is known";
        }
        String hops = failure.tried().stream()
                .map(hop ->
                        "%s %s %s%s".formatted(hop.from(), arrow, hop.to(), attempt.is(hop) ? " (this very hop)" : ""))
                .collect(Collectors.joining(", "));
        boolean isKnown = attempt.current().isPresent() && attempt.target().isPresent();
        boolean isTried = failure.tried().stream().anyMatch(attempt::is);
        return isKnown && !isTried ? hops + ", not on this hop" : hops;
    }

    private List<String> ofOtherHops(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        for (Recognised other : diagnosis.ofOtherHops()) {
            KnownFailure failure = other.failure();
            lines.add("  not meant: %s (%s) looks like this, in %s; it is known of %s alone"
                    .formatted(
                            failure.id(),
                            failure.title(),
                            other.sightings().stream()
                                    .map(DiagnosisReport::numbers)
                                    .collect(Collectors.joining(", ")),
                            failure.hops().stream().map(Passage::toString).collect(Collectors.joining(", "))));
        }
        return lines;
    }

    /** That nothing was recognised, and what there was to recognise. */
    public List<String> nothing(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        if (diagnosis.lines() == 0) {
            lines.add("%s is empty, so nothing could be recognised".formatted(log));
            lines.add("  now        look where the upgrade writes its log, standard error included, and give that");
            return printable(lines);
        }
        int count = product.knownFailures().size();
        lines.add(
                count == 1
                        ? "nothing was recognised: the one known failure of %s is not in %s"
                                .formatted(product.id(), read(diagnosis))
                        : "nothing was recognised: none of the %d known failures of %s is in %s"
                                .formatted(count, product.id(), read(diagnosis)));
        lines.addAll(ofOtherHops(diagnosis));
        for (KnownFailure failure : product.knownFailures()) {
            lines.add("  known is   %s: %s".formatted(failure.id(), failure.title()));
        }
        lines.add(
                "  now        look at the last errors of the log; once you know the way out, write it under known-failures in your own %s.yaml"
                        .formatted(product.id()));
        return printable(lines);
    }

    private List<String> printable(List<String> lines) {
        List<String> clean = CleanText.lines(lines);
        return arrow.equals("→")
                ? clean
                : clean.stream()
                        .map(line -> line.replace("…", "...").replace("→", arrow))
                        .toList();
    }

    /** Writes what was recognised, an empty list if nothing was; the same diagnosis gives the same bytes. */
    public void write(Diagnosis diagnosis, Writer out) throws IOException {
        JsonWriter json = new Json(out);
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("recognised").beginArray();
        for (Recognised one : diagnosis.recognised()) {
            recognised(one, json);
        }
        json.endArray();
        json.endObject();
        Json.end(json, out);
    }

    private void recognised(Recognised recognised, JsonWriter json) throws IOException {
        KnownFailure failure = recognised.failure();
        json.beginObject();
        json.name("id").value(failure.id());
        json.name("title").value(failure.title());
        numbers("lines", recognised.lines(), json);
        json.name("steps").beginArray();
        for (String step : failure.steps(attempt)) {
            json.value(step);
        }
        json.endArray();
        json.name("means").value(failure.meaning());
        json.name("signatures").beginArray();
        for (Sightings one : recognised.sightings()) {
            json.beginObject();
            json.name("text").value(one.signature().text());
            numbers("lines", one.lines(), json);
            json.name("count").value(one.count());
            json.endObject();
        }
        json.endArray();
        json.name("tried").beginArray();
        for (TriedHop hop : failure.tried()) {
            json.beginObject();
            json.name("from").value(hop.from().text());
            json.name("to").value(hop.to().text());
            json.endObject();
        }
        json.endArray();
        json.name("source").value(failure.source().map(Source::url).orElse(null));
        json.endObject();
    }

    private static void numbers(String name, List<Long> numbers, JsonWriter json) throws IOException {
        json.name(name).beginArray();
        for (Long number : numbers) {
            json.value(number);
        }
        json.endArray();
    }
}
