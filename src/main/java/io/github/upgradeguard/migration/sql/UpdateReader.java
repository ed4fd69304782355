package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code UPDATE}: which columns it writes, and every word that it may read. */
final class UpdateReader {

    private static final Set<String> MODIFIERS = Set.of("LOW_PRIORITY", "IGNORE", "ONLY", "TABLE");
    private static final Set<String> ENDS =
            Set.of("FROM", "WHERE", "ORDER", "LIMIT", "RETURNING", "OPTION", "WHEN", "OUTPUT", "DELETE", "LOG");
    private static final Set<String> NO_NAMES = Set.of(
            "FROM",
            "WHERE",
            "ORDER",
            "BY",
            "LIMIT",
            "RETURNING",
            "SELECT",
            "AND",
            "OR",
            "NOT",
            "NULL",
            "IS",
            "IN",
            "AS",
            "ON",
            "USING",
            "JOIN",
            "LEFT",
            "RIGHT",
            "INNER",
            "OUTER",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "LIKE",
            "BETWEEN",
            "EXISTS",
            "DISTINCT",
            "GROUP",
            "HAVING",
            "UNION",
            "ALL",
            "SET",
            "TRUE",
            "FALSE",
            "WITH",
            "INTO",
            "VALUES",
            "EXCLUDED",
            "DEFAULT");

    private UpdateReader() {}

    /** Reads {@code UPDATE} to its end. */
    static void read(Tokens tokens, List<Operation> out) {
        tokens.expect("UPDATE");
        if (tokens.take("STATISTICS")) {
            out.add(new Operation.NoEffect("UPDATE STATISTICS"));
            tokens.toEnd();
            return;
        }
        if (tokens.take("OR")) {
            tokens.next();
        }
        tokens.takeAll(MODIFIERS);
        if (tokens.take("TOP")) {
            tokens.skip();
        }
        int head = tokens.place();
        while (!tokens.atEnd() && !tokens.at("SET")) {
            tokens.skip();
        }
        Tokens targets = tokens.since(head);
        tokens.expect("SET");
        new Assignments(tokens).update(targets, out);
    }

    /** Reads the assignments of another statement, up to its end. */
    static void assignments(Tokens tokens, Name table, List<Operation> out) {
        assignments(tokens, table, tokens.range(tokens.end(), tokens.end()), out);
    }

    /**
     * Reads the assignments of another statement.
     *
     * @param sources what else it reads
     */
    static void assignments(Tokens tokens, Name table, Tokens sources, List<Operation> out) {
        Assignments assignments = new Assignments(tokens);
        assignments.read();
        Set<Name> columns = new HashSet<>();
        assignments.columns.values().forEach(columns::addAll);
        names(sources, assignments.reads);
        out.add(new Operation.UpdateRows(table, columns, assignments.reads));
    }

    /** Every word that may name a table or a column. */
    private static void names(Tokens tokens, Set<Name> names) {
        for (int i = tokens.place(); i < tokens.end(); i++) {
            Token token = tokens.token(i);
            boolean isCall = tokens.token(i + 1).is("(") && !tokens.token(i + 2).is("+");
            if (token.isName()
                    && !isCall
                    && (!NO_NAMES.contains(token.key()) || tokens.token(i - 1).is("."))) {
                names.add(Name.of(token.text()));
            }
        }
    }

    /** These names, and every word of some more text that may name a table or a column. */
    static Set<Name> withNames(Set<Name> names, Tokens more) {
        Set<Name> all = new HashSet<>(names);
        names(more, all);
        return all;
    }

    /** The list after {@code SET}. */
    private static final class Assignments {

        private static final Name UNQUALIFIED = Name.of("");

        private final Tokens tokens;
        /** By the table or alias they are written with. */
        private final Map<Name, Set<Name>> columns = new LinkedHashMap<>();

        private final Set<Name> reads = new HashSet<>();

        Assignments(Tokens tokens) {
            this.tokens = tokens;
        }

        void read() {
            do {
                target();
                int begin = tokens.place();
                int caseDepth = 0;
                while (!tokens.atEnd() && (caseDepth > 0 || !(tokens.at(",") || isEnd()))) {
                    caseDepth += tokens.at("CASE") ? 1 : tokens.at("END") ? -1 : 0;
                    tokens.skip();
                }
                names(tokens.since(begin), reads);
            } while (tokens.take(","));
        }

        /** After an operand such a word ends the list; after an operator it is a column's name. */
        private boolean isEnd() {
            Token before = tokens.previous();
            boolean isAfterOperand = before.kind() != Token.Kind.SIGN || before.is(")") || before.is("]");
            return tokens.atAny(ENDS) && isAfterOperand && !before.is("DISTINCT");
        }

        private void target() {
            if (tokens.at("(")) {
                tokens.parentheses().parts().forEach(this::column);
            } else {
                column(tokens);
            }
            while (tokens.at("[")) {
                tokens.skipTo("]");
                tokens.next();
            }
            if (!tokens.take(":=")) {
                tokens.takeAny("+", "-", "*", "/", "|", "&");
                tokens.expect("=");
            }
        }

        private void column(Tokens target) {
            int begin = target.place();
            Name column = target.name();
            Name qualifier = target.place() - begin > 2
                    ? Name.of(target.token(target.place() - 3).text())
                    : UNQUALIFIED;
            if (!column.text().startsWith("@")) {
                columns.computeIfAbsent(qualifier, any -> new HashSet<>()).add(column);
            }
        }

        void update(Tokens targets, List<Operation> out) {
            read();
            int rest = tokens.place();
            while (!tokens.atEnd() && !tokens.at("FROM") && !tokens.at("WHERE")) {
                tokens.skip();
            }
            boolean hasFrom = tokens.take("FROM");
            Query sources = Query.readFrom(hasFrom ? tokens.rest() : targets.rest());
            names(tokens.range(rest, tokens.end()), reads);
            tokens.toEnd();
            Name first = first(targets);
            Map<Name, Set<Name>> byTable = new LinkedHashMap<>();
            boolean isOne = targets.rest().parts().size() == 1 && !targets.has("JOIN");
            if (!isOne || targets.at("(")) {
                names(targets, reads);
            }
            columns.forEach((qualifier, names) -> {
                boolean isFirst = isOne || qualifier.equals(UNQUALIFIED);
                Name table = sources.table(isFirst ? first : qualifier);
                byTable.computeIfAbsent(table, any -> new HashSet<>()).addAll(names);
            });
            if (byTable.isEmpty()) {
                throw new NotRecognised(targets);
            }
            byTable.forEach((table, names) -> out.add(new Operation.UpdateRows(table, names, reads)));
        }

        private static Name first(Tokens targets) {
            Tokens head = targets.rest();
            if (!head.at("(")) {
                return head.name();
            }
            return Query.read(head.parentheses()).tables().stream()
                    .findFirst()
                    .orElseThrow(() -> new NotRecognised(targets));
        }
    }
}
