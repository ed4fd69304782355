package io.github.upgradeguard.benchmark;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.path.PathFinder;
import io.github.upgradeguard.upgrade.path.Preference;
import io.github.upgradeguard.upgrade.path.UpgradePath;
import io.github.upgradeguard.upgrade.policy.AcceptedRisks;
import io.github.upgradeguard.upgrade.policy.Facts;
import io.github.upgradeguard.upgrade.policy.Policy;
import io.github.upgradeguard.upgrade.policy.Rule;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionScheme;
import io.github.upgradeguard.upgrade.version.Versioning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The way from the oldest release of a catalog to its newest, beside the mere parsing of the same versions. Catalogs
 * have as many majors as lines in each, and patches in each line, as makes a cube of the size asked for.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PathSearchBenchmark {

    private static final Map<String, String> POLICIES = Map.of("stepwise", """
            product: benchmark
            rules:
              - {step: minor, by: next}
              - {step: major, by: next}
              - {enter: major, at: first-line}
              - {enter: major, at: first-release, level: should}
              - {leave: major, from: last-release, level: should}
              - {downgrade: never}
            """, "stops", """
            product: benchmark
            rules:
              - {stop: '*.2|5|8|11'}
              - {step: major, by: next}
              - {floor: '>=3', from: '>=2.4'}
              - {deny: '1.x -> 2.3.x'}
              - {allow: '1.1.x -> 1.9.x'}
              - {downgrade: never}
            """, "dated", """
            product: benchmark
            rules:
              - {step: minor, by: next}
              - {step: major, by: next}
              - {newer: by-date}
              - {downgrade: never}
            """);

    /** The releases of a catalog. */
    @State(Scope.Benchmark)
    public static class Listed {

        @Param({"100", "1000", "10000", "100000"})
        int releases;

        final Versioning versioning = Versioning.of(VersionScheme.named("semver"), 2);
        final List<String> texts = new ArrayList<>();
        final List<Release> catalog = new ArrayList<>();

        @Setup
        public void setUp() {
            int side = (int) Math.ceil(Math.cbrt(releases));
            for (int i = 0; i < releases; i++) {
                int line = i / side;
                int patch = i % side;
                String text = (1 + line / side) + "." + line % side + "." + patch;
                // A new line every month, each maintained for four: four lines at one time, in a catalog of any size.
                LocalDate date = LocalDate.of(2000, 1, 1).plusDays(30L * line + 120L * patch / side);
                texts.add(text);
                catalog.add(new Release(versioning.read(text), Optional.of(date), Map.of(), Optional.empty()));
            }
        }
    }

    /** The rules of a policy. */
    @State(Scope.Benchmark)
    public static class Ruled {

        @Param({"stepwise", "stops", "dated"})
        String policy;

        List<Rule> rules = List.of();

        @Setup
        public void setUp() throws IOException {
            Path folder = Files.createTempDirectory("benchmark");
            Files.writeString(folder.resolve("benchmark.yaml"), POLICIES.get(policy));
            rules = new ProductLibrary(folder, PathSearchBenchmark.class.getClassLoader())
                    .product("benchmark")
                    .rules();
        }
    }

    @Benchmark
    public List<Version> parse(Listed listed) {
        return listed.texts.stream().map(listed.versioning::read).toList();
    }

    @Benchmark
    public Optional<UpgradePath> search(Listed listed, Ruled ruled) {
        Catalog catalog = Catalog.of(listed.catalog, listed.versioning);
        PathFinder finder =
                new PathFinder(catalog, Policy.of(ruled.rules, Facts.NONE, Optional.empty(), AcceptedRisks.NONE));
        Version oldest = listed.catalog.get(0).version();
        Version newest = listed.catalog.get(listed.catalog.size() - 1).version();
        return finder.find(oldest, newest, Preference.SHORTEST);
    }
}
