package io.github.upgradeguard.maven;

import io.github.upgradeguard.upgrade.guard.Declaration;
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
        return upgrade(index).flatMap(upgrade -> of(child(upgrade, element)));
    }

    /**
     * The place of an element of an acceptance, or of the acceptance itself where it has no such element.
     *
     * @param index the upgrade, counted from 0
     * @param acceptance the acceptance, counted from 0
     */
    Optional<Declaration> ofAcceptance(int index, int acceptance, String element) {
        return upgrade(index)
                .map(upgrade -> child(upgrade, "accepted"))
                .map(all -> acceptance < all.getChildCount() ? child(all.getChild(acceptance), element) : all)
                .flatMap(this::of);
    }

    private static Xpp3Dom child(Xpp3Dom parent, String element) {
        Xpp3Dom child = parent.getChild(element);
        return child == null ? parent : child;
    }

    /** An upgrade as it is configured, counted from 0. */
    Optional<Xpp3Dom> upgrade(int index) {
        return upgrades.filter(all -> index < all.getChildCount()).map(all -> all.getChild(index));
    }

    /** An element of an upgrade as it stands in the POM, before Maven evaluates it; empty if it is not there. */
    Optional<String> written(int index, String element) {
        return upgrade(index).map(upgrade -> upgrade.getChild(element)).map(Xpp3Dom::getValue);
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

    /** What tells an element from all others of all POMs; empty where Maven did not keep its place. */
    Optional<String> identity(Xpp3Dom element) {
        Object location = element.getInputLocation();
        if (location instanceof InputLocation maven3) {
            return Optional.ofNullable(maven3.getSource()).map(source -> "%s %s @ %d:%d"
                    .formatted(
                            source.getLocation(),
                            source.getModelId(),
                            maven3.getLineNumber(),
                            maven3.getColumnNumber()));
        }
        return Optional.ofNullable(location).map(Object::toString);
    }

    /** A parent from a repository lies somewhere on this machine, which is nobody's business. */
    private String shown(Path file) {
        Path above = root.getParent();
        boolean isNear = file.startsWith(root)
                || (above != null && file.startsWith(above) && !file.toString().endsWith(".pom"));
        return String.valueOf(isNear ? root.relativize(file) : file.getFileName())
                .replace('\\', '/');
    }
}
