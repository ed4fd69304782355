package io.github.upgradeguard.report;

import com.google.gson.stream.JsonWriter;
import io.github.upgradeguard.border.CleanText;
import io.github.upgradeguard.upgrade.guard.Severity;
import io.github.upgradeguard.upgrade.lint.LintFinding;
import io.github.upgradeguard.yaml.Place;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What is wrong with product files: {@code lint.json} for programs, and lines for a person. */
public final class LintReport {

    private static final int FORMAT = 1;

    private LintReport() {}

    /** One line a finding, with its place first, as compilers print it. */
    public static String line(LintFinding finding) {
        return CleanText.line("%s%s: %s"
                .formatted(finding.place().map(at -> at + ": ").orElse(""), finding.rule(), finding.message()));
    }

    /** One line for all. */
    public static String summary(int products, List<LintFinding> findings) {
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        return "%d product files checked: %d errors, %d warnings".formatted(products, errors, findings.size() - errors);
    }

    /** Writes the findings in their order; the same findings give the same bytes. */
    public static void write(List<LintFinding> findings, Writer out) throws IOException {
        JsonWriter json = new Json(out);
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("findings").beginArray();
        for (LintFinding finding : findings) {
            json.beginObject();
            json.name("rule").value(finding.rule());
            json.name("severity").value(finding.severity().key());
            json.name("message").value(finding.message());
            json.name("file").value(finding.place().map(Place::file).orElse(null));
            json.name("line").value(finding.place().map(Place::line).orElse(null));
            json.name("column").value(finding.place().map(Place::column).orElse(null));
            json.endObject();
        }
        json.endArray();
        json.endObject();
        Json.end(json, out);
    }
}
