package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** SQL in strings that is run, and calls of procedures. */
final class DynamicSql {

    private static final Set<String> HARMLESS_PROCEDURES = Set.of(
            "SP_ADDEXTENDEDPROPERTY",
            "SP_UPDATEEXTENDEDPROPERTY",
            "SP_DROPEXTENDEDPROPERTY",
            "SP_UPDATESTATS",
            "SP_RECOMPILE",
            "SP_REFRESHVIEW",
            "SP_HELP",
            "SP_SETTRIGGERORDER",
            "SP_REFRESHSQLMODULE",
            "SP_GETAPPLOCK",
            "SP_RELEASEAPPLOCK");

    private final Dialect dialect;
    private final int nesting;

    DynamicSql(Dialect dialect, int nesting) {
        this.dialect = dialect;
        this.nesting = nesting;
    }

    /** Reads {@code EXEC}, {@code EXECUTE}, {@code PREPARE} or {@code CALL} to its end. */
    void read(Tokens tokens, Tokens whole, List<Operation> out) {
        switch (tokens.next().key()) {
            case "CALL" -> call(tokens, out);
            case "PREPARE" -> prepare(tokens, whole, out);
            default -> execute(tokens, whole, out);
        }
    }

    private void call(Tokens tokens, List<Operation> out) {
        if (tokens.at("NEXT", "VALUE") || tokens.at("CURRENT")) {
            out.add(new Operation.NoEffect("CALL"));
            tokens.toEnd();
            return;
        }
        Name procedure = tokens.name();
        if (procedure.equals(Name.of("ADMIN_CMD")) && tokens.at("(")) {
            Optional<String> command = literal(tokens.parentheses());
            if (command.isPresent()) {
                run(command.get(), out);
                return;
            }
        } else if (tokens.at("(")) {
            tokens.skip();
        }
        out.add(
                Functions.isHarmless(procedure.text())
                        ? new Operation.NoEffect("CALL")
                        : StatementReader.calls(procedure));
    }

    private void prepare(Tokens tokens, Tokens whole, List<Operation> out) {
        if (tokens.at("TRANSACTION")) {
            out.add(new Operation.NoEffect("PREPARE"));
            tokens.toEnd();
            return;
        }
        tokens.name();
        tokens.expect("FROM");
        string(tokens, whole, out);
    }

    private void execute(Tokens tokens, Tokens whole, List<Operation> out) {
        boolean isImmediate = tokens.take("IMMEDIATE");
        if (isImmediate || tokens.peek().isString() || tokens.at("(")) {
            string(tokens, whole, out);
            return;
        }
        if (tokens.peek().text().startsWith("@") && tokens.peek(1).is("=")) {
            tokens.next();
            tokens.next();
        }
        if (!tokens.peek().isName()) {
            throw new NotRecognised(whole);
        }
        Name procedure = tokens.name();
        String key = procedure.text().toUpperCase(Locale.ROOT);
        if (dialect.isMySql()) {
            // What it runs has been read where it was prepared.
            out.add(new Operation.NoEffect("EXECUTE"));
            if (tokens.at("USING")) {
                tokens.toEnd();
            }
        } else if (HARMLESS_PROCEDURES.contains(key)) {
            out.add(new Operation.NoEffect("EXEC"));
            tokens.toEnd();
        } else if (key.equals("SP_RENAME")) {
            rename(tokens, whole, out);
        } else if (key.equals("SP_EXECUTESQL")) {
            if (tokens.peek().text().startsWith("@") && tokens.peek(1).is("=")) {
                tokens.next();
                tokens.next();
            }
            string(tokens, whole, out);
        } else if (tokens.at("(") || tokens.at("||") || key.startsWith("@")) {
            computed(whole, out);
            tokens.toEnd();
        } else {
            out.add(StatementReader.calls(procedure));
            if (dialect.isTransactSql() || tokens.at("(")) {
                tokens.toEnd();
            }
        }
    }

    private static void computed(Tokens whole, List<Operation> out) {
        out.add(new Operation.Unread("runs a statement that is put together at run time: " + whole.excerpt()));
    }

    private void string(Tokens tokens, Tokens whole, List<Operation> out) {
        boolean isBracketed = tokens.at("(");
        Tokens text = isBracketed ? tokens.parentheses() : tokens;
        Optional<String> literal = literal(text);
        if (literal.isPresent()) {
            run(literal.get(), out);
        } else {
            computed(whole, out);
        }
        tokens.toEnd();
    }

    private void run(String sql, List<Operation> out) {
        new Script(dialect, nesting + 1).operations(sql, out);
    }

    /** A string, or several that are put together, with nothing else among them; empty if it is computed. */
    private static Optional<String> literal(Tokens tokens) {
        StringBuilder text = new StringBuilder();
        do {
            if (!tokens.peek().isString()) {
                return Optional.empty();
            }
            text.append(tokens.next().value());
        } while (tokens.takeAny("||", "+"));
        boolean isWhole = tokens.atEnd()
                || tokens.at(",")
                || tokens.at("USING")
                || tokens.at("INTO")
                || tokens.at("AT")
                || tokens.at(";")
                || tokens.at("BULK");
        return isWhole ? Optional.of(text.toString()) : Optional.empty();
    }

    /** {@code sp_rename 'table.column', 'new', 'COLUMN'}. */
    private static void rename(Tokens tokens, Tokens whole, List<Operation> out) {
        List<Name> arguments = new ArrayList<>();
        String object = "";
        for (Tokens part : tokens.parts()) {
            if (part.peek(1).is("=")) {
                part.next();
                part.next();
            }
            Token argument = part.next();
            String value = argument.isString() ? argument.value() : argument.text();
            if (!(argument.isString() || argument.isName()) || argument.text().startsWith("@")) {
                computed(whole, out);
                tokens.toEnd();
                return;
            }
            if (arguments.isEmpty()) {
                object = value;
            }
            arguments.add(Name.of(value));
        }
        if (arguments.size() < 2) {
            throw new NotRecognised(whole);
        }
        Name to = arguments.get(1);
        String kind = arguments.size() > 2 ? arguments.get(2).text().toUpperCase(Locale.ROOT) : "OBJECT";
        switch (kind) {
            case "COLUMN" -> out.add(new Operation.RenameColumn(qualifier(object), arguments.get(0), to));
            case "INDEX" -> out.add(new Operation.RenameIndex(arguments.get(0), to));
            case "OBJECT" -> out.add(new Operation.RenameTable(arguments.get(0), to));
            default -> throw new NotRecognised(whole);
        }
    }

    /** What a name stands in: {@code table} of {@code dbo.table.column}. */
    private static Name qualifier(String object) {
        String text = object.strip();
        int end = text.length() - 1;
        boolean isInBrackets = false;
        while (end >= 0 && (isInBrackets || text.charAt(end) != '.')) {
            char c = text.charAt(end);
            isInBrackets = c == ']' || (isInBrackets && c != '[');
            end--;
        }
        return Name.of(end < 0 ? text : text.substring(0, end));
    }
}
