package io.github.upgradeguard.migration.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells classes that a migration tool runs once from those that the product runs. */
final class Migrations {

    private static final List<String> TOOLS = List.of("liquibase.", "org.flywaydb.");
    private static final List<String> KINDS = List.of("liquibase.change.", "org.flywaydb.core.api.migration.");

    private final Map<String, ClassFile> classes = new HashMap<>();

    Migrations(Collection<ClassFile> classes) {
        classes.forEach(one -> this.classes.put(one.name(), one));
    }

    /** Whether a class has anything to do with such a tool. */
    static boolean mayBe(ClassFile file) {
        return file.classNames().stream().anyMatch(name -> TOOLS.stream().anyMatch(name::startsWith));
    }

    /** Whether a class is a migration, or inside of one. */
    boolean have(String name) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(name));
        while (!next.isEmpty()) {
            String one = next.remove();
            if (KINDS.stream().anyMatch(one::startsWith)) {
                return true;
            }
            ClassFile file = classes.get(one);
            if (file != null && seen.add(one)) {
                next.addAll(above(file));
            }
        }
        return false;
    }

    private static List<String> above(ClassFile file) {
        List<String> above = new ArrayList<>(file.interfaces());
        file.superName().ifPresent(above::add);
        int outer = file.name().lastIndexOf('$');
        if (outer > 0) {
            above.add(file.name().substring(0, outer));
        }
        return above;
    }
}
