package io.github.upgradeguard.migration.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts tokens at the semicolons that end a statement: not at those in the bodies of routines and blocks. */
final class StatementCutter {

    private static final Set<String> TRANSACTION_WORDS = Set.of(
            "TRAN",
            "TRANSACTION",
            "WORK",
            "DISTRIBUTED",
            "ISOLATION",
            "READ",
            "DEFERRABLE",
            "DEFERRED",
            "IMMEDIATE",
            "EXCLUSIVE",
            "DIALOG",
            "CONVERSATION",
            "SNAPSHOT",
            ";",
            "");
    private static final Set<String> ROUTINES =
            Set.of("FUNCTION", "PROCEDURE", "PROC", "TRIGGER", "PACKAGE", "EVENT", "ALIAS", "ROUTINE");
    private static final Set<String> OTHER_KINDS = Set.of(
            "TABLE", "INDEX", "VIEW", "SEQUENCE", "SCHEMA", "DATABASE", "USER", "ROLE", "SYNONYM", "DOMAIN", "RULE");
    private static final Set<String> BEFORE_UNIT = Set.of(";", "IS", "AS", "DECLARE");
    private static final Set<String> ENDED_BY_NAME = Set.of("IF", "LOOP", "WHILE", "REPEAT", "FOR");

    private final Dialect dialect;
    private final List<Token> tokens;
    private final List<Tokens> statements = new ArrayList<>();
    private int begin;
    private Kind kind = Kind.PLAIN;
    private boolean isKindKnown;
    /** How many {@code BEGIN} and {@code CASE} are not closed. */
    private int depth;
    /** How many program units of Oracle have not had their {@code BEGIN … END}. */
    private int units;

    private int parentheses;
    /** Whether the head of a subprogram has been read, and neither its body nor its end. */
    private boolean announcesUnit;

    /** Whether the head of a package has been read, and not the word after which it begins. */
    private boolean isGroup;

    private enum Kind {
        /** Ends at the next semicolon. */
        PLAIN,
        /** Ends at the first semicolon in no parentheses. */
        RULE,
        /** Ends at the first semicolon in no {@code BEGIN … END}. */
        BLOCK,
        /** Has declarations with semicolons before its {@code BEGIN … END}. */
        UNIT,
        /** Goes on to the end of the batch. */
        BATCH
    }

    private StatementCutter(List<Token> tokens, Dialect dialect) {
        this.tokens = tokens;
        this.dialect = dialect;
    }

    static List<Tokens> cut(List<Token> tokens, Dialect dialect) {
        StatementCutter cutter = new StatementCutter(tokens, dialect);
        for (int at = 0; at < tokens.size(); at++) {
            cutter.token(at);
        }
        cutter.end(tokens.size());
        return cutter.statements;
    }

    /** Whether {@code BEGIN} comes next, and opens a transaction and no block. */
    static boolean beginsTransaction(Tokens tokens) {
        return tokens.at("BEGIN") && TRANSACTION_WORDS.contains(tokens.peek(1).key());
    }

    private void token(int at) {
        Token token = tokens.get(at);
        if (at == begin) {
            first(at);
        } else if (!isKindKnown) {
            findKind(at);
        }
        if (token.is(";")) {
            if (endsStatement()) {
                end(at);
                begin = at + 1;
            } else {
                announcesUnit = false;
            }
            return;
        }
        parentheses += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        if (kind == Kind.BLOCK || kind == Kind.UNIT || dialect.isTransactSql()) {
            nest(at);
        }
    }

    private boolean endsStatement() {
        return switch (kind) {
            case PLAIN -> depth <= 0;
            case RULE -> parentheses <= 0;
            case BLOCK -> depth <= 0;
            case UNIT -> depth <= 0 && units <= 0;
            case BATCH -> false;
        };
    }

    private void end(int after) {
        if (after > begin) {
            statements.add(new Tokens(tokens).range(begin, after));
        }
        kind = Kind.PLAIN;
        isKindKnown = true;
        depth = 0;
        units = 0;
        parentheses = 0;
        announcesUnit = false;
        isGroup = false;
    }

    private Token token(int at, int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : Token.NONE;
    }

    private void first(int at) {
        Token token = tokens.get(at);
        isKindKnown = !token.is("CREATE") && !token.is("ALTER");
        boolean isBlock =
                token.is("BEGIN") && !TRANSACTION_WORDS.contains(token(at, 1).key());
        if (dialect.isOracle() && (isBlock || token.is("DECLARE"))) {
            kind = Kind.UNIT;
            units = 1;
        } else if (isBlock && !dialect.isPostgres()) {
            kind = Kind.BLOCK;
        }
    }

    /** The first word that is the kind of an object tells what {@code CREATE} makes. */
    private void findKind(int at) {
        Token token = tokens.get(at);
        boolean isBody = token.is("BODY") && tokens.get(at - 1).is("TYPE");
        if (ROUTINES.contains(token.key()) || isBody) {
            isKindKnown = true;
            kind = routine(at);
        } else if (token.is("RULE")) {
            isKindKnown = true;
            kind = Kind.RULE;
        } else if (OTHER_KINDS.contains(token.key())) {
            isKindKnown = true;
        }
    }

    private Kind routine(int at) {
        if (dialect.isTransactSql()) {
            return Kind.BATCH;
        }
        // An ALTER compiles, renames or enables; only Transact-SQL has bodies in it.
        if (!dialect.isOracle() || tokens.get(begin).is("ALTER")) {
            return Kind.BLOCK;
        }
        units = 1;
        isGroup = tokens.get(at).is("PACKAGE") || tokens.get(at).is("BODY");
        return Kind.UNIT;
    }

    private void nest(int at) {
        Token token = tokens.get(at);
        Token before = at > begin ? tokens.get(at - 1) : Token.NONE;
        if (token.is("BEGIN")) {
            nestBegin(at);
        } else if (token.is("CASE") && !before.is("END")) {
            depth++;
        } else if (token.is("END")) {
            boolean endsNamed = ENDED_BY_NAME.contains(token(at, 1).key()) && !dialect.isTransactSql();
            if (!endsNamed && depth > 0) {
                depth--;
                units -= depth == 0 ? 1 : 0;
            }
        } else if (kind == Kind.UNIT && depth == 0) {
            unit(at);
        }
    }

    private void nestBegin(int at) {
        Token after = token(at, 1);
        boolean isAtomic = after.is("ATOMIC");
        boolean isTransaction = TRANSACTION_WORDS.contains(after.key()) && dialect.isTransactSql();
        if (dialect.isPostgres() ? isAtomic : !isTransaction) {
            depth++;
        }
    }

    /** A subprogram among the declarations has a {@code BEGIN … END} of its own; a package has its {@code END} alone. */
    private void unit(int at) {
        Token token = tokens.get(at);
        Token before = tokens.get(Math.max(at - 1, 0));
        Token after = token(at, 1);
        if (token.is("COMPOUND")) {
            depth++;
        } else if (token.is("FUNCTION") || token.is("PROCEDURE")) {
            announcesUnit = BEFORE_UNIT.contains(before.key());
        } else if (token.is("IS") || token.is("AS")) {
            if (after.is("LANGUAGE") || after.is("EXTERNAL")) {
                units = 0;
            } else if (announcesUnit) {
                units++;
            } else if (isGroup) {
                depth++;
                isGroup = false;
            }
            announcesUnit = false;
        }
    }
}
