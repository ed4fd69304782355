package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;
import java.util.Set;

/** {@code ALTER}: which kind of object it changes. */
final class AlterReader {

    private static final Set<String> HARMLESS = Set.of("SESSION", "STATISTICS", "SERVER", "PROFILE");

    private AlterReader() {}

    /** Reads on after {@code ALTER}. */
    static void read(Tokens tokens, Tokens whole, Dialect dialect, List<Operation> out) {
        tokens.takeAny("ONLINE", "OFFLINE", "IGNORE", "FOREIGN");
        if (tokens.take("TABLE")) {
            AlterTableReader.read(tokens, dialect, out);
        } else if (tokens.take("INDEX")) {
            IndexReader.alter(tokens, out);
        } else if (tokens.take("MATERIALIZED", "VIEW")) {
            ViewReader.alter(tokens, true, out);
        } else if (isView(tokens)) {
            tokens.skipTo("VIEW");
            tokens.next();
            ViewReader.alter(tokens, false, out);
        } else if (tokens.take("SEQUENCE")) {
            SequenceReader.alter(tokens, whole, out);
        } else if (tokens.takeAny("TYPE", "DOMAIN")) {
            type(tokens, out);
        } else if (RoutineReader.isNext(tokens)) {
            RoutineReader.alter(tokens, whole, out);
        } else if (tokens.take("TRIGGER")) {
            RoutineReader.alterTrigger(tokens, whole, out);
        } else if (tokens.take("SCHEMA")) {
            schema(tokens, whole, out);
        } else if (tokens.at("DATABASE")) {
            database(tokens, whole, out);
        } else if (tokens.take("DEFAULT", "PRIVILEGES")) {
            defaultPrivileges(tokens, out);
        } else if (tokens.atAny(HARMLESS) || tokens.has("OWNER", "TO")) {
            out.add(new Operation.NoEffect("ALTER " + tokens.peek().key()));
            tokens.toEnd();
        } else {
            throw new NotRecognised(whole);
        }
    }

    /** {@code ALTER ALGORITHM = MERGE DEFINER = … VIEW}. */
    private static boolean isView(Tokens tokens) {
        if (tokens.at("VIEW")) {
            return true;
        }
        if (!tokens.at("ALGORITHM") && !tokens.at("DEFINER") && !tokens.at("SQL")) {
            return false;
        }
        return tokens.has("VIEW");
    }

    private static void type(Tokens tokens, List<Operation> out) {
        Name type = tokens.name();
        if (tokens.take("ADD", "VALUE")) {
            out.add(new Operation.AddTypeValue(type));
        } else if (tokens.take("OWNER", "TO") || tokens.at("COMPILE")) {
            out.add(new Operation.NoEffect("ALTER TYPE"));
        } else {
            out.add(new Operation.AlterType(type));
        }
        tokens.toEnd();
    }

    private static void schema(Tokens tokens, Tokens whole, List<Operation> out) {
        tokens.name();
        if (tokens.take("TRANSFER")) {
            if (tokens.take("OBJECT")) {
                tokens.expect("::");
            }
            out.add(new Operation.MoveTable(tokens.name()));
        } else if (tokens.take("OWNER", "TO")) {
            tokens.next();
            out.add(new Operation.NoEffect("ALTER SCHEMA"));
        } else {
            throw new NotRecognised(whole);
        }
    }

    private static void database(Tokens tokens, Tokens whole, List<Operation> out) {
        if (tokens.has("RENAME") || tokens.has("MODIFY", "NAME") || tokens.has("READ_ONLY")) {
            throw new NotRecognised(whole);
        }
        out.add(new Operation.NoEffect("ALTER DATABASE"));
        tokens.toEnd();
    }

    private static void defaultPrivileges(Tokens tokens, List<Operation> out) {
        while (!tokens.atEnd() && !tokens.at("REVOKE") && !tokens.at("GRANT")) {
            tokens.next();
        }
        out.add(
                tokens.at("REVOKE")
                        ? new Operation.Revoke(tokens.text())
                        : new Operation.NoEffect("ALTER DEFAULT PRIVILEGES"));
        tokens.toEnd();
    }
}
