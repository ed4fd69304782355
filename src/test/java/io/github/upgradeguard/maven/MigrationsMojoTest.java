package io.github.upgradeguard.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the goal says of its parameters; what it finds is in the integration tests. */
@MojoTest
class MigrationsMojoTest {

    private static final String NOTHING = "src/test/resources/mojo/nothing/pom.xml";
    private static final String OUT = "target/mojo-migrations";
    private static final String FOLDER = "src/test/resources/mojo";

    @BeforeEach
    void anOlderResult() throws IOException {
        Files.createDirectories(Path.of(OUT));
        Files.writeString(Path.of(OUT, "migrations.json"), "{}");
    }

    @Test
    @InjectMojo(goal = "migrations", pom = NOTHING)
    @MojoParameter(name = "outputDirectory", value = OUT)
    void withoutAReleaseThatRunsNothingIsComparedAndNoOlderResultIsLeft(MigrationsMojo migrations) {
        assertTrue(mistake(migrations).contains("nothing says which release runs; add -Dupgrade-guard.from=…"));
        assertFalse(Files.exists(Path.of(OUT, "migrations.json")));
    }

    @Test
    @InjectMojo(goal = "migrations", pom = NOTHING)
    @MojoParameter(name = "from", value = "1.0")
    @MojoParameter(name = "to", value = "1.1")
    @MojoParameter(name = "artifacts", value = "org.acme:acme-db, acme-server")
    @MojoParameter(name = "dbms", value = "postgresql,mongodb")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void whatIsNoArtifactAndNoDatabaseIsToldAtOnce(MigrationsMojo migrations) {
        String message = mistake(migrations);
        assertTrue(message.contains("'acme-server' is no artifact; write groupId:artifactId, "), message);
        assertTrue(message.contains("'mongodb' is no database that is known; known are postgresql, mysql, "), message);
    }

    @Test
    @InjectMojo(goal = "migrations", pom = NOTHING)
    @MojoParameter(name = "from", value = "1.0")
    @MojoParameter(name = "artifacts", value = "org.acme:acme-db")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void anArtifactThatThisBuildDoesNotMakeNeedsAVersionToCome(MigrationsMojo migrations) {
        assertTrue(mistake(migrations).contains("it is what this build makes, and it makes none of the artifacts"));
    }

    @Test
    @InjectMojo(goal = "migrations", pom = NOTHING)
    @MojoParameter(name = "product", value = "docker-dtr")
    @MojoParameter(name = "from", value = "25.0.6")
    @MojoParameter(name = "to", value = "26.0.8")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void aProductThatNamesNoArtifactsIsAMistake(MigrationsMojo migrations) {
        String message = mistake(migrations);
        assertTrue(
                message.endsWith(
                        "does not say which artifacts hold its change logs (migrations: {artifacts: …}); add -Dupgrade-guard.artifacts=groupId:artifactId"),
                message);
    }

    @Test
    @InjectMojo(goal = "migrations", pom = NOTHING)
    @MojoParameter(name = "fromPath", value = "no-such-folder")
    @MojoParameter(name = "toPath", value = "git:v1.0")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void pathsThatAreNoneAreToldAtOnce(MigrationsMojo migrations) {
        String message = mistake(migrations);
        assertTrue(message.contains("no-such-folder; correct upgrade-guard.fromPath"), message);
        assertTrue(
                message.contains(
                        "upgrade-guard.toPath: 'git:v1.0' is no folder at a revision; write git:REVISION:FOLDER, such as git:v1.4.0:src/main/resources"),
                message);
    }

    @Test
    @InjectMojo(goal = "migrations", pom = NOTHING)
    @MojoParameter(name = "fromPath", value = FOLDER)
    @MojoParameter(name = "toPath", value = "git:--output=x:src")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void anOptionIsNoRevision(MigrationsMojo migrations) {
        assertTrue(mistake(migrations).contains("write git:REVISION:FOLDER"));
    }

    @Test
    @InjectMojo(goal = "migrations", pom = NOTHING)
    @MojoParameter(name = "fromPath", value = FOLDER)
    @MojoParameter(name = "toPath", value = FOLDER)
    @MojoParameter(name = "outputDirectory", value = OUT)
    void aReleaseIsNotComparedWithItself(MigrationsMojo migrations) {
        assertTrue(
                mistake(migrations).contains("from and to are the same (src/test/resources/mojo), so nothing would"));
    }

    @Test
    @InjectMojo(goal = "migrations", pom = NOTHING)
    @MojoParameter(name = "fromPath", value = FOLDER)
    @MojoParameter(name = "toPath", value = FOLDER + ",src/it")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void bothSidesHaveAsManyParts(MigrationsMojo migrations) {
        assertTrue(mistake(migrations).contains("give the same ones of both, in the same order"));
    }

    @Test
    @InjectMojo(goal = "migrations", pom = NOTHING)
    @MojoParameter(name = "from", value = "1.0")
    @MojoParameter(name = "to", value = "${acme.version}-SNAPSHOT")
    @MojoParameter(name = "artifacts", value = "org.acme:acme-db")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void aPropertyThatMavenLeftUnresolvedIsAMistake(MigrationsMojo migrations) {
        assertEquals(
                "\nupgrade-guard.to is '${acme.version}-SNAPSHOT', which nothing defines; give the value itself",
                mistake(migrations));
    }

    @Test
    @InjectMojo(goal = "migrations", pom = NOTHING)
    @MojoParameter(name = "fromPath", value = FOLDER)
    @MojoParameter(name = "toPath", value = "src/it")
    @MojoParameter(name = "decisions", value = "no-such.yaml")
    @MojoParameter(name = "outputDirectory", value = OUT)
    void aFileOfDecisionsThatIsNamedHasToBeThere(MigrationsMojo migrations) {
        String message = mistake(migrations);
        assertTrue(message.startsWith("\nthere is no file no-such.yaml with decisions; "), message);
        assertTrue(message.endsWith("correct its name or take it out"), message);
    }

    private static String mistake(MigrationsMojo migrations) {
        return String.valueOf(
                assertThrows(MojoExecutionException.class, migrations::execute).getMessage());
    }
}
