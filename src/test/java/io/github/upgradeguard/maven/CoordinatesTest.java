package io.github.upgradeguard.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoordinatesTest {

    @Test
    void anArtifactIsAJarUnlessItSaysMore() {
        assertEquals(
                Optional.of(new Coordinates("org.acme", "acme-db", "jar", "")), Coordinates.of("org.acme:acme-db"));
        assertEquals(
                Optional.of(new Coordinates("org.acme", "acme-db", "jar", "schema")),
                Coordinates.of("org.acme:acme-db:schema"));
        assertEquals(
                Optional.of(new Coordinates("org.acme", "acme", "zip", "bin")),
                Coordinates.of("org.acme:acme:zip:bin"));
    }

    @Test
    void itIsWrittenAsItWasRead() {
        for (String text : List.of("g:a", "g:a:schema", "g:a:zip:bin")) {
            assertEquals(text, Coordinates.of(text).orElseThrow().toString());
        }
    }

    @Test
    void whatIsNoArtifactIsNone() {
        for (String text : List.of("", "acme", "g:", ":a", "g:a:", "g:a:zip:bin:1", "g:a b", "g:a/../b", "[g]:a")) {
            assertEquals(Optional.empty(), Coordinates.of(text), text);
        }
    }
}
