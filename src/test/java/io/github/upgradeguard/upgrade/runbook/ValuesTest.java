package io.github.upgradeguard.upgrade.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values come from POMs and product files of anybody; what a reader of Markdown makes of a template is its author's. */
class ValuesTest {

    /** What a backslash can precede: the ASCII punctuation of CommonMark, section 2.4. */
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /** What begins something inside of a line. */
    private static final String BEGINS = "`*_[]<>|~$#";

    private static final Pattern STARTS_BLOCK =
            Pattern.compile("(#{1,6}|[-+*]|\\d{1,9}[.)])([ \\t].*)?|[>|].*|(=+|-+|[-*_ ]{3,})|(```|~~~).*|\\[[ xX]].*");

    private static final List<String> PIECES = List.of(
            "`", "```", "~~~", "*", "**", "_", "[", "]", "](", "(", ")", "<", ">", "<b>", "<!--", "&", "&lt;", "#",
            "# ", "-", "- ", "+ ", "1.", "1. ", "1)", "2", "=", "===", "---", "|", "$", "\\", "\n", "\r\n", "\t",
            "    ", "\u2028", "\u0085", "\u000B", "://", "https", "www.", "@", "a", "b", "Z", "9", ".", " ", ":", "!",
            "[x]", "{{to}}", "{", "'", "\"", "\u202E", "\uE000", "\uE001", "\uE002", "é", "版", ";", "$(rm)", "%", "/",
            "~");

    @ParameterizedTest
    @CsvSource({
        "2.3.3, 2.3.3",
        "1.0.0_01, 1.0.0\\_01",
        "'- a', '\\- a'",
        "'1. a', '&#49;. a'",
        "7, '&#55;'",
        "'# a', '\\# a'",
        "'<b>&amp;', '\\<b\\>\\&amp;'",
        "'[x](http://y)', '\\[x\\](http\\://y)'",
        "'www.example.org', 'www\\.example.org'",
        "'a | b', 'a \\| b'",
    })
    void aValueIsShownAsItIsWritten(String value, String markdown) {
        assertEquals(markdown, rendered("{{v}}", value));
    }

    @Test
    void inCodeAValueIsOneWord() {
        assertEquals("`docker pull dtr:2.3.3_1`", rendered("`docker pull dtr:{{v}}`", "2.3.3_1"));
        assertEquals("`docker pull dtr:2????rm?-rf?/`", rendered("`docker pull dtr:{{v}}`", "2`;& rm -rf /"));
        assertEquals("```sh\nrun 1???????\n```", rendered("```sh\nrun {{v}}\n```", "1;```;<>"));
    }

    @Test
    void aLoneTickBeginsNoCode() {
        assertEquals("a ` b \\_", rendered("a ` b {{v}}", "_"));
        assertEquals("a ` b &#96;", rendered("a ` b {{v}}", "`"));
        assertEquals("``` &#96;\n?\n```".replace("&#96;", "?"), rendered("``` {{v}}\n{{v}}\n```", "`"));
        assertEquals("`` a ` ? ``", rendered("`` a ` {{v}} ``", "`"));
    }

    @Test
    void anAddressIsALinkUnlessItIsNone() {
        Object good = new Address("https://example.org/a_b?c=d#e");
        assertEquals("<https://example.org/a_b?c=d#e>", rendered("{{v}}", good));
        assertEquals("[notes](https://example.org/a_b?c=d#e)", rendered("[notes]({{v}})", good));
        assertEquals("javascript:alert(1)", rendered("{{v}}", new Address("javascript:alert(1)")));
        assertEquals("https\\://x\\> \\<b\\>", rendered("{{v}}", new Address("https://x> <b>")));
        assertEquals("[notes](a???b?)", rendered("[notes]({{v}})", new Address("a) [b]")));
    }

    @Test
    void aBackslashOrABracketOfTheTemplateUndoesNothing() {
        assertEquals("\\\\\\*", rendered("\\{{v}}", "*"));
        assertEquals("<&#115;cript>", rendered("<{{v}}>", "script"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\t\u2028"})
    void nothingIsNothing(String value) {
        assertEquals("ab", rendered("a{{v}}b", value));
        assertEquals("none", rendered("{{#v}}some{{/v}}{{^v}}none{{/v}}", value));
    }

    @Test
    void noMarkOfTheTemplateOpensAValue() {
        assertEquals("\uFFFD*a*\uFFFD", rendered("\uE000*a*\uE002", "x"));
    }

    @Test
    void noValueBreaksOutOfItsPlace() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("ValuesTest: -Dseed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String value = value(random);
            String told = "seed %d, value '%s'".formatted(seed, value);
            inText("{{v}}", value, told);
            inText("- [ ] {{v}}", value, told);
            inText("> 1. {{v}}", value, told);
            inText("before {{v}}", value, told);
            inText("lone ` {{v}}", value, told);
            inText("`code` {{v}}", value, told);
            inText("`code\ncode` {{v}}", value, told);
            inText("```sh\ncode\n```\n{{v}}", value, told);
            inCode("`", "`", value, told);
            inCode("`` ` ", "``", value, told);
            inCode("```sh\ndocker run a:", "\n```", value, told);
            inCode("- [ ] text\n  ```\n  ", "\n  ```", value, told);
            inCode("~~~\n```\n", "\n~~~", value, told);
            inCode("[a](https://example.org/", ")", value, told);
        }
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int i = random.nextInt(7); i >= 0; i--) {
            value.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return value.toString();
    }

    private static void inText(String template, String value, String told) {
        String before = template.substring(0, template.indexOf("{{v}}"));
        String rendered = rendered(template, value);
        assertTrue(rendered.startsWith(before), told + ": " + rendered);
        String text = rendered.substring(before.length());
        assertFalse(
                Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u0085\\u202E\\uE000-\\uE002]")
                        .matcher(text)
                        .find(),
                told);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && PUNCTUATION.indexOf(text.charAt(i + 1)) >= 0) {
                i++;
                shown.append(text.charAt(i));
            } else if (text.startsWith("&#", i)) {
                int end = text.indexOf(';', i);
                shown.append((char) Integer.parseInt(text.substring(i + 2, end)));
                i = end;
            } else {
                assertTrue(BEGINS.indexOf(c) < 0, told + ": " + rendered);
                assertFalse(text.substring(i).matches("(?s)&[A-Za-z].*|://.*|www\\..*"), told + ": " + rendered);
                shown.append(c);
            }
        }
        assertEquals(expected(value), shown.toString(), told);
        if (!before.contains("before") && !before.contains("`")) {
            assertFalse(STARTS_BLOCK.matcher(text).matches(), told + ": " + rendered);
        }
    }

    private static void inCode(String before, String after, String value, String told) {
        String rendered = rendered(before + "{{v}}" + after, value);
        assertTrue(rendered.startsWith(before) && rendered.endsWith(after), told + ": " + rendered);
        String code = rendered.substring(before.length(), rendered.length() - after.length());
        assertTrue(code.matches("[A-Za-z0-9._+:/@=,%?-]*"), told + ": " + rendered);
    }

    private static String expected(String value) {
        return value.replaceAll("[\\s\\u2028\\u0085]+", " ")
                .replaceAll("[\\u202E\\uE000-\\uE002]", "\uFFFD")
                .strip();
    }

    private static String rendered(String template, Object value) {
        return Templates.rendered(template, Map.of("v", value)).text();
    }
}
