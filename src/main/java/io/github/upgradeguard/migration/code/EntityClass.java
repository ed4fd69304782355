package io.github.upgradeguard.migration.code;

import io.github.upgradeguard.migration.code.ClassFile.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A class whose objects are rows of tables, or parts of such.
 *
 * @param name its binary name
 * @param properties what of it may be stored, with the annotations on the field or on its getter
 */
record EntityClass(String name, Optional<String> superName, List<Annotation> annotations, List<Property> properties) {

    private static final Set<String> MARKS =
            Set.of("Entity", "Table", "PersistenceCapable", "MappedSuperclass", "Embeddable");
    private static final Set<String> PACKAGES = Set.of(
            "javax.persistence.",
            "jakarta.persistence.",
            "javax.jdo.annotations.",
            "org.hibernate.annotations.",
            "org.springframework.data.");
    private static final Set<String> NOT_STORED = Set.of("Transient", "NotPersistent");
    private static final Set<String> KEYS = Set.of("Id", "EmbeddedId", "PrimaryKey");

    /**
     * A field or a property of a class.
     *
     * @param type as in source
     * @param annotations those of persistence alone
     */
    record Property(String name, String type, List<Annotation> annotations) {

        boolean has(String annotation) {
            return ClassFile.annotation(annotations, annotation).isPresent();
        }

        boolean isKey() {
            return KEYS.stream().anyMatch(this::has);
        }
    }

    /** The class as an entity; empty if nothing marks it as one. */
    static Optional<EntityClass> of(ClassFile file) {
        return file.annotations().stream().map(Annotation::simpleName).anyMatch(MARKS::contains)
                ? Optional.of(new EntityClass(file.name(), file.superName(), file.annotations(), properties(file)))
                : Optional.empty();
    }

    private static List<Property> properties(ClassFile file) {
        Map<String, Property> properties = new LinkedHashMap<>();
        for (Member field : file.fields()) {
            if (!field.isStatic() && !field.isTransient()) {
                properties.put(field.name(), property(field.name(), field.descriptor(), field));
            }
        }
        List<Property> getters = new ArrayList<>();
        for (Member method : file.methods()) {
            String name = propertyOf(method);
            if (!method.isStatic() && !name.isEmpty()) {
                getters.add(property(name, method.descriptor().substring(2), method));
            }
        }
        // The specification of JPA: where the key stands, there the other annotations stand, and all without one count.
        boolean all = getters.stream().anyMatch(Property::isKey);
        for (Property getter : getters) {
            if (all || !getter.annotations().isEmpty()) {
                properties.put(getter.name(), getter);
            }
        }
        properties.values().removeIf(property -> NOT_STORED.stream().anyMatch(property::has));
        return List.copyOf(properties.values());
    }

    private static Property property(String name, String descriptor, Member member) {
        return new Property(
                name,
                type(descriptor),
                member.annotations().stream()
                        .filter(annotation -> PACKAGES.stream().anyMatch(annotation.name()::startsWith))
                        .toList());
    }

    /** The property that a method reads; empty if it is no getter. */
    private static String propertyOf(Member method) {
        String name = method.name();
        int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : name.length();
        if (prefix >= name.length()
                || !method.descriptor().startsWith("()")
                || method.descriptor().equals("()V")) {
            return "";
        }
        return name.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + name.substring(prefix + 1);
    }

    private static String type(String descriptor) {
        int dimensions = 0;
        while (dimensions < descriptor.length() && descriptor.charAt(dimensions) == '[') {
            dimensions++;
        }
        String element = descriptor.substring(dimensions);
        String name =
                switch (element) {
                    case "Z" -> "boolean";
                    case "B" -> "byte";
                    case "C" -> "char";
                    case "S" -> "short";
                    case "I" -> "int";
                    case "J" -> "long";
                    case "F" -> "float";
                    case "D" -> "double";
                    default ->
                        element.startsWith("L") && element.endsWith(";")
                                ? element.substring(1, element.length() - 1).replace('/', '.')
                                : element;
                };
        return name + "[]".repeat(Math.min(dimensions, 255));
    }

    String simpleName() {
        return ClassFile.simpleName(name);
    }

    boolean is(String annotation) {
        return ClassFile.annotation(annotations, annotation).isPresent();
    }

    /** Whether its objects are rows of their own, and not only parts of other objects' rows. */
    boolean hasTable() {
        return !is("MappedSuperclass") && !is("Embeddable") && !"true".equals(jdo("embeddedOnly"));
    }

    private String jdo(String element) {
        return ClassFile.annotation(annotations, "PersistenceCapable")
                .flatMap(annotation -> annotation.value(element))
                .orElse("");
    }

    /** The tables that are written there, or the names by which one is found by default. */
    List<String> tables() {
        List<String> tables = new ArrayList<>();
        for (Annotation annotation : annotations) {
            switch (annotation.simpleName()) {
                case "Table" -> {
                    annotation.value("name").ifPresent(tables::add);
                    annotation.value("value").ifPresent(tables::add);
                }
                case "PersistenceCapable" -> annotation.value("table").ifPresent(tables::add);
                default -> {}
            }
        }
        if (tables.isEmpty()) {
            ClassFile.annotation(annotations, "Entity")
                    .flatMap(entity -> entity.value("name"))
                    .ifPresent(tables::add);
            tables.add(simpleName());
        }
        for (Annotation annotation : annotations) {
            if (annotation.simpleName().equals("SecondaryTable")) {
                annotation.value("name").ifPresent(tables::add);
            }
            annotation.nested("value").stream()
                    .filter(nested -> nested.simpleName().equals("SecondaryTable"))
                    .forEach(nested -> nested.value("name").ifPresent(tables::add));
        }
        tables.removeIf(String::isEmpty);
        return tables;
    }
}
