package io.github.upgradeguard.migration.changelog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * From what an include says to the file that it means. Liquibase takes paths from the root of the class path; the
 * folder or archive at hand may begin above that, as a source tree does, or below.
 */
final class IncludePaths {

    private static final String CLASS_PATH = "classpath:";

    private final NavigableSet<String> paths;

    IncludePaths(NavigableSet<String> paths) {
        this.paths = paths;
    }

    /** A path as Liquibase records it: without scheme and leading slash, {@code .} and {@code ..} resolved. */
    static String normal(String path) {
        String plain = path.replace('\\', '/').strip();
        if (plain.startsWith(CLASS_PATH)) {
            plain = plain.substring(CLASS_PATH.length());
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : plain.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /** The path that something beside another file, or from the root, is recorded by. */
    static String told(String written, boolean isRelative, LogFile from) {
        return isRelative ? normal(folder(from.path()) + written) : normal(written);
    }

    /** Everything of a path before the last name, with its slash; empty at the root. */
    static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** The file that a path means; empty if there is none. */
    Optional<String> file(String told, LogFile from) {
        return resolved(told, from.file(), paths::contains);
    }

    /** The folder that a path means, with a slash behind it; empty if there is none. The root is an empty text. */
    Optional<String> folder(String told, LogFile from) {
        if (told.isEmpty()) {
            return Optional.of("");
        }
        return resolved(told, from.file(), this::isFolder).map(folder -> folder + "/");
    }

    private boolean isFolder(String path) {
        String first = paths.ceiling(path + "/");
        return first != null && first.startsWith(path + "/");
    }

    /** The paths of all files below a folder, sorted. */
    List<String> below(String folder) {
        List<String> below = new ArrayList<>();
        for (String path : paths.tailSet(folder, true)) {
            if (!path.startsWith(folder)) {
                break;
            }
            below.add(path);
        }
        return below;
    }

    private static Optional<String> resolved(String told, String from, Predicate<String> isThere) {
        if (isThere.test(told)) {
            return Optional.of(told);
        }
        for (int slash = from.indexOf('/'); slash >= 0; slash = from.indexOf('/', slash + 1)) {
            String below = from.substring(0, slash + 1) + told;
            if (isThere.test(below)) {
                return Optional.of(below);
            }
        }
        for (int slash = told.indexOf('/'); slash >= 0; slash = told.indexOf('/', slash + 1)) {
            String above = told.substring(slash + 1);
            if (isThere.test(above)) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }
}
