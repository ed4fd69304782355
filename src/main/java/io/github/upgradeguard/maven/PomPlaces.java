package io.github.upgradeguard.maven;

import io.github.upgradeguard.guard.Declaration;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.InputLocation;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Where the upgrades of an execution stand in a POM, as far as Maven kept it.
 *
 * @param upgrades the configured {@code <upgrades>}; empty where none are
 * @param root the folder that file names are relative to
 */
record PomPlaces(Optional<Xpp3Dom> upgrades, Path root) {

    /** Maven 4 keeps a type that Maven 3 cannot load; its text is {@code file:///…/pom.xml @ 31:9}. */
    private static final Pattern MAVEN_4_LOCATION = Pattern.compile("(?<file>file:.*) @ (?<line>\\d+):\\d+");

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
        return of(child == null ? upgrade : child);
    }

    /** An element of an upgrade as it stands in the POM, before Maven evaluates it; empty if it is not there. */
    Optional<String> written(int index, String element) {
        return upgrades.filter(all -> index < all.getChildCount())
                .map(all -> all.getChild(index).getChild(element))
                .map(Xpp3Dom::getValue);
    }

    /** The place of any element of a configuration. */
    Optional<Declaration> of(Xpp3Dom element) {
        Object location = element.getInputLocation();
        if (location instanceof InputLocation maven3
                && maven3.getSource() != null
                && maven3.getSource().getLocation() != null) {
            return Optional.of(
                    new Declaration(shown(Path.of(maven3.getSource().getLocation())), maven3.getLineNumber()));
        }
        Matcher maven4 = MAVEN_4_LOCATION.matcher(String.valueOf(location));
        return maven4.matches()
                ? Optional.of(new Declaration(
                        shown(Path.of(URI.create(maven4.group("file")))), Integer.parseInt(maven4.group("line"))))
                : Optional.empty();
    }

    private String shown(Path file) {
        return (file.startsWith(root) ? root.relativize(file) : file).toString().replace('\\', '/');
    }
}
