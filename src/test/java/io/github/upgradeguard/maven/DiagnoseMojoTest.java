package io.github.upgradeguard.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The goal as Maven configures it. */
@MojoTest
class DiagnoseMojoTest {

    private static final String NOTHING = "src/test/resources/mojo/nothing/pom.xml";
    private static final String OUT = "target/mojo-diagnose";
    private static final String LOG = "target/mojo-diagnose/upgrade.log";
    private static final String AGAIN = "ERRO[0939] Upgrade has failed. Try running it again.    \r\n";

    private final InputStream standardInput = System.in;

    @BeforeEach
    void nothingIsLeft() throws IOException {
        Files.createDirectories(Path.of(OUT));
        Files.deleteIfExists(Path.of(LOG));
        Files.deleteIfExists(Path.of(OUT, "diagnosis.json"));
    }

    @AfterEach
    void standardInputAsItWas() {
        System.setIn(standardInput);
    }

    @Test
    @InjectMojo(goal = "diagnose", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "log", value = LOG)
    @MojoParameter(name = "current", value = "2.1.4")
    @MojoParameter(name = "target", value = "2.2.4")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void aKnownFailurePassesAndIsWrittenDown(DiagnoseMojo diagnose) throws Exception {
        log("INFO[0000] Beginning upgrade\n" + AGAIN + "FATA[0939] Failed to execute phase2: Phase 2 returned"
                + " non-zero status: 1\n");
        diagnose.execute();
        JsonObject tables = recognised().get(0).getAsJsonObject();
        assertEquals("rethink-tables", tables.get("id").getAsString());
        assertEquals("[2,3]", tables.get("lines").toString());
        assertTrue(steps(tables).get(3).contains("docker/dtr:2.2.4 upgrade"));
        assertEquals(
                1,
                JsonParser.parseString(Files.readString(Path.of(OUT, "diagnosis.json")))
                        .getAsJsonObject()
                        .get("format")
                        .getAsInt());
    }

    @Test
    @InjectMojo(goal = "diagnose", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "log", value = "-")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void aDashIsStandardInput(DiagnoseMojo diagnose) throws Exception {
        boolean[] closed = new boolean[1];
        System.setIn(new ByteArrayInputStream(AGAIN.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        });
        diagnose.execute();
        assertEquals(1, recognised().size());
        assertFalse(closed[0]);
    }

    @Test
    @InjectMojo(goal = "diagnose", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "log", value = LOG)
    @MojoParameter(name = "outputDirectory", value = OUT)
    void nothingRecognisedFails(DiagnoseMojo diagnose) throws IOException {
        log("INFO[0000] all is well\n");
        String message = fails(diagnose::execute);
        assertTrue(message.contains("nothing was recognised: the one known failure of docker-dtr is not in"), message);
        assertTrue(message.contains("upgrade.log (1 line)"), message);
        assertEquals(0, recognised().size());
    }

    @Test
    @InjectMojo(goal = "diagnose", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "log", value = LOG)
    @MojoParameter(name = "outputDirectory", value = OUT)
    void anEmptyLogFailsAndIsSaidToBeEmpty(DiagnoseMojo diagnose) throws IOException {
        log("");
        assertTrue(fails(diagnose::execute).contains("upgrade.log is empty, so nothing could be recognised"));
        assertEquals(0, recognised().size());
    }

    @Test
    @InjectMojo(goal = "diagnose", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "log", value = LOG)
    @MojoParameter(name = "outputDirectory", value = OUT)
    void aLogThatIsNotThereIsAMistakeAndLeavesNoOlderDiagnosis(DiagnoseMojo diagnose) throws IOException {
        Files.writeString(Path.of(OUT, "diagnosis.json"), "{}");
        String message = mistake(diagnose::execute);
        assertTrue(message.startsWith("\nthere is no log "), message);
        assertTrue(message.contains("correct upgrade-guard.log, or write - for standard input"), message);
        assertFalse(Files.exists(Path.of(OUT, "diagnosis.json")));
    }

    @Test
    @InjectMojo(goal = "diagnose", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "log", value = OUT)
    void aFolderIsNoLog(DiagnoseMojo diagnose) {
        assertTrue(mistake(diagnose::execute).contains("is a folder; write the path of a log in it"));
    }

    @Test
    @InjectMojo(goal = "diagnose", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "log", value = LOG)
    void aCompressedLogThatBreaksOffIsAMistake(DiagnoseMojo diagnose) throws IOException {
        Files.write(Path.of(LOG), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0});
        assertTrue(mistake(diagnose::execute).contains("upgrade.log cannot be read to its end"));
    }

    @Test
    @InjectMojo(goal = "diagnose", pom = NOTHING)
    void withoutProductAndLogBothAreAskedFor(DiagnoseMojo diagnose) {
        String message = mistake(diagnose::execute);
        assertTrue(message.contains("no product is given; add -Dupgrade-guard.product=…"), message);
        assertTrue(message.contains("no log is given; add -Dupgrade-guard.log=…"), message);
    }

    @Test
    @InjectMojo(goal = "diagnose", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-drt")
    @MojoParameter(name = "log", value = LOG)
    void anUnknownProductIsAMistake(DiagnoseMojo diagnose) {
        assertTrue(mistake(diagnose::execute).contains("unknown product 'docker-drt'; did you mean 'docker-dtr'?"));
    }

    @Test
    @InjectMojo(goal = "diagnose", pom = NOTHING)
    @MojoParameter(name = "product", value = "vertica")
    @MojoParameter(name = "log", value = LOG)
    void aProductWithoutKnownFailuresIsAMistake(DiagnoseMojo diagnose) {
        String message = mistake(diagnose::execute);
        assertTrue(message.contains("no failure of vertica is known, so none could be recognised"), message);
        assertTrue(message.contains("upgrades/vertica.yaml with extends: vertica"), message);
    }

    @Test
    @InjectMojo(goal = "diagnose", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "log", value = LOG)
    @MojoParameter(name = "target", value = "latest")
    void aVersionThatCannotBeReadIsAMistake(DiagnoseMojo diagnose) {
        String message = mistake(diagnose::execute);
        assertTrue(message.contains("upgrade-guard.target: 'latest' is not a SemVer version"), message);
        assertTrue(message.contains("correct it or leave it out"), message);
    }

    @Test
    @InjectMojo(goal = "diagnose", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "log", value = "${dtr.log}")
    void aPropertyThatMavenLeftUnresolvedIsAMistake(DiagnoseMojo diagnose) {
        // Maven passes null for an expression that nothing defines.
        assertTrue(mistake(diagnose::execute).contains("no log is given"));
    }

    @Test
    @InjectMojo(goal = "diagnose", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "log", value = "logs/${dtr.log}")
    void aPathWithAnUnresolvedPropertyIsAMistake(DiagnoseMojo diagnose) {
        assertTrue(
                mistake(diagnose::execute).contains("upgrade-guard.log is 'logs/${dtr.log}', which nothing defines"));
    }

    private static void log(String text) throws IOException {
        Files.writeString(Path.of(LOG), text);
    }

    private static String fails(Executable diagnose) {
        return String.valueOf(assertThrows(MojoFailureException.class, diagnose).getMessage());
    }

    private static String mistake(Executable diagnose) {
        return String.valueOf(
                assertThrows(MojoExecutionException.class, diagnose).getMessage());
    }

    private static JsonArray recognised() throws IOException {
        return JsonParser.parseString(Files.readString(Path.of(OUT, "diagnosis.json")))
                .getAsJsonObject()
                .getAsJsonArray("recognised");
    }

    private static List<String> steps(JsonObject failure) {
        return failure.getAsJsonArray("steps").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }
}
