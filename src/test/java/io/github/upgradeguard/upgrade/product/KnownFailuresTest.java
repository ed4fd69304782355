package io.github.upgradeguard.upgrade.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.upgradeguard.upgrade.failure.Attempt;
import io.github.upgradeguard.upgrade.failure.Diagnosis;
import io.github.upgradeguard.upgrade.failure.Diagnostician;
import io.github.upgradeguard.upgrade.failure.KnownFailure;
import io.github.upgradeguard.upgrade.failure.Sightings;
import io.github.upgradeguard.upgrade.failure.Signature;
import io.github.upgradeguard.upgrade.failure.TriedHop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The built-in failures, on lines that the systems themselves have written. */
class KnownFailuresTest {

    private static final Attempt UNKNOWN = new Attempt(Optional.empty(), Optional.empty());

    /**
     * A line of a log.
     *
     * @param failure the id of the one failure that it shows; empty if it shows none
     */
    private record Line(String product, String failure, String text) {}

    private static final List<Line> LINES = List.of(
            // Docker's knowledge base, "DTR upgrade fails", 2017.
            line(
                    "docker-dtr",
                    "rethink-tables",
                    "FATA[0897] Failed to replace containers: failed to wait for rethink to be healthy Failed to wait for"
                            + " replica to settle on table blob_repository in db dtr2: gorethink: Timed out while waiting"
                            + " for tables. in:"),
            line("docker-dtr", "rethink-tables", "ERRO[0939] Upgrade has failed. Try running it again.    "),
            line(
                    "docker-dtr",
                    "rethink-tables",
                    "FATA[0939] Failed to execute phase2: Phase 2 returned non-zero status: 1"),
            line("docker-dtr", "", "FATA[0012] Couldn't migrate database: exit code 126"),
            line(
                    "docker-dtr",
                    "",
                    "r.DB(\"dtr2\").Table(\"blob_repository\").Wait(timeout=600, wait_for=\"all_replicas_ready\")"),
            // Liquibase in any system that has it: opennms-forge/docker-horizon-core-web#42, highmed/highmed-dsf#292.
            line(
                    "dependency-track",
                    "change-log-lock",
                    "INFO 10/12/18 1:27 AM:liquibase: Waiting for changelog lock...."),
            line(
                    "dependency-track",
                    "change-log-lock",
                    "liquibase.exception.LockException: Could not acquire change log lock.  Currently locked by"
                            + " 575da2e2e672 (192.168.208.3) since 10/10/21, 6:05 AM"),
            // The texts of InitTaskExecutor 5.0.0 and UpgradeInitializer 4.14.3, with what they fill in.
            line(
                    "dependency-track",
                    "init-lock",
                    "WARN [InitTaskExecutor] Lock -1234567890 could not be released, likely because a connection pooler"
                            + " in \"transaction\" mode is being used. Ensure that a direct database connection is"
                            + " provided when executing init tasks."),
            line(
                    "dependency-track",
                    "schema-before-4",
                    "java.lang.IllegalStateException: Unable to upgrade Dependency-Track versions prior to v4.0.0. Please"
                            + " refer to documentation for migration details. Halting."),
            line("dependency-track", "", "Could not acquire lock 1, trying again in 1s"),
            // The texts of CustomLockService and QuarkusJpaConnectionProviderFactory, with what they fill in.
            line(
                    "keycloak",
                    "change-log-lock",
                    "java.lang.IllegalStateException: Could not acquire change log lock within specified timeout 900"
                            + " seconds.  Currently locked by other transaction"),
            line(
                    "keycloak",
                    "change-log-lock",
                    "WARN  [org.keycloak.connections.jpa.updater.liquibase.lock.CustomLockService] (main) Lock didn't yet"
                            + " acquired. Will possibly retry to acquire lock. Details: Lock wait timeout exceeded"),
            line(
                    "keycloak",
                    "schema-not-migrated",
                    "ERROR: Database not up-to-date, please migrate database with /opt/keycloak/keycloak-database-update.sql"),
            line("keycloak", "schema-not-migrated", "ERROR: Database not up-to-date, please enable database migration"),
            line("keycloak", "", "ERROR: Database not initialized, please enable database initialization"),
            // The guide on background migrations; installations that were sent past a stop (packages, container).
            line(
                    "gitlab",
                    "background-migrations",
                    "Expected batched background migration for the given configuration to be marked as 'finished', but it"
                            + " is 'active':"),
            line(
                    "gitlab",
                    "required-stop",
                    "gitlab preinstall: It is required to upgrade to the latest 12.10.x version first before proceeding."),
            line(
                    "gitlab",
                    "required-stop",
                    "gitlab-pvehome  | It is required to upgrade to the latest 16.11.x version first before proceeding."),
            line("gitlab", "", "gitlab-pvehome  | It seems you are upgrading from 16.9.2-ee to 17.0.0."),
            // The checks at start of Elasticsearch, 7 and 8; one of them as Elastic's own guide shows it.
            line(
                    "elasticsearch",
                    "index-too-old",
                    "java.lang.IllegalStateException: The index [foo/kQ3VYYQ4TJq5D1FXQzm2fA] was created with version"
                            + " [6.8.23] but the minimum compatible version is [7.0.0]. It should be re-indexed in"
                            + " Elasticsearch 7.x before upgrading to 8.0.0."),
            line(
                    "elasticsearch",
                    "index-too-old",
                    "The index [foo/kQ3VYYQ4TJq5D1FXQzm2fA] has current compatibility version [7.17.0] but the minimum"
                            + " compatible version is [8.0.0]. It should be re-indexed in Elasticsearch 8.x before"
                            + " upgrading to 9.0.0."),
            line(
                    "elasticsearch",
                    "index-too-old",
                    "java.lang.IllegalStateException: Cannot start this node because it holds metadata for indices with"
                            + " version [6.5.4] with which this node of version [8.18.3] is incompatible. Revert this node"
                            + " to version [7.17.9] and delete any indices with versions earlier than [7.0.0] before"
                            + " upgrading to version [8.18.3]."),
            line(
                    "elasticsearch",
                    "version-too-old",
                    "cannot upgrade a node from version [6.8.0] directly to version [8.0.0], upgrade to version [7.17.0]"
                            + " first."),
            line("elasticsearch", "downgrade", "cannot downgrade a node from version [8.1.0] to version [8.0.0]"),
            line("elasticsearch", "", "oldest index version recorded in NodeMetadata 8.0.0"));

    @Test
    void eachLineOfASystemShowsItsFailureAndNoOther() throws IOException {
        for (Line line : LINES) {
            Diagnosis diagnosis = diagnose(line.product(), line.text());
            assertEquals(
                    line.failure().isEmpty() ? List.of() : List.of(line.failure()),
                    diagnosis.recognised().stream()
                            .map(one -> one.failure().id())
                            .toList(),
                    line.text());
        }
    }

    @Test
    void everySignatureIsHeldAgainstALine() throws IOException {
        Set<Signature> all = new LinkedHashSet<>();
        Set<Signature> seen = new LinkedHashSet<>();
        for (String id : ProductLibrary.builtIn()) {
            library().product(id).knownFailures().forEach(failure -> all.addAll(failure.signatures()));
        }
        for (Line line : LINES) {
            diagnose(line.product(), line.text()).recognised().forEach(one -> one.sightings().stream()
                    .map(Sightings::signature)
                    .forEach(seen::add));
        }
        all.removeAll(seen);
        assertEquals(Set.of(), all);
    }

    @Test
    void failuresAreKnownOfTheProductsThatWereAskedFor() {
        for (String id : List.of("docker-dtr", "dependency-track", "keycloak", "gitlab", "elasticsearch")) {
            assertTrue(library().product(id).knownFailures().size() >= 1, id);
        }
    }

    /** The owners' words: restart one at a time, waiting for the node and the DTR UI; then run the upgrade again. */
    @Test
    void theWayOutOfDtrWasTriedOnTwoHops() {
        Product dtr = library().product("docker-dtr");
        KnownFailure tables = dtr.knownFailures().get(0);
        assertEquals(
                List.of("2.1.4 to 2.2.4", "2.2.4 to 2.2.5"),
                tables.tried().stream()
                        .map(hop -> hop.from() + " to " + hop.to())
                        .toList());
        Attempt attempt = new Attempt(
                Optional.of(dtr.versioning().read("2.2.4")),
                Optional.of(dtr.versioning().read("2.2.5")));
        TriedHop second = tables.tried().get(1);
        assertTrue(attempt.is(second));
        List<String> steps = tables.steps(attempt);
        assertTrue(steps.get(0).contains("restart one of the nodes"), steps.get(0));
        assertTrue(steps.get(1).contains("node runs again and the DTR UI answers"), steps.get(1));
        assertTrue(steps.get(2).contains("each of the other DTR nodes"), steps.get(2));
        assertTrue(steps.get(3).contains("docker/dtr:2.2.5 upgrade"), steps.get(3));
    }

    private static Diagnosis diagnose(String product, String text) throws IOException {
        return new Diagnostician(library().product(product).knownFailures(), UNKNOWN)
                .diagnose(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ProductLibrary library() {
        return new ProductLibrary(Path.of("no-such-folder"), KnownFailuresTest.class.getClassLoader());
    }

    private static Line line(String product, String failure, String text) {
        return new Line(product, failure, text);
    }
}
