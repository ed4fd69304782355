package io.github.upgradeguard.maven;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What Maven made one upgrade of several. It merges the configurations of parents, executions and profiles by position:
 * what stands in the first {@code <upgrade>} of one comes into the first of the other, whatever product that is of.
 *
 * @param places where elements stand
 * @param written each {@code <upgrade>} as it stands in a POM
 * @param inherited the upgrades of the parents, as Maven merged those
 * @param evaluated puts values in the place of expressions
 */
record MergedUpgrades(
        PomPlaces places, List<Xpp3Dom> written, List<Xpp3Dom> inherited, UnaryOperator<String> evaluated) {

    private static final String PRODUCT = "product";

    /** Those of a project's plugin; none where they stand in one place, so that nothing was merged. */
    static MergedUpgrades of(MavenProject project, PomPlaces places, UnaryOperator<String> evaluated) {
        List<Xpp3Dom> written = new ArrayList<>();
        List<Xpp3Dom> inherited = new ArrayList<>();
        addUpgrades(project.getOriginalModel(), written);
        for (MavenProject parent = project.getParent(); parent != null; parent = parent.getParent()) {
            addUpgrades(parent.getOriginalModel(), written);
            addUpgrades(parent.getModel(), inherited);
        }
        boolean isOnePlace = written.size() < 2 && inherited.isEmpty();
        return isOnePlace
                ? new MergedUpgrades(places, List.of(), List.of(), evaluated)
                : new MergedUpgrades(places, each(written), each(inherited), evaluated);
    }

    private static List<Xpp3Dom> each(List<Xpp3Dom> upgrades) {
        return upgrades.stream().flatMap(all -> Stream.of(all.getChildren())).toList();
    }

    /** Adds each {@code <upgrades>} of a POM. */
    private static void addUpgrades(@Nullable Model model, List<Xpp3Dom> upgrades) {
        if (model == null) {
            return;
        }
        addUpgrades(model.getBuild(), upgrades);
        for (Profile profile : model.getProfiles()) {
            addUpgrades(profile.getBuild(), upgrades);
        }
    }

    private static void addUpgrades(@Nullable BuildBase build, List<Xpp3Dom> upgrades) {
        if (build == null) {
            return;
        }
        addUpgrades((PluginContainer) build, upgrades);
        if (build.getPluginManagement() != null) {
            addUpgrades(build.getPluginManagement(), upgrades);
        }
    }

    private static void addUpgrades(PluginContainer container, List<Xpp3Dom> upgrades) {
        for (Plugin plugin : container.getPlugins()) {
            if (ExecutionContext.PLUGIN.equals(plugin.getKey())) {
                addUpgrades(plugin.getConfiguration(), upgrades);
                for (PluginExecution execution : plugin.getExecutions()) {
                    addUpgrades(execution.getConfiguration(), upgrades);
                }
            }
        }
    }

    private static void addUpgrades(@Nullable Object configuration, List<Xpp3Dom> upgrades) {
        if (configuration instanceof Xpp3Dom dom && dom.getChild("upgrades") != null) {
            upgrades.add(dom.getChild("upgrades"));
        }
    }

    /** What has come into an upgrade from one of another product, each with what to write. */
    List<String> mistakes(int index, String product) {
        Optional<Xpp3Dom> upgrade = places.upgrade(index);
        if (written.isEmpty() || upgrade.isEmpty() || product.isEmpty()) {
            return List.of();
        }
        Optional<String> own =
                Optional.ofNullable(upgrade.get().getChild(PRODUCT)).flatMap(places::identity);
        Set<String> mistakes = new LinkedHashSet<>();
        for (Xpp3Dom child : upgrade.get().getChildren()) {
            if (!child.getName().equals(PRODUCT)) {
                elements(child)
                        .flatMap(
                                element -> foreign(element, own, product)
                                        .map(other -> mistake(index, product, child, element, other))
                                        .stream())
                        .findFirst()
                        .ifPresent(mistakes::add);
            }
        }
        return List.copyOf(mistakes);
    }

    private static Stream<Xpp3Dom> elements(Xpp3Dom element) {
        return Stream.concat(
                Stream.of(element), Stream.of(element.getChildren()).flatMap(MergedUpgrades::elements));
    }

    /** The other product that an element was written for; empty if it was written for this one. */
    private Optional<String> foreign(Xpp3Dom element, Optional<String> own, String product) {
        Optional<String> identity = places.identity(element);
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        Optional<Xpp3Dom> writtenIn = written.stream()
                .filter(upgrade -> holds(upgrade, identity.get()))
                .findFirst();
        Optional<Xpp3Dom> named = writtenIn.map(upgrade -> upgrade.getChild(PRODUCT));
        if (named.isPresent()) {
            boolean isSame = own.isPresent() && own.equals(places.identity(named.get()));
            return isSame ? Optional.empty() : productOf(named.get()).filter(other -> !other.equals(product));
        }
        return inherited.stream()
                .filter(upgrade -> holds(upgrade, identity.get()))
                .map(upgrade -> upgrade.getChild(PRODUCT))
                .flatMap(other -> Stream.ofNullable(other).flatMap(it -> productOf(it).stream()))
                .filter(other -> !other.equals(product))
                .findFirst();
    }

    private boolean holds(Xpp3Dom upgrade, String identity) {
        return elements(upgrade)
                .anyMatch(element ->
                        places.identity(element).filter(identity::equals).isPresent());
    }

    private Optional<String> productOf(Xpp3Dom element) {
        return Optional.ofNullable(element.getValue())
                .map(evaluated)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private String mistake(int index, String product, Xpp3Dom child, Xpp3Dom element, String other) {
        String here = places.of(index, PRODUCT).map(at -> at + ": ").orElse("");
        String there = places.of(element).map(at -> " (" + at + ")").orElse("");
        String own = child.getChildCount() == 0
                ? "<%s>…</%s>".formatted(child.getName(), child.getName())
                : "<%s combine.self=\"override\">…</%s>".formatted(child.getName(), child.getName());
        return "%supgrade %d is one of %s, but Maven has merged the <%s> of an upgrade of %s into it%s, as both stand at the same position; write <upgrades combine.self=\"override\">, or give the upgrade its own %s"
                .formatted(here, index + 1, product, child.getName(), other, there, own);
    }
}
