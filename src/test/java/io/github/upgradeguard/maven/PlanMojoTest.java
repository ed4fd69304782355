package io.github.upgradeguard.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The goal as Maven configures it. */
@MojoTest
class PlanMojoTest {

    private static final String BLOCKED = "src/test/resources/mojo/blocked/pom.xml";
    private static final String NOTHING = "src/test/resources/mojo/nothing/pom.xml";
    private static final String OUT = "target/mojo-plan";

    @Inject
    MavenSession session;

    @BeforeEach
    void aBuildOfItsOwn() throws IOException {
        when(session.getRepositorySession()).thenReturn(MavenRepositorySystemUtils.newSession());
        Files.deleteIfExists(Path.of(OUT, "runbook.md"));
    }

    @Test
    @InjectMojo(goal = "plan", pom = BLOCKED)
    @MojoParameter(name = "outputDirectory", value = OUT)
    void aBlockedHopDoesNotFailTheBuildAndGivesTheWayAround(PlanMojo plan) throws Exception {
        plan.execute();
        assertTrue(runbook().contains("The way: 2.1.4 → 2.2.11 (rolling) → 2.3.3 (rolling)"));
    }

    @Test
    @InjectMojo(goal = "plan", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "current", value = "one")
    @MojoParameter(name = "target", value = "2.3.3")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void neitherDoesAnUnknownOne(PlanMojo plan) throws Exception {
        plan.execute();
        assertTrue(runbook().contains("**Unknown: nobody can tell"));
    }

    @Test
    @InjectMojo(goal = "plan", pom = BLOCKED)
    @MojoParameter(name = "outputDirectory", value = OUT)
    void theSameInputGivesTheSameBytes(PlanMojo plan) throws Exception {
        plan.execute();
        String first = runbook();
        when(session.getRepositorySession()).thenReturn(MavenRepositorySystemUtils.newSession());
        plan.execute();
        assertEquals(first, runbook());
    }

    @Test
    @InjectMojo(goal = "plan", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-drt")
    @MojoParameter(name = "current", value = "2.1.4")
    @MojoParameter(name = "target", value = "2.3.3")
    void anUnknownProductIsAMistake(PlanMojo plan) {
        assertTrue(mistake(plan).contains("unknown product 'docker-drt'; did you mean 'docker-dtr'?"));
    }

    @Test
    @InjectMojo(goal = "plan", pom = NOTHING)
    void nothingConfiguredIsAMistake(PlanMojo plan) {
        assertTrue(mistake(plan).contains("no upgrade is configured"));
    }

    @Test
    @InjectMojo(goal = "plan", pom = BLOCKED)
    @MojoParameter(name = "skip", value = "true")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void skippingWritesNothing(PlanMojo plan) throws Exception {
        plan.execute();
        assertFalse(Files.exists(Path.of(OUT, "runbook.md")));
    }

    private static String mistake(PlanMojo plan) {
        return String.valueOf(
                assertThrows(MojoExecutionException.class, plan::execute).getMessage());
    }

    private static String runbook() throws IOException {
        return Files.readString(Path.of(OUT, "runbook.md"));
    }
}
