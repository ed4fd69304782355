package io.github.upgradeguard.upgrade.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    @Test
    void anEllipsisStandsForAnythingAndTheBlanksAroundItForNothing() {
        assertEquals(
                List.of("The index", "was created with [", "]"),
                Signature.of("  The index … was created with […] …").parts());
    }

    @Test
    void threeFullStopsAreThreeFullStops() {
        assertEquals(List.of("Waiting for changelog lock...."), parts("Waiting for changelog lock...."));
    }

    @Test
    void theLongestPartIsLookedForFirst() {
        assertEquals(
                "the longest", Signature.of("short … the longest … long too").anchor());
        assertEquals("first", Signature.of("first … other").anchor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "…", "abc", "abc … abc … abc", " abc ", "2017-09-29", "====", "[…]"})
    void whatIsInAlmostAnyLogIsNoSignature(String text) {
        String message = refused(text);
        assertTrue(message.contains("would be found in almost any log"), message);
        assertTrue(message.contains("at least 4 characters in a row"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one line\nanother line", "one line\r\nanother", "ends\n"})
    void aSignatureIsWithinOneLine(String text) {
        assertTrue(refused(text).contains("has a line break, and no line of a log has"), refused(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OOMKilled", "ORA-1", "größer", "失敗しました", "… abcd …"})
    void fourCharactersInARowAreEnough(String text) {
        assertEquals(1, parts(text).size());
    }

    private static List<String> parts(String text) {
        return Signature.of(text).parts();
    }

    private static String refused(String text) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> Signature.of(text))
                .getMessage());
    }
}
