package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Column.Filled;
import java.util.Set;

/** Expressions that no parentheses close, as after {@code DEFAULT}: where they end, and what they make. */
final class Expressions {

    private static final Set<String> OPERATORS =
            Set.of("+", "-", "*", "/", "%", "||", "::", "&", "|", "^", "<", ">", "<=", ">=", "<>", "!=");
    private static final Set<String> DB2_TIMES = Set.of("TIMESTAMP", "DATE", "TIME", "USER", "SCHEMA");

    private Expressions() {}

    /** Reads an expression and tells what a column gets by it. */
    static Filled read(Tokens tokens) {
        int begin = tokens.place();
        operand(tokens);
        while (true) {
            if (OPERATORS.contains(tokens.peek().key())) {
                tokens.next();
                operand(tokens);
            } else if (tokens.take("AT", "TIME", "ZONE")) {
                operand(tokens);
            } else if (tokens.at("[")) {
                subscript(tokens);
            } else {
                return filled(tokens.since(begin));
            }
        }
    }

    private static void operand(Tokens tokens) {
        tokens.takeAll(Set.of("-", "+", "NOT"));
        if (tokens.atEnd() || tokens.at(",") || tokens.at(")")) {
            throw new NotRecognised(tokens);
        }
        if (tokens.take("CASE")) {
            toEndOfCase(tokens);
        } else if (tokens.take("NEXT", "VALUE", "FOR")) {
            tokens.name();
        } else if (tokens.at("CURRENT") && DB2_TIMES.contains(tokens.peek(1).key())) {
            tokens.next();
            tokens.next();
        } else if (tokens.peek().isName()) {
            name(tokens);
        } else {
            tokens.skip();
        }
    }

    private static void name(Tokens tokens) {
        tokens.name();
        if (tokens.at("(")) {
            tokens.skip();
        } else if (tokens.peek().isString()) {
            tokens.next();
        }
        if (tokens.peek().is("PRECISION") || tokens.peek().is("VARYING")) {
            tokens.next();
            if (tokens.at("(")) {
                tokens.skip();
            }
        }
        if (tokens.take("WITH", "TIME", "ZONE") || tokens.take("WITHOUT", "TIME", "ZONE")) {
            return;
        }
        while (tokens.at("[")) {
            subscript(tokens);
        }
    }

    private static void subscript(Tokens tokens) {
        int depth = 0;
        do {
            Token next = tokens.next();
            depth += next.is("[") ? 1 : next.is("]") ? -1 : 0;
        } while (depth > 0 && !tokens.atEnd());
    }

    private static void toEndOfCase(Tokens tokens) {
        int depth = 1;
        while (depth > 0 && !tokens.atEnd()) {
            Token next = tokens.next();
            depth += next.is("CASE") ? 1 : next.is("END") ? -1 : 0;
        }
    }

    /** What a column gets by an expression. */
    static Filled filled(Tokens expression) {
        boolean isCall = false;
        for (int i = expression.place(); i < expression.end(); i++) {
            Token token = expression.token(i);
            if (token.is("NEXTVAL")
                    || (token.is("NEXT") && expression.token(i + 1).is("VALUE"))) {
                return Filled.BY_SEQUENCE;
            }
            Token before = expression.token(i - 1);
            isCall |= token.isName()
                    && expression.token(i + 1).is("(")
                    && !before.is("::")
                    && !before.is("AS")
                    && !Functions.isStable(token.key())
                    && !Functions.isSyntax(token.key());
        }
        if (isNull(expression)) {
            return Filled.NOT;
        }
        return isCall ? Filled.BY_EXPRESSION : Filled.BY_CONSTANT;
    }

    /** Whether it is {@code NULL}, whatever it is cast to. */
    private static boolean isNull(Tokens expression) {
        int place = expression.place();
        while (expression.token(place).is("(")) {
            place++;
        }
        Token after = expression.token(place + 1);
        return expression.token(place).is("NULL") && (after.isNone() || after.is(")") || after.is("::"));
    }
}
