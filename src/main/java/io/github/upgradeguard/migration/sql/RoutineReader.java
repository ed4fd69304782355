package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Functions, procedures, packages and triggers: made, replaced, altered, dropped. What they do is not read. */
final class RoutineReader {

    private static final Set<String> ROUTINES =
            Set.of("FUNCTION", "PROCEDURE", "PROC", "ROUTINE", "PACKAGE", "AGGREGATE", "EVENT", "ALIAS", "LIBRARY");
    private static final Set<String> HARMLESS_ALTERATIONS = Set.of(
            "OWNER",
            "COMPILE",
            "SET",
            "RESET",
            "DEPENDS",
            "NO",
            "COST",
            "ROWS",
            "PARALLEL",
            "LEAKPROOF",
            "ENABLE",
            "DISABLE",
            "STABLE",
            "IMMUTABLE",
            "VOLATILE",
            "SECURITY",
            "EXTERNAL",
            "COMMENT",
            "SQL");

    private RoutineReader() {}

    static boolean isNext(Tokens tokens) {
        return tokens.atAny(ROUTINES) && !tokens.at("EVENT", "TRIGGER");
    }

    /**
     * Reads on after {@code CREATE} and what stands before the kind.
     *
     * @param whole the statement from its first word on
     */
    static void create(Tokens tokens, Tokens whole, boolean replaces, List<Operation> out) {
        boolean isPackage = tokens.next().is("PACKAGE");
        if (isPackage) {
            tokens.take("BODY");
        }
        boolean ifNotExists = tokens.take("IF", "NOT", "EXISTS");
        out.add(new Operation.CreateRoutine(tokens.name(), replaces || ifNotExists, body(whole)));
        tokens.toEnd();
    }

    /** Reads on after {@code CREATE TRIGGER}. */
    static void createTrigger(Tokens tokens, Tokens whole, boolean replaces, List<Operation> out) {
        boolean ifNotExists = tokens.take("IF", "NOT", "EXISTS");
        Name trigger = tokens.name();
        tokens.skipTo("ON");
        tokens.expect("ON");
        if (tokens.take("NESTED", "TABLE")) {
            tokens.name();
            tokens.expect("OF");
        }
        boolean isOnAllTables = tokens.at("DATABASE")
                || tokens.at("SCHEMA")
                || tokens.at("ALL", "SERVER")
                || (tokens.peek(1).is(".") && tokens.peek(2).is("SCHEMA"));
        if (isOnAllTables) {
            throw new NotRecognised(whole);
        }
        out.add(new Operation.CreateTrigger(trigger, tokens.name(), replaces || ifNotExists, body(whole)));
        tokens.toEnd();
    }

    /** Reads on after {@code CREATE RULE}: PostgreSQL's rules do what triggers do. */
    static void createRule(Tokens tokens, Tokens whole, boolean replaces, List<Operation> out) {
        Name rule = tokens.name();
        tokens.expect("AS", "ON");
        tokens.next();
        tokens.expect("TO");
        out.add(new Operation.CreateTrigger(rule, tokens.name(), replaces, body(whole)));
        tokens.toEnd();
    }

    private static String body(Tokens whole) {
        String text = blanksMadeOne(whole.text());
        return text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
    }

    /** PostgreSQL's bodies are strings, whose blanks are still as they are written. */
    private static String blanksMadeOne(String text) {
        StringBuilder one = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean isBlank = Character.isWhitespace(c);
            if (!isBlank) {
                one.append(c);
            } else if (one.length() > 0 && one.charAt(one.length() - 1) != ' ') {
                one.append(' ');
            }
        }
        return one.toString();
    }

    /** Reads on after {@code ALTER}. */
    static void alter(Tokens tokens, Tokens whole, List<Operation> out) {
        Tokens definition = tokens.rest();
        tokens.next();
        Name routine = tokens.name();
        if (tokens.at("(")) {
            tokens.skip();
        }
        if (tokens.take("RENAME", "TO")) {
            out.add(new Operation.DropRoutine(routine, false));
            out.add(new Operation.CreateRoutine(tokens.name(), false, body(whole)));
        } else if (tokens.atAny(HARMLESS_ALTERATIONS) && !tokens.at("SET", "SCHEMA")) {
            out.add(new Operation.NoEffect("ALTER ROUTINE"));
            tokens.toEnd();
        } else if (isDefined(definition)) {
            create(definition, whole, true, out);
            tokens.toEnd();
        } else {
            throw new NotRecognised(whole);
        }
    }

    /** Whether the text of a routine follows, as Transact-SQL has it. */
    private static boolean isDefined(Tokens definition) {
        return definition.has("AS") || definition.has("BEGIN");
    }

    /** Reads on after {@code ALTER TRIGGER}. */
    static void alterTrigger(Tokens tokens, Tokens whole, List<Operation> out) {
        Tokens definition = tokens.rest();
        Name trigger = tokens.name();
        Optional<Name> table = tokens.take("ON") ? Optional.of(tokens.name()) : Optional.empty();
        if (tokens.take("RENAME", "TO")) {
            out.add(new Operation.DropTrigger(trigger, table, false));
            if (table.isPresent()) {
                out.add(new Operation.CreateTrigger(tokens.name(), table.get(), false, body(whole)));
            } else {
                tokens.name();
            }
        } else if (tokens.takeAny("ENABLE", "DISABLE", "COMPILE")) {
            out.add(new Operation.NoEffect("ALTER TRIGGER"));
        } else if (isDefined(definition)) {
            createTrigger(definition, whole, true, out);
            tokens.toEnd();
        } else {
            throw new NotRecognised(whole);
        }
    }

    /** Reads on after {@code DROP}. */
    static void drop(Tokens tokens, List<Operation> out) {
        if (tokens.next().is("PACKAGE")) {
            tokens.take("BODY");
        }
        boolean ifExists = tokens.take("IF", "EXISTS");
        do {
            out.add(new Operation.DropRoutine(tokens.name(), ifExists));
            if (tokens.at("(")) {
                tokens.skip();
            }
        } while (tokens.take(","));
    }

    /** Reads on after {@code DROP TRIGGER}. */
    static void dropTrigger(Tokens tokens, List<Operation> out) {
        boolean ifExists = tokens.take("IF", "EXISTS");
        int first = out.size();
        do {
            out.add(new Operation.DropTrigger(tokens.name(), Optional.empty(), ifExists));
        } while (tokens.take(","));
        if (tokens.take("ON") && tokens.peek().isName()) {
            Name table = tokens.name();
            for (int i = first; i < out.size(); i++) {
                if (out.get(i) instanceof Operation.DropTrigger drop) {
                    out.set(i, new Operation.DropTrigger(drop.trigger(), Optional.of(table), ifExists));
                }
            }
        }
    }
}
