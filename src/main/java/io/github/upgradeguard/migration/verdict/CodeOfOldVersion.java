package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.code.EntityField;
import io.github.upgradeguard.migration.code.OldCode;
import io.github.upgradeguard.migration.schema.DataType;
import io.github.upgradeguard.migration.schema.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the version that runs uses the database, as its artifacts tell; they are read when it is first asked. */
public final class CodeOfOldVersion implements OldVersion {

    private static final List<String> SMALL_TYPES = List.of("byte", "short", "int", "Byte", "Short", "Integer");

    private final Supplier<OldCode> artifacts;
    private final boolean isWhole;
    private @Nullable OldCode read;

    /**
     * Code that nobody has read yet.
     *
     * @param artifacts reads it, when it is first asked
     * @param isWhole whether these are all artifacts of the product that speak to the database
     */
    public CodeOfOldVersion(Supplier<OldCode> artifacts, boolean isWhole) {
        this.artifacts = artifacts;
        this.isWhole = isWhole;
    }

    private OldCode code() {
        OldCode known = read;
        if (known == null) {
            known = artifacts.get();
            read = known;
        }
        return known;
    }

    @Override
    public Use use(Name object) {
        Optional<String> where = code().whereNamed(object);
        if (where.isPresent()) {
            return new Use.Used(where.get());
        }
        if (code().classes() == 0) {
            return new Use.Unknown();
        }
        return isWhole() ? new Use.Unused() : new Use.NotSeen();
    }

    /** Whether what is named nowhere in the artifacts is used by nothing. */
    private boolean isWhole() {
        return isWhole && code().unread().isEmpty();
    }

    @Override
    public boolean failsOnNull(Name table, Name column) {
        return code().fields(table, column).stream().anyMatch(EntityField::isPrimitive);
    }

    @Override
    public boolean mayWriteNull(Name table, Name column) {
        List<EntityField> fields = code().fields(table, column);
        return fields.isEmpty() || !isWhole() || fields.stream().anyMatch(EntityField::isNullable);
    }

    @Override
    public boolean isNarrower(Name table, Name column, DataType type) {
        return type.family().equals("bigint")
                && code().fields(table, column).stream().anyMatch(field -> SMALL_TYPES.contains(simple(field.type())));
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    @Override
    public List<String> positionalInserts(Name table) {
        return code().positionalInserts(table);
    }

    @Override
    public List<String> positionalInserts(int values) {
        return code().insertsIntoAnyTable().stream()
                .filter(statement -> statement.chars().filter(c -> c == ',').count() + 1 == values)
                .toList();
    }

    @Override
    public Optional<String> conflictTarget(Name table, List<Name> columns) {
        return code().conflictTargets(table).stream()
                .filter(target -> Range.isSame(target, columns))
                .findFirst()
                .map(target -> "ON CONFLICT " + Names.of(table, target));
    }

    @Override
    public boolean runsInto(Name table, Name constraint) {
        return code().conflictConstraints(table).contains(constraint);
    }

    @Override
    public List<String> selectsAll(Name table) {
        return code().selectsAll(table);
    }

    /** What was looked at for all this, and what not, each a sentence without its end; nothing if nobody asked. */
    public List<String> evidence() {
        OldCode known = read;
        if (known == null) {
            return List.of();
        }
        List<String> told = new ArrayList<>();
        told.add(
                known.classes() == 0
                        ? "no class of the running version is at hand, so what it uses was taken from its change logs alone"
                        : "%d classes of the running version were read for what they name, and %s"
                                .formatted(
                                        known.classes(),
                                        isWhole
                                                ? "they are said to be all that speak to the database"
                                                : "nobody says that they are all (whole): what they do not name may be used all the same"));
        known.dynamicStatements().stream()
                .limit(1)
                .forEach(statement -> told.add(
                        "some names of tables are put together at run time (%s); a table that no class names as a whole could be among them"
                                .formatted(statement)));
        told.addAll(known.unread());
        return told;
    }
}
