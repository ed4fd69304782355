package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;
import java.util.Set;

/** {@code CREATE}: which kind of object it makes. */
final class CreateReader {

    private static final Set<String> BEFORE_KIND = Set.of(
            "OR",
            "REPLACE",
            "ALTER",
            "FORCE",
            "NOFORCE",
            "EDITIONABLE",
            "NONEDITIONABLE",
            "RECURSIVE",
            "CONSTRAINT",
            "NO",
            "NOT",
            "PUBLIC",
            "DEFINER",
            "ALGORITHM",
            "SQL",
            "SECURITY",
            "=");
    private static final Set<String> TEMPORARY = Set.of("TEMPORARY", "TEMP", "GLOBAL", "LOCAL");

    /** New objects that no statement of an earlier version can tell. */
    private static final Set<String> HARMLESS = Set.of(
            "EXTENSION",
            "SCHEMA",
            "DATABASE",
            "ROLE",
            "USER",
            "LOGIN",
            "TABLESPACE",
            "STATISTICS",
            "PUBLICATION",
            "SUBSCRIPTION",
            "SERVER",
            "COLLATION",
            "CONVERSION",
            "TEXT",
            "LANGUAGE",
            "GROUP",
            "BUFFERPOOL",
            "FILEGROUP",
            "DIRECTORY",
            "CREDENTIAL",
            "FULLTEXT",
            "XML",
            "PROFILE");

    private CreateReader() {}

    /** Reads on after {@code CREATE}. */
    static void read(Tokens tokens, Tokens whole, Dialect dialect, List<Operation> out) {
        boolean replaces = prefix(tokens);
        if (TableReader.isNext(tokens)) {
            TableReader.create(tokens, dialect, out);
        } else if (IndexReader.isNext(tokens)) {
            IndexReader.create(tokens, out);
        } else if (RoutineReader.isNext(tokens)) {
            RoutineReader.create(tokens, whole, replaces, out);
        } else if (tokens.take("TRIGGER")) {
            RoutineReader.createTrigger(tokens, whole, replaces, out);
        } else if (tokens.take("RULE")) {
            RoutineReader.createRule(tokens, whole, replaces, out);
        } else if (isView(tokens)) {
            view(tokens, replaces, out);
        } else if (tokens.take("SEQUENCE")) {
            SequenceReader.create(tokens, out);
        } else if (tokens.takeAny("TYPE", "DOMAIN")) {
            type(tokens, out);
        } else if (tokens.take("SYNONYM")) {
            Name synonym = tokens.name();
            tokens.expect("FOR");
            out.add(new Operation.CreateView(synonym, List.of(), replaces, false, Set.of(tokens.name())));
        } else if (tokens.atAny(HARMLESS)) {
            out.add(new Operation.NoEffect("CREATE " + tokens.next().key()));
            harmless(tokens);
        } else {
            throw new NotRecognised(whole);
        }
    }

    /** Goes over what stands before the kind, and tells whether an object of the name may be there. */
    private static boolean prefix(Tokens tokens) {
        boolean replaces = false;
        while (tokens.atAny(BEFORE_KIND)) {
            Token next = tokens.next();
            replaces |= next.is("REPLACE") || next.is("ALTER");
            if (tokens.previous().is("=") || next.is("SECURITY")) {
                value(tokens);
            }
        }
        return replaces;
    }

    /** Goes over {@code user@host}, {@code MERGE}, {@code CURRENT_USER()}. */
    private static void value(Tokens tokens) {
        tokens.next();
        if (tokens.at("(")) {
            tokens.skip();
        }
        if (tokens.take("@") || tokens.peek().text().startsWith("@")) {
            tokens.next();
        }
    }

    private static boolean isView(Tokens tokens) {
        Tokens ahead = tokens.rest();
        ahead.takeAll(TEMPORARY);
        ahead.takeAny("RECURSIVE", "MATERIALIZED");
        return ahead.at("VIEW");
    }

    private static void view(Tokens tokens, boolean replaces, List<Operation> out) {
        boolean isTemporary = tokens.atAny(TEMPORARY);
        tokens.takeAll(TEMPORARY);
        tokens.take("RECURSIVE");
        boolean isMaterialized = tokens.take("MATERIALIZED");
        tokens.expect("VIEW");
        if (isTemporary) {
            out.add(new Operation.NoEffect("CREATE TEMPORARY VIEW"));
            tokens.toEnd();
        } else {
            ViewReader.create(tokens, replaces, isMaterialized, out);
        }
    }

    private static void type(Tokens tokens, List<Operation> out) {
        if (tokens.take("BODY")) {
            out.add(new Operation.CreateRoutine(tokens.name(), true, tokens.text()));
        } else {
            tokens.take("IF", "NOT", "EXISTS");
            out.add(new Operation.CreateType(tokens.name()));
        }
        tokens.toEnd();
    }

    /** A schema can be made with what is in it; that is left, and therefore told. */
    private static void harmless(Tokens tokens) {
        while (!tokens.atEnd() && !tokens.at("CREATE")) {
            tokens.next();
        }
    }
}
