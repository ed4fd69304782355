package io.github.upgradeguard.maven;

import io.github.upgradeguard.report.LintReport;
import io.github.upgradeguard.upgrade.guard.Severity;
import io.github.upgradeguard.upgrade.lint.LintFinding;
import io.github.upgradeguard.upgrade.lint.Linter;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.io.File;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Looks product files over, the project's own and the built-in ones: releases that nobody can reach or leave, names that
 * match nothing, rules that contradict one another or decide nothing, and rules without a source. Fails on errors; the
 * findings are also in {@code lint.json}.
 */
@Mojo(name = "lint", threadSafe = true, requiresProject = false, aggregator = true)
public final class LintMojo extends AbstractMojo {

    /** The one product to look at, instead of all. */
    @Parameter(property = "upgrade-guard.product")
    private @Nullable String product;

    /** The project's own product files; by default {@code upgrades} in its folder or above it. */
    @Parameter(property = "upgrade-guard.productsDirectory")
    private @Nullable File productsDirectory;

    /**
     * Where {@code lint.json} is written; by default {@code ${project.build.directory}/upgrade-guard}, and {@code
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

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        ExecutionContext context = new ExecutionContext(session, project, execution);
        context.refuseUnknownParameters();
        ResultFile result = context.resultFile(outputDirectory, "lint", "json");
        ProductLibrary library = context.library(productsDirectory);
        List<String> products = products(library, context.productsFolder(productsDirectory));
        List<LintFinding> findings = new Linter(library, LocalDate.now(ZoneId.systemDefault())).lint(products);
        new Provenances(library, getLog()).tell(products);
        tell(products.size(), findings, result.write(out -> LintReport.write(findings, out)));
    }

    private List<String> products(ProductLibrary library, ProductsFolder folder) throws MojoExecutionException {
        if (product != null) {
            return List.of(product);
        }
        List<String> own;
        try {
            own = library.ofProject();
        } catch (UnusableFileException e) {
            throw Mistakes.of(String.valueOf(e.getMessage()));
        }
        if (own.isEmpty()) {
            getLog().warn("%s has no product files; only the built-in ones are checked".formatted(folder.path()));
        }
        List<String> products = new ArrayList<>(own);
        ProductLibrary.builtIn().stream().filter(id -> !own.contains(id)).forEach(products::add);
        return products;
    }

    private void tell(int products, List<LintFinding> findings, Optional<String> unwritten)
            throws MojoExecutionException, MojoFailureException {
        List<String> failing = new ArrayList<>();
        for (LintFinding finding : findings) {
            String line = LintReport.line(finding);
            if (finding.severity() == Severity.ERROR) {
                failing.add(line);
            } else {
                getLog().warn(line);
            }
        }
        String summary = LintReport.summary(products, findings);
        if (!failing.isEmpty()) {
            failing.add(summary);
            unwritten.ifPresent(failing::add);
            throw Mistakes.failure(failing);
        }
        getLog().info(summary);
        if (unwritten.isPresent()) {
            throw Mistakes.of(unwritten.get());
        }
    }
}
