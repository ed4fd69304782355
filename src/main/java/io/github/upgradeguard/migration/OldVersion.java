package io.github.upgradeguard.migration;

import io.github.upgradeguard.schema.DataType;
import io.github.upgradeguard.schema.Name;
import java.util.List;
import java.util.Optional;

/** What is known of how the version that runs uses the database. */
interface OldVersion {

    /** Of which nothing is known. */
    OldVersion UNKNOWN = new OldVersion() {};

    /** Whether an object is used, as far as the artifacts tell. */
    default Use use(Name object) {
        return new Use.Unknown();
    }

    /** How a field of an entity that a column is mapped to takes NULL; unknown where there is no such field. */
    default NullTaking nullTaking(Name table, Name column) {
        return NullTaking.UNKNOWN;
    }

    /** Whether the field that a column is mapped to holds fewer values than a type. */
    default boolean isNarrower(Name table, Name column, DataType type) {
        return false;
    }

    /** The statements that insert into a table without naming its columns. */
    default List<String> positionalInserts(Name table) {
        return List.of();
    }

    /** Whether the columns are the target of an {@code ON CONFLICT}. */
    default Optional<String> conflictTarget(Name table, List<Name> columns) {
        return Optional.empty();
    }

    /** Whether a thing is used. */
    sealed interface Use {

        /**
         * It is.
         *
         * @param where the class or file that names it
         */
        record Used(String where) implements Use {}

        /** It is not: none of all artifacts of the product names it. */
        record Unused() implements Use {}

        /** None of the artifacts at hand names it, but they are not all, or names are put together at run time. */
        record NotSeen() implements Use {}

        /** Nobody has looked. */
        record Unknown() implements Use {}
    }

    /** What an entity's field makes of NULL. */
    enum NullTaking {
        /** It is of a primitive type: reading NULL fails, writing NULL is impossible. */
        NEVER,
        TAKES,
        UNKNOWN
    }
}
