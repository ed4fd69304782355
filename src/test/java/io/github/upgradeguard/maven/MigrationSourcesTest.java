package io.github.upgradeguard.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.MigrationSource;
import io.github.upgradeguard.migration.schema.Dbms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an upgrade says of its change logs, read from the POM. */
class MigrationSourcesTest {

    private final List<String> mistakes = new ArrayList<>();
    private final Migrations written = new Migrations();

    private MigrationSource source() {
        return new MigrationSources(mistakes).source(written, "pom.xml:12: ");
    }

    @Test
    void nothingWrittenMeansWhatTheProductSays() {
        assertFalse(source().isGiven());
        assertEquals(List.of(), mistakes);
    }

    @Test
    void theArtifactsAloneNeedNoElementOfTheirOwn() {
        written.set("org.acme:acme-db, org.acme:acme-server:db");
        assertEquals(List.of("org.acme:acme-db", "org.acme:acme-server:db"), source().artifacts());
        assertEquals(List.of(), mistakes);
    }

    @Test
    void allThatIsWrittenIsRead() {
        written.setPath("git:v{{version}}:db/migration");
        written.setDbms("postgres, MariaDB");
        written.setChangeLogs("db/all.xml");
        written.setDecisions(" ours.yaml ");
        written.setWhole("true");
        assertEquals(
                new MigrationSource(
                        List.of(),
                        List.of("git:v{{version}}:db/migration"),
                        List.of(Dbms.POSTGRESQL, Dbms.MARIADB),
                        List.of("db/all.xml"),
                        Optional.of("ours.yaml"),
                        true),
                source());
        assertEquals(List.of(), mistakes);
    }

    @Test
    void aRevisionHasAFolder() {
        written.setPath("git:v{{version}}, git:-v{{version}}:db, git:v{{version}}:, db/{{version}}");
        source();
        assertEquals(3, mistakes.size(), mistakes::toString);
        assertEquals(
                "pom.xml:12: <path>: 'git:vVERSION' is no folder at a revision; write git:REVISION:FOLDER, such as git:v1.4.0:src/main/resources",
                mistakes.get(0));
    }

    @Test
    void eachMistakeIsToldAtItsPlaceWithWhatToWrite() {
        written.setArtifacts("acme-db");
        written.setPath("db/migration");
        written.setDbms("mongodb");
        written.setWhole("yes");
        source();
        assertEquals(5, mistakes.size(), mistakes.toString());
        assertEquals("pom.xml:12: <migrations> has both <artifacts> and <path>; take one of them out", mistakes.get(0));
        assertTrue(mistakes.get(1)
                .startsWith("pom.xml:12: <artifacts>: 'acme-db' is no artifact; write groupId:artifactId"));
        assertEquals(
                "pom.xml:12: <path> is 'db/migration', the same for every release; write {{version}} where a release's version stands in it",
                mistakes.get(2));
        assertTrue(mistakes.get(3)
                .startsWith("pom.xml:12: <dbms>: 'mongodb' is no database that is known; known are postgresql, "));
        assertEquals("pom.xml:12: <whole> is 'yes'; write true or false", mistakes.get(4));
    }
}
