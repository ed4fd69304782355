package io.github.upgradeguard.migration.code;

/**
 * A field of a class whose objects are rows, and which a column fills.
 *
 * @param entity the binary name of the class that declares it
 * @param field its name; for a getter, that of its property
 * @param type as in source: {@code boolean}, {@code java.lang.Boolean}, {@code byte[]}
 * @param isPrimitive whether it cannot hold NULL: a row with NULL in the column cannot be loaded
 * @param isNullable whether the class may write NULL: it is no primitive, and its annotations do not forbid it
 * @param isVersion whether it counts the writes of a row ({@code @Version})
 */
public record EntityField(
        String entity, String field, String type, boolean isPrimitive, boolean isNullable, boolean isVersion) {}
