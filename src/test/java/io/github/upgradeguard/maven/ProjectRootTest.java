package io.github.upgradeguard.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever Maven is started, a module belongs to the same project and finds the same product files. */
class ProjectRootTest {

    private static final String PRODUCT = "product: acme\n";

    @TempDir
    Path folder;

    private Path root;
    private Path module;

    @BeforeEach
    void anAggregatorOfAModuleThatHasNoParent() throws IOException {
        root = Files.createDirectory(folder.resolve("project"));
        module = Files.createDirectories(root.resolve("group/module"));
        pom(root, "group");
        pom(root.resolve("group"), "module/pom.xml");
        pom(module);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "group", "group/module"})
    void theOutermostAggregatorIsTheRootWhereverMavenIsStarted(String started) {
        assertEquals(root, root(root.resolve(started), project(module)).root());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "group", "group/module"})
    void soIsTheFolderOfMvnThatHasAPom(String started) throws IOException {
        pom(root);
        pom(root.resolve("group"));
        Files.createDirectory(root.resolve(".mvn"));
        assertEquals(root, root(root.resolve(started), project(module)).root());
    }

    @Test
    void aFolderAboveWithoutAPomIsOnlyTheBorder() throws IOException {
        Files.createDirectory(folder.resolve(".mvn"));
        ProjectRoot found = root(module, project(module));
        assertEquals(root, found.root());
        assertEquals(folder, found.files().folder());
    }

    @Test
    void aPomAboveThatHasOtherModulesIsNone() throws IOException {
        pom(folder, "another");
        pom(root.resolve("group"), "another");
        assertEquals(module, root(module, project(module)).root());
    }

    @Test
    void theParentsFolderAboveIsTheRoot() throws IOException {
        pom(root.resolve("group"));
        MavenProject child = project(module);
        child.setParent(project(root));
        assertEquals(root, root(module, child).root());
    }

    @Test
    void aModuleWithAMvnFolderOfItsOwnIsStillOneOfTheAggregator() throws IOException {
        Files.createDirectory(module.resolve(".mvn"));
        assertEquals(root, root(module, project(module)).root());
    }

    @Test
    void theProductFilesOnTheWayUpAreFound() throws Exception {
        assertEquals(root.resolve("upgrades"), found(), "where they would be written");
        write(root.resolve("group/upgrades/acme.yaml"));
        assertEquals(root.resolve("group/upgrades"), found());
    }

    @Test
    void twoFoldersOfProductFilesAreAMistake() throws IOException {
        write(root.resolve("upgrades/acme.yaml"));
        write(module.resolve("upgrades/acme.yml"));
        assertEquals(
                "\nproduct files lie in group/module/upgrades and in upgrades; put them together in one of these folders, or name one as <productsDirectory>",
                mistake());
    }

    @Test
    void aFolderWithoutProductFilesIsNoSecondOne() throws Exception {
        write(root.resolve("upgrades/acme.yaml"));
        Files.createDirectory(module.resolve("upgrades"));
        assertEquals(root.resolve("upgrades"), found());
    }

    @ParameterizedTest
    @ValueSource(strings = {"upgrade", "Upgrades", "UPGRADE"})
    void aFolderThatIsCalledNearlySoIsAMistake(String name) throws Exception {
        write(root.resolve(name).resolve("acme.yaml"));
        assertEquals(
                "\n%s/acme.yaml is a product file, and is not read there; rename the folder to upgrades, or name it as <productsDirectory>"
                        .formatted(name),
                mistake());
        Files.writeString(root.resolve(name).resolve("acme.yaml"), "services: {}\n");
        assertEquals(root.resolve("upgrades"), found(), "what is no product file was not meant");
    }

    @Test
    void aFolderOutsideIsReadWhereTheCommandLineNamesIt() throws Exception {
        File outside = Files.createDirectory(folder.resolve("outside")).toFile();
        ProjectRoot project = root(module, project(module));
        assertEquals(outside.toPath(), ProductsFolder.of(project, outside, true).path());
        MojoExecutionException e =
                assertThrows(MojoExecutionException.class, () -> ProductsFolder.of(project, outside, false));
        assertTrue(
                String.valueOf(e.getMessage()).contains("it is outside of the project, and not read"), e.getMessage());
    }

    private Path found() throws MojoExecutionException {
        return ProductsFolder.of(root(module, project(module)), null, false).path();
    }

    private String mistake() {
        return String.valueOf(
                assertThrows(MojoExecutionException.class, this::found).getMessage());
    }

    private static ProjectRoot root(Path started, MavenProject project) {
        MavenSession session = mock(MavenSession.class);
        when(session.getExecutionRootDirectory()).thenReturn(started.toString());
        return new ProjectRoot(session, project);
    }

    private static MavenProject project(Path folder) {
        MavenProject project = new MavenProject();
        project.setFile(folder.resolve("pom.xml").toFile());
        return project;
    }

    private static void pom(Path folder, String... modules) throws IOException {
        StringBuilder pom = new StringBuilder("<project><modules>");
        for (String module : modules) {
            pom.append("<module>").append(module).append("</module>");
        }
        Files.writeString(folder.resolve("pom.xml"), pom.append("</modules></project>"));
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, PRODUCT);
    }
}
