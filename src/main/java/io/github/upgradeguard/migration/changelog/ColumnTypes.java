package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Column.Filled;
import io.github.upgradeguard.migration.schema.DataType;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import io.github.upgradeguard.migration.schema.Operation.CreateTable;
import io.github.upgradeguard.migration.sql.SqlReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the types of columns, each spelling once. In Liquibase a type may be all that SQL allows behind a column. */
final class ColumnTypes {

    private static final int LONGEST = 2000;
    private static final int MOST_KEPT = 1000;

    /** Words behind a type that say more than a type. */
    private static final Set<String> MORE_THAN_TYPE = Set.of(
            "not",
            "null",
            "default",
            "generated",
            "auto_increment",
            "identity",
            "unique",
            "primary",
            "references",
            "check",
            "on",
            "as");

    private final SqlReader sql;
    private final Map<String, CreateTable> known = new HashMap<>();

    ColumnTypes(SqlReader sql) {
        this.sql = sql;
    }

    /** The column of a name that a type's text makes. */
    Column column(Name name, String type) {
        return written(type).columns().get(0).named(name);
    }

    /** A table with one column, and what else its type's text says. */
    CreateTable written(String type) {
        CreateTable table = known.get(type);
        if (table == null) {
            table = read(type);
            if (known.size() < MOST_KEPT) {
                known.put(type, table);
            }
        }
        return table;
    }

    private CreateTable read(String type) {
        if (type.length() > LONGEST) {
            throw new UnreadableChangeException("the type of a column is longer than any type");
        }
        if (saysMore(type)) {
            List<Operation> read = sql.script("CREATE TABLE t (c " + type + ")").stream()
                    .flatMap(statement -> statement.operations().stream())
                    .toList();
            if (read.size() == 1
                    && read.get(0) instanceof CreateTable table
                    && table.columns().size() == 1) {
                return table;
            }
        }
        DataType plain = DataType.of(type);
        Name name = Name.of("c");
        Column column = new Column(name, plain, true, plain.isSerial() ? Filled.BY_SEQUENCE : Filled.NOT);
        return new CreateTable(name, List.of(column), List.of(), false, false, Optional.empty(), Set.of());
    }

    private static boolean saysMore(String type) {
        for (String word : type.toLowerCase(Locale.ROOT).split("[\\s()]+")) {
            if (MORE_THAN_TYPE.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
