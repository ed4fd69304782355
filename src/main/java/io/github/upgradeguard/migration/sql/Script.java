package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A text with statements in it: cut, and each statement read. */
final class Script {

    /** How many strings that are run may be within one another. */
    static final int DEEPEST = 4;

    /** What SQL*Plus ends with the line. Only those are here that are no statements of PL/SQL. */
    private static final Set<String> LINE_COMMANDS =
            Set.of("PROMPT", "REM", "REMARK", "WHENEVER", "SPOOL", "DEFINE", "UNDEFINE", "SET");

    private static final List<String> SETS_OF_SQL = List.of("TRANSACTION", "ROLE", "CONSTRAINT");

    private final Dialect dialect;
    private final int nesting;

    Script(Dialect dialect, int nesting) {
        this.dialect = dialect;
        this.nesting = nesting;
    }

    /**
     * What stands up to an end mark that no statement goes over.
     *
     * @param isOne whether it is one statement, whatever semicolons are in it
     */
    record Segment(List<Token> tokens, boolean isOne) {}

    /** The tokens of a text in which nothing ends a statement but semicolons. */
    static List<Token> tokens(String sql, Dialect dialect) {
        Lexer lexer = new Lexer(sql, dialect);
        List<Token> tokens = new ArrayList<>();
        for (Token token = lexer.next(); !token.isNone(); token = lexer.next()) {
            tokens.add(token);
        }
        return tokens;
    }

    /** Reads what all the statements of a text do. */
    void operations(String sql, List<Operation> out) {
        if (nesting > DEEPEST) {
            out.add(new Operation.Unread("runs a string that runs a string, and so on"));
            return;
        }
        for (Segment segment : segments(sql, Optional.empty())) {
            operations(segment.tokens, out);
        }
    }

    /** Reads what the statements of a segment do. */
    void operations(List<Token> tokens, List<Operation> out) {
        StatementCutter.cut(tokens, dialect).forEach(statement -> read(statement, out));
    }

    /** Reads what a statement does. */
    void read(Tokens statement, List<Operation> out) {
        if (dialect.isTransactSql()) {
            new BatchReader(dialect, nesting).read(statement, out);
        } else {
            new StatementReader(dialect, nesting, false).read(statement, out);
        }
    }

    /** Cuts a text at all end marks but the semicolon. */
    List<Segment> segments(String sql, Optional<EndDelimiter> mark) {
        return new Segmenter(sql, mark).segments();
    }

    private final class Segmenter {

        private final Lexer lexer;
        private final Optional<EndDelimiter> mark;
        private final List<Segment> segments = new ArrayList<>();
        private List<Token> tokens = new ArrayList<>();
        private int statement;
        private String delimiter = "";

        Segmenter(String sql, Optional<EndDelimiter> mark) {
            this.lexer = new Lexer(sql, dialect);
            this.mark = mark;
            mark.filter(given -> !given.isAlone()).ifPresent(given -> delimit(given.text()));
        }

        List<Segment> segments() {
            for (Token token = lexer.next(); !token.isNone(); token = lexer.next()) {
                if (token.kind() == Token.Kind.DELIMITER || isEndLine(token)) {
                    flush();
                } else if (tokens.size() != statement || !isCommand(token)) {
                    tokens.add(token);
                    if (token.is(";")) {
                        afterSemicolon();
                    }
                }
            }
            flush();
            return segments;
        }

        private void delimit(String text) {
            delimiter = text;
            lexer.delimiter(text);
        }

        private void flush() {
            if (!tokens.isEmpty()) {
                segments.add(new Segment(tokens, mark.isPresent() || !delimiter.isEmpty()));
            }
            tokens = new ArrayList<>();
            statement = 0;
        }

        private boolean isEndLine(Token token) {
            if (!delimiter.isEmpty()) {
                return false;
            }
            boolean isMark = mark.isPresent()
                    ? token.text().equalsIgnoreCase(mark.get().text())
                    : token.is("GO") || token.is("/");
            if (isMark && lexer.isAloneOnLine(token)) {
                return true;
            }
            boolean isCountedGo = token.is("GO") && dialect.isTransactSql() && lexer.isCountAfter(token);
            if (isCountedGo) {
                lexer.restOfLine();
            }
            return isCountedGo;
        }

        /** Whether it is a line for the program that runs the script, which is then gone over. */
        private boolean isCommand(Token token) {
            if (dialect.isMySql() && token.is("DELIMITER")) {
                String text = lexer.restOfLine().strip();
                flush();
                int blank = text.indexOf(' ');
                String word = blank < 0 ? text : text.substring(0, blank);
                delimit(word.equals(";") ? "" : word);
                return true;
            }
            if (dialect.isOracle() && LINE_COMMANDS.contains(token.key())) {
                String ahead = lexer.peekLine().strip().toUpperCase(Locale.ROOT);
                boolean isSql = ahead.startsWith(":=")
                        || ahead.startsWith(".")
                        || (token.is("SET") && SETS_OF_SQL.stream().anyMatch(ahead::startsWith));
                if (!isSql) {
                    lexer.restOfLine();
                    flush();
                    segments.add(new Segment(List.of(token), false));
                    return true;
                }
            }
            return false;
        }

        private void afterSemicolon() {
            boolean copies = tokens.get(statement).is("COPY") && tokens.size() > 2 && hasStandardInput();
            if (copies) {
                lexer.skipLinesTo("\\.");
            }
            statement = tokens.size();
        }

        private boolean hasStandardInput() {
            return tokens.subList(statement, tokens.size()).stream().anyMatch(token -> token.is("STDIN"));
        }
    }
}
