package io.github.upgradeguard.maven;

import io.github.upgradeguard.border.CleanText;
import io.github.upgradeguard.maven.EveryUpgrade.Worked;
import io.github.upgradeguard.report.ConsoleReport;
import io.github.upgradeguard.upgrade.guard.Guard;
import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.upgrade.guard.Verdict;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import io.github.upgradeguard.upgrade.runbook.Plan;
import io.github.upgradeguard.upgrade.runbook.Planner;
import io.github.upgradeguard.upgrade.runbook.RunbookWriter;
import java.io.File;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code runbook.md}: what to do by hand, hop by hop, to carry the declared upgrades out. A verdict never fails
 * it: where an upgrade is blocked, the runbook takes the way that is supported, or as much of one as there is.
 */
@Mojo(name = "plan", threadSafe = true, requiresProject = false)
public final class PlanMojo extends AbstractMojo {

    /** Plans nothing. On the command line it wins over the POM. */
    @Parameter(property = "upgrade-guard.skip", defaultValue = "false")
    private boolean skip;

    /** The upgrades to plan: each with product, current and target; id, rollout, facts and accepted where needed. */
    @Parameter
    private List<Upgrade> upgrades = List.of();

    /** With {@link #current} and {@link #target}, the one upgrade to plan, instead of {@link #upgrades}. */
    @Parameter(property = "upgrade-guard.product")
    private @Nullable String product;

    /** The version that runs, or {@code none}. */
    @Parameter(property = "upgrade-guard.current")
    private @Nullable String current;

    /** The version about to be shipped. */
    @Parameter(property = "upgrade-guard.target")
    private @Nullable String target;

    /** The project's own product files; by default {@code upgrades} in its folder or above it. */
    @Parameter(property = "upgrade-guard.productsDirectory")
    private @Nullable File productsDirectory;

    /** {@code rolling}, {@code full-stop} or {@code migrate}, demanded of every upgrade that says nothing of it itself. */
    @Parameter(property = "upgrade-guard.rollout")
    private @Nullable String rollout;

    /** How many instances run, of every upgrade that says nothing of it itself. */
    @Parameter(property = "upgrade-guard.instances")
    private @Nullable String instances;

    /** What to make of releases on the way whose notes nobody has read: {@code warn}, {@code fail} or {@code ignore}. */
    @Parameter(property = "upgrade-guard.unreviewed", defaultValue = "warn")
    private String unreviewed;

    /**
     * Where {@code runbook.md} is written; by default {@code ${project.build.directory}/upgrade-guard}, and {@code
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

    /** @param repositorySystem that gets the artifacts with change logs, where an upgrade names any */
    @Inject
    public PlanMojo(RepositorySystem repositorySystem) {
        this.repositorySystem = repositorySystem;
    }

    @Override
    public void execute() throws MojoExecutionException {
        ExecutionContext context = new ExecutionContext(session, project, execution);
        ResultFile runbook = context.resultFile(outputDirectory, "runbook", "md");
        if (context.isSkipped(skip)) {
            getLog().warn("skipped: no runbook was written");
            runbook.staysAway();
            return;
        }
        context.refuseUnknownParameters();
        List<UpgradeRequest> requests = new UpgradeDeclarations(context, rollout, instances, unreviewed)
                .requests(upgrades, product, current, target);
        if (product != null && !upgrades.isEmpty()) {
            getLog().warn("only the upgrade that product, current and target declare is planned, none of <upgrades>");
        }
        ProductLibrary library = context.library(productsDirectory);
        BuildMemory.Deed deed = context.deed(outputDirectory, requests, context.productsFolder(productsDirectory));
        if (!deed.isFirst()) {
            tellAgain(deed.outcome().join());
            runbook.staysAway();
            return;
        }
        try {
            plan(context, library, requests, runbook);
            deed.endsWell();
        } finally {
            deed.ends();
        }
    }

    private void tellAgain(BuildMemory.Outcome before) throws MojoExecutionException {
        String again = "planned before in this build, in %s, as the upgrades are the same".formatted(before.project());
        if (!before.isFine()) {
            throw Mistakes.of(again + "; it failed there, and what is wrong stands there");
        }
        getLog().info(again);
    }

    private void plan(
            ExecutionContext context, ProductLibrary library, List<UpgradeRequest> requests, ResultFile runbook)
            throws MojoExecutionException {
        new Provenances(library, getLog())
                .tell(requests.stream().map(UpgradeRequest::product).toList());
        Worked<Plan> worked = planned(context, library, requests);
        tell(worked.results());
        List<String> mistakes = new ArrayList<>(worked.mistakes());
        if (worked.results().isEmpty()) {
            runbook.stale().ifPresent(mistakes::add);
        } else {
            String text = RunbookWriter.write(worked.results());
            Optional<String> unwritten = runbook.write(out -> out.write(text));
            unwritten.ifPresent(mistakes::add);
            if (unwritten.isEmpty()) {
                getLog().info(CleanText.line("what to do by hand is in " + runbook.path()));
            }
        }
        if (!mistakes.isEmpty()) {
            throw Mistakes.of(mistakes);
        }
    }

    private Worked<Plan> planned(ExecutionContext context, ProductLibrary library, List<UpgradeRequest> requests) {
        Artifacts artifacts = new Artifacts(repositorySystem, session, project);
        try (FetchedComparisons comparisons = new FetchedComparisons(artifacts, context.root(), context.files())) {
            Guard guard = new Guard(library, LocalDate::now, comparisons);
            return new EveryUpgrade(requests).map(new Planner(guard, library)::plan);
        }
    }

    private void tell(List<Plan> plans) {
        ConsoleReport console = ConsoleReport.forStandardOutput();
        for (Plan plan : plans) {
            if (plan.assessment().verdict() != Verdict.ALLOWED) {
                console.lines(plan.assessment()).forEach(getLog()::warn);
            }
        }
    }
}
