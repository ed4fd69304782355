package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Statements that add and delete rows. */
final class RowsReader {

    private static final Set<String> INSERT_WORDS = Set.of(
            "LOW_PRIORITY",
            "HIGH_PRIORITY",
            "DELAYED",
            "IGNORE",
            "INTO",
            "OVERWRITE",
            "OR",
            "REPLACE",
            "ABORT",
            "FAIL",
            "ROLLBACK");
    private static final Set<String> DELETE_WORDS = Set.of("LOW_PRIORITY", "QUICK", "IGNORE");

    private static final Set<String> TRUNCATE_WORDS = Set.of(
            "RESTART",
            "CONTINUE",
            "IDENTITY",
            "CASCADE",
            "RESTRICT",
            "IMMEDIATE",
            "DROP",
            "REUSE",
            "STORAGE",
            "PURGE",
            "AND",
            "COMMIT",
            "NO",
            "CHECK");

    private RowsReader() {}

    /** Reads {@code INSERT}, {@code REPLACE} or {@code UPSERT} to its end. */
    static void insert(Tokens tokens, List<Operation> out) {
        Token verb = tokens.next();
        if (tokens.at("ALL") || tokens.at("FIRST")) {
            insertAll(tokens, out);
            return;
        }
        boolean replaces = !verb.is("INSERT");
        while (tokens.atAny(INSERT_WORDS)) {
            replaces |= tokens.next().is("REPLACE");
        }
        if (tokens.take("TOP")) {
            tokens.skip();
        }
        Name table = tokens.name();
        Set<Name> columns = new LinkedHashSet<>();
        boolean hasColumns = false;
        while (!tokens.atEnd() && !isSource(tokens)) {
            if (tokens.at("(") && !hasColumns) {
                hasColumns = true;
                tokens.parentheses().parts().forEach(part -> columns.add(part.name()));
            } else {
                tokens.skip();
            }
        }
        out.add(new Operation.InsertRows(table, readsFrom(tokens)));
        if (replaces) {
            out.add(new Operation.UpdateRows(table, columns, Set.of()));
        }
        onConflict(tokens, table, out);
    }

    private static boolean isSource(Tokens tokens) {
        return tokens.at("VALUES")
                || tokens.at("VALUE")
                || tokens.at("SELECT")
                || tokens.at("WITH")
                || tokens.at("DEFAULT", "VALUES")
                || tokens.at("SET")
                || tokens.at("EXEC")
                || tokens.at("EXECUTE")
                || tokens.at("TABLE")
                || tokens.at("(", "SELECT")
                || tokens.at("(", "WITH")
                || tokens.at("(", "(");
    }

    private static Set<Name> readsFrom(Tokens tokens) {
        if (tokens.at("SELECT") || tokens.at("WITH") || tokens.at("(")) {
            return Query.read(tokens.rest()).tables();
        }
        if (tokens.at("TABLE")) {
            return Set.of(tokens.rest().range(tokens.place() + 1, tokens.end()).name());
        }
        if (tokens.at("EXEC") || tokens.at("EXECUTE")) {
            Tokens call = tokens.range(tokens.place() + 1, tokens.end());
            return call.peek().isName() ? Set.of(call.name()) : Set.of();
        }
        return Set.of();
    }

    /** Goes on to what is done with rows that are there already, and to the end. */
    private static void onConflict(Tokens tokens, Name table, List<Operation> out) {
        while (!tokens.atEnd()) {
            if (tokens.take("DO", "UPDATE") || tokens.take("ON", "DUPLICATE", "KEY", "UPDATE")) {
                tokens.take("SET");
                UpdateReader.assignments(tokens, table, out);
            } else {
                tokens.skip();
            }
        }
    }

    private static void insertAll(Tokens tokens, List<Operation> out) {
        Set<Name> tables = new LinkedHashSet<>();
        tokens.next();
        while (!tokens.atEnd() && !tokens.at("SELECT")) {
            if (tokens.take("INTO")) {
                tables.add(tokens.name());
            } else {
                tokens.skip();
            }
        }
        Set<Name> readsFrom = readsFrom(tokens);
        tables.forEach(table -> out.add(new Operation.InsertRows(table, readsFrom)));
        tokens.toEnd();
    }

    /** Reads {@code DELETE} to its end. */
    static void delete(Tokens tokens, List<Operation> out) {
        tokens.expect("DELETE");
        tokens.takeAll(DELETE_WORDS);
        if (tokens.take("TOP")) {
            tokens.skip();
            tokens.take("PERCENT");
        }
        tokens.take("FROM");
        tokens.take("ONLY");
        tokens.take("TABLE");
        Set<Name> named = new LinkedHashSet<>();
        if (tokens.at("(")) {
            named.addAll(Query.read(tokens.parentheses()).tables());
        } else {
            do {
                named.add(tokens.name());
                tokens.take(".");
                tokens.take("*");
            } while (tokens.take(","));
        }
        int rest = tokens.place();
        tokens.skipTo("USING", "FROM", "WHERE");
        // MySQL's and Transact-SQL's form names aliases first and tells after a (second) FROM what they stand for.
        boolean hasSources = tokens.takeAny("FROM", "USING");
        Query sources = Query.readFrom(hasSources ? tokens.rest() : tokens.range(rest, rest));
        Set<Name> tables = new HashSet<>();
        named.forEach(name -> tables.add(sources.table(name)));
        if (tables.isEmpty()) {
            throw new NotRecognised(tokens);
        }
        tables.stream().sorted().forEach(table -> out.add(new Operation.DeleteRows(table)));
        tokens.toEnd();
    }

    /** Reads on after {@code MERGE}. */
    static void merge(Tokens tokens, List<Operation> out) {
        tokens.take("INTO");
        if (tokens.take("TOP")) {
            tokens.skip();
        }
        Name table = tokens.name();
        int begin = tokens.place();
        while (!tokens.atEnd() && !tokens.at("USING")) {
            if (tokens.at("VALUES") || tokens.at("SELECT") || tokens.at("(", "SELECT")) {
                mergeOfH2(tokens, table, begin, out);
                return;
            }
            tokens.skip();
        }
        tokens.expect("USING");
        int source = tokens.place();
        tokens.skipTo("WHEN");
        Tokens sources = tokens.since(source);
        int first = out.size();
        while (!tokens.atEnd()) {
            if (tokens.take("THEN", "UPDATE")) {
                tokens.take("SET");
                UpdateReader.assignments(tokens, table, sources, out);
            } else if (tokens.take("THEN", "INSERT")) {
                out.add(new Operation.InsertRows(
                        table, Query.readFrom(sources.rest()).tables()));
            } else if (tokens.take("THEN", "DELETE") || tokens.take("DELETE", "WHERE")) {
                out.add(new Operation.DeleteRows(table));
            } else {
                tokens.skip();
            }
        }
        if (out.size() == first) {
            throw new NotRecognised(sources);
        }
    }

    /** {@code MERGE INTO t (a, b) KEY (a) VALUES (…)}. */
    private static void mergeOfH2(Tokens tokens, Name table, int begin, List<Operation> out) {
        Tokens head = tokens.range(begin, tokens.place());
        Set<Name> columns = new LinkedHashSet<>();
        if (head.at("(")) {
            head.parentheses().parts().forEach(part -> columns.add(part.name()));
        }
        out.add(new Operation.InsertRows(table, readsFrom(tokens)));
        out.add(new Operation.UpdateRows(table, columns, Set.of()));
        tokens.toEnd();
    }

    /** Reads on after {@code COPY}. */
    static void copy(Tokens tokens, List<Operation> out) {
        if (tokens.at("(")) {
            tokens.skip();
            tokens.expect("TO");
            out.add(new Operation.NoEffect("COPY"));
        } else {
            Name table = tokens.name();
            if (tokens.at("(")) {
                tokens.skip();
            }
            if (tokens.take("FROM")) {
                out.add(new Operation.InsertRows(table, Set.of()));
            } else {
                tokens.expect("TO");
                out.add(new Operation.NoEffect("COPY"));
            }
        }
        tokens.toEnd();
    }

    /** Reads {@code LOAD DATA … INTO TABLE t} or {@code BULK INSERT t}. */
    static void load(Tokens tokens, List<Operation> out) {
        boolean replaces = false;
        if (!tokens.take("BULK", "INSERT")) {
            while (!tokens.atEnd() && !tokens.at("INTO", "TABLE")) {
                replaces |= tokens.next().is("REPLACE");
            }
            tokens.expect("INTO", "TABLE");
        }
        Name table = tokens.name();
        out.add(new Operation.InsertRows(table, Set.of()));
        if (replaces) {
            out.add(new Operation.UpdateRows(table, Set.of(), Set.of()));
        }
        tokens.toEnd();
    }

    /** Reads on after {@code TRUNCATE}. */
    static void truncate(Tokens tokens, List<Operation> out) {
        tokens.take("TABLE");
        tokens.take("IF", "EXISTS");
        do {
            tokens.take("ONLY");
            out.add(new Operation.TruncateTable(tokens.name()));
            tokens.take("*");
        } while (tokens.take(","));
        tokens.takeAll(TRUNCATE_WORDS);
    }
}
