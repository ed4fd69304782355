package io.github.upgradeguard.migration.changelog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.upgradeguard.migration.schema.Dbms;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Change logs of real products, read by us and by Liquibase. */
class LiquibaseOracleTest {

    private static final Path RELEASES = Path.of("target", "change-logs");

    @ParameterizedTest
    @CsvSource({
        "keycloak-model-jpa-22.0.5.jar, META-INF/jpa-changelog-master.xml, POSTGRESQL",
        "keycloak-model-jpa-25.0.6.jar, META-INF/jpa-changelog-master.xml, POSTGRESQL",
        "keycloak-model-jpa-26.0.8.jar, META-INF/jpa-changelog-master.xml, POSTGRESQL",
        "keycloak-model-jpa-26.1.5.jar, META-INF/jpa-changelog-master.xml, POSTGRESQL",
        "keycloak-model-jpa-26.7.3.jar, META-INF/jpa-changelog-master.xml, POSTGRESQL",
        "keycloak-model-jpa-26.7.3.jar, META-INF/jpa-changelog-master.xml, MYSQL",
        "camunda-engine-7.20.0.jar, org/camunda/bpm/engine/db/liquibase/camunda-changelog.xml, POSTGRESQL",
        "camunda-engine-7.21.0.jar, org/camunda/bpm/engine/db/liquibase/camunda-changelog.xml, ORACLE",
        "kapua-security-shiro-1.0.2.jar, liquibase/changelog-authentication-master.xml, POSTGRESQL",
        "kapua-security-shiro-1.0.2.jar, liquibase/changelog-authorization-master.xml, POSTGRESQL",
        "kapua-security-shiro-1.0.2.jar, liquibase/changelog-authorization-master.pre.xml, MYSQL",
    })
    void weReadWhatLiquibaseReads(String release, String root, Dbms dbms) throws Exception {
        LiquibaseOracle.Log theirs = LiquibaseOracle.read(RELEASES.resolve(release), root, dbms);
        try (Contents contents = Contents.open(RELEASES.resolve(release))) {
            ChangeLog ours =
                    new ChangeLogReader(dbms, List.of(root)).read(contents).get(0);
            assertEquals(List.of(), ours.gaps());
            assertEquals(shown(theirs.changes()), shown(changes(ours, theirs.leftOut())));
        }
    }

    /** The names of the changes of each set but those that Liquibase has left out. */
    static Map<String, List<String>> changes(ChangeLog log, Set<String> leftOut) {
        Map<String, List<String>> changes = new LinkedHashMap<>();
        for (ChangeSet set : log.changeSets()) {
            String key =
                    set.key().path() + "::" + set.key().id() + "::" + set.key().author();
            if (!set.isSkipped() || !leftOut.contains(key)) {
                changes.put(key, set.changeTypes());
            }
        }
        return changes;
    }

    /** A line for each set. */
    static String shown(Map<String, List<String>> changes) {
        StringBuilder text = new StringBuilder();
        changes.forEach(
                (key, types) -> text.append(key).append(' ').append(types).append('\n'));
        return text.toString();
    }
}
