package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Queries, and what they may do nevertheless: call functions, make a table, change rows in a common table. */
final class SelectReader {

    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE");

    private final Dialect dialect;
    private final boolean isInBody;

    SelectReader(Dialect dialect, boolean isInBody) {
        this.dialect = dialect;
        this.isInBody = isInBody;
    }

    /** Reads a query to its end. */
    void read(Tokens tokens, List<Operation> out) {
        int before = out.size();
        changesInside(tokens.rest(), out);
        into(tokens.rest(), out);
        // A function of Transact-SQL cannot change anything.
        if (!dialect.isTransactSql()) {
            Optional<Name> call = Functions.unknownCall(tokens.rest());
            call.ifPresent(name -> out.add(StatementReader.calls(name)));
        }
        if (out.size() == before) {
            out.add(new Operation.NoEffect(tokens.peek().key()));
        }
        tokens.toEnd();
    }

    /** Reads {@code WITH … } and the statement after it, to its end. */
    void with(Tokens tokens, List<Operation> out) {
        int begin = tokens.place();
        while (!tokens.atEnd() && !tokens.at("SELECT") && !(tokens.atAny(CHANGES) && !tokens.at("REPLACE", "("))) {
            tokens.skip();
        }
        Tokens main = tokens.rest();
        tokens.goTo(begin);
        if (!main.atAny(CHANGES)) {
            read(tokens, out);
            return;
        }
        changesInside(tokens.range(begin, main.place()), out);
        tokens.goTo(main.place());
        changesInside(tokens.rest(), out);
        List<Operation> own = new ArrayList<>();
        change(tokens, own);
        Tokens common = tokens.range(begin, main.place());
        own.forEach(operation -> withCommon(operation, common, out));
    }

    /** What a statement does with the rows of common tables, it does with those of the tables behind them. */
    private static void withCommon(Operation operation, Tokens common, List<Operation> out) {
        Query sources = Query.read(common.rest());
        if (operation instanceof Operation.InsertRows insert
                && !insert.readsFrom().isEmpty()) {
            Set<Name> all = new HashSet<>(insert.readsFrom());
            all.addAll(sources.tables());
            all.removeAll(sources.commonTables());
            out.add(new Operation.InsertRows(insert.table(), all));
        } else if (operation instanceof Operation.UpdateRows update) {
            Set<Name> reads = UpdateReader.withNames(update.reads(), common.rest());
            behind(update.table(), sources)
                    .forEach(table -> out.add(new Operation.UpdateRows(table, update.columns(), reads)));
        } else if (operation instanceof Operation.DeleteRows delete) {
            behind(delete.table(), sources).forEach(table -> out.add(new Operation.DeleteRows(table)));
        } else {
            out.add(operation);
        }
    }

    private static Set<Name> behind(Name table, Query sources) {
        boolean isCommon =
                sources.commonTables().contains(table) && !sources.tables().isEmpty();
        return isCommon ? sources.tables() : Set.of(table);
    }

    private static void change(Tokens tokens, List<Operation> out) {
        switch (tokens.peek().key()) {
            case "UPDATE" -> UpdateReader.read(tokens, out);
            case "DELETE" -> RowsReader.delete(tokens, out);
            case "MERGE" -> {
                tokens.next();
                RowsReader.merge(tokens, out);
            }
            default -> RowsReader.insert(tokens, out);
        }
    }

    /** Statements in parentheses that change rows. */
    static void changesInside(Tokens tokens, List<Operation> out) {
        while (!tokens.atEnd()) {
            if (!tokens.next().is("(")
                    || !tokens.atAny(CHANGES)
                    || tokens.peek(1).is("(")) {
                continue;
            }
            int begin = tokens.place();
            tokens.goTo(begin - 1);
            tokens.skip();
            int end = tokens.previous().is(")") ? tokens.place() - 1 : tokens.place();
            Tokens inside = tokens.range(begin, end);
            try {
                change(inside, out);
            } catch (NotRecognised e) {
                out.add(e.unread(tokens.range(begin, end)));
            }
        }
    }

    private void into(Tokens tokens, List<Operation> out) {
        if ((isInBody && !dialect.isTransactSql()) || dialect.isMySql() || dialect.isOracle()) {
            return;
        }
        while (!tokens.atEnd()) {
            if (tokens.take("INTO")) {
                tokens.takeAny("TEMPORARY", "TEMP", "UNLOGGED");
                boolean isTemporary = tokens.previous().key().startsWith("TEMP");
                tokens.take("TABLE");
                if (!tokens.peek().isName()) {
                    return;
                }
                Name table = tokens.name();
                if (!table.text().startsWith("@")) {
                    out.add(new Operation.CreateTable(
                            table,
                            List.of(),
                            List.of(),
                            false,
                            isTemporary || table.text().startsWith("#"),
                            Optional.empty(),
                            Query.read(tokens.rest()).tables()));
                }
                return;
            }
            tokens.skip();
        }
    }
}
