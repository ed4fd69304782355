package io.github.upgradeguard.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.upgradeguard.upgrade.failure.Attempt;
import io.github.upgradeguard.upgrade.failure.Diagnosis;
import io.github.upgradeguard.upgrade.failure.Diagnostician;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import io.github.upgradeguard.upgrade.version.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisReportTest {

    @TempDir
    Path folder;

    private Product acme;

    @BeforeEach
    void aProduct() throws IOException {
        Files.writeString(folder.resolve("acme.yaml"), """
                product: acme
                title: Acme
                sources:
                  kb: {url: "https://example.org/kb", read: 2026-11-20}
                rules: [{downgrade: never}]
                known-failures:
                  - id: tables
                    title: the tables are not ready
                    log: ["Timed out … tables", "Try it again."]
                    hops: 1.x -> 1.x
                    means: the database was slow
                    steps: [restart the nodes, "run acme:{{target}}"]
                    tried: [1.0.0 -> 1.1.0, 1.1.0 -> 1.2.0]
                    source: kb
                  - {id: lock, title: a lock is left, log: Waiting for lock, means: it was killed, steps: release it}
                """);
        acme = new ProductLibrary(folder, DiagnosisReportTest.class.getClassLoader()).product("acme");
    }

    @Test
    void aPersonReadsWhatWasFoundWhereAndWhatToDoNow() throws IOException {
        assertEquals(
                """
                acme: 1 known failure recognised in up.log (9 lines)
                  tables: the tables are not ready
                    found      line 2: Timed out … tables
                               lines 3, 4, 5, 6, 7 and 2 more: Try it again.
                    means      the database was slow
                    way out    1. restart the nodes
                               2. run acme:1.1.0
                    tried on   1.0.0 → 1.1.0 (this very hop), 1.1.0 → 1.2.0
                    source     https://example.org/kb (Acme, read 2026-11-20)""",
                recognised("→", "1.0.0", "1.1.0", "x\nTimed out waiting for tables\n" + "Try it again.\n".repeat(7)));
    }

    @Test
    void aHopOnWhichNobodyTriedIsSaidToBeOne() throws IOException {
        assertEquals("""
                acme: 2 known failures recognised in up.log (2 lines)
                  tables: the tables are not ready
                    found      line 2: Timed out ... tables
                    means      the database was slow
                    way out    1. restart the nodes
                               2. run acme:1.3.0
                    tried on   1.0.0 -> 1.1.0, 1.1.0 -> 1.2.0, not on this hop
                    source     https://example.org/kb (Acme, read 2026-11-20)
                  lock: a lock is left
                    found      line 1: Waiting for lock
                    means      it was killed
                    way out    1. release it
                    tried on   no hop that is known""", recognised("->", "1.2.0", "1.3.0", "Waiting for lock\nTimed out waiting for tables\n"));
    }

    @Test
    void nothingRecognisedNamesWhatIsKnown() throws IOException {
        assertEquals("""
                nothing was recognised: none of the 2 known failures of acme is in up.log (3 lines)
                  not meant: tables (the tables are not ready) looks like this, in lines 1, 3; it is known of 1.x -> 1.x alone
                  known is   tables: the tables are not ready
                  known is   lock: a lock is left
                  now        look at the last errors of the log; once you know the way out, write it under known-failures in your own acme.yaml""", nothing("1.2.0", "2.0.0", "Try it again.\n\nTry it again."));
    }

    @Test
    void anEmptyLogIsSaidToBeOne() throws IOException {
        assertEquals("""
                up.log is empty, so nothing could be recognised
                  now        look where the upgrade writes its log, standard error included, and give that""", nothing("1.2.0", "1.3.0", ""));
    }

    @Test
    void aProgramReadsTheSame() throws IOException {
        assertEquals("""
                {
                  "format": 1,
                  "recognised": [
                    {
                      "id": "tables",
                      "title": "the tables are not ready",
                      "lines": [
                        1,
                        2
                      ],
                      "steps": [
                        "restart the nodes",
                        "run acme:<target version>"
                      ],
                      "means": "the database was slow",
                      "signatures": [
                        {
                          "text": "Timed out … tables",
                          "lines": [
                            2
                          ],
                          "count": 1
                        },
                        {
                          "text": "Try it again.",
                          "lines": [
                            1,
                            2
                          ],
                          "count": 2
                        }
                      ],
                      "tried": [
                        {
                          "from": "1.0.0",
                          "to": "1.1.0"
                        },
                        {
                          "from": "1.1.0",
                          "to": "1.2.0"
                        }
                      ],
                      "source": "https://example.org/kb"
                    }
                  ]
                }
                """, json("Try it again.\nTimed out on tables. Try it again.\n"));
        assertEquals("{\n  \"format\": 1,\n  \"recognised\": []\n}\n", json("all is well\n"));
    }

    private String recognised(String arrow, String current, String target, String log) throws IOException {
        Attempt attempt = attempt(current, target);
        return String.join("\n", report(attempt, arrow).recognised(diagnose(attempt, log)));
    }

    private String nothing(String current, String target, String log) throws IOException {
        Attempt attempt = attempt(current, target);
        return String.join("\n", report(attempt, "→").nothing(diagnose(attempt, log)));
    }

    private String json(String log) throws IOException {
        Attempt unknown = new Attempt(Optional.empty(), Optional.empty());
        StringWriter out = new StringWriter();
        report(unknown, "→").write(diagnose(unknown, log), out);
        return out.toString();
    }

    private DiagnosisReport report(Attempt attempt, String arrow) {
        return new DiagnosisReport(acme, attempt, "up.log", arrow);
    }

    private Diagnosis diagnose(Attempt attempt, String log) throws IOException {
        return new Diagnostician(acme.knownFailures(), attempt)
                .diagnose(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
    }

    private Attempt attempt(String current, String target) {
        Optional<Version> from = Optional.of(acme.versioning().read(current));
        return new Attempt(from, Optional.of(acme.versioning().read(target)));
    }
}
