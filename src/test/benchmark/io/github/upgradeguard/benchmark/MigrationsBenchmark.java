package io.github.upgradeguard.benchmark;

import io.github.upgradeguard.migration.Comparer;
import io.github.upgradeguard.migration.Comparison;
import io.github.upgradeguard.migration.Decisions;
import io.github.upgradeguard.migration.Side;
import io.github.upgradeguard.migration.changelog.Contents;
import io.github.upgradeguard.migration.schema.Dbms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import liquibase.Scope;
import liquibase.change.ChangeFactory;
import liquibase.change.ChangeMetaData;
import liquibase.change.DatabaseChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.logging.core.NoOpLogService;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.parser.core.ParsedNode;
import liquibase.resource.ResourceAccessor;
import liquibase.resource.ZipResourceAccessor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Two releases of Keycloak read, replayed and judged, beside Liquibase parsing the change log of one of them. Each fork
 * does it once, as a build does: what a cold JVM takes is what people wait for.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
public class MigrationsBenchmark {

    private static final Path JARS = Path.of("target", "change-logs");

    private static final String MASTER = "META-INF/jpa-changelog-master.xml";

    /** The releases that are compared; Liquibase parses the second. */
    @Param("25.0.6 26.0.8")
    public String releases;

    /** Our whole comparison, the old version's classes included. */
    @Benchmark
    public Comparison compareTwo() throws IOException {
        String[] versions = releases.split(" ");
        try (Contents from = Contents.open(jar(versions[0]));
                Contents to = Contents.open(jar(versions[1]))) {
            return new Comparer(List.of(Dbms.POSTGRESQL), List.of(), new Decisions("none", List.of(), LocalDate.EPOCH))
                    .compare(new Side(versions[0], List.of(from), false), new Side(versions[1], List.of(to), false));
        }
    }

    /** What Liquibase does before it could compare anything. */
    @Benchmark
    public DatabaseChangeLog liquibaseParsesOne() throws Exception {
        Map<String, Object> quiet = Map.of(Scope.Attr.logService.name(), new NoOpLogService());
        return Scope.child(quiet, () -> {
            Scope.getCurrentScope().getSingleton(ChangeFactory.class).register(new UnloadedChange());
            try (ResourceAccessor resources = new ZipResourceAccessor(jar(releases.split(" ")[1]))) {
                return ChangeLogParserFactory.getInstance()
                        .getParser(MASTER, resources)
                        .parse(MASTER, new ChangeLogParameters(), resources);
            }
        });
    }

    private static Path jar(String version) {
        return JARS.resolve("keycloak-model-jpa-" + version + ".jar");
    }

    /** A change by a class of the product, without the class: Liquibase would refuse the whole change log. */
    @DatabaseChange(
            name = "customChange",
            description = "a class that is not here",
            priority = ChangeMetaData.PRIORITY_DEFAULT + 1000)
    public static final class UnloadedChange extends CustomChangeWrapper {

        @Override
        public void load(ParsedNode node, ResourceAccessor resources) {
            // Its class is on no class path.
        }
    }
}
