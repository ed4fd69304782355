package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.schema.DataType;
import io.github.upgradeguard.migration.schema.Name;
import java.util.List;
import java.util.Optional;

/** What is known of how the version that runs uses the database. */
public interface OldVersion {

    /** Of which nothing is known. */
    OldVersion UNKNOWN = new OldVersion() {};

    /** Whether an object is used, as far as the artifacts tell. */
    default Use use(Name object) {
        return new Use.Unknown();
    }

    /** Whether a row with NULL in the column cannot be read: its field is of a primitive type. */
    default boolean failsOnNull(Name table, Name column) {
        return false;
    }

    /** Whether the version may write NULL into a column; only all of its artifacts can tell that it does not. */
    default boolean mayWriteNull(Name table, Name column) {
        return true;
    }

    /** Whether the field that a column is mapped to holds fewer values than a type. */
    default boolean isNarrower(Name table, Name column, DataType type) {
        return false;
    }

    /** The statements that insert into a table without naming its columns. */
    default List<String> positionalInserts(Name table) {
        return List.of();
    }

    /** The statements that insert so many values, without naming columns, into a table that is named at run time. */
    default List<String> positionalInserts(int values) {
        return List.of();
    }

    /** Whether the columns are the target of an {@code ON CONFLICT}. */
    default Optional<String> conflictTarget(Name table, List<Name> columns) {
        return Optional.empty();
    }

    /** Whether a statement names a constraint as what it runs into: {@code ON CONFLICT ON CONSTRAINT}. */
    default boolean runsInto(Name table, Name constraint) {
        return false;
    }

    /** The statements that read all columns of a table, whichever there are. */
    default List<String> selectsAll(Name table) {
        return List.of();
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

        /** None of the artifacts at hand names it, but they are not said to be all, or some of them cannot be read. */
        record NotSeen() implements Use {}

        /** Nobody has looked. */
        record Unknown() implements Use {}
    }
}
