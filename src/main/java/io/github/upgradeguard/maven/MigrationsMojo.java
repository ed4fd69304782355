package io.github.upgradeguard.maven;

import io.github.upgradeguard.migration.Comparer;
import io.github.upgradeguard.migration.Comparison;
import io.github.upgradeguard.migration.MigrationSource;
import io.github.upgradeguard.migration.NoChangeLogException;
import io.github.upgradeguard.migration.Side;
import io.github.upgradeguard.migration.verdict.Impact;
import io.github.upgradeguard.report.MigrationJson;
import io.github.upgradeguard.report.MigrationReport;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Compares the schema migrations (Liquibase, Flyway) of two releases without a database, and judges of each new change
 * set whether the release that runs goes on working while, and after, it is carried out. Fails when one breaks it, or
 * when a person has to decide and has not; what was found is also in {@code migrations.json}.
 */
@Mojo(name = "migrations", threadSafe = true, requiresProject = false, aggregator = true)
public final class MigrationsMojo extends AbstractMojo {

    /** The version that runs; with {@link #fromPath}, its name in reports. */
    @Parameter(property = "upgrade-guard.from")
    private @Nullable String from;

    /**
     * The version to come; with {@link #toPath}, its name in reports. Where neither is given it is what this build has
     * compiled, if the artifacts are its own.
     */
    @Parameter(property = "upgrade-guard.to")
    private @Nullable String to;

    /**
     * What to compare, by commas: {@code groupId:artifactId}, {@code groupId:artifactId:classifier} or {@code
     * groupId:artifactId:extension:classifier}; by default the jar of the project.
     */
    @Parameter(property = "upgrade-guard.artifacts")
    private @Nullable String artifacts;

    /**
     * Instead of a version of the artifacts that runs, by commas: a jar, a folder, or {@code git:REVISION:FOLDER}, a
     * folder of the project's repository at a revision.
     */
    @Parameter(property = "upgrade-guard.fromPath")
    private @Nullable String fromPath;

    /** Instead of a version of the artifacts to come, the same. */
    @Parameter(property = "upgrade-guard.toPath")
    private @Nullable String toPath;

    /** The product whose file names the artifacts, where they are not given. */
    @Parameter(property = "upgrade-guard.product")
    private @Nullable String product;

    /** The project's own product files; by default {@code upgrades} in its folder or above it. */
    @Parameter(property = "upgrade-guard.productsDirectory")
    private @Nullable File productsDirectory;

    /** Whether these are all artifacts of the product that speak to the database. */
    @Parameter(property = "upgrade-guard.whole", defaultValue = "false")
    private boolean whole;

    /**
     * The databases to judge for, by commas, as Liquibase names them; by default all that several instances can share,
     * and the worst verdict counts.
     */
    @Parameter(property = "upgrade-guard.dbms")
    private @Nullable String dbms;

    /** The change logs to begin with, by commas, from the root of an artifact; by default all that are found. */
    @Parameter(property = "upgrade-guard.changeLogs")
    private @Nullable String changeLogs;

    /** What persons have decided of change sets; by default {@code migration-decisions.yaml} beside the root POM. */
    @Parameter(property = "upgrade-guard.decisions")
    private @Nullable File decisions;

    /**
     * Where {@code migrations.json} is written; by default {@code ${project.build.directory}/upgrade-guard}, and {@code
     * target/upgrade-guard} where there is no project.
     */
    @Parameter(property = "upgrade-guard.outputDirectory")
    private @Nullable File outputDirectory;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    private final RepositorySystem repositorySystem;

    /** @param repositorySystem that gets the artifacts */
    @Inject
    public MigrationsMojo(RepositorySystem repositorySystem) {
        this.repositorySystem = repositorySystem;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        ExecutionContext context = new ExecutionContext(session, project, execution);
        ResultFile result = context.resultFile(outputDirectory, "migrations", "json");
        context.refuseUnknownParameters();
        MigrationDeclarations.Request request = new MigrationDeclarations(context, ofProduct(context))
                .with("from", from)
                .with("to", to)
                .with("artifacts", artifacts)
                .with("fromPath", fromPath)
                .with("toPath", toPath)
                .with("product", product)
                .with("dbms", dbms)
                .with("changeLogs", changeLogs)
                .with("decisions", decisions == null ? null : decisions.getPath())
                .request();
        DecisionFile decided = new DecisionFile(
                context.root(),
                context.isTyped("decisions") ? Optional.empty() : Optional.of(context.files()),
                Optional.ofNullable(decisions).map(File::getPath));
        Comparer comparer = new Comparer(request.databases(), request.roots(), decided.decisions());
        Comparison comparison = compare(comparer, request, context);
        Optional<String> unwritten = result.write(out -> MigrationJson.write(comparison, out));
        tell(comparison, MigrationReport.forStandardOutput(comparison, decided.name()), unwritten);
    }

    private Optional<MigrationSource> ofProduct(ExecutionContext context) throws MojoExecutionException {
        if (product == null || product.isBlank()) {
            return Optional.empty();
        }
        try {
            Product named = context.library(productsDirectory).product(product.strip());
            return Optional.of(named.migrations()
                    .orElseThrow(() -> new UnusableFileException(
                            "%s does not say which artifacts hold its change logs (migrations: {artifacts: …}); add -Dupgrade-guard.artifacts=groupId:artifactId"
                                    .formatted(named.file()))));
        } catch (UnusableFileException e) {
            throw Mistakes.of(String.valueOf(e.getMessage()));
        }
    }

    private Comparison compare(Comparer comparer, MigrationDeclarations.Request request, ExecutionContext context)
            throws MojoExecutionException {
        Artifacts published = new Artifacts(repositorySystem, session, project);
        try (ReleaseContents contents = new ReleaseContents(published, context.root())) {
            List<Side> sides = contents.sides(List.of(request.from(), request.to()), whole);
            return comparer.compare(sides.get(0), sides.get(1));
        } catch (NoChangeLogException e) {
            throw Mistakes.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw Mistakes.of("the migrations cannot be read to their end: " + e);
        }
    }

    private void tell(Comparison comparison, MigrationReport report, Optional<String> unwritten)
            throws MojoExecutionException, MojoFailureException {
        Impact impact = comparison.impact();
        if (impact == Impact.BREAKING || impact == Impact.REVIEW) {
            List<String> failing = new ArrayList<>(report.table());
            failing.addAll(report.verdict());
            unwritten.ifPresent(failing::add);
            throw Mistakes.failure(failing);
        }
        report.table().forEach(getLog()::info);
        report.verdict().forEach(impact == Impact.BACKFILL ? getLog()::warn : getLog()::info);
        if (unwritten.isPresent()) {
            throw Mistakes.of(unwritten.get());
        }
    }
}
