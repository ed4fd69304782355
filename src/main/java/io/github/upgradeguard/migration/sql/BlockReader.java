package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Procedural blocks of every database but SQL Server. The statements in them are read one after another, whatever they
 * are nested in: each may run, once, often or never.
 */
final class BlockReader {

    private static final Set<String> SINGLE_WORDS = Set.of("ELSE", "LOOP", "REPEAT", "EXCEPTION", "ATOMIC");
    private static final Set<String> UP_TO_THEN = Set.of("IF", "ELSIF", "ELSEIF", "WHEN", "CASE");
    private static final Set<String> UP_TO_LOOP = Set.of("WHILE", "FOR", "FOREACH");
    private static final Set<String> AFTER_END = Set.of("IF", "LOOP", "CASE", "WHILE", "REPEAT", "FOR");

    private final Dialect dialect;
    private final int nesting;

    BlockReader(Dialect dialect, int nesting) {
        this.dialect = dialect;
        this.nesting = nesting;
    }

    /** Reads on after {@code DO}: a block in a string, or MySQL's expression. */
    void inString(Tokens tokens, Tokens whole, List<Operation> out) {
        Optional<Token> code = Optional.empty();
        boolean isKnown = true;
        while (!tokens.atEnd() && !tokens.at(";")) {
            if (tokens.take("LANGUAGE")) {
                isKnown = Name.of(tokens.next().text().replace("'", "")).equals(Name.of("plpgsql"));
            } else if (tokens.peek().isString() && code.isEmpty()) {
                code = Optional.of(tokens.next());
            } else if (dialect.isMySql()) {
                new SelectReader(dialect, true).read(tokens, out);
                return;
            } else {
                throw new NotRecognised(whole);
            }
        }
        if (code.isEmpty() || !isKnown || nesting >= Script.DEEPEST) {
            throw new NotRecognised(whole);
        }
        List<Operation> inside = new ArrayList<>();
        List<Token> body = Script.tokens(code.get().value(), dialect);
        new BlockReader(dialect, nesting + 1).body(new Tokens(body), inside);
        out.add(block(inside));
    }

    /** Reads a block to its end. */
    void read(Tokens tokens, List<Operation> out) {
        List<Operation> inside = new ArrayList<>();
        body(tokens, inside);
        out.add(block(inside));
    }

    static Operation block(List<Operation> inside) {
        return new Operation.Block(inside.stream()
                .filter(operation -> !(operation instanceof Operation.NoEffect))
                .toList());
    }

    private void body(Tokens tokens, List<Operation> out) {
        boolean isDeclaring = false;
        while (!tokens.atEnd()) {
            int begin = tokens.place();
            tokens.skipTo(";");
            Tokens piece = tokens.since(begin);
            tokens.next();
            try {
                isDeclaring = piece(piece, isDeclaring, out);
            } catch (NotRecognised e) {
                out.add(e.unread(piece));
            }
        }
    }

    /** Reads what stands up to a semicolon; tells whether declarations follow. */
    private boolean piece(Tokens piece, boolean wasDeclaring, List<Operation> out) {
        boolean isDeclaring = wasDeclaring;
        while (!piece.atEnd()) {
            if (label(piece) || piece.take("NOT", "ATOMIC")) {
                continue;
            }
            if (piece.take("BEGIN")) {
                isDeclaring = false;
            } else if (piece.take("DECLARE")) {
                if (declaresOneByOne()) {
                    declaration(piece, out);
                    return false;
                }
                isDeclaring = true;
            } else if (isDeclaring) {
                if (!subprogram(piece)) {
                    if (!piece.at("PRAGMA")) {
                        header(piece.rest(), out);
                    }
                    return true;
                }
            } else if (piece.take("END")) {
                piece.takeAll(AFTER_END);
                if (piece.peek().isName() && piece.peek(1).isNone()) {
                    piece.next();
                }
            } else if (piece.take("UNTIL")) {
                piece.toEnd();
            } else if (piece.atAny(SINGLE_WORDS)) {
                piece.next();
            } else if (piece.atAny(UP_TO_THEN)) {
                header(piece, "THEN", "THEN", out);
            } else if (piece.atAny(UP_TO_LOOP)) {
                header(piece, "LOOP", "DO", out);
            } else {
                new StatementReader(dialect, nesting, true).read(piece, out);
            }
        }
        return isDeclaring;
    }

    private boolean declaresOneByOne() {
        return !dialect.isPostgres() && !dialect.isOracle();
    }

    private static boolean label(Tokens piece) {
        if (piece.take("<<")) {
            piece.skipTo(">>");
            piece.next();
            return true;
        }
        if (piece.peek().isName() && piece.peek(1).is(":")) {
            piece.next();
            piece.next();
            return true;
        }
        return false;
    }

    /** Goes into a function or procedure that is declared for the block alone; its calls are told as calls. */
    private static boolean subprogram(Tokens piece) {
        if (!piece.at("FUNCTION") && !piece.at("PROCEDURE")) {
            return false;
        }
        piece.skipTo("IS", "AS");
        piece.next();
        return true;
    }

    /** A variable, a cursor, or a handler with the statement that it runs. */
    private void declaration(Tokens piece, List<Operation> out) {
        boolean isHandler = piece.has("HANDLER", "FOR");
        if (!isHandler) {
            header(piece.rest(), out);
            return;
        }
        piece.skipTo("BEGIN", "SET", "ROLLBACK");
        if (piece.atEnd()) {
            throw new NotRecognised(piece);
        }
        piece.take("BEGIN");
        if (!piece.atEnd()) {
            new StatementReader(dialect, nesting, true).read(piece, out);
        }
    }

    /** Goes over a condition, and tells what it does besides. */
    private static void header(Tokens piece, String end, String otherEnd, List<Operation> out) {
        int begin = piece.place();
        int caseDepth = 0;
        piece.next();
        while (!piece.atEnd() && (caseDepth > 0 || !(piece.at(end) || piece.at(otherEnd)))) {
            caseDepth += piece.at("CASE") ? 1 : piece.at("END") ? -1 : 0;
            piece.skip();
        }
        if (piece.atEnd()) {
            throw new NotRecognised(piece.range(begin, piece.end()));
        }
        header(piece.since(begin), out);
        piece.next();
    }

    private static void header(Tokens header, List<Operation> out) {
        Optional<Name> call = Functions.unknownCall(header.rest());
        call.ifPresent(name -> out.add(StatementReader.calls(name)));
        SelectReader.changesInside(header, out);
    }
}
