package io.github.upgradeguard.migration.changelog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Dbms;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentsTest {

    @TempDir
    private Path folder;

    private Path zip(String... names) throws IOException {
        Path file = folder.resolve("x.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    private Path write(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, path);
    }

    private static List<String> paths(Path file) throws IOException {
        try (Contents contents = Contents.open(file)) {
            return contents.paths();
        }
    }

    private static String text(Contents contents, String path) throws IOException {
        return new String(contents.bytes(path).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String message(Path file) {
        return String.valueOf(
                assertThrows(IOException.class, () -> Contents.open(file)).getMessage());
    }

    @Test
    void anArchiveHasOnlyPathsThatLeadDown() throws IOException {
        assertEquals(
                List.of("a/b..c.xml", "d.xml"),
                paths(zip("d.xml", "a/b..c.xml", "../e.xml", "a/../f.xml", "/g.xml", "a\\..\\h.xml", "i/", "a/..")));
    }

    @Test
    void theClassesOfAnApplicationAreAtTheRoot() throws IOException {
        Path jar = zip(
                "BOOT-INF/classes/db/a.xml",
                "WEB-INF/classes/b.xml",
                "b.xml",
                "BOOT-INF/lib/c.jar",
                "META-INF/versions/11/d.xml");
        try (Contents contents = Contents.open(jar)) {
            assertEquals(List.of("BOOT-INF/lib/c.jar", "b.xml", "db/a.xml"), contents.paths());
            assertEquals("BOOT-INF/classes/db/a.xml", text(contents, "db/a.xml"));
            assertEquals("b.xml", text(contents, "b.xml"));
            assertTrue(contents.bytes("c.xml").isEmpty());
            assertEquals("x.jar", contents.name());
        }
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        Path jar = folder.resolve("bomb.jar");
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("bomb.xml"));
            for (int at = 0; at < 17; at++) {
                zip.write(zeros);
            }
        }
        try (Contents contents = Contents.open(jar)) {
            IOException tooLong = assertThrows(IOException.class, () -> contents.bytes("bomb.xml"));
            assertEquals("longer than 16 MiB", tooLong.getMessage());
            assertEquals(10, contents.head("bomb.xml", 10).orElseThrow().length);
        }
    }

    @Test
    void inAllNoMoreThanSoMuchIsRead() throws IOException {
        Path jar = folder.resolve("bomb.jar");
        byte[] zeros = new byte[15 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("bomb.xml"));
            zip.write(zeros);
        }
        try (Contents contents = Contents.open(jar)) {
            IOException tooMuch = assertThrows(IOException.class, () -> {
                for (int at = 0; at < 100; at++) {
                    contents.bytes("bomb.xml");
                }
            });
            assertEquals("bomb.jar was read for 512 MiB already; no more is", tooMuch.getMessage());
        }
    }

    @Test
    void whatIsNoArchiveIsSaidToBeNone() throws IOException {
        Path text = write("a.jar");
        assertTrue(message(text).startsWith(text + " is no jar and no zip file"), message(text));
        Path gone = folder.resolve("gone.jar");
        assertEquals(gone + " is not there; name a jar, a zip file or a folder", message(gone));
        Path empty = zip("only/");
        assertEquals(empty + " is empty; name an artifact that holds change logs", message(empty));
    }

    @Test
    void anArchiveThatIsCutShortIsNone() throws IOException {
        Path jar = zip("a.xml", "b.xml");
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(bytes, bytes.length / 2));
        assertTrue(message(jar).startsWith(jar + " is no jar and no zip file"));
    }

    @Test
    void aFolderHasNothingHiddenBuiltOrTested() throws IOException {
        write("pom.xml");
        write("src/main/resources/db/a.xml");
        write("src/test/resources/db/b.xml");
        write("target/classes/db/a.xml");
        write("db/target/c.xml");
        write(".git/d.xml");
        write("node_modules/e.xml");
        write("build/f.xml");
        try (Contents contents = Contents.open(folder)) {
            assertEquals(
                    List.of("build/f.xml", "db/target/c.xml", "pom.xml", "src/main/resources/db/a.xml"),
                    contents.paths());
            assertEquals("build/f.xml", text(contents, "build/f.xml"));
            assertTrue(contents.bytes(".git/d.xml").isEmpty());
            assertTrue(contents.bytes("../x").isEmpty());
        }
    }

    @Test
    void noLinkLeadsOut() throws IOException {
        Path outside = write("outside/secret.xml");
        Path inside = write("inside/a.xml");
        Files.createSymbolicLink(folder.resolve("inside/b.xml"), outside);
        Files.createSymbolicLink(folder.resolve("inside/c.xml"), inside);
        Files.createSymbolicLink(folder.resolve("inside/d"), folder.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("inside/e"), folder.resolve("inside"));
        assertEquals(List.of("a.xml", "c.xml"), paths(folder.resolve("inside")));
    }

    @Test
    void anEmptyFolderIsAMistake() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals(empty + " holds no file; name a folder with change logs", message(empty));
    }

    private void git(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 5];
        List.of("git", "-c", "user.name=a", "-c", "user.email=a@b").toArray(command);
        System.arraycopy(arguments, 0, command, 5, arguments.length);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    @Test
    void aFolderIsReadAsItWasAtARevision() throws Exception {
        git("init", "-q");
        write("db/a b.xml");
        write("db/deeper/ä.xml");
        write("dbx/c.xml");
        Files.createSymbolicLink(folder.resolve("db/link.xml"), folder.resolve("dbx/c.xml"));
        git("add", "-A");
        git("commit", "-q", "-m", "one");
        git("tag", "v1");
        Files.writeString(folder.resolve("db/a b.xml"), "another");
        git("commit", "-q", "-a", "-m", "two");
        try (Contents contents = Contents.atRevision(folder, "v1", "./db/")) {
            assertEquals(List.of("a b.xml", "deeper/ä.xml"), contents.paths());
            assertEquals("db/a b.xml", text(contents, "a b.xml"));
            assertEquals("db/deeper/ä.xml", text(contents, "deeper/ä.xml"));
            assertEquals("db", new String(contents.head("a b.xml", 2).orElseThrow(), StandardCharsets.UTF_8));
            assertEquals("db/a b.xml", text(contents, "a b.xml"));
            assertTrue(contents.bytes("c.xml").isEmpty());
            assertEquals("v1:db", contents.name());
        }
        try (Contents contents = Contents.atRevision(folder.resolve("db"), "HEAD", "")) {
            assertEquals(List.of("db/a b.xml", "db/deeper/ä.xml", "dbx/c.xml"), contents.paths());
            assertEquals("another", text(contents, "db/a b.xml"));
        }
    }

    @Test
    void whatIsNoRevisionOrFolderIsSaidToBeNone() throws Exception {
        git("init", "-q");
        write("db/a.xml");
        git("add", "-A");
        git("commit", "-q", "-m", "one");
        assertEquals("'--output=x' is no revision; write a tag, a branch or a commit", atRevision("--output=x", "db"));
        assertEquals(
                "git knows no commit 'v9' here; fetch it, or write another tag, branch or commit",
                atRevision("v9", "db"));
        assertEquals("HEAD has no folder gone; name one from the repository's root", atRevision("HEAD", "gone"));
        assertEquals("../x leads out of the repository; write the folder from its root", atRevision("HEAD", "../x"));
    }

    private String atRevision(String revision, String below) {
        return String.valueOf(assertThrows(IOException.class, () -> Contents.atRevision(folder, revision, below))
                .getMessage());
    }

    @Test
    void aChangeLogThatIsTooLongIsAGap() throws IOException {
        Path root = Files.createDirectory(folder.resolve("long"));
        Files.writeString(root.resolve("main.xml"), "<databaseChangeLog><include file='big.sql'/></databaseChangeLog>");
        try (OutputStream big = Files.newOutputStream(root.resolve("big.sql"))) {
            byte[] line = "select 1;\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < 17; at++) {
                big.write(line);
            }
        }
        try (Contents contents = Contents.open(root)) {
            ChangeLog log =
                    new ChangeLogReader(Dbms.H2, List.of()).read(contents).get(0);
            assertEquals(List.of(new Gap("big.sql", 0, "not read: longer than 16 MiB")), log.gaps());
        }
    }
}
