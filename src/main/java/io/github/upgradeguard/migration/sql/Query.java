package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The tables of a query. Only those are told from which its rows come: a table that a condition looks at is none of
 * them.
 */
final class Query {

    private static final Set<String> AFTER_FROM = Set.of(
            "WHERE",
            "GROUP",
            "HAVING",
            "ORDER",
            "LIMIT",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "MINUS",
            "SET",
            "RETURNING",
            "WINDOW",
            "FETCH",
            "OFFSET",
            "CONNECT",
            "START",
            "VALUES",
            "WHEN",
            "QUALIFY",
            "OPTION");
    private static final Set<String> NO_ALIAS = Set.of(
            "ON",
            "USING",
            "JOIN",
            "LEFT",
            "RIGHT",
            "INNER",
            "OUTER",
            "FULL",
            "CROSS",
            "NATURAL",
            "WITH",
            "AS",
            "FOR",
            "STRAIGHT_JOIN",
            "TABLESAMPLE",
            "FORCE",
            "USE",
            "IGNORE",
            "PARTITION",
            "PIVOT",
            "UNPIVOT",
            "SET",
            "SELECT",
            "FROM",
            "DEFAULT");
    private static final Name DUAL = Name.of("DUAL");
    private static final Name DB2_DUAL = Name.of("SYSDUMMY1");

    private static final Set<String> SET_OPERATORS = Set.of("UNION", "ALL", "EXCEPT", "INTERSECT", "MINUS");

    private final Tokens tokens;
    private final int begin;
    private final boolean isEverywhere;
    private final Set<Name> tables = new LinkedHashSet<>();
    private final Map<Name, Name> aliases = new HashMap<>();
    private final Set<Name> commonTables = new HashSet<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    /** What is known between one pair of parentheses. */
    private static final class Level {
        /** Whether rows of the query come from here. */
        final boolean counts;

        /** Whether it is the list of a function's arguments until a query begins in it. */
        boolean isQuery;

        boolean isInFrom;
        boolean expectsTable;
        /** The place before the last pair of parentheses in this level. */
        int beforeGroup = -1;

        Level(boolean counts) {
            this.counts = counts;
        }
    }

    private Query(Tokens tokens, boolean isEverywhere) {
        this.tokens = tokens;
        this.begin = tokens.place();
        this.isEverywhere = isEverywhere;
    }

    /** Reads a query, or the part of another statement from its {@code FROM} on. */
    static Query read(Tokens tokens) {
        return new Query(tokens, false).scan(false);
    }

    /** Reads what stands after {@code FROM}, {@code USING} or {@code UPDATE}. */
    static Query readFrom(Tokens tokens) {
        return new Query(tokens, false).scan(true);
    }

    /** Reads a query with all its conditions. */
    static Query readEverywhere(Tokens tokens) {
        return new Query(tokens, true).scan(false);
    }

    Set<Name> tables() {
        Set<Name> real = new LinkedHashSet<>(tables);
        real.removeAll(commonTables);
        real.remove(DUAL);
        real.remove(DB2_DUAL);
        return real;
    }

    /** The names that {@code WITH} gives to queries. */
    Set<Name> commonTables() {
        return commonTables;
    }

    /** The table that a name stands for: itself, unless the query has given it to another. */
    Name table(Name name) {
        return aliases.getOrDefault(name, name);
    }

    private Query scan(boolean beginsInFrom) {
        Level top = new Level(true);
        top.isQuery = true;
        top.isInFrom = beginsInFrom;
        top.expectsTable = beginsInFrom;
        levels.push(top);
        while (!tokens.atEnd()) {
            Token token = tokens.peek();
            if (token.is("(")) {
                open();
            } else if (token.is(")")) {
                close();
            } else if (token.isName()) {
                name(token);
            } else {
                if (token.is(",") && level().isInFrom) {
                    level().expectsTable = true;
                }
                tokens.next();
            }
        }
        return this;
    }

    private Level level() {
        return levels.getFirst();
    }

    private void open() {
        Level outer = level();
        Token before = tokens.previous();
        boolean isTable = outer.isInFrom && outer.expectsTable;
        boolean isCommon = before.is("AS") || before.is("MATERIALIZED");
        if (isCommon) {
            commonTable(outer);
        }
        outer.beforeGroup = tokens.place() - 1;
        boolean isBracketed = tokens.place() == begin || (!outer.isQuery && before.is("("));
        boolean counts = outer.counts && (isTable || isCommon || isBracketed || SET_OPERATORS.contains(before.key()));
        Level inner = new Level(isEverywhere || counts);
        tokens.next();
        inner.isInFrom = isTable && !tokens.at("SELECT") && !tokens.at("WITH") && !tokens.at("VALUES");
        inner.expectsTable = inner.isInFrom;
        levels.push(inner);
    }

    private void commonTable(Level outer) {
        int place = tokens.place() - 1;
        for (int i = 0; i < 2 && !tokens.token(place).is("AS"); i++) {
            place--;
        }
        Token name = tokens.token(place - 1);
        if (name.is(")")) {
            name = tokens.token(outer.beforeGroup);
        }
        if (name.isName()) {
            commonTables.add(Name.of(name.text()));
        }
    }

    private void close() {
        if (levels.size() > 1) {
            levels.pop();
        }
        level().expectsTable = false;
        tokens.next();
    }

    private void name(Token token) {
        Level level = level();
        if (token.is("SELECT")) {
            level.isQuery = true;
            level.isInFrom = false;
            tokens.next();
        } else if (token.is("FROM") && level.isQuery && !tokens.previous().is("DISTINCT")) {
            level.isInFrom = true;
            level.expectsTable = true;
            tokens.next();
        } else if (token.is("JOIN") || token.is("APPLY") || token.is("STRAIGHT_JOIN")) {
            level.expectsTable = level.isInFrom;
            tokens.next();
        } else if (AFTER_FROM.contains(token.key())) {
            level.isInFrom = false;
            level.expectsTable = false;
            tokens.next();
        } else if (level.expectsTable && !token.is("ONLY") && !token.is("LATERAL") && !token.is("TABLE")) {
            table(level);
        } else {
            tokens.next();
        }
    }

    private void table(Level level) {
        Name table = tokens.name();
        level.expectsTable = false;
        if (tokens.at("(")) {
            if (level.counts && !Functions.isHarmless(table.text())) {
                tables.add(table);
            }
            return;
        }
        if (level.counts) {
            tables.add(table);
        }
        tokens.take("*");
        boolean hasAs = tokens.take("AS");
        Token alias = tokens.peek();
        if (alias.isName() && (hasAs || !(NO_ALIAS.contains(alias.key()) || AFTER_FROM.contains(alias.key())))) {
            aliases.put(Name.of(alias.text()), table);
            tokens.next();
        }
    }
}
