package io.github.upgradeguard.maven;

import io.github.upgradeguard.guard.UpgradeRequest;
import io.github.upgradeguard.policy.Rollout;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What a goal has to ask of the Maven that runs it. */
record ExecutionContext(MavenSession session, MavenProject project, MojoExecution execution) {

    /** Whether to skip: what the command line says, and otherwise what the POM says. */
    boolean isSkipped(boolean configured) {
        String property = session.getUserProperties().getProperty("upgrade-guard.skip");
        return property == null ? configured : property.isEmpty() || Boolean.parseBoolean(property);
    }

    /** The folder of the root POM: of the outermost one above the project that Maven read, or the current folder. */
    Path root() {
        String started = session.getExecutionRootDirectory();
        if (project.getBasedir() == null) {
            return Path.of(started == null ? "" : started).toAbsolutePath();
        }
        Path root = project.getBasedir().toPath();
        for (MavenProject parent = project.getParent(); isAbove(parent, root); parent = parent.getParent()) {
            root = parent.getBasedir().toPath();
        }
        return started != null && root.startsWith(started) ? Path.of(started) : root;
    }

    private static boolean isAbove(@Nullable MavenProject parent, Path folder) {
        return parent != null
                && parent.getBasedir() != null
                && folder.startsWith(parent.getBasedir().toPath());
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

    /** Where the project's own product files are. The default need not be there; a folder that is named must. */
    Path productsDirectory(@Nullable File configured) throws MojoExecutionException {
        if (configured == null) {
            return root().resolve("upgrades");
        }
        if (!configured.isDirectory()) {
            throw new MojoExecutionException(
                    "\nproductsDirectory is %s, which is no folder; create it or correct the parameter"
                            .formatted(configured));
        }
        return configured.toPath();
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
                throw new MojoExecutionException("\n%s<%s> is no parameter of this plugin; known are %s"
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

    /** Whether nobody has checked the same before in this build; from then on, somebody has. */
    boolean isFirstToCheck(List<UpgradeRequest> requests, Path products, FailOn limit) {
        return isFirst("check " + limit, requests, products);
    }

    /** Whether nobody has written a runbook of the same before in this build; from then on, somebody has. */
    boolean isFirstToPlan(List<UpgradeRequest> requests, Path products) {
        return isFirst("plan", requests, products);
    }

    private boolean isFirst(String deed, List<UpgradeRequest> requests, Path products) {
        StringBuilder key = new StringBuilder("io.github.upgradeguard.")
                .append(deed)
                .append(' ')
                .append(products);
        for (UpgradeRequest request : requests) {
            key.append('\n').append(request.id());
            key.append(' ').append(request.product());
            key.append(' ').append(request.current());
            key.append(' ').append(request.target());
            key.append(' ').append(request.rollout().map(Rollout::key).orElse("any"));
            key.append(' ').append(new TreeMap<>(request.facts().values()));
            key.append(' ').append(request.instances());
            key.append(' ').append(request.unreviewed());
            for (io.github.upgradeguard.notes.Acceptance acceptance : request.accepted()) {
                key.append(' ').append(acceptance.release());
                key.append(' ').append(acceptance.flag());
                key.append(' ').append(acceptance.until());
                key.append(' ').append(acceptance.reason());
            }
        }
        return session.getRepositorySession().getData().set(key.toString(), null, true);
    }

    /** What to write where there is nothing to check. */
    String nothingConfigured() {
        List<String> configured = new ArrayList<>();
        Plugin plugin = project.getPlugin("io.github.upgrade-guard:upgrade-guard-maven-plugin");
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
