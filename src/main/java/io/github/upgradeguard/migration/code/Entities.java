package io.github.upgradeguard.migration.code;

import io.github.upgradeguard.migration.code.EntityClass.Property;
import io.github.upgradeguard.migration.schema.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The classes whose objects are rows, and the tables and columns that they are mapped to. Whoever maps them turns
 * {@code userSession} into {@code USER_SESSION} or leaves it, as configured somewhere: both are taken for one.
 */
final class Entities {

    /** Embedded objects within embedded ones, and superclasses above superclasses. */
    private static final int DEEPEST = 16;
    /** Pairs of a field and a column: classes that embed each other could make them without end. */
    private static final int MOST = 1 << 19;

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double");

    private static final Set<String> TO_ONE = Set.of("ManyToOne", "OneToOne");
    private static final Set<String> TO_MANY = Set.of("OneToMany", "ManyToMany", "ElementCollection", "Join");
    private static final Set<String> NAMES_REFERENCE = Set.of("JoinColumn", "JoinTable", "CollectionTable");
    private static final Set<String> COLUMNS = Set.of("Column", "JoinColumn", "Persistent");
    /** What is put behind a name to make that of a key, of a position, of a sequence. */
    private static final Set<String> ENDINGS = Set.of("id", "key", "order", "oid", "idx", "seq");

    private final Map<String, EntityClass> classes = new HashMap<>();
    private final Map<String, Map<String, Set<EntityField>>> fields = new HashMap<>();
    /** Folded names that follow from a class or from a field alone, and the class. */
    private final Map<String, String> names = new HashMap<>();
    /** Folded names of which others are made by default, {@code user} of {@code USER_ID}, and the class. */
    private final Map<String, String> beginnings = new HashMap<>();

    private final Set<String> endings = new HashSet<>(ENDINGS);
    private int left = MOST;

    /** @param mapped folded names that stand in mapping files, and where */
    Entities(List<EntityClass> all, Map<String, String> mapped) {
        names.putAll(mapped);
        all.forEach(one -> classes.putIfAbsent(one.name(), one));
        all.forEach(this::addNames);
        all.stream().filter(EntityClass::hasTable).forEach(this::addFields);
    }

    /** A name without what conventions change in it. */
    static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        for (int at = 0; at < name.length(); at++) {
            if (Character.isLetterOrDigit(name.charAt(at))) {
                folded.append(name.charAt(at));
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    private void addNames(EntityClass entity) {
        addName(entity.simpleName(), entity);
        texts(entity.annotations()).forEach(text -> addName(text, entity));
        if (entity.is("Inheritance")) {
            addName("DTYPE", entity);
        }
        if (entity.hasTable()) {
            entity.tables().forEach(table -> endings.add(folded(table)));
        }
        for (Property property : entity.properties()) {
            addName(property.name(), entity);
            texts(property.annotations()).forEach(text -> addName(text, entity));
            if (property.has("GeneratedValue")) {
                addName("hibernate_sequence", entity);
                entity.tables().forEach(table -> addBeginning(table, entity));
            }
            if (property.isKey()) {
                columnNamesOfKey(property).forEach(name -> endings.add(folded(name)));
            }
            if (isNamed(property)) {
                continue;
            }
            if (TO_ONE.stream().anyMatch(property::has)) {
                addBeginning(property.name(), entity);
            }
            if (TO_MANY.stream().anyMatch(property::has)) {
                addBeginning(property.name(), entity);
                addBeginning(entity.simpleName(), entity);
                entity.tables().forEach(table -> addBeginning(table, entity));
                endings.add(folded(property.name()));
            }
        }
    }

    /** Whether nothing of a reference to other objects is left to be named by default. */
    private static boolean isNamed(Property property) {
        return property.annotations().stream()
                .anyMatch(annotation -> annotation.value("mappedBy").isPresent()
                        || (NAMES_REFERENCE.contains(annotation.simpleName())
                                && annotation.value("name").isPresent()));
    }

    private void addBeginning(String name, EntityClass entity) {
        beginnings.putIfAbsent(folded(name), entity.name());
    }

    private void addName(String name, EntityClass entity) {
        names.putIfAbsent(folded(name), entity.name());
    }

    /** Names that are written in annotations, whatever they name. */
    private static List<String> texts(List<Annotation> annotations) {
        List<String> texts = new ArrayList<>();
        for (Annotation annotation : annotations) {
            for (String element : List.of("name", "table", "column", "value")) {
                annotation.values().getOrDefault(element, List.of()).stream()
                        .filter(text -> text.length() <= 128)
                        .forEach(texts::add);
            }
        }
        return texts;
    }

    private void addFields(EntityClass entity) {
        Set<String> tables = new LinkedHashSet<>();
        List<EntityClass> line = line(entity);
        line.stream().filter(EntityClass::hasTable).forEach(one -> tables.addAll(one.tables()));
        for (EntityClass declaring : line) {
            addFields(declaring, tables, Map.of(), 0);
        }
    }

    /** The class and its superclasses. */
    private List<EntityClass> line(EntityClass entity) {
        List<EntityClass> line = new ArrayList<>();
        Optional<EntityClass> next = Optional.of(entity);
        while (next.isPresent() && line.size() < DEEPEST) {
            line.add(next.get());
            next = next.get().superName().map(classes::get);
        }
        return line;
    }

    /** @param overrides the columns that another class gives to the properties of this one */
    private void addFields(EntityClass entity, Set<String> tables, Map<String, Annotation> overrides, int depth) {
        for (Property property : entity.properties()) {
            if (left-- <= 0) {
                return;
            }
            Optional<EntityClass> type = Optional.ofNullable(classes.get(property.type()));
            if (TO_MANY.stream().anyMatch(property::has)) {
                continue;
            }
            if (depth < DEEPEST
                    && type.isPresent()
                    && (type.get().is("Embeddable") || property.has("Embedded") || property.has("EmbeddedId"))) {
                addFields(type.get(), tables, overridden(property), depth + 1);
                continue;
            }
            List<Annotation> columns = Optional.ofNullable(overrides.get(property.name()))
                    .map(List::of)
                    .orElseGet(() -> columns(property));
            EntityField field = field(entity, property, columns);
            Set<String> in = new LinkedHashSet<>();
            columns.forEach(column -> column.value("table").ifPresent(in::add));
            for (String table : in.isEmpty() ? tables : in) {
                for (String column : columnNames(property, columns)) {
                    left--;
                    fields.computeIfAbsent(folded(table), key -> new HashMap<>())
                            .computeIfAbsent(folded(column), key -> new LinkedHashSet<>())
                            .add(field);
                }
            }
        }
    }

    private static Map<String, Annotation> overridden(Property property) {
        Map<String, Annotation> overridden = new HashMap<>();
        for (Annotation annotation : property.annotations()) {
            List<Annotation> overrides = annotation.simpleName().equals("AttributeOverride")
                    ? List.of(annotation)
                    : annotation.simpleName().equals("AttributeOverrides") ? annotation.nested("value") : List.of();
            for (Annotation override : overrides) {
                for (Annotation column : override.nested("column")) {
                    override.value("name").ifPresent(name -> overridden.put(name, column));
                }
            }
        }
        return overridden;
    }

    private static List<Annotation> columns(Property property) {
        List<Annotation> columns = new ArrayList<>();
        for (Annotation annotation : property.annotations()) {
            if (COLUMNS.contains(annotation.simpleName())) {
                columns.add(annotation);
            }
            for (String element : List.of("value", "columns")) {
                annotation.nested(element).stream()
                        .filter(nested -> COLUMNS.contains(nested.simpleName()))
                        .forEach(columns::add);
            }
        }
        return columns;
    }

    private List<String> columnNames(Property property, List<Annotation> columns) {
        List<String> names = new ArrayList<>();
        for (Annotation column : columns) {
            boolean isField = column.simpleName().equals("Persistent");
            column.value(isField ? "column" : "name")
                    .filter(name -> !name.isEmpty())
                    .ifPresent(names::add);
        }
        if (!names.isEmpty()) {
            return names;
        }
        names.add(property.name());
        Optional.ofNullable(classes.get(property.type())).stream()
                .flatMap(target -> line(target).stream())
                .flatMap(target -> target.properties().stream())
                .filter(Property::isKey)
                .limit(DEEPEST)
                .forEach(key -> columnNamesOfKey(key).forEach(name -> names.add(property.name() + name)));
        return names;
    }

    private static List<String> columnNamesOfKey(Property key) {
        List<String> names = new ArrayList<>(List.of(key.name()));
        columns(key).forEach(column -> column.value("name").ifPresent(names::add));
        return names;
    }

    private static EntityField field(EntityClass entity, Property property, List<Annotation> columns) {
        boolean isPrimitive = PRIMITIVES.contains(property.type());
        boolean isForbidden = property.annotations().stream().anyMatch(annotation -> "false"
                        .equals(annotation.value("optional").orElse("")))
                || columns.stream()
                        .anyMatch(column -> "false"
                                        .equals(column.value("nullable").orElse(""))
                                || "false".equals(column.value("allowsNull").orElse("")));
        return new EntityField(
                entity.name(),
                property.name(),
                property.type(),
                isPrimitive,
                !isPrimitive && !isForbidden && !property.isKey(),
                property.has("Version"));
    }

    /** The fields that a column fills, the primitive ones first. */
    List<EntityField> fields(Name table, Name column) {
        List<EntityField> found = new ArrayList<>(
                fields.getOrDefault(folded(table.text()), Map.of()).getOrDefault(folded(column.text()), Set.of()));
        found.sort((one, other) -> Boolean.compare(other.isPrimitive(), one.isPrimitive()));
        return found;
    }

    /** The class by whose name, or by whose field's name, a table, column or sequence may be called. */
    Optional<String> classNaming(Name object) {
        String wanted = folded(object.text());
        Optional<String> direct = Optional.ofNullable(names.get(wanted));
        if (direct.isPresent()) {
            return direct;
        }
        for (int at = 1; at < wanted.length(); at++) {
            if (endings.contains(wanted.substring(at)) && beginnings.containsKey(wanted.substring(0, at))) {
                return Optional.ofNullable(beginnings.get(wanted.substring(0, at)));
            }
        }
        return Optional.empty();
    }

    /** Whether there were more fields than are kept. */
    boolean isFull() {
        return left <= 0;
    }
}
