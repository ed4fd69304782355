package io.github.upgradeguard.maven;

import io.github.upgradeguard.guard.Declaration;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.model.InputLocation;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Where the upgrades of an execution stand in a POM, as far as Maven kept it.
 *
 * @param upgrades the configured {@code <upgrades>}; empty where none are
 * @param root the folder that file names are relative to
 */
record PomPlaces(Optional<Xpp3Dom> upgrades, Path root) {

    /**
     * The place of an element of an upgrade, or of the upgrade itself where it has no such element.
     *
     * @param index the upgrade, counted from 0
     */
    Optional<Declaration> of(int index, String element) {
        if (upgrades.isEmpty() || index >= upgrades.get().getChildCount()) {
            return Optional.empty();
        }
        Xpp3Dom upgrade = upgrades.get().getChild(index);
        Xpp3Dom child = upgrade.getChild(element);
        return place(child == null ? upgrade : child);
    }

    /** An element of an upgrade as it stands in the POM, before Maven evaluates it; empty if it is not there. */
    Optional<String> written(int index, String element) {
        return upgrades.filter(all -> index < all.getChildCount())
                .map(all -> all.getChild(index).getChild(element))
                .map(Xpp3Dom::getValue);
    }

    private Optional<Declaration> place(Xpp3Dom element) {
        if (!(element.getInputLocation() instanceof InputLocation location)
                || location.getSource() == null
                || location.getSource().getLocation() == null) {
            return Optional.empty();
        }
        Path file = Path.of(location.getSource().getLocation());
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        return Optional.of(new Declaration(shown.toString().replace('\\', '/'), location.getLineNumber()));
    }
}
