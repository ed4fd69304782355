package io.github.upgradeguard.migration.code;

import io.github.upgradeguard.migration.changelog.Contents;
import io.github.upgradeguard.migration.schema.Name;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a class that migrates a database tells of it by its constants, those of its nested classes and of its
 * superclasses. It may do more: that nothing is told is no sign that nothing is done.
 *
 * @param statements what looks like a statement that changes rows or tables, or like a piece of one, in one line, in
 *     the order of the class files; {@code ?} stands for what is known at run time only. Pieces are not joined: only
 *     the code knows their order
 * @param builds the simple names of Liquibase's own statements that the classes refer to, such as
 *     {@code UpdateStatement}
 * @param words of all constants: whatever may be the name of a table or a column
 */
public record CustomChange(List<String> statements, Set<String> builds, Set<Name> words) {

    private static final int MOST_CLASSES = 256;

    private static final int MOST_WORDS = 10_000;

    private static final List<String> NOT_BUILT = List.of("SqlStatement", "AbstractSqlStatement");

    public CustomChange {
        statements = List.copyOf(statements);
        builds = Set.copyOf(builds);
        words = Set.copyOf(words);
    }

    /**
     * Reads the class of a custom change or of a Java migration.
     *
     * @param className its binary name
     * @return empty if the artifact has no such class; nothing in it if the class tells nothing, or cannot be read
     */
    public static Optional<CustomChange> read(Contents artifact, String className) {
        List<String> paths = artifact.paths();
        Optional<String> path = path(paths, className);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Set<String> statements = new LinkedHashSet<>();
        Set<String> builds = new LinkedHashSet<>();
        Set<Name> words = new LinkedHashSet<>();
        for (ClassFile file : family(artifact, paths, path.get())) {
            statements.addAll(StatementPieces.of(file.strings()));
            file.strings().forEach(string -> addWords(string, words));
            file.classNames().stream()
                    .filter(name -> name.startsWith("liquibase.statement.") && name.endsWith("Statement"))
                    .map(ClassFile::simpleName)
                    .filter(name -> !NOT_BUILT.contains(name))
                    .forEach(builds::add);
        }
        return Optional.of(new CustomChange(List.copyOf(statements), builds, words));
    }

    private static void addWords(String string, Set<Name> words) {
        int start = 0;
        for (int at = 0; at <= string.length() && words.size() < MOST_WORDS; at++) {
            boolean isIn =
                    at < string.length() && (Character.isLetterOrDigit(string.charAt(at)) || string.charAt(at) == '_');
            if (!isIn) {
                if (at > start) {
                    words.add(Name.of(string.substring(start, at)));
                }
                start = at + 1;
            }
        }
    }

    /** Whether the classes tell anything of what they do. */
    public boolean isTold() {
        return !statements.isEmpty() || !builds.isEmpty();
    }

    /** Where a class stands: at the root, or below {@code WEB-INF/classes} or the like. */
    private static Optional<String> path(List<String> paths, String className) {
        String file = className.replace('.', '/') + ".class";
        return paths.contains(file)
                ? Optional.of(file)
                : paths.stream().filter(path -> path.endsWith("/" + file)).findFirst();
    }

    private static List<ClassFile> family(Contents artifact, List<String> paths, String first) {
        List<ClassFile> family = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        Optional<String> next = Optional.of(first);
        while (next.isPresent() && seen.add(next.get()) && family.size() < MOST_CLASSES) {
            Optional<ClassFile> file = file(artifact, next.get());
            file.ifPresent(family::add);
            String nested = next.get().substring(0, next.get().length() - ".class".length()) + "$";
            paths.stream()
                    .filter(path -> path.startsWith(nested) && path.endsWith(".class") && seen.add(path))
                    .limit(MOST_CLASSES)
                    .flatMap(path -> file(artifact, path).stream())
                    .forEach(family::add);
            next = file.flatMap(ClassFile::superName).flatMap(name -> path(paths, name));
        }
        return family;
    }

    private static Optional<ClassFile> file(Contents artifact, String path) {
        try {
            return artifact.bytes(path).flatMap(ClassFile::read);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
