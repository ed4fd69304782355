package io.github.upgradeguard.migration.changelog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.migration.schema.Dbms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VendorWordTest {

    @Test
    void bothListsAreRead() {
        VendorWord word = VendorWord.in(Logs.of(
                "META-INF/rolling-upgrades-supported-changes.json",
                "{\"changeSets\": [{\"id\": \"1\", \"author\": \"a\", \"filename\": \"x.xml\"}]}",
                "META-INF/rolling-upgrades-unsupported-changes.json",
                "{\"changeSets\": [{\"id\": \"2\", \"author\": \"a\", \"filename\": \"x.xml\"}], \"migrations\": []}"));
        assertEquals(Set.of(new ChangeSet.Key("x.xml", "1", "a")), word.supported());
        assertEquals(Set.of(new ChangeSet.Key("x.xml", "2", "a")), word.unsupported());
    }

    @Test
    void mostArtifactsSayNothing() {
        assertTrue(VendorWord.in(Logs.of("a.txt", "")).isEmpty());
    }

    @Test
    void aListThatCannotBeReadIsNoListThatSaysNothing() {
        String file = "META-INF/rolling-upgrades-unsupported-changes.json";
        for (String damaged : List.of("{[", "[]", "{\"changes\": []}", "{\"changeSets\": [\"26.0.0\"]}")) {
            VendorWord word = VendorWord.in(Logs.of(file, damaged));
            assertEquals(1, word.gaps().size(), damaged);
            assertEquals(file, word.gaps().get(0).file());
            assertTrue(word.gaps().get(0).reason().startsWith("the vendor's list "), damaged);
        }
    }

    @Test
    void whatKeycloakSaysIsOfItsOwnChangeSets() throws IOException {
        Path release = Path.of("target", "change-logs", "keycloak-model-jpa-26.7.3.jar");
        try (Contents contents = Contents.open(release)) {
            VendorWord word = VendorWord.in(contents);
            List<ChangeSet> sets = new ArrayList<>();
            new ChangeLogReader(Dbms.POSTGRESQL, List.of())
                    .read(contents)
                    .forEach(log -> sets.addAll(log.changeSets()));
            assertEquals(word.supported().size(), sets.size());
            assertTrue(sets.stream().allMatch(word::supports));
            assertTrue(sets.stream().noneMatch(word::refuses));
        }
    }
}
