package io.github.upgradeguard.maven;

import io.github.upgradeguard.report.DiagnosisReport;
import io.github.upgradeguard.upgrade.failure.Attempt;
import io.github.upgradeguard.upgrade.failure.Diagnosis;
import io.github.upgradeguard.upgrade.failure.Diagnostician;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.version.UnreadableVersionException;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Reads the log of an upgrade that has failed, recognises the failures that are known of the product, and prints what
 * each means and the way out. Fails when it recognises nothing; the failures are also in {@code diagnosis.json}.
 */
@Mojo(name = "diagnose", threadSafe = true, requiresProject = false, aggregator = true)
public final class DiagnoseMojo extends AbstractMojo {

    private static final String STANDARD_INPUT = "-";

    /** What was upgraded. */
    @Parameter(property = "upgrade-guard.product")
    private @Nullable String product;

    /** The log: a file of any length, compressed by gzip or not, or {@code -} for standard input. */
    @Parameter(property = "upgrade-guard.log")
    private @Nullable String log;

    /** The version that ran before the upgrade, if the steps shall be those for it. */
    @Parameter(property = "upgrade-guard.current")
    private @Nullable String current;

    /** The version that was to come, if the steps shall be those for it. */
    @Parameter(property = "upgrade-guard.target")
    private @Nullable String target;

    /** The project's own product files; by default {@code upgrades} in its folder or above it. */
    @Parameter(property = "upgrade-guard.productsDirectory")
    private @Nullable File productsDirectory;

    /**
     * Where {@code diagnosis.json} is written; by default {@code ${project.build.directory}/upgrade-guard}, and {@code
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
        ResultFile result = context.resultFile(outputDirectory, "diagnosis", "json");
        context.refuseUnknownParameters();
        refuseWhatIsMissing();
        Product failed = product(context);
        Attempt attempt = new Attempt(version(failed, "current", current), version(failed, "target", target));
        Diagnosis diagnosis = read(new Diagnostician(failed.knownFailures(), attempt));
        DiagnosisReport report = DiagnosisReport.forStandardOutput(failed, attempt, nameOfLog());
        Optional<String> unwritten = result.write(out -> report.write(diagnosis, out));
        if (diagnosis.recognised().isEmpty()) {
            List<String> failing = new ArrayList<>(report.nothing(diagnosis));
            unwritten.ifPresent(failing::add);
            throw Mistakes.failure(failing);
        }
        report.recognised(diagnosis).forEach(getLog()::info);
        if (unwritten.isPresent()) {
            throw Mistakes.of(unwritten.get());
        }
    }

    private void refuseWhatIsMissing() throws MojoExecutionException {
        List<String> mistakes = new ArrayList<>();
        if (product == null || product.isBlank()) {
            mistakes.add(
                    "no product is given; add -Dupgrade-guard.product=… (mvn upgrade-guard:products lists what there is)");
        }
        if (log == null || log.isBlank()) {
            mistakes.add("no log is given; add -Dupgrade-guard.log=… with its path, or - for standard input");
        }
        Map<String, @Nullable String> properties = new LinkedHashMap<>();
        properties.put("product", product);
        properties.put("log", log);
        properties.put("current", current);
        properties.put("target", target);
        properties.forEach((name, value) -> {
            if (value != null && value.contains("${")) {
                mistakes.add("upgrade-guard.%s is '%s', which nothing defines; give the value itself"
                        .formatted(name, value));
            }
        });
        if (!mistakes.isEmpty()) {
            throw Mistakes.of(mistakes);
        }
    }

    private Product product(ExecutionContext context) throws MojoExecutionException {
        try {
            Product found = context.library(productsDirectory).product(given(product));
            if (found.knownFailures().isEmpty()) {
                throw Mistakes.of(
                        "%s: no failure of %s is known, so none could be recognised; write known-failures: there, or into %s/%s.yaml with extends: %s"
                                .formatted(
                                        found.file(),
                                        found.id(),
                                        context.productsFolder(productsDirectory)
                                                .path()
                                                .getFileName(),
                                        found.id(),
                                        found.id()));
            }
            return found;
        } catch (UnusableFileException e) {
            throw Mistakes.of(String.valueOf(e.getMessage()));
        }
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static Optional<Version> version(Product product, String name, @Nullable String text)
            throws MojoExecutionException {
        if (given(text).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(product.versioning().read(given(text)));
        } catch (UnreadableVersionException e) {
            throw Mistakes.of("upgrade-guard.%s: %s; correct it or leave it out".formatted(name, e.getMessage()));
        }
    }

    private Diagnosis read(Diagnostician diagnostician) throws MojoExecutionException {
        try {
            if (given(log).equals(STANDARD_INPUT)) {
                getLog().info("reading the log from standard input");
                return diagnostician.diagnose(System.in);
            }
            try (InputStream in = Files.newInputStream(file())) {
                return diagnostician.diagnose(in);
            }
        } catch (IOException e) {
            throw Mistakes.of("%s cannot be read to its end: %s".formatted(nameOfLog(), e));
        }
    }

    private Path file() throws MojoExecutionException {
        try {
            Path path = Path.of(given(log));
            Path file = project.getBasedir() == null
                    ? path.toAbsolutePath()
                    : project.getBasedir().toPath().resolve(path);
            if (!Files.exists(file)) {
                throw Mistakes.of(
                        "there is no log %s; correct upgrade-guard.log, or write - for standard input".formatted(file));
            }
            if (Files.isDirectory(file)) {
                throw Mistakes.of("%s is a folder; write the path of a log in it as upgrade-guard.log".formatted(file));
            }
            return file;
        } catch (InvalidPathException e) {
            throw Mistakes.of("upgrade-guard.log is '%s', which is no path: %s".formatted(given(log), e.getReason()));
        }
    }

    private String nameOfLog() {
        return given(log).equals(STANDARD_INPUT) ? "standard input" : given(log);
    }
}
