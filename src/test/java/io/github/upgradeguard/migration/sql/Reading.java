package io.github.upgradeguard.migration.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Column.Filled;
import io.github.upgradeguard.migration.schema.DataType;
import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Short words for reading SQL and for what should come of it. */
final class Reading {

    private Reading() {}

    /** What all statements of a script do. */
    static List<Operation> read(Dbms dbms, String sql) {
        List<Operation> all = new ArrayList<>();
        new SqlReader(dbms).script(sql).forEach(statement -> all.addAll(statement.operations()));
        return all;
    }

    /** What a script does that does one thing. */
    static Operation one(Dbms dbms, String sql) {
        List<Operation> all = read(dbms, sql);
        assertEquals(1, all.size(), all.toString());
        return all.get(0);
    }

    /** The kinds of what a script does. */
    static String kinds(Dbms dbms, String sql) {
        return read(dbms, sql).stream().map(Operation::kind).collect(Collectors.joining(" "));
    }

    /** The kinds of what is in a block. */
    static String kindsInside(Dbms dbms, String sql) {
        if (one(dbms, sql) instanceof Operation.Block block) {
            return block.inside().stream().map(Operation::kind).collect(Collectors.joining(" "));
        }
        throw new AssertionError("no block: " + read(dbms, sql));
    }

    /** The texts that a script is cut into. */
    static List<String> texts(Dbms dbms, String sql) {
        return new SqlReader(dbms).script(sql).stream().map(Statement::text).toList();
    }

    static Name name(String text) {
        return Name.of(text);
    }

    static Optional<Name> named(String text) {
        return Optional.of(Name.of(text));
    }

    static List<Name> list(String... names) {
        return Stream.of(names).map(Name::of).toList();
    }

    static Set<Name> set(String... names) {
        return Stream.of(names).map(Name::of).collect(Collectors.toSet());
    }

    /** A column that takes NULL and has no default. */
    static Column column(String name, String type) {
        return new Column(Name.of(name), DataType.of(type), true, Filled.NOT);
    }

    static DataType type(String text) {
        return DataType.of(text);
    }
}
