package io.github.upgradeguard.upgrade.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.border.ProjectFiles;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A product file that a project has is used or refused, and what it does to another one is known. */
class ProjectShelfTest {

    private static final String STRICTER =
            "product: docker-dtr\nextends: docker-dtr\nrules: [{deny: \"* -> 2.2.11\"}]\n";

    @TempDir
    Path project;

    private Path upgrades;

    @BeforeEach
    void aFolder() throws IOException {
        upgrades = Files.createDirectory(project.resolve("upgrades"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker-dtr.yml",
                "docker-dtr.YAML",
                "Docker-Dtr.yaml",
                "docker-dtr.Yml",
                "docker-dtr .yaml",
                "docker-dtr.yaml ",
                "more/docker-dtr.yaml"
            })
    void aFileUnderNearlyTheNameIsRefused(String name) throws IOException {
        Path file = upgrades.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, STRICTER);
        String message = refused("docker-dtr");
        assertEquals(
                "upgrades/%s: the file of 'docker-dtr' is not read under this name; rename it to upgrades/docker-dtr.yaml"
                        .formatted(name),
                message);
        Files.writeString(upgrades.resolve("docker-dtr.yaml"), STRICTER);
        assertEquals(message, refused("docker-dtr"), "beside the right one, too");
        assertEquals(
                "docker-ucp.yaml (built in)", library().product("docker-ucp").file(), "others are not touched");
    }

    @Test
    void aFileThatSaysItIsTheProductIsRefusedUnderAnotherName() throws IOException {
        Files.writeString(upgrades.resolve("dtr.yaml"), "# ours\n" + STRICTER);
        assertEquals(
                "upgrades/dtr.yaml: the file says it is 'docker-dtr', and is not read under this name; rename it to upgrades/docker-dtr.yaml, or correct its product",
                refused("docker-dtr"));
    }

    @Test
    void aFileOfAnotherProductIsNoneOfThis() throws IOException {
        Files.writeString(upgrades.resolve("registry.yaml"), "product: registry\nextends: docker-dtr\n");
        Files.writeString(upgrades.resolve("docker-dtr-lab.yaml"), "product: docker-dtr-lab\nextends: docker-dtr\n");
        Files.writeString(upgrades.resolve("docker-dtr.json"), "{}");
        assertEquals(
                "docker-dtr.yaml (built in)", library().product("docker-dtr").file());
    }

    @Test
    void aLinkToNothingAndAFolderAreRefused() throws IOException {
        Path file = upgrades.resolve("docker-dtr.yaml");
        Files.createSymbolicLink(file, project.resolve("nowhere.yaml"));
        assertEquals(
                "upgrades/docker-dtr.yaml: the file cannot be read: it is a link to nothing; mend the link or take it out",
                refused("docker-dtr"));
        Files.delete(file);
        Files.createDirectory(file);
        assertEquals("upgrades/docker-dtr.yaml: the file cannot be read: it is no file", refused("docker-dtr"));
    }

    @Test
    void aFileOrAFolderOfSomebodyElseIsRefused(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("docker-dtr.yaml"), STRICTER);
        Files.writeString(elsewhere.resolve("graph.json"), "{\"geheim\": 1}");
        Files.createSymbolicLink(upgrades.resolve("docker-dtr.yaml"), elsewhere.resolve("docker-dtr.yaml"));
        assertTrue(refused("docker-dtr").contains("it is a link that leads out of the project"));
        Files.writeString(upgrades.resolve("acme.yaml"), "product: acme\ngraph: [graph.json]\n");
        Files.createSymbolicLink(upgrades.resolve("graph.json"), elsewhere.resolve("graph.json"));
        String message = refused("acme");
        assertTrue(message.contains("it is a link that leads out of the project"), message);
        assertFalse(message.contains("geheim"), message);
        Files.createSymbolicLink(project.resolve("linked"), elsewhere);
        ProductLibrary linked = new ProductLibrary(
                new ProjectFiles(project), project.resolve("linked"), getClass().getClassLoader());
        UnusableFileException e = assertThrows(UnusableFileException.class, () -> linked.product("docker-ucp"));
        assertTrue(String.valueOf(e.getMessage()).startsWith("linked: it is a link that leads out"), e.getMessage());
    }

    @Test
    void aLinkInsideTheProjectIsFollowed() throws IOException {
        Path shared = Files.createDirectory(project.resolve("shared"));
        Files.writeString(shared.resolve("dtr.txt"), STRICTER);
        Files.createSymbolicLink(upgrades.resolve("docker-dtr.yaml"), shared.resolve("dtr.txt"));
        assertEquals("upgrades/docker-dtr.yaml", library().product("docker-dtr").file());
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws IOException {
        Files.delete(upgrades);
        Files.writeString(upgrades, "");
        assertEquals("upgrades: it is no folder; make it one, or take it out", refused("docker-dtr"));
    }

    @Test
    void theNamesOfAllFilesAreListedRightOrWrong() throws IOException {
        for (String name : List.of("b.yaml", "A.yml", "a.yaml", "graph.json")) {
            Files.writeString(upgrades.resolve(name), "");
        }
        assertEquals(List.of("a", "b"), library().ofProject());
    }

    @Test
    void aBuiltInProductIsToldAsNothingNew() {
        Provenance builtIn = library().provenance("docker-dtr");
        assertEquals("docker-dtr.yaml (built in)", builtIn.file());
        assertEquals(Optional.empty(), builtIn.told());
    }

    @Test
    void whatExtendsOrReplacesABuiltInProductIsTold() throws IOException {
        Files.writeString(upgrades.resolve("docker-dtr.yaml"), STRICTER);
        Provenance extending = library().provenance("docker-dtr");
        assertEquals(
                "docker-dtr is judged by upgrades/docker-dtr.yaml, which extends the built-in file",
                extending.told().orElseThrow());
        assertFalse(extending.weakens());
        Files.writeString(upgrades.resolve("docker-dtr.yaml"), "product: docker-dtr\nrules: [{downgrade: never}]\n");
        Provenance replacing = library().provenance("docker-dtr");
        assertEquals(
                "docker-dtr is judged by upgrades/docker-dtr.yaml, which replaces the built-in file; taken away: "
                        + String.join(", ", replacing.takesAway()),
                replacing.told().orElseThrow());
        assertTrue(replacing.takesAway().containsAll(List.of("rules", "releases", "releases-until", "known-failures")));
        assertFalse(replacing.takesAway().contains("title"));
        assertTrue(replacing.weakens());
    }

    @Test
    void whatIsAllowedWhateverOtherRulesSayIsTold() throws IOException {
        Files.writeString(
                upgrades.resolve("keycloak.yaml"),
                "product: keycloak\nextends: keycloak\nrules: [{allow: [\"* -> *\", \"1 -> 2\"]}]\n");
        Provenance provenance = library().provenance("keycloak");
        assertEquals(
                "keycloak is judged by upgrades/keycloak.yaml, which extends the built-in file; allowed whatever other rules say: * -> *, 1 -> 2",
                provenance.told().orElseThrow());
        assertTrue(provenance.weakens());
        Files.writeString(
                upgrades.resolve("sso.yaml"), "product: sso\nextends: keycloak\nrules: [{downgrade: never}]\n");
        assertTrue(library().provenance("sso").weakens(), "by way of another file, too");
    }

    @Test
    void aProductWithANameOfItsOwnStandsBeforeNothing() throws IOException {
        Files.writeString(upgrades.resolve("registry.yaml"), "product: registry\nextends: docker-dtr\n");
        assertEquals(Optional.empty(), library().provenance("registry").told());
    }

    @Test
    void aPackIsToldByItsJar(@TempDir Path elsewhere) throws IOException {
        Path jar = elsewhere.resolve("acme-pack-1.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(ProductLibrary.PACK_FOLDER + "docker-dtr.yaml"));
            out.write("product: docker-dtr\nrules: [{downgrade: never}]\n"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            out.closeEntry();
        }
        try (URLClassLoader packs = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            ProductLibrary library = new ProductLibrary(new ProjectFiles(project), upgrades, packs);
            String told = library.provenance("docker-dtr").told().orElseThrow();
            assertTrue(
                    told.startsWith(
                            "docker-dtr is judged by META-INF/upgrade-guard/products/docker-dtr.yaml (acme-pack-1.jar), which replaces the built-in file; taken away: "),
                    told);
            Files.writeString(upgrades.resolve("docker-dtr.yaml"), STRICTER);
            assertEquals(
                    "docker-dtr is judged by upgrades/docker-dtr.yaml, which replaces the built-in file and extends META-INF/upgrade-guard/products/docker-dtr.yaml (acme-pack-1.jar)",
                    new ProductLibrary(new ProjectFiles(project), upgrades, packs)
                            .provenance("docker-dtr")
                            .told()
                            .orElseThrow()
                            .replaceFirst("; taken away: .*", ""));
        }
    }

    private ProductLibrary library() {
        return new ProductLibrary(
                new ProjectFiles(project), upgrades, getClass().getClassLoader());
    }

    private String refused(String product) {
        return String.valueOf(
                assertThrows(UnusableFileException.class, () -> library().product(product))
                        .getMessage());
    }
}
