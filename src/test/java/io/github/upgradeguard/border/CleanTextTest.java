package io.github.upgradeguard.border;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What terminals (ECMA-48), build servers and RFC 3986 make of a text, none of it gets out. */
class CleanTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://user:pw@acme.example/x | https://acme.example/x",
                "HTTPS://user:pw@acme.example | HTTPS://acme.example",
                "https://token@acme.example/x | https://acme.example/x",
                "https://:pw@acme.example/x | https://acme.example/x",
                "https://u:p%40ss@acme.example:8080/x | https://acme.example:8080/x",
                "https://u:p@ss@acme.example/x | https://acme.example/x",
                "https://u:p/ss@acme.example/x | https://acme.example/x",
                "https://u:p#ss@acme.example/x | https://acme.example/x",
                "git+ssh://git:pw@acme.example/x.git | git+ssh://acme.example/x.git",
                "jdbc:postgresql://u:pw@db:5432/shop | jdbc:postgresql://db:5432/shop",
                "from central (https://u:pw@one.example/a), other (https://v:pw@two.example/b) | from central (https://one.example/a), other (https://two.example/b)",
                "https://acme.example/x?a=b&access_token=pw&c=d | https://acme.example/x?a=b&access_token=…&c=d",
                "jdbc:mysql://db/shop?user=u&password=pw | jdbc:mysql://db/shop?user=u&password=…",
                "https://acme.example/x?X-Amz-Signature=pw | https://acme.example/x?X-Amz-Signature=…",
            })
    void anAddressNamesNoUserAndNoPassword(String text, String clean) {
        assertEquals(clean, CleanText.withoutSecrets(text));
        assertEquals(clean, CleanText.line(text));
        assertEquals(clean, CleanText.document(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example/x",
                "https://acme.example:8080/a@b",
                "https://acme.example/?q=a@b",
                "https://acme.example/#a@b",
                "write to ops@acme.example, see https://acme.example",
                "io.github.upgrade-guard:upgrade-guard-maven-plugin:check@ID",
                "a // b",
                "registry.acme.example/app@sha256:0123",
                "token=1 outside of an address"
            })
    void whatIsNoneIsLeftAlone(String text) {
        assertEquals(text, CleanText.withoutSecrets(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u000b", "\f", "\u0085", "\u2028", "\u2029"})
    void aTextStaysOneLine(String lineEnd) {
        String line = CleanText.line("x" + lineEnd + "::set-output name=a::b");
        assertEquals(1, line.lines().count());
        assertTrue(line.startsWith("x ") && line.endsWith("::set-output name=a::b"), line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "::set-output name=a::b | : :set-output name=a::b",
                "'  ::error::x' | '  : :error::x'",
                "x ##vso[task.complete] | x # #vso[task.complete]",
                "##[set-env name=a]b | # #[set-env name=a]b",
                "##teamcity[buildStatus] | # #teamcity[buildStatus]",
                "### Heading | ### Heading",
                "a::b | a::b",
            })
    void noTextIsACommandToABuildServer(String text, String line) {
        assertEquals(line, CleanText.line(text));
    }

    @Test
    void noTextSteersATerminalOrTurnsItsDirection() {
        assertEquals("a [31mred ]0;title  [2J b", CleanText.line("a\u001b[31mred\u001b]0;title\u0007\u009b[2J\u202eb"));
        assertEquals("a b", CleanText.line("a\uD800b"));
        assertEquals("é → 😀", CleanText.line("é → 😀"));
    }

    @Test
    void aDocumentKeepsItsLines() {
        assertEquals("a\n\tb c\n", CleanText.document("a\n\tb\rc\n"));
    }

    @Test
    void ofAnyMixtureOfThemNothingGetsOut() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("CleanTextTest: -Dseed=" + seed);
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "\n",
                "\r",
                "\u001b[0m",
                "::x::",
                "##vso[",
                "##",
                "[",
                "//",
                "https://",
                "u:geheim@",
                "@",
                " ",
                "a",
                "/",
                "\u2028",
                "\uD83D",
                "?token=",
                "geheim ");
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(9); piece >= 0; piece--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            String line = CleanText.line(text.toString());
            String told = "seed %d: '%s' gives '%s'".formatted(seed, text, line);
            assertTrue(line.lines().count() <= 1, told);
            assertTrue(line.codePoints().noneMatch(Character::isISOControl), told);
            assertFalse(line.strip().startsWith("::"), told);
            assertFalse(line.contains("##vso[") || line.contains("##["), told);
            assertFalse(line.contains("//u:geheim@"), told);
            assertEquals(line, CleanText.line(line), told);
        }
    }
}
