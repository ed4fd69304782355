package io.github.upgradeguard.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.when;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The goal as Maven configures it. */
@MojoTest
class CheckMojoTest {

    private static final String BLOCKED = "src/test/resources/mojo/blocked/pom.xml";
    private static final String ALLOWED = "src/test/resources/mojo/allowed/pom.xml";
    private static final String NOTHING = "src/test/resources/mojo/nothing/pom.xml";
    private static final String OUT = "target/mojo";

    @Inject
    MavenSession session;

    @BeforeEach
    void aBuildOfItsOwn() throws IOException {
        when(session.getRepositorySession()).thenReturn(MavenRepositorySystemUtils.newSession());
        Files.deleteIfExists(Path.of(OUT, "report.json"));
    }

    @Test
    @InjectMojo(goal = "check", pom = BLOCKED)
    @MojoParameter(name = "outputDirectory", value = OUT)
    void aHopThatIsNotSupportedFailsTheBuild(CheckMojo check) throws IOException {
        String message = fails(check::execute);
        assertTrue(message.contains("skips the 2.2 line; minor versions are taken one at a time"), message);
        assertTrue(message.contains("set <target> to 2.2.11, roll it out, then come back for 2.3.3"), message);
        assertEquals("blocked", upgrade().get("verdict").getAsString());
    }

    @Test
    @InjectMojo(goal = "check", pom = ALLOWED)
    @MojoParameter(name = "outputDirectory", value = OUT)
    void aSupportedHopPasses(CheckMojo check) throws Exception {
        check.execute();
        assertEquals("allowed", upgrade().get("verdict").getAsString());
        assertEquals(1, upgrade().getAsJsonArray("path").size());
    }

    @Test
    @InjectMojo(goal = "check", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "current", value = "2.1.4")
    @MojoParameter(name = "target", value = "2.3.3")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void threePropertiesDeclareOneUpgrade(CheckMojo check) throws IOException {
        fails(check::execute);
        assertEquals("docker-dtr", upgrade().get("id").getAsString());
        assertTrue(upgrade()
                .getAsJsonArray("findings")
                .get(0)
                .getAsJsonObject()
                .get("file")
                .isJsonNull());
    }

    @Test
    @InjectMojo(goal = "check", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "target", value = "2.3.3")
    void twoOfTheThreePropertiesAreAMistake(CheckMojo check) {
        assertTrue(mistake(check::execute).contains("add -Dupgrade-guard.current=…"));
    }

    @Test
    @InjectMojo(goal = "check", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "current", value = "v${dtr.version}")
    @MojoParameter(name = "target", value = "2.3.3")
    void aPropertyThatMavenLeftUnresolvedIsAMistake(CheckMojo check) {
        assertTrue(
                mistake(check::execute).contains("upgrade-guard.current is 'v${dtr.version}', which nothing defines"));
    }

    /** From 3.6 to 3.8 RabbitMQ goes with the whole cluster stopped. */
    @Test
    @InjectMojo(goal = "check", pom = NOTHING)
    @MojoParameter(name = "product", value = "rabbitmq")
    @MojoParameter(name = "current", value = "3.6.16")
    @MojoParameter(name = "target", value = "3.8.35")
    @MojoParameter(name = "rollout", value = "rolling")
    @MojoParameter(name = "instances", value = "3")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void whereOnlyTheDemandForRollingIsRefusedTheFullStopIsWhatToDoNow(CheckMojo check) {
        String message = fails(check::execute);
        assertTrue(message.contains("only with the whole cluster stopped"), message);
        assertTrue(message.contains("take the demand for rolling back"), message);
        assertTrue(message.contains("plan a full stop, which is supported"), message);
    }

    @Test
    @InjectMojo(goal = "check", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "current", value = "2.1.4")
    @MojoParameter(name = "target", value = "2.3.3")
    @MojoParameter(name = "rollout", value = "slowly")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void aMistakeLeavesNoVerdictOfAnEarlierBuild(CheckMojo check) throws IOException {
        Path old = Files.writeString(Files.createDirectories(Path.of(OUT)).resolve("report.json"), "{}");
        mistake(check::execute);
        assertFalse(Files.exists(old));
    }

    @Test
    @InjectMojo(goal = "check", pom = NOTHING)
    void nothingConfiguredIsAMistake(CheckMojo check) {
        String message = mistake(check::execute);
        assertTrue(message.contains("no upgrade is configured, so nothing was checked"), message);
        assertTrue(message.contains("<upgrade><product>"), message);
    }

    @Test
    @InjectMojo(goal = "check", pom = BLOCKED)
    @MojoParameter(name = "skip", value = "true")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void skippingChecksNothing(CheckMojo check) throws Exception {
        check.execute();
        assertFalse(Files.exists(Path.of(OUT, "report.json")));
    }

    @Test
    @InjectMojo(goal = "check", pom = BLOCKED)
    @MojoParameter(name = "failOn", value = "never")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void withFailOnNeverTheVerdictIsToldAndTheBuildGoesOn(CheckMojo check) throws Exception {
        check.execute();
        assertEquals("blocked", upgrade().get("verdict").getAsString());
    }

    @Test
    @InjectMojo(goal = "check", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "current", value = "1.4.1")
    @MojoParameter(name = "target", value = "2.0.0")
    @MojoParameter(name = "failOn", value = "warning")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void withFailOnWarningTheVendorsAdviceFailsTheBuild(CheckMojo check) {
        assertTrue(fails(check::execute).contains("leave-major"));
    }

    @Test
    @InjectMojo(goal = "check", pom = BLOCKED)
    @MojoParameter(name = "outputDirectory", value = "target/mojo-unwritable/file")
    void aReportThatCannotBeWrittenHidesNoVerdict(CheckMojo check) throws IOException {
        Path file = Path.of("target/mojo-unwritable/file");
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, "a file where a folder should be");
        String message = fails(check::execute);
        assertTrue(message.contains("skips the 2.2 line; minor versions are taken one at a time"), message);
        assertTrue(message.contains("cannot be written"), message);
    }

    @Test
    @InjectMojo(goal = "check", pom = ALLOWED)
    @MojoParameter(name = "outputDirectory", value = "target/mojo-unwritable/file")
    void aReportThatCannotBeWrittenIsAMistakeOfItsOwn(CheckMojo check) throws IOException {
        Path file = Path.of("target/mojo-unwritable/file");
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, "a file where a folder should be");
        assertTrue(mistake(check::execute).contains("cannot be written"));
    }

    @Test
    @InjectMojo(goal = "check", pom = BLOCKED)
    @MojoParameter(name = "outputDirectory", value = OUT)
    void theReportSaysWhichFileTheProductWasReadFrom(CheckMojo check) throws IOException {
        fails(check::execute);
        assertEquals("docker-dtr.yaml (built in)", upgrade().get("productFile").getAsString());
    }

    @Test
    void anAcceptanceOfAnotherProductIsAMistake() {
        ExecutionContext context =
                new ExecutionContext(session, new MavenProject(), new MojoExecution(new Plugin(), "check", "default"));
        Acceptance acceptance = new Acceptance();
        acceptance.setProduct("docker-ucp");
        Upgrade upgrade = upgrade("docker-dtr", "2.1.4", "2.2.0");
        upgrade.setAccepted(List.of(acceptance));
        String message = mistake(() ->
                new UpgradeDeclarations(context, null, null, "warn").requests(List.of(upgrade), null, null, null));
        assertEquals(
                "the acceptance is one of 'docker-ucp', and the upgrade one of 'docker-dtr'; move it to the upgrade of docker-ucp, or correct its <product>",
                message.strip());
    }

    @Test
    void allThreeWaysCanBeDemanded() throws Exception {
        ExecutionContext context =
                new ExecutionContext(session, new MavenProject(), new MojoExecution(new Plugin(), "check", "default"));
        for (String way : List.of("rolling", "full-stop", "migrate")) {
            Upgrade upgrade = upgrade("docker-dtr", "2.1.4", "2.2.0");
            upgrade.setRollout(way);
            assertEquals(
                    way,
                    new UpgradeDeclarations(context, null, null, "warn")
                            .requests(List.of(upgrade), null, null, null)
                            .get(0)
                            .rollout()
                            .orElseThrow()
                            .key());
        }
    }

    @Test
    @InjectMojo(goal = "check", pom = BLOCKED)
    @MojoParameter(name = "failOn", value = "error")
    void anUnknownWordForFailOnIsAMistake(CheckMojo check) {
        assertTrue(mistake(check::execute).contains("failOn is 'error'; write blocked, warning or never"));
    }

    @Test
    @InjectMojo(goal = "check", pom = BLOCKED)
    @MojoParameter(name = "rollout", value = "slowly")
    void anUnknownWordForRolloutIsAMistake(CheckMojo check) {
        assertTrue(
                mistake(check::execute).contains("is 'slowly'; write rolling, full-stop or migrate, or leave it out"));
    }

    @Test
    @InjectMojo(goal = "check", pom = BLOCKED)
    @MojoParameter(name = "instances", value = "0")
    void instancesAreANumberOrWhereItIsFound(CheckMojo check) {
        String message = mistake(check::execute);
        assertTrue(
                message.contains(
                        "upgrade-guard.instances is '0'; write how many run (at least 1), auto, or the Compose file"),
                message);
    }

    @Test
    @InjectMojo(goal = "check", pom = BLOCKED)
    @MojoParameter(name = "instances", value = "no/such/compose.yaml#web")
    void aFileWithInstancesThatIsNotThereIsAMistake(CheckMojo check) {
        assertTrue(
                mistake(check::execute)
                        .contains(
                                "upgrade-guard.instances is 'no/such/compose.yaml#web': there is no file no/such/compose.yaml in the root folder"));
    }

    @Test
    @InjectMojo(goal = "check", pom = BLOCKED)
    @MojoParameter(name = "instances", value = "auto")
    @MojoParameter(name = "rollout", value = "rolling")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void instancesThatAreNotFoundAreToldAndNeverAPass(CheckMojo check) {
        String message = fails(check::execute);
        assertTrue(message.contains("rollout-instances"), message);
        assertTrue(message.contains("; instances: auto found no "), message);
    }

    @Test
    @InjectMojo(goal = "check", pom = BLOCKED)
    @MojoParameter(name = "productsDirectory", value = "src/no/such/folder")
    void aProductsDirectoryThatIsNotThereIsAMistake(CheckMojo check) {
        assertTrue(mistake(check::execute).contains("which is no folder; create it or correct the parameter"));
    }

    @Test
    void everyMistakeInTheUpgradesIsToldAtOnce() {
        ExecutionContext context =
                new ExecutionContext(session, new MavenProject(), new MojoExecution(new Plugin(), "check", "default"));
        Upgrade incomplete = upgrade("docker-dtr", "2.1.4", "2.3.3");
        incomplete.target = null;
        Upgrade unresolved = upgrade("docker-dtr", "${dtr.running}", "2.3.3");
        unresolved.setRollout("slow");
        unresolved.setFacts(Map.of("metallb", "yes"));
        String message = mistake(() -> new UpgradeDeclarations(context, null, null, "warn")
                .requests(List.of(incomplete, unresolved), null, null, null));
        assertEquals(
                List.of(
                        "upgrade 1 has no <target>; write it",
                        "two upgrades are called 'docker-dtr'; give each its own <id>",
                        "<current> is '${dtr.running}': nothing defines dtr.running; define it in <properties> or with -Ddtr.running=…",
                        "<rollout> is 'slow'; write rolling, full-stop or migrate, or leave it out",
                        "the fact <metallb> is 'yes'; write true or false"),
                message.strip().lines().toList());
    }

    private static Upgrade upgrade(String product, String current, String target) {
        Upgrade upgrade = new Upgrade();
        upgrade.setProduct(product);
        upgrade.setCurrent(current);
        upgrade.setTarget(target);
        return upgrade;
    }

    private static String fails(Executable check) {
        return String.valueOf(assertThrows(MojoFailureException.class, check).getMessage());
    }

    private static String mistake(Executable check) {
        return String.valueOf(assertThrows(MojoExecutionException.class, check).getMessage());
    }

    private static JsonObject upgrade() throws IOException {
        String report = Files.readString(Path.of(OUT, "report.json"));
        return JsonParser.parseString(report)
                .getAsJsonObject()
                .getAsJsonArray("upgrades")
                .get(0)
                .getAsJsonObject();
    }
}
