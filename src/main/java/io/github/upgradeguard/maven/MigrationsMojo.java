package io.github.upgradeguard.maven;

import io.github.upgradeguard.migration.Comparer;
import io.github.upgradeguard.migration.Comparison;
import io.github.upgradeguard.migration.Decisions;
import io.github.upgradeguard.migration.DecisionsFile;
import io.github.upgradeguard.migration.Impact;
import io.github.upgradeguard.migration.NoChangeLogException;
import io.github.upgradeguard.migration.Side;
import io.github.upgradeguard.report.MigrationJson;
import io.github.upgradeguard.report.MigrationReport;
import io.github.upgradeguard.yaml.UnusableFileException;
import io.github.upgradeguard.yaml.Utf8;
import io.github.upgradeguard.yaml.YamlReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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

    private static final String DECISIONS = "migration-decisions.yaml";

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

    /** What the artifacts are of. */
    @Parameter(property = "upgrade-guard.product")
    private @Nullable String product;

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
        ResultFile result =
                new ResultFile(context.outputDirectory(outputDirectory).resolve("migrations.json"));
        result.discard();
        context.refuseUnknownParameters();
        MigrationDeclarations.Request request = new MigrationDeclarations(context)
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
        Path root = context.root();
        Path file = decisions == null ? root.resolve(DECISIONS) : decisions.toPath();
        String fileAsKnown = (file.startsWith(root) ? root.relativize(file) : file)
                .toString()
                .replace('\\', '/');
        Comparer comparer = new Comparer(request.databases(), request.roots(), decided(file, fileAsKnown));
        Comparison comparison = compare(comparer, request, context);
        result.write(out -> MigrationJson.write(comparison, out));
        tell(comparison, MigrationReport.forStandardOutput(comparison, fileAsKnown));
    }

    private Decisions decided(Path file, String fileAsKnown) throws MojoExecutionException {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        if (decisions == null && !Files.exists(file)) {
            return new Decisions(fileAsKnown, List.of(), today);
        }
        try {
            if (Files.size(file) > YamlReader.LONGEST) {
                throw new IOException("it has more than %d bytes".formatted(YamlReader.LONGEST));
            }
            String content = Utf8.text(fileAsKnown, Files.readAllBytes(file));
            return new Decisions(fileAsKnown, DecisionsFile.read(fileAsKnown, content), today);
        } catch (UnusableFileException e) {
            throw new MojoExecutionException("\n" + e.getMessage());
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "\nthe decisions in %s cannot be read (%s); correct upgrade-guard.decisions or take it out"
                            .formatted(file, e));
        }
    }

    private Comparison compare(Comparer comparer, MigrationDeclarations.Request request, ExecutionContext context)
            throws MojoExecutionException {
        Artifacts published = new Artifacts(repositorySystem, session, project);
        try (ReleaseContents contents = new ReleaseContents(published, context.root())) {
            List<Side> sides = contents.sides(List.of(request.from(), request.to()), whole);
            return comparer.compare(sides.get(0), sides.get(1));
        } catch (NoChangeLogException e) {
            throw new MojoExecutionException("\n" + e.getMessage());
        } catch (IOException e) {
            throw new MojoExecutionException("\nthe migrations cannot be read to their end: " + e);
        }
    }

    private void tell(Comparison comparison, MigrationReport report) throws MojoFailureException {
        Impact impact = comparison.impact();
        if (impact == Impact.BREAKING || impact == Impact.REVIEW) {
            List<String> failing = new ArrayList<>(report.table());
            failing.addAll(report.verdict());
            throw new MojoFailureException("\n" + String.join("\n", failing));
        }
        report.table().forEach(getLog()::info);
        report.verdict().forEach(impact == Impact.BACKFILL ? getLog()::warn : getLog()::info);
    }
}
