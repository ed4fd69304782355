package io.github.upgradeguard.report;

import com.google.gson.stream.JsonWriter;
import io.github.upgradeguard.upgrade.guard.AcceptedFlag;
import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.Declaration;
import io.github.upgradeguard.upgrade.guard.Finding;
import io.github.upgradeguard.upgrade.guard.PlannedHop;
import io.github.upgradeguard.upgrade.policy.Condition;
import io.github.upgradeguard.upgrade.policy.Source;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * {@code report.json}, format 1: the public form of what the guard says. Every key is always there; what is not known
 * is {@code null}. The same assessments give the same bytes.
 */
public final class JsonReport {

    private static final int FORMAT = 1;

    private final Map<String, String> productFiles;
    private final JsonWriter json;

    private JsonReport(Map<String, String> productFiles, Writer out) {
        this.productFiles = productFiles;
        this.json = new Json(out);
    }

    /** Writes a report that does not say which files the products were read from; the writer stays open. */
    public static void write(List<Assessment> assessments, Writer out) throws IOException {
        write(assessments, Map.of(), List.of(), out);
    }

    /**
     * Writes the report; the writer stays open.
     *
     * @param productFiles which file each product was read from, by its name
     * @param mistakes why upgrades that are declared are not among the assessments
     */
    public static void write(
            List<Assessment> assessments, Map<String, String> productFiles, List<String> mistakes, Writer out)
            throws IOException {
        JsonReport report = new JsonReport(productFiles, out);
        report.report(assessments, mistakes);
        Json.end(report.json, out);
    }

    private void report(List<Assessment> assessments, List<String> mistakes) throws IOException {
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("upgrades").beginArray();
        for (Assessment assessment : assessments) {
            upgrade(assessment);
        }
        json.endArray();
        texts("mistakes", mistakes);
        json.endObject();
    }

    private void upgrade(Assessment assessment) throws IOException {
        json.beginObject();
        json.name("id").value(assessment.request().id());
        json.name("product").value(assessment.request().product());
        json.name("productFile").value(productFiles.get(assessment.request().product()));
        json.name("current").value(assessment.request().current().text());
        json.name("target").value(assessment.request().target().text());
        json.name("verdict").value(assessment.verdict().key());
        json.name("rollout").value(assessment.rollout().key());
        conditions(assessment.conditions());
        accepted(assessment.request().accepted());
        findings(assessment.findings());
        path("path", assessment.path());
        path("recommendedPath", assessment.recommendedPath());
        json.name("nearest").value(assessment.nearest().orElse(null));
        texts("unlock", assessment.unlock());
        json.endObject();
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.name(name).beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }

    private void conditions(List<Condition> conditions) throws IOException {
        json.name("conditions").beginArray();
        for (Condition condition : conditions) {
            json.beginObject();
            json.name("rule").value(condition.rule());
            json.name("state").value(condition.state().key());
            json.name("evidence").value(condition.evidence());
            json.name("source").value(condition.source().map(Source::url).orElse(null));
            json.endObject();
        }
        json.endArray();
    }

    private void accepted(List<AcceptedFlag> accepted) throws IOException {
        json.name("accepted").beginArray();
        for (AcceptedFlag one : accepted) {
            json.beginObject();
            json.name("release").value(one.release());
            json.name("flag").value(one.flag());
            json.name("reason").value(one.reason());
            json.name("until").value(one.until().toString());
            json.endObject();
        }
        json.endArray();
    }

    private void findings(List<Finding> findings) throws IOException {
        json.name("findings").beginArray();
        for (Finding finding : findings) {
            json.beginObject();
            json.name("rule").value(finding.rule());
            json.name("severity").value(finding.severity().key());
            json.name("message").value(finding.message());
            json.name("source").value(finding.source().map(Source::url).orElse(null));
            json.name("file").value(finding.at().map(Declaration::file).orElse(null));
            json.name("line").value(finding.at().map(Declaration::line).orElse(null));
            json.endObject();
        }
        json.endArray();
    }

    private void path(String name, List<PlannedHop> path) throws IOException {
        json.name(name).beginArray();
        for (PlannedHop hop : path) {
            json.beginObject();
            json.name("from").value(hop.from());
            json.name("to").value(hop.to());
            json.name("rollout").value(hop.rollout().key());
            json.name("assumed").value(hop.assumed());
            conditions(hop.conditions());
            findings(hop.findings());
            json.endObject();
        }
        json.endArray();
    }
}
