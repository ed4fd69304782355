package io.github.upgradeguard.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.aether.DefaultSessionData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {

    @TempDir
    Path folder;

    private final BuildMemory build = new BuildMemory(new DefaultSessionData());

    private ResultFile claimed(String owner, boolean isOurs, String... names) {
        return ResultFile.claimed(folder, isOurs, List.of(names), build, owner);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFileIsWrittenAsAWholeOrNotAtAll() throws Exception {
        ResultFile file = claimed("one", true, "report.json");
        file.write(out -> out.write("first"));
        String why = file.write(out -> {
                    out.write("half of the sec");
                    assertEquals("first", Files.readString(file.path()), "until it is whole the earlier one stands");
                    throw new IOException("the disk is full");
                })
                .orElseThrow();
        assertTrue(why.contains("the disk is full"), why);
        assertEquals("first", Files.readString(file.path()));
        assertEquals(List.of("report.json"), files());
        file.write(out -> out.write("second"));
        assertEquals("second", Files.readString(file.path()));
    }

    @Test
    void aLinkInItsPlaceIsReplacedAndNotFollowed(@TempDir Path elsewhere) throws Exception {
        Path other = Files.writeString(elsewhere.resolve("other.txt"), "theirs");
        ResultFile file = claimed("one", true, "report.json");
        Files.createSymbolicLink(folder.resolve("report.json"), other);
        file.write(out -> out.write("ours"));
        assertEquals("theirs", Files.readString(other));
        assertFalse(Files.isSymbolicLink(file.path()));
    }

    @Test
    void anotherOneGetsTheNextName() throws Exception {
        assertEquals("report.json", name(claimed("one", false, "report.json", "report-one.json")));
        assertEquals("report-two.json", name(claimed("two", false, "report.json", "report-two.json")));
        assertEquals("report.json", name(claimed("one", false, "report.json", "report-one.json")));
    }

    @Test
    void whatAnEarlierBuildLeftIsGoneAndWhatThisOneWroteIsNot() throws Exception {
        for (String name : List.of("report.json", "report-two.json", "report-old.json", "lint.json")) {
            Files.writeString(folder.resolve(name), "stale");
        }
        claimed("one", true, "report.json", "report-one.json").write(out -> out.write("one"));
        assertEquals(List.of("lint.json", "report.json"), files());
        claimed("one again", true, "report-gate.json").write(out -> out.write("two"));
        claimed("one", true, "report.json", "report-one.json");
        assertEquals(List.of("lint.json", "report-gate.json", "report.json"), files());
    }

    @Test
    void inAFolderThatOthersUseOnlyOnesOwnNamesAreCleared() throws Exception {
        for (String name : List.of("report.json", "report-two.json", "report-of-another-tool.json")) {
            Files.writeString(folder.resolve(name), "stale");
        }
        claimed("one", false, "report.json", "report-one.json");
        assertEquals(List.of("report-of-another-tool.json", "report-two.json"), files());
        claimed("two", false, "report.json", "report-two.json");
        assertEquals(List.of("report-of-another-tool.json"), files());
    }

    private static String name(ResultFile file) {
        return String.valueOf(file.path().getFileName());
    }
}
