package io.github.upgradeguard.border;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {

    private static final String OUTSIDE = "it is outside of the project, and not read; put it into the project";
    private static final String LINK =
            "it is a link that leads out of the project, and not read; put the file itself there";

    @TempDir
    Path folder;

    private Path project;
    private Path secret;

    @BeforeEach
    void aProjectBesideASecret() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        secret = Files.writeString(folder.resolve("secret.yaml"), "secret");
    }

    @Test
    void aFileOfTheProjectIsReadByALinkToo() throws IOException {
        Path file =
                Files.writeString(Files.createDirectory(project.resolve("sub")).resolve("a.yaml"), "a");
        Path link = Files.createSymbolicLink(project.resolve("b.yaml"), file);
        assertArrayEquals("a".getBytes(StandardCharsets.UTF_8), files().bytes(link, 10));
        assertEquals("sub/a.yaml", files().shown(file));
        assertEquals("secret.yaml", files().shown(secret));
    }

    @Test
    void aProjectThatIsReachedByALinkIsTheProject() throws IOException {
        Files.writeString(project.resolve("a.yaml"), "a");
        Path link = Files.createSymbolicLink(folder.resolve("link"), project);
        assertEquals(1, new ProjectFiles(link).bytes(link.resolve("a.yaml"), 10).length);
    }

    @Test
    void nothingLeadsOutOfIt() throws IOException {
        refused(OUTSIDE, secret);
        refused(OUTSIDE, project.resolve("../secret.yaml"));
        refused(OUTSIDE, Files.createDirectory(folder.resolve("project-two")).resolve("a.yaml"));
        refused(LINK, Files.createSymbolicLink(project.resolve("link.yaml"), secret));
        refused(LINK, Files.createSymbolicLink(project.resolve("twice.yaml"), project.resolve("link.yaml")));
        Files.createSymbolicLink(project.resolve("up"), folder);
        refused(LINK, project.resolve("up/secret.yaml"));
    }

    @Test
    void whatIsNoFileIsSaidToBeNone() throws IOException {
        refused("it is not there", project.resolve("a.yaml"));
        refused(
                "it is a link to nothing; mend the link or take it out",
                Files.createSymbolicLink(project.resolve("b.yaml"), project.resolve("nothing")));
        Path longer = Files.writeString(project.resolve("c.yaml"), "12345678901");
        refused("it has too many bytes; at most 10 are read", longer);
    }

    private ProjectFiles files() {
        return new ProjectFiles(project);
    }

    private void refused(String why, Path file) {
        IOException e = assertThrows(IOException.class, () -> files().bytes(file, 10));
        assertEquals(why, e.getMessage());
    }
}
