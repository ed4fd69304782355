package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Dbms;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads SQL scripts. Nothing is run, and whatever a script holds, reading it ends and does not fail. */
public final class SqlReader {

    private final Dialect dialect;
    private final Script script;

    /** @param dbms whose dialect decides where two read one text differently */
    public SqlReader(Dbms dbms) {
        this.dialect = new Dialect(dbms);
        this.script = new Script(dialect, 0);
    }

    /** The statements of a script, in order; none if it has nothing but comments. */
    public List<Statement> script(String sql) {
        return script(sql, Optional.empty(), true);
    }

    /**
     * The statements of a text as Liquibase runs it.
     *
     * @param endDelimiter what ends a statement, as a change log gives it; empty for what ends statements by default.
     *     It is a regular expression there; it is not run here, and one that stands for more than one text is taken
     *     for the default
     * @param isSplit whether the text is cut at all: if not, it is one statement, whose operations are those of all the
     *     statements in it
     */
    public List<Statement> script(String sql, Optional<String> endDelimiter, boolean isSplit) {
        Lines lines = new Lines(sql);
        List<Statement> statements = new ArrayList<>();
        if (!isSplit) {
            List<Token> tokens = new ArrayList<>();
            List<Operation> operations = new ArrayList<>();
            for (Script.Segment segment : script.segments(sql, Optional.empty())) {
                tokens.addAll(segment.tokens());
                script.operations(segment.tokens(), operations);
            }
            add(sql, tokens, operations, lines, statements);
            return statements;
        }
        for (Script.Segment segment : script.segments(sql, endDelimiter.flatMap(EndDelimiter::of))) {
            if (segment.isOne()) {
                List<Operation> operations = new ArrayList<>();
                script.operations(segment.tokens(), operations);
                add(sql, segment.tokens(), operations, lines, statements);
            } else {
                for (Tokens statement : StatementCutter.cut(segment.tokens(), dialect)) {
                    List<Operation> operations = new ArrayList<>();
                    List<Token> tokens = statement.list();
                    script.read(statement, operations);
                    add(sql, tokens, operations, lines, statements);
                }
            }
        }
        return statements;
    }

    private static void add(
            String sql, List<Token> tokens, List<Operation> operations, Lines lines, List<Statement> statements) {
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).is(";")) {
            end--;
        }
        if (end > 0 && !operations.isEmpty()) {
            int begin = tokens.get(0).begin();
            String text = sql.substring(begin, tokens.get(end - 1).end());
            statements.add(new Statement(text, lines.at(begin), operations));
        }
    }

    /** Counts lines as it is asked for later and later places. */
    private static final class Lines {

        private final String sql;
        private int counted;
        private int line = 1;

        Lines(String sql) {
            this.sql = sql;
        }

        int at(int place) {
            for (; counted < place; counted++) {
                if (sql.charAt(counted) == '\n') {
                    line++;
                }
            }
            return line;
        }
    }
}
