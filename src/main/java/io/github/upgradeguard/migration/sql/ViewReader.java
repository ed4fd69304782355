package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Views: made, replaced, altered. */
final class ViewReader {

    private static final Set<String> NO_ALIAS =
            Set.of("END", "NULL", "TRUE", "FALSE", "AND", "OR", "NOT", "IS", "IN", "LIKE", "AS", "CURRENT_TIMESTAMP");
    private static final Set<String> BEFORE_NO_ALIAS = Set.of(
            "AND",
            "OR",
            "NOT",
            "IS",
            "IN",
            "LIKE",
            "ILIKE",
            "BETWEEN",
            "ZONE",
            "THEN",
            "ELSE",
            "WHEN",
            "DIV",
            "MOD",
            "XOR",
            "DISTINCT",
            "CASE",
            "COLLATE",
            "FROM",
            "REGEXP",
            "RLIKE",
            "TO",
            "PRIOR",
            "ESCAPE");

    private ViewReader() {}

    /** Reads on after {@code VIEW}, from the name on. */
    static void create(Tokens tokens, boolean replaces, boolean isMaterialized, List<Operation> out) {
        boolean ifNotExists = tokens.take("IF", "NOT", "EXISTS");
        Name view = tokens.name();
        List<Name> columns = new ArrayList<>();
        if (tokens.at("(")) {
            for (Tokens part : tokens.parentheses().parts()) {
                if (!ConstraintReader.isNext(part)) {
                    columns.add(part.name());
                }
            }
        }
        while (!tokens.atEnd() && !tokens.at("AS")) {
            tokens.skip();
        }
        tokens.expect("AS");
        Tokens query = tokens.rest();
        if (columns.isEmpty()) {
            columns = columns(query.rest());
        }
        out.add(new Operation.CreateView(
                view,
                columns,
                replaces || ifNotExists,
                isMaterialized,
                Query.readEverywhere(query).tables()));
        tokens.toEnd();
    }

    /** Reads on after {@code ALTER VIEW} or {@code ALTER MATERIALIZED VIEW}. */
    static void alter(Tokens tokens, boolean isMaterialized, List<Operation> out) {
        Tokens whole = tokens.rest();
        tokens.take("IF", "EXISTS");
        Name view = tokens.name();
        if (tokens.take("RENAME", "TO")) {
            out.add(new Operation.RenameView(view, tokens.name()));
        } else if (tokens.take("RENAME")) {
            tokens.take("COLUMN");
            Name column = tokens.name();
            tokens.expect("TO");
            out.add(new Operation.RenameColumn(view, column, tokens.name()));
        } else if (tokens.take("SET", "SCHEMA")) {
            tokens.name();
            out.add(new Operation.MoveTable(view));
        } else if (tokens.take("SET", "TABLESPACE")) {
            tokens.name();
            out.add(new Operation.RewriteTable(view, "SET TABLESPACE"));
        } else if (tokens.take("OWNER", "TO") || tokens.at("SET", "(") || tokens.at("RESET", "(")) {
            tokens.skip();
            if (tokens.at("(")) {
                tokens.skip();
            }
            out.add(new Operation.NoEffect("ALTER VIEW"));
        } else if (tokens.takeAny("COMPILE", "RECOMPILE") || tokens.take("CLUSTER", "ON")) {
            tokens.toEnd();
            out.add(new Operation.NoEffect("ALTER VIEW"));
        } else {
            create(whole, true, isMaterialized, out);
            tokens.toEnd();
        }
    }

    /** The names of what a query puts out; empty if they cannot be told. */
    static List<Name> columns(Tokens query) {
        while (query.at("(")) {
            query.next();
        }
        while (!query.atEnd() && !query.at("SELECT")) {
            query.skip();
        }
        query.next();
        if (!query.take("DISTINCT")) {
            query.take("ALL");
        }
        if (query.at("ON", "(")) {
            query.next();
            query.skip();
        }
        if (query.take("TOP")) {
            query.skip();
        }
        List<Name> columns = new ArrayList<>();
        boolean goesOn = true;
        while (goesOn) {
            int begin = query.place();
            while (!query.atEnd() && !query.at(",") && !isFrom(query)) {
                query.skip();
            }
            Optional<Name> name = name(query, begin);
            if (name.isEmpty()) {
                return List.of();
            }
            columns.add(name.get());
            goesOn = query.take(",");
        }
        return columns;
    }

    private static boolean isFrom(Tokens query) {
        return (query.at("FROM") && !query.previous().is("DISTINCT"))
                || query.at("UNION")
                || query.at(")")
                || query.at("WHERE");
    }

    private static Optional<Name> name(Tokens query, int begin) {
        int last = query.place() - 1;
        Token name = query.token(last);
        if (last < begin || !name.isName() || NO_ALIAS.contains(name.key())) {
            return Optional.empty();
        }
        Token before = query.token(last - 1);
        boolean isPlain = last == begin || isQualified(query, begin, last);
        boolean isAlias = before.is("AS")
                || before.is(")")
                || before.is("]")
                || (before.isName() && !BEFORE_NO_ALIAS.contains(before.key()))
                || before.kind() == Token.Kind.NUMBER
                || before.isString();
        return isPlain || isAlias ? Optional.of(Name.of(name.text())) : Optional.empty();
    }

    private static boolean isQualified(Tokens query, int begin, int last) {
        int place = last;
        while (place - 2 >= begin
                && query.token(place - 1).is(".")
                && query.token(place - 2).isName()) {
            place -= 2;
        }
        return place == begin;
    }
}
