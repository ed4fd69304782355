package io.github.upgradeguard.maven;

import io.github.upgradeguard.report.ProductReport;
import io.github.upgradeguard.upgrade.product.Product;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import io.github.upgradeguard.yaml.UnusableFileException;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Lists the products that are known here; with {@code upgrade-guard.product}, prints all that is known of one. */
@Mojo(name = "products", threadSafe = true, requiresProject = false, aggregator = true)
public final class ProductsMojo extends AbstractMojo {

    /** The one product to print in full. */
    @Parameter(property = "upgrade-guard.product")
    private @Nullable String product;

    /** The project's own product files; by default {@code upgrades} in its folder or above it. */
    @Parameter(property = "upgrade-guard.productsDirectory")
    private @Nullable File productsDirectory;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Override
    public void execute() throws MojoExecutionException {
        ExecutionContext context = new ExecutionContext(session, project, execution);
        context.refuseUnknownParameters();
        ProductLibrary library = context.library(productsDirectory);
        ProductReport report = ProductReport.forStandardOutput();
        try {
            lines(library, report).forEach(getLog()::info);
        } catch (UnusableFileException e) {
            throw Mistakes.of(String.valueOf(e.getMessage()));
        }
    }

    private List<String> lines(ProductLibrary library, ProductReport report) {
        if (product != null) {
            return report.full(library.product(product));
        }
        List<String> lines = new ArrayList<>();
        List<String> own = library.ofProject();
        if (!own.isEmpty()) {
            lines.add("of this project: " + own.size());
            lines.addAll(report.list(products(library, own)));
        }
        List<String> builtIn = ProductLibrary.builtIn().stream()
                .filter(id -> !own.contains(id))
                .toList();
        lines.add("built in: " + builtIn.size());
        lines.addAll(report.list(products(library, builtIn)));
        lines.add("one of them in full: mvn upgrade-guard:products -Dupgrade-guard.product=" + builtIn.get(0));
        return lines;
    }

    private static List<Product> products(ProductLibrary library, List<String> ids) {
        return ids.stream().map(library::product).toList();
    }
}
