package io.github.upgradeguard.migration.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NameTest {

    @Test
    void caseQuotesAndQualifiersAreNoMatter() {
        for (String written : List.of(
                "users",
                "USERS",
                "\"Users\"",
                "`users`",
                "[users]",
                "public.users",
                "public.\"users\"",
                "\"public\".\"users\"",
                "[dbo].[users]",
                "db.dbo.users",
                "`db`.`users`",
                " users ")) {
            assertEquals(Name.of("users"), Name.of(written), written);
            assertEquals(Name.of("users").hashCode(), Name.of(written).hashCode(), written);
        }
    }

    @Test
    void otherNamesAreOthers() {
        assertNotEquals(Name.of("users"), Name.of("user"));
        assertNotEquals(Name.of("users"), Name.of("users_"));
    }

    @Test
    void aDotInsideQuotesIsOfTheName() {
        assertEquals("a.b", Name.of("\"a.b\"").text());
        assertEquals("a.b", Name.of("x.[a.b]").text());
    }

    @Test
    void itIsShownAsItWasWritten() {
        assertEquals("Users", Name.of("public.\"Users\"").text());
        assertEquals("Users", Name.of("Users").toString());
    }

    @Test
    void namesAreSortedWhateverTheirCase() {
        assertEquals(
                List.of(Name.of("a"), Name.of("b"), Name.of("C")),
                List.copyOf(new TreeSet<>(List.of(Name.of("C"), Name.of("b"), Name.of("a")))));
    }

    @Test
    void nothingAtAllIsANameToo() {
        for (String odd : List.of("", " ", ".", "\"", "\"\"", "]", "[", "a.", "`")) {
            Name.of(odd).text();
        }
    }
}
