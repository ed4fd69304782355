package io.github.upgradeguard.upgrade.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.guard.Instances;
import io.github.upgradeguard.upgrade.policy.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole runbooks, read by a person when they change. With {@code -Dgolden.write} they are written instead. */
class GoldenRunbookTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/github/upgradeguard/upgrade/runbook");

    private final Written built = new Written(Path.of("no-such-folder"));

    @Test
    void dockerTrustedRegistryGoesFromTwoOneToTwoThreeInTwoHops() throws IOException {
        assertGolden("docker-dtr.md", built.runbook("docker-dtr", "2.1.4", "2.3.3"));
    }

    @Test
    void dependencyTrackGoesThroughItsPatchReleasesWithThreeInstances() throws IOException {
        assertGolden("dependency-track.md", dependencyTrack());
    }

    private String dependencyTrack() {
        return built.runbook(Written.request(
                "dependency-track",
                "5.0.1",
                "5.0.4",
                Facts.NONE,
                Optional.of(new Instances.Counted(3, "")),
                List.of()));
    }

    /** In the order of the vendor's guide; the commands are those of the guide for docker/dtr. */
    @Test
    void theStepsAreThoseOfTheVendorsGuidesInTheirOrder() {
        assertInOrder(
                built.runbook("docker-dtr", "2.1.4", "2.3.3"),
                "outside of peak hours",
                "docker/dtr:2.1.4 backup",
                "docker pull docker/dtr:2.2.11\n",
                "docker run -it --rm docker/dtr:2.2.11 upgrade --ucp-insecure-tls\n",
                "resumes where it left off",
                "docker/dtr:2.2.11 backup",
                "docker pull docker/dtr:2.3.3\n",
                "docker run -it --rm docker/dtr:2.3.3 upgrade --ucp-insecure-tls\n",
                "resumes where it left off",
                "vulnerability database");
        assertInOrder(
                dependencyTrack(),
                "] 5.0.2",
                "] 5.0.3",
                "] 5.0.4",
                "Back up the PostgreSQL database",
                "Verify the backup",
                "Schema first",
                "Workers",
                "API servers",
                "one deploy window",
                "change-log lock");
    }

    private static void assertInOrder(String runbook, String... words) {
        int at = 0;
        for (String word : words) {
            int found = runbook.indexOf(word, at);
            assertTrue(found >= at, word + " is missing, or too early, in " + runbook);
            at = found + word.length();
        }
    }

    private static void assertGolden(String name, String written) throws IOException {
        if (System.getProperty("golden.write") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve(name), written);
        }
        assertEquals(Files.readString(GOLDEN.resolve(name)), written);
    }
}
