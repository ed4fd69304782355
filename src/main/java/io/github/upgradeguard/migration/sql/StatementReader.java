package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One statement: which verb it begins with, and what that does. What is left over is told as not read. */
final class StatementReader {

    private static final Set<String> NO_EFFECT = Set.of(
            "SET",
            "RESET",
            "USE",
            "COMMENT",
            "GRANT",
            "ANALYZE",
            "ANALYSE",
            "SHOW",
            "DESCRIBE",
            "DESC",
            "LOCK",
            "UNLOCK",
            "PRINT",
            "COMMIT",
            "ROLLBACK",
            "SAVEPOINT",
            "RELEASE",
            "START",
            "ABORT",
            "SAVE",
            "FLUSH",
            "CHECKPOINT",
            "DISCARD",
            "DEALLOCATE",
            "LISTEN",
            "NOTIFY",
            "UNLISTEN",
            "SECURITY",
            "RAISERROR",
            "THROW",
            "RAISE",
            "RETURN",
            "FETCH",
            "OPEN",
            "CLOSE",
            "MOVE",
            "EXIT",
            "QUIT",
            "CONTINUE",
            "LEAVE",
            "ITERATE",
            "SIGNAL",
            "RESIGNAL",
            "ASSERT",
            "DENY",
            "WAITFOR",
            "RUNSTATS",
            "DBCC",
            "CONNECT",
            "PROMPT",
            "SPOOL",
            "WHENEVER",
            "REM",
            "REMARK",
            "DEFINE",
            "UNDEFINE",
            "HELP",
            "GOTO",
            "BREAK",
            "DELIMITER",
            "CHECK");

    private static final Set<String> CHANGES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");

    private final Dialect dialect;
    private final BlockReader blocks;
    private final DynamicSql dynamic;
    private final boolean isInBody;

    /**
     * A reader.
     *
     * @param nesting how many texts this one is within, as strings that are run
     * @param isInBody whether the statements are those of a block, which has variables
     */
    StatementReader(Dialect dialect, int nesting, boolean isInBody) {
        this.dialect = dialect;
        this.isInBody = isInBody;
        this.dynamic = new DynamicSql(dialect, nesting);
        this.blocks = new BlockReader(dialect, nesting);
    }

    /** Reads all of the tokens as one statement. */
    void read(Tokens tokens, List<Operation> out) {
        Tokens whole = tokens.rest();
        int before = out.size();
        try {
            statement(tokens, whole, out);
            tokens.take(";");
            if (!tokens.atEnd()) {
                throw new NotRecognised(tokens);
            }
        } catch (NotRecognised e) {
            out.add(e.unread(whole));
        }
        tokens.toEnd();
        if (out.size() == before) {
            out.add(NotRecognised.unread(whole.excerpt()));
        }
    }

    private void statement(Tokens tokens, Tokens whole, List<Operation> out) {
        Token first = tokens.peek();
        if (CHANGES.contains(first.key())) {
            SelectReader.changesInside(tokens.rest(), out);
        }
        switch (first.key()) {
            case "CREATE" -> CreateReader.read(after(tokens), whole, dialect, out);
            case "ALTER" -> AlterReader.read(after(tokens), whole, dialect, out);
            case "DROP" -> DropReader.read(after(tokens), whole, dialect, out);
            case "RENAME" -> RenameReader.read(after(tokens), out);
            case "INSERT", "REPLACE", "UPSERT" -> RowsReader.insert(tokens, out);
            case "UPDATE" -> UpdateReader.read(tokens, out);
            case "DELETE" -> RowsReader.delete(tokens, out);
            case "MERGE" -> RowsReader.merge(after(tokens), out);
            case "COPY" -> RowsReader.copy(after(tokens), out);
            case "LOAD", "BULK" -> RowsReader.load(tokens, out);
            case "TRUNCATE" -> RowsReader.truncate(after(tokens), out);
            case "WITH" -> new SelectReader(dialect, isInBody).with(tokens, out);
            case "SELECT", "(", "VALUES", "PERFORM", "TABLE" -> new SelectReader(dialect, isInBody).read(tokens, out);
            case "EXPLAIN" -> explain(after(tokens), out);
            case "VACUUM", "CLUSTER", "REINDEX", "OPTIMIZE", "REPAIR", "REFRESH", "REORG" ->
                MaintenanceReader.read(tokens, whole, out);
            case "REVOKE" -> revoke(tokens, out);
            case "EXEC", "EXECUTE", "PREPARE", "CALL" -> dynamic.read(tokens, whole, out);
            case "DO" -> blocks.inString(after(tokens), whole, out);
            case "BEGIN", "DECLARE", "IF", "WHILE", "FOR", "LOOP", "<<", "ELSE", "END" -> begin(tokens, out);
            default -> other(tokens, whole, out);
        }
    }

    private static Tokens after(Tokens tokens) {
        tokens.next();
        return tokens;
    }

    /** {@code BEGIN} opens a transaction or a block. */
    private void begin(Tokens tokens, List<Operation> out) {
        boolean isTransaction = StatementCutter.beginsTransaction(tokens)
                || (tokens.at("END")
                        && (tokens.peek(1).isNone() || tokens.peek(1).is("TRANSACTION")))
                || (tokens.at("DECLARE") && (dialect.isTransactSql() || dialect.isPostgres()));
        if (isTransaction) {
            out.add(new Operation.NoEffect(tokens.peek().key()));
            tokens.toEnd();
        } else if (tokens.at("DECLARE", "GLOBAL", "TEMPORARY", "TABLE")) {
            TableReader.create(after(tokens), dialect, out);
        } else {
            blocks.read(tokens, out);
        }
    }

    private void explain(Tokens tokens, List<Operation> out) {
        boolean isRun = tokens.take("ANALYZE");
        if (isRun) {
            statement(tokens, tokens.rest(), out);
        } else {
            out.add(new Operation.NoEffect("EXPLAIN"));
            tokens.toEnd();
        }
    }

    private static void revoke(Tokens tokens, List<Operation> out) {
        out.add(new Operation.Revoke(tokens.text()));
        tokens.toEnd();
    }

    private void other(Tokens tokens, Tokens whole, List<Operation> out) {
        if (tokens.at("SET", "INTEGRITY", "FOR")) {
            tokens.goTo(tokens.place() + 3);
            out.add(new Operation.RewriteTable(tokens.name(), "SET INTEGRITY"));
            tokens.toEnd();
        } else if (isAssignment(tokens)) {
            Optional<Name> call = Functions.unknownCall(tokens.rest());
            out.add(call.<Operation>map(StatementReader::calls).orElseGet(() -> new Operation.NoEffect(":=")));
            tokens.toEnd();
        } else if (tokens.atAny(NO_EFFECT)) {
            out.add(new Operation.NoEffect(tokens.peek().key()));
            tokens.toEnd();
        } else if (isInBody && (tokens.take("NULL") || tokens.take("GET", "DIAGNOSTICS"))) {
            out.add(new Operation.NoEffect("NULL"));
            tokens.toEnd();
        } else if (isInBody && (tokens.at("DBMS_OUTPUT", ".") || tokens.at("RAISE_APPLICATION_ERROR"))) {
            out.add(new Operation.NoEffect(tokens.peek().key()));
            tokens.toEnd();
        } else {
            throw new NotRecognised(whole);
        }
    }

    private boolean isAssignment(Tokens tokens) {
        if (!isInBody || !tokens.peek().isName()) {
            return false;
        }
        Tokens ahead = tokens.rest();
        ahead.name();
        if (ahead.at("(")) {
            ahead.skip();
        }
        return ahead.at(":=") || ahead.at("=") || ahead.at("[");
    }

    /** What is told of a call whose code is not looked at. */
    static Operation.Unread calls(Name routine) {
        return new Operation.Unread("calls " + routine + ", whose effect is not read");
    }
}
