package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Transact-SQL, where nothing need stand between two statements: a word that begins one ends the one before. */
final class BatchReader {

    private static final Set<String> STARTS = Set.of(
            "TRUNCATE",
            "DECLARE",
            "PRINT",
            "RAISERROR",
            "THROW",
            "USE",
            "WAITFOR",
            "GOTO",
            "RETURN",
            "BREAK",
            "CONTINUE",
            "COMMIT",
            "ROLLBACK",
            "SAVE",
            "GRANT",
            "REVOKE",
            "DENY",
            "CHECKPOINT",
            "DBCC",
            "BULK",
            "OPEN",
            "CLOSE",
            "DEALLOCATE",
            "WHILE",
            "BEGIN",
            "END",
            "ELSE");
    private static final Set<String> KINDS = Set.of(
            "TABLE",
            "INDEX",
            "VIEW",
            "PROC",
            "PROCEDURE",
            "FUNCTION",
            "TRIGGER",
            "SEQUENCE",
            "SCHEMA",
            "DATABASE",
            "USER",
            "ROLE",
            "LOGIN",
            "TYPE",
            "AUTHORIZATION",
            "FULLTEXT",
            "PARTITION",
            "SERVER",
            "SYNONYM",
            "STATISTICS",
            "DEFAULT",
            "RULE",
            "UNIQUE",
            "CLUSTERED",
            "NONCLUSTERED",
            "OR",
            "XML",
            "SPATIAL",
            "MASTER",
            "CERTIFICATE",
            "COLUMNSTORE",
            "ASSEMBLY",
            "EXTERNAL");
    private static final Set<String> RIGHTS = Set.of("GRANT", "REVOKE", "DENY", ",");
    private static final Set<String> BEFORE_CHANGE =
            Set.of("THEN", "FOR", "AFTER", "OF", ",", "GRANT", "REVOKE", "DENY", "BULK");
    private static final Set<String> ACTIONS = Set.of("CASCADE", "SET", "NO");
    private static final Set<String> BEFORE_SELECT =
            Set.of("UNION", "ALL", "EXCEPT", "INTERSECT", "AS", "GRANT", "REVOKE", "DENY", ",", "FOR");
    private static final Set<String> BEFORE_IF = Set.of("COLUMN", "CONSTRAINT");
    private static final Set<String> AFTER_BEGIN = Set.of("TRY", "CATCH", "TRAN", "TRANSACTION", "DISTRIBUTED");
    private static final Set<String> TRANSACTIONS = Set.of("TRAN", "TRANSACTION", "DISTRIBUTED");
    private static final Set<String> SOURCES = Set.of("SELECT", "VALUES", "EXEC", "EXECUTE");
    private static final Set<String> MAIN_VERBS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE");
    private static final Set<String> ROUTINES = Set.of("PROC", "PROCEDURE", "FUNCTION", "TRIGGER");
    private static final Set<String> CONTROL = Set.of("IF", "WHILE", "ELSE", "BEGIN", "END");

    private final Dialect dialect;
    private final int nesting;

    BatchReader(Dialect dialect, int nesting) {
        this.dialect = dialect;
        this.nesting = nesting;
    }

    /** Reads all of the tokens. */
    void read(Tokens tokens, List<Operation> out) {
        List<Tokens> pieces = pieces(tokens);
        for (int at = 0; at < pieces.size(); ) {
            if (!isControl(pieces.get(at))) {
                statement(pieces.get(at), out);
                at++;
                continue;
            }
            int end = afterBlock(pieces, at);
            List<Operation> inside = new ArrayList<>();
            for (Tokens piece : pieces.subList(at, end)) {
                if (!isControl(piece)) {
                    statement(piece, inside);
                }
            }
            out.add(BlockReader.block(inside));
            at = end;
        }
    }

    private void statement(Tokens piece, List<Operation> out) {
        new StatementReader(dialect, nesting, false).read(piece.rest(), out);
    }

    private static boolean isControl(Tokens piece) {
        return piece.atAny(CONTROL)
                && !(piece.at("BEGIN") && TRANSACTIONS.contains(piece.peek(1).key()));
    }

    /** Where what a condition or {@code BEGIN} opens is over. */
    private static int afterBlock(List<Tokens> pieces, int first) {
        int depth = 0;
        int at = first;
        while (at < pieces.size()) {
            Tokens piece = pieces.get(at);
            at++;
            boolean isOver = false;
            if (!isControl(piece)) {
                isOver = depth == 0;
            } else if (piece.at("BEGIN")) {
                depth++;
            } else if (piece.at("END")) {
                depth--;
                isOver = depth <= 0;
            }
            if (isOver && !goesOn(pieces, at)) {
                return at;
            }
        }
        return at;
    }

    private static boolean goesOn(List<Tokens> pieces, int at) {
        return at < pieces.size()
                && (pieces.get(at).at("ELSE") || pieces.get(at).at("BEGIN", "CATCH"));
    }

    private static List<Tokens> pieces(Tokens tokens) {
        List<Tokens> pieces = new ArrayList<>();
        int begin = tokens.place();
        Piece piece = new Piece(tokens, begin);
        int caseDepth = 0;
        while (!tokens.atEnd()) {
            if (tokens.at(";") || (caseDepth == 0 && tokens.place() > begin && piece.endsHere())) {
                add(tokens.since(begin), pieces);
                if (tokens.at(";")) {
                    tokens.next();
                }
                begin = tokens.place();
                piece = new Piece(tokens, begin);
                caseDepth = 0;
                continue;
            }
            if (tokens.place() == begin && isRoutine(tokens)) {
                tokens.toEnd();
                continue;
            }
            caseDepth += tokens.at("CASE") ? 1 : tokens.at("END") && caseDepth > 0 ? -1 : 0;
            piece.note(tokens.peek());
            tokens.skip();
        }
        add(tokens.since(begin), pieces);
        return pieces;
    }

    private static void add(Tokens piece, List<Tokens> pieces) {
        if (!piece.atEnd()) {
            pieces.add(piece);
        }
    }

    private static boolean isRoutine(Tokens tokens) {
        int kind = tokens.at("CREATE", "OR", "ALTER") ? 3 : 1;
        return (tokens.at("CREATE") || tokens.at("ALTER"))
                && ROUTINES.contains(tokens.peek(kind).key());
    }

    /** What is known of a statement that is not over yet. */
    private static final class Piece {

        private final Tokens tokens;
        private final Token first;
        private final Token second;
        private final int begin;
        private final boolean isView;
        private String main;
        private boolean hasSource;
        private boolean hasSet;

        Piece(Tokens tokens, int begin) {
            this.tokens = tokens;
            this.begin = begin;
            this.first = tokens.token(begin);
            this.second = tokens.token(begin + 1);
            this.isView = second.is("VIEW")
                    || (second.is("OR") && tokens.token(begin + 3).is("VIEW"));
            this.main = first.is("WITH") ? "" : first.key();
        }

        void note(Token token) {
            hasSource |= SOURCES.contains(token.key());
            hasSet |= token.is("SET");
            if (main.isEmpty() && MAIN_VERBS.contains(token.key())) {
                main = token.key();
            }
        }

        boolean endsHere() {
            Token token = tokens.peek();
            Token before = tokens.previous();
            Token after = tokens.peek(1);
            boolean isRight = RIGHTS.contains(before.key());
            if (first.is("ELSE")) {
                return true;
            }
            if (tokens.place() == begin + 1 && (first.is("BEGIN") || first.is("END"))) {
                return !AFTER_BEGIN.contains(token.key());
            }
            if (before.is("TRY") || before.is("CATCH")) {
                return true;
            }
            return switch (token.key()) {
                case "CREATE" -> !isRight;
                case "ALTER", "DROP" -> KINDS.contains(after.key()) && !isRight;
                case "EXEC", "EXECUTE" ->
                    !(main.equals("INSERT") && !hasSource) && !before.is("AS") && !before.is("WITH") && !isRight;
                case "INSERT", "UPDATE", "DELETE" ->
                    !BEFORE_CHANGE.contains(before.key())
                            && !(before.is("ON") && ACTIONS.contains(after.key()))
                            && !main.isEmpty();
                case "SELECT" ->
                    !BEFORE_SELECT.contains(before.key())
                            && !((main.equals("INSERT") || isView) && !hasSource)
                            && !main.isEmpty();
                case "SET" ->
                    !((main.equals("UPDATE") || main.equals("MERGE")) && !hasSet)
                            && !before.is("DELETE")
                            && !before.is("UPDATE")
                            && !after.is("(")
                            && !(first.is("ALTER") && second.is("DATABASE"));
                case "IF" -> !after.is("EXISTS") || !(KINDS.contains(before.key()) || BEFORE_IF.contains(before.key()));
                case "FETCH" -> !before.is("ROWS") && !before.is("ROW");
                case "WITH" ->
                    after.isName()
                            && !before.is("AS")
                            && (tokens.peek(2).is("AS") || (tokens.peek(2).is("(") && isCommon()));
                case "MERGE" -> !main.isEmpty() && !after.is("JOIN");
                default -> STARTS.contains(token.key()) && !isRight;
            };
        }

        /** {@code WITH name (columns) AS}. */
        private boolean isCommon() {
            Tokens ahead = tokens.rest();
            ahead.next();
            ahead.next();
            ahead.skip();
            return ahead.at("AS");
        }
    }
}
