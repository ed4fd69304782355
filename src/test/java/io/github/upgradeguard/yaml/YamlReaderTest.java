package io.github.upgradeguard.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.yaml.YamlNode.Fields;
import io.github.upgradeguard.yaml.YamlNode.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

    private static final String BEYOND_FFFF = "\uD83D\uDE00";

    /** Parsers read in pieces of a thousand and some characters; one that is two of Java's can lie across two pieces. */
    @Test
    void aCharacterBeyondFfffIsReadWhereverItStands() {
        for (int before = 1020; before <= 4105; before++) {
            String filling = "a".repeat(before);
            assertEquals("y", text("#" + filling + BEYOND_FFFF + "\nx: y\n", "x"), "comment, after " + before);
            assertEquals(
                    filling + BEYOND_FFFF + "b",
                    text("x: \"" + filling + BEYOND_FFFF + "b\"\n", "x"),
                    "quoted, after " + before);
            assertEquals(
                    filling + BEYOND_FFFF + "b", text("x: " + filling + BEYOND_FFFF + "b\n", "x"), "plain, " + before);
        }
    }

    @Test
    void aMistakeThatQuotesAMegabyteIsShort() {
        String message = String.valueOf(
                new UnusableFileException(new Place("f", 1, 2), "'" + "k".repeat(1_000_000) + "' is no key")
                        .getMessage());
        assertTrue(message.startsWith("f:1:2: 'kkk") && message.endsWith("kkk' is no key"), message);
        assertTrue(message.length() < 4_000, () -> message.length() + " characters");
    }

    @Test
    void noNameIsNearToAText() {
        assertEquals(Optional.of("rules"), Names.nearest("rulse", List.of("rules", "releases")));
        assertEquals(Optional.empty(), Names.nearest("rules".repeat(100_000), List.of("rules", "releases")));
    }

    @Test
    void moreValuesThanFitInMemoryAreAMistake() {
        UnusableFileException mistake = assertThrows(
                UnusableFileException.class, () -> YamlReader.read("f", "[" + "{a: 1},".repeat(200_000) + "]"));
        assertTrue(String.valueOf(mistake.getMessage()).contains("more than 1100000 values"), mistake.getMessage());
        assertTrue(YamlReader.read("f", "[" + "{a: 1},".repeat(150_000) + "]") instanceof YamlNode.Items);
    }

    @Test
    void nestingWithoutEndIsAMistakeWithItsPlace() {
        for (Map.Entry<String, String> opening : Map.of(
                        "flow list", "[", "flow mapping", "{a: ", "list", "- ", "key", "? ")
                .entrySet()) {
            UnusableFileException mistake = assertThrows(
                    UnusableFileException.class,
                    () -> YamlReader.read("f", opening.getValue().repeat(200_000)),
                    opening.getKey());
            assertTrue(mistake.place().isPresent(), opening.getKey());
        }
    }

    private static String text(String yaml, String key) {
        return YamlReader.read("f", yaml) instanceof Fields root
                        && root.values().get(key) instanceof Text text
                ? text.value()
                : "no text";
    }
}
