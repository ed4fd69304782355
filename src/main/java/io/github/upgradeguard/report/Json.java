package io.github.upgradeguard.report;

import com.google.gson.stream.JsonWriter;
import io.github.upgradeguard.border.CleanText;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** The JSON of all reports: indented, every key there, and no text of others that gives a password away. */
final class Json extends JsonWriter {

    Json(Writer out) {
        super(out);
        setIndent("  ");
        setHtmlSafe(false);
        setSerializeNulls(true);
    }

    @Override
    public JsonWriter value(@Nullable String value) throws IOException {
        return super.value(value == null ? null : CleanText.withoutSecrets(value));
    }

    /** Ends the file with a line of its own; the writer stays open. */
    static void end(JsonWriter json, Writer out) throws IOException {
        json.flush();
        out.write('\n');
    }
}
