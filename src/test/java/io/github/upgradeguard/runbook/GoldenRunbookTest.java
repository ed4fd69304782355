package io.github.upgradeguard.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.upgradeguard.guard.Instances;
import io.github.upgradeguard.policy.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole runbooks, read by a person when they change. With {@code -Dgolden.write} they are written instead. */
class GoldenRunbookTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/github/upgradeguard/runbook");

    private final Written built = new Written(Path.of("no-such-folder"));

    @Test
    void dockerTrustedRegistryGoesFromTwoOneToTwoThreeInTwoHops() throws IOException {
        assertGolden("docker-dtr.md", built.runbook("docker-dtr", "2.1.4", "2.3.3"));
    }

    @Test
    void dependencyTrackGoesThroughItsPatchReleasesWithThreeInstances() throws IOException {
        assertGolden(
                "dependency-track.md",
                built.runbook(Written.request(
                        "dependency-track",
                        "5.0.1",
                        "5.0.4",
                        Facts.NONE,
                        Optional.of(new Instances(3, "")),
                        List.of())));
    }

    private static void assertGolden(String name, String written) throws IOException {
        if (System.getProperty("golden.write") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve(name), written);
        }
        assertEquals(Files.readString(GOLDEN.resolve(name)), written);
    }
}
