package io.github.upgradeguard.maven;

import io.github.upgradeguard.maven.EveryUpgrade.Worked;
import io.github.upgradeguard.report.ConsoleReport;
import io.github.upgradeguard.report.JsonReport;
import io.github.upgradeguard.upgrade.guard.Assessment;
import io.github.upgradeguard.upgrade.guard.Guard;
import io.github.upgradeguard.upgrade.guard.Severity;
import io.github.upgradeguard.upgrade.guard.UpgradeRequest;
import io.github.upgradeguard.upgrade.guard.Verdict;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import java.io.File;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build when a declared upgrade cannot be made in one step, and prints the path that can. The verdicts are
 * also in {@code report.json}. In a reactor, upgrades that modules inherit are checked once.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true, requiresProject = false)
public final class CheckMojo extends AbstractMojo {

    /** Checks nothing. On the command line it wins over the POM. */
    @Parameter(property = "upgrade-guard.skip", defaultValue = "false")
    private boolean skip;

    /** The upgrades to check: each with product, current and target; id, rollout, facts and accepted where needed. */
    @Parameter
    private List<Upgrade> upgrades = List.of();

    /** With {@link #current} and {@link #target}, the one upgrade to check, instead of {@link #upgrades}. */
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

    /**
     * How many instances run, of every upgrade that says nothing of it itself: a number, {@code auto} to find it in the
     * project's Compose files and Kubernetes manifests, or one such file, as {@code compose.yaml#NAME}.
     */
    @Parameter(property = "upgrade-guard.instances")
    private @Nullable String instances;

    /** What to make of releases on the way whose notes nobody has read: {@code warn}, {@code fail} or {@code ignore}. */
    @Parameter(property = "upgrade-guard.unreviewed", defaultValue = "warn")
    private String unreviewed;

    /**
     * Where {@code report.json} is written; by default {@code ${project.build.directory}/upgrade-guard}, and {@code
     * target/upgrade-guard} where there is no project.
     */
    @Parameter(property = "upgrade-guard.outputDirectory")
    private @Nullable File outputDirectory;

    /** What fails the build: {@code blocked} (which includes unknown), {@code warning} (these too) or {@code never}. */
    @Parameter(property = "upgrade-guard.failOn", defaultValue = "blocked")
    private String failOn;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    private final RepositorySystem repositorySystem;

    /** @param repositorySystem that gets the artifacts with change logs, where an upgrade names any */
    @Inject
    public CheckMojo(RepositorySystem repositorySystem) {
        this.repositorySystem = repositorySystem;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        ExecutionContext context = new ExecutionContext(session, project, execution);
        ResultFile report = context.resultFile(outputDirectory, "report", "json");
        if (context.isSkipped(skip)) {
            getLog().warn("skipped: no upgrade was checked");
            report.staysAway();
            return;
        }
        context.refuseUnknownParameters();
        FailOn limit = FailOn.named(failOn);
        List<UpgradeRequest> requests = new UpgradeDeclarations(context, rollout, instances, unreviewed)
                .requests(upgrades, product, current, target);
        if (product != null && !upgrades.isEmpty()) {
            getLog().warn("only the upgrade that product, current and target declare is checked, none of <upgrades>");
        }
        ProductLibrary library = context.library(productsDirectory);
        BuildMemory.Deed deed =
                context.deed(outputDirectory, requests, limit, context.productsFolder(productsDirectory));
        if (!deed.isFirst()) {
            tellAgain(deed.outcome().join());
            report.staysAway();
            return;
        }
        try {
            check(context, library, requests, limit, report);
            deed.endsWell();
        } finally {
            deed.ends();
        }
    }

    private void tellAgain(BuildMemory.Outcome before) throws MojoFailureException {
        String again = "checked before in this build, in %s, as the upgrades are the same".formatted(before.project());
        if (!before.isFine()) {
            throw Mistakes.failure(List.of(again + "; it failed there, and what was found stands there"));
        }
        getLog().info(again);
    }

    private void check(
            ExecutionContext context,
            ProductLibrary library,
            List<UpgradeRequest> requests,
            FailOn limit,
            ResultFile report)
            throws MojoExecutionException, MojoFailureException {
        Map<String, String> files = new Provenances(library, getLog())
                .tell(requests.stream().map(UpgradeRequest::product).toList());
        Worked<Assessment> worked = judged(context, library, requests);
        List<String> failing = tell(worked.results(), limit);
        Optional<String> unwritten = worked.results().isEmpty()
                ? report.stale()
                : report.write(out -> JsonReport.write(worked.results(), files, worked.mistakes(), out));
        if (unwritten.isEmpty() && !report.path().endsWith("report.json")) {
            getLog().info("the verdicts are in " + report.path().getFileName());
        }
        List<String> mistakes = new ArrayList<>(worked.mistakes());
        unwritten.ifPresent(mistakes::add);
        if (worked.mistakes().isEmpty() && !failing.isEmpty()) {
            failing.addAll(mistakes);
            throw Mistakes.failure(failing);
        }
        if (!mistakes.isEmpty()) {
            failing.forEach(getLog()::error);
            throw Mistakes.of(mistakes);
        }
    }

    private Worked<Assessment> judged(ExecutionContext context, ProductLibrary library, List<UpgradeRequest> requests) {
        Artifacts artifacts = new Artifacts(repositorySystem, session, project);
        try (FetchedComparisons comparisons = new FetchedComparisons(artifacts, context.root(), context.files())) {
            return new EveryUpgrade(requests).map(new Guard(library, LocalDate::now, comparisons)::judge);
        }
    }

    /** Tells all verdicts, and returns the lines of those that fail the build. */
    private List<String> tell(List<Assessment> assessments, FailOn limit) {
        ConsoleReport console = ConsoleReport.forStandardOutput();
        List<String> failing = new ArrayList<>();
        for (Assessment assessment : assessments) {
            List<String> lines = console.lines(assessment);
            if (limit.isReachedBy(assessment)) {
                getLog().error(console.shortly(assessment));
                failing.addAll(lines);
            } else if (assessment.verdict() != Verdict.ALLOWED || assessment.has(Severity.WARNING)) {
                lines.forEach(getLog()::warn);
            } else if (lines.size() > 1) {
                lines.forEach(getLog()::info);
            }
        }
        List<String> summary = assessments.isEmpty() ? List.of() : console.summary(assessments);
        if (failing.isEmpty()) {
            summary.forEach(getLog()::info);
        } else {
            failing.addAll(summary);
        }
        return failing;
    }
}
