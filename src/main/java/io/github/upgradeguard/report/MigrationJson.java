package io.github.upgradeguard.report;

import com.google.gson.stream.JsonWriter;
import io.github.upgradeguard.migration.Comparison;
import io.github.upgradeguard.migration.Decision;
import io.github.upgradeguard.migration.JudgedChangeSet;
import io.github.upgradeguard.migration.changelog.ChangeSet;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.verdict.MigrationFinding;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code migrations.json}, format 1: the public form of what is found between two releases. Every key is always there;
 * what is not known is {@code null}. The same comparison gives the same bytes.
 */
public final class MigrationJson {

    private static final int FORMAT = 1;

    private final JsonWriter json;

    private MigrationJson(Writer out) {
        this.json = new Json(out);
    }

    /** Writes a comparison, its change sets in the order in which they run; the writer stays open. */
    public static void write(Comparison comparison, Writer out) throws IOException {
        MigrationJson written = new MigrationJson(out);
        written.comparison(comparison);
        Json.end(written.json, out);
    }

    private void comparison(Comparison comparison) throws IOException {
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("from").value(comparison.from());
        json.name("to").value(comparison.to());
        json.name("verdict").value(comparison.impact().key());
        json.name("changeSets").beginArray();
        for (JudgedChangeSet judged : comparison.changeSets()) {
            changeSet(judged);
        }
        json.endArray();
        findings(comparison.findings());
        texts("evidence", comparison.evidence());
        texts("vendorWord", comparison.vendorWord());
        json.endObject();
    }

    private void changeSet(JudgedChangeSet judged) throws IOException {
        ChangeSet changeSet = judged.changeSet();
        json.beginObject();
        json.name("id").value(changeSet.key().id());
        json.name("author").value(known(changeSet.key().author()));
        json.name("file").value(changeSet.file());
        texts("changeTypes", changeSet.changeTypes());
        json.name("verdict").value(judged.impact().key());
        findings(judged.findings());
        json.name("key").value(changeSet.key().toString());
        json.name("digest").value(changeSet.digest());
        json.name("judged").value(judged.judged().key());
        decision(judged.decision());
        texts("remarks", changeSet.remarks());
        json.endObject();
    }

    private void decision(Optional<Decision> decision) throws IOException {
        json.name("decision");
        if (decision.isEmpty()) {
            json.nullValue();
            return;
        }
        json.beginObject();
        json.name("verdict").value(decision.get().impact().key());
        json.name("reason").value(decision.get().reason());
        json.name("by").value(decision.get().by());
        json.name("until").value(decision.get().until().toString());
        json.endObject();
    }

    private void findings(List<MigrationFinding> findings) throws IOException {
        json.name("findings").beginArray();
        for (MigrationFinding finding : findings) {
            json.beginObject();
            json.name("rule").value(finding.rule());
            json.name("verdict").value(finding.impact().key());
            json.name("table").value(finding.table().map(Name::text).orElse(null));
            json.name("reason").value(finding.reason());
            json.name("statement").value(known(finding.statement()));
            json.name("file").value(known(finding.file()));
            json.name("line").value(finding.line() == 0 ? null : finding.line());
            json.endObject();
        }
        json.endArray();
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.name(name).beginArray();
        for (String text : texts) {
            json.value(text);
        }
        json.endArray();
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
