package io.github.upgradeguard.maven;

import io.github.upgradeguard.border.ProjectFiles;
import io.github.upgradeguard.upgrade.product.ProductLibrary;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What a goal has to ask of the Maven that runs it. */
record ExecutionContext(MavenSession session, MavenProject project, MojoExecution execution) {

    /** This plugin, as POMs name it. */
    static final String PLUGIN = "io.github.upgrade-guard:upgrade-guard-maven-plugin";

    private static final String DEFAULT_CLI = "default-cli";

    /** Whether to skip: what the command line says, and otherwise what the POM says. */
    boolean isSkipped(boolean configured) {
        String property = session.getUserProperties().getProperty("upgrade-guard.skip");
        return property == null ? configured : property.isEmpty() || Boolean.parseBoolean(property);
    }

    /** The folder of the root POM, or the current folder. */
    Path root() {
        return projectRoot().root();
    }

    /** The files that the project may read. */
    ProjectFiles files() {
        return projectRoot().files();
    }

    private ProjectRoot projectRoot() {
        return new ProjectRoot(session, project);
    }

    /** Where results are written: where the configuration says, or in the folder that the build writes to. */
    Path outputDirectory(@Nullable File configured) {
        if (configured != null) {
            return configured.toPath();
        }
        Path build = project.getBasedir() == null
                ? root().resolve("target")
                : Path.of(project.getBuild().getDirectory());
        return build.resolve("upgrade-guard");
    }

    /**
     * The file for the results of this execution: BASE.ENDING for the first execution of a goal in a project, with the
     * execution's id for each further one; and with the project's name where another project of this build writes that
     * into the same folder.
     */
    ResultFile resultFile(@Nullable File configured, String base, String ending) {
        String id = executionId();
        String own = isFirstExecution() ? "" : "-" + id;
        List<String> names = Stream.of(
                        own,
                        id.equals(DEFAULT_CLI) ? "-" + id : own,
                        "-" + project.getArtifactId() + own,
                        "-" + project.getArtifactId() + "-" + id,
                        "-" + project.getGroupId() + "." + project.getArtifactId() + "-" + id,
                        "-" + Integer.toHexString(owner().hashCode()))
                .map(name -> base + name.replaceAll("[^A-Za-z0-9._-]", "_") + "." + ending)
                .distinct()
                .toList();
        return ResultFile.claimed(
                outputDirectory(configured), configured == null, names, BuildMemory.of(session), owner());
    }

    private String executionId() {
        return execution.getExecutionId() == null ? DEFAULT_CLI : execution.getExecutionId();
    }

    private String owner() {
        return "%s:%s %s@%s"
                .formatted(project.getGroupId(), project.getArtifactId(), execution.getGoal(), executionId());
    }

    /** Whether no other execution of the goal stands before this one in the POM. */
    private boolean isFirstExecution() {
        Plugin plugin = project.getPlugin(PLUGIN);
        return plugin == null
                || executionId().equals(DEFAULT_CLI)
                || plugin.getExecutions().stream()
                        .filter(other -> other.getGoals().contains(execution.getGoal()))
                        .findFirst()
                        .filter(first -> !first.getId().equals(executionId()))
                        .isEmpty();
    }

    /** Where the project's own product files are. The default need not be there; a folder that is named must. */
    ProductsFolder productsFolder(@Nullable File configured) throws MojoExecutionException {
        return ProductsFolder.of(projectRoot(), configured, isTyped("productsDirectory"));
    }

    /** The products that are known to this execution. */
    ProductLibrary library(@Nullable File productsDirectory) throws MojoExecutionException {
        ProductsFolder folder = productsFolder(productsDirectory);
        return new ProductLibrary(folder.files(), folder.path(), ExecutionContext.class.getClassLoader());
    }

    /** Whether a parameter is given on the command line. */
    boolean isTyped(String parameter) {
        return session.getUserProperties().getProperty("upgrade-guard." + parameter) != null;
    }

    /** Where the upgrades of this execution stand. */
    PomPlaces places() {
        return new PomPlaces(
                Optional.ofNullable(execution.getConfiguration()).map(all -> all.getChild("upgrades")), root());
    }

    /** Maven ignores a parameter that does not exist; a guard must not. */
    void refuseUnknownParameters() throws MojoExecutionException {
        Set<String> known = new TreeSet<>();
        execution.getMojoDescriptor().getPluginDescriptor().getMojos().forEach(mojo -> mojo.getParameters()
                .forEach(parameter -> {
                    if (parameter.isEditable()) {
                        known.add(parameter.getName());
                    }
                }));
        for (Xpp3Dom parameter : configuration()) {
            if (!known.contains(parameter.getName())) {
                String place = places().of(parameter).map(at -> at + ": ").orElse("");
                throw Mistakes.of("%s<%s> is no parameter of this plugin; known are %s"
                        .formatted(place, parameter.getName(), String.join(", ", known)));
            }
        }
    }

    private List<Xpp3Dom> configuration() {
        Plugin plugin = execution.getPlugin();
        if (plugin == null) {
            return List.of();
        }
        PluginExecution own = plugin.getExecutionsAsMap().get(execution.getExecutionId());
        Object configuration = own == null ? plugin.getConfiguration() : own.getConfiguration();
        return configuration instanceof Xpp3Dom dom ? List.of(dom.getChildren()) : List.of();
    }

    /** What has come into upgrades from those of other products. */
    MergedUpgrades merged() {
        PluginParameterExpressionEvaluator evaluator = new PluginParameterExpressionEvaluator(session, execution);
        return MergedUpgrades.of(project, places(), text -> {
            try {
                return String.valueOf(evaluator.evaluate(text));
            } catch (ExpressionEvaluationException e) {
                return text;
            }
        });
    }

    /**
     * A deed that is done once in a build, however many modules inherit it.
     *
     * @param what all that it depends on
     * @param outputDirectory where the configuration says that its results are written: each place gets its own
     */
    BuildMemory.Deed deed(@Nullable File outputDirectory, Object... what) {
        List<Object> all = new ArrayList<>(List.of(what));
        all.add(execution.getGoal());
        all.add(root());
        all.add(Optional.ofNullable(outputDirectory));
        return BuildMemory.of(session).deed(all, project.getArtifactId());
    }

    /** What to write where there is nothing to check. */
    String nothingConfigured() {
        List<String> configured = new ArrayList<>();
        Plugin plugin = project.getPlugin(PLUGIN);
        if (plugin != null) {
            for (PluginExecution other : plugin.getExecutions()) {
                if (other.getConfiguration() instanceof Xpp3Dom dom && dom.getChild("upgrades") != null) {
                    configured.add(other.getId());
                }
            }
        }
        String elsewhere = configured.isEmpty()
                ? ""
                : "; the POM configures upgrades for the execution '%s': run mvn upgrade-guard:%s@%s"
                        .formatted(configured.get(0), execution.getGoal(), configured.get(0));
        return """
                no upgrade is configured, so nothing was checked%s
                  write into the plugin's <configuration>:
                    <upgrades>
                      <upgrade><product>docker-dtr</product><current>2.1.4</current><target>2.3.3</target></upgrade>
                    </upgrades>
                  or give -Dupgrade-guard.product=… -Dupgrade-guard.current=… -Dupgrade-guard.target=…""".formatted(elsewhere);
    }
}
