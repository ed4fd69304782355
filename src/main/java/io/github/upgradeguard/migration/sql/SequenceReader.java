package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;
import java.util.Set;

/** Sequences: made, altered. */
final class SequenceReader {

    private static final Set<String> FLAGS = Set.of(
            "NO",
            "NOCACHE",
            "CYCLE",
            "NOCYCLE",
            "ORDER",
            "NOORDER",
            "NOMINVALUE",
            "NOMAXVALUE",
            "NOPARTITION",
            "KEEP",
            "NOKEEP",
            "SCALE",
            "NOSCALE",
            "SESSION",
            "GLOBAL",
            "RESTART",
            "BY",
            "WITH",
            "LOGGED",
            "UNLOGGED");
    private static final Set<String> SETTINGS = Set.of(
            "ENGINE",
            "COMMENT",
            "START",
            "INCREMENT",
            "MINVALUE",
            "MAXVALUE",
            "CACHE",
            "AS",
            "OWNED",
            "BELONGS_TO_TABLE");

    private SequenceReader() {}

    /** Reads on after {@code CREATE SEQUENCE}. */
    static void create(Tokens tokens, List<Operation> out) {
        boolean ifNotExists = tokens.take("IF", "NOT", "EXISTS");
        out.add(new Operation.CreateSequence(tokens.name(), ifNotExists));
        options(tokens);
    }

    /** Reads on after {@code ALTER SEQUENCE}. */
    static void alter(Tokens tokens, Tokens whole, List<Operation> out) {
        tokens.take("IF", "EXISTS");
        Name sequence = tokens.name();
        if (tokens.take("RENAME", "TO")) {
            out.add(new Operation.RenameSequence(sequence, tokens.name()));
        } else if (tokens.take("OWNER", "TO")) {
            out.add(new Operation.NoEffect("ALTER SEQUENCE"));
            tokens.next();
        } else if (tokens.at("SET", "SCHEMA")) {
            throw new NotRecognised(whole);
        } else {
            tokens.take("SET");
            out.add(new Operation.AlterSequence(sequence, options(tokens)));
        }
    }

    /** Goes over the settings, and tells whether the step between two numbers is among them. */
    private static boolean options(Tokens tokens) {
        boolean hasIncrement = false;
        while (!tokens.atEnd()) {
            if (tokens.atAny(SETTINGS)) {
                Token setting = tokens.next();
                hasIncrement |= setting.is("INCREMENT");
                tokens.takeAny("WITH", "BY");
                value(tokens, setting.is("AS"));
            } else if (tokens.atAny(FLAGS) || tokens.peek().kind() == Token.Kind.NUMBER || tokens.at(",")) {
                tokens.next();
            } else if (tokens.at("-") || tokens.at("+") || tokens.at("=") || tokens.at("(")) {
                tokens.skip();
            } else {
                break;
            }
        }
        return hasIncrement;
    }

    private static void value(Tokens tokens, boolean isType) {
        if (isType) {
            TypeReader.read(tokens);
        } else if (tokens.take("=")) {
            tokens.next();
        } else if (tokens.previous().is("BY") && tokens.peek().isName()) {
            tokens.name();
        } else if (tokens.peek().isWord() && tokens.previous().is("WITH")) {
            tokens.next();
        }
    }
}
