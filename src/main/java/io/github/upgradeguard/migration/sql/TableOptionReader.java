package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;
import java.util.Set;

/** What {@code ALTER TABLE} sets of a table as a whole. */
final class TableOptionReader {

    private static final Set<String> REWRITING =
            Set.of("ENGINE", "ROW_FORMAT", "KEY_BLOCK_SIZE", "TABLESPACE", "ENCRYPTION", "COMPRESSION");
    private static final Set<String> HARMLESS_VALUES = Set.of(
            "COMMENT",
            "AUTO_INCREMENT",
            "STATS_PERSISTENT",
            "STATS_AUTO_RECALC",
            "STATS_SAMPLE_PAGES",
            "MAX_ROWS",
            "MIN_ROWS",
            "AVG_ROW_LENGTH",
            "CHECKSUM",
            "DELAY_KEY_WRITE",
            "PCTFREE",
            "PCTUSED",
            "INITRANS",
            "MAXTRANS",
            "CHARSET",
            "COLLATE",
            "LOCKSIZE",
            "PARALLEL",
            "CARDINALITY",
            "INSERT_METHOD",
            "COMPRESS");
    private static final Set<String> HARMLESS_WORDS = Set.of(
            "LOGGING",
            "NOLOGGING",
            "CACHE",
            "NOCACHE",
            "NOPARALLEL",
            "NOCOMPRESS",
            "MONITORING",
            "NOMONITORING",
            "VOLATILE");
    private static final Set<String> TRIGGER_PREFIXES = Set.of("ALWAYS", "REPLICA");

    private TableOptionReader() {}

    /** Reads an action; false if it is none of these. */
    static boolean read(Tokens tokens, Dialect dialect, Name table, List<Operation> out) {
        if (tokens.atAny(Set.of("SET"))) {
            return set(tokens, table, out);
        }
        if (tokens.atAny(REWRITING)) {
            String how = tokens.next().key();
            value(tokens);
            out.add(new Operation.RewriteTable(table, how));
        } else if (tokens.atAny(HARMLESS_VALUES)) {
            String verb = tokens.next().key();
            value(tokens);
            out.add(new Operation.NoEffect(verb));
        } else if (tokens.atAny(HARMLESS_WORDS)) {
            out.add(new Operation.NoEffect(tokens.next().key()));
        } else if (tokens.take("ALGORITHM") || tokens.take("LOCK")) {
            value(tokens);
        } else if (tokens.take("CONVERT", "TO")) {
            characterSet(tokens);
            out.add(new Operation.RewriteTable(table, "CONVERT TO CHARACTER SET"));
        } else if (tokens.at("DEFAULT") || tokens.at("CHARACTER", "SET")) {
            tokens.take("DEFAULT");
            characterSet(tokens);
            out.add(new Operation.NoEffect("DEFAULT CHARACTER SET"));
        } else {
            return rewrite(tokens, table, out) || rights(tokens, dialect, table, out) || other(tokens, out);
        }
        return true;
    }

    private static void value(Tokens tokens) {
        tokens.take("=");
        tokens.next();
    }

    private static void characterSet(Tokens tokens) {
        if (tokens.take("CHARACTER", "SET") || tokens.take("CHARSET")) {
            value(tokens);
        } else if (!tokens.at("COLLATE")) {
            throw new NotRecognised(tokens);
        }
        if (tokens.take("COLLATE")) {
            value(tokens);
        }
    }

    private static boolean set(Tokens tokens, Name table, List<Operation> out) {
        tokens.expect("SET");
        if (tokens.take("SCHEMA")) {
            tokens.name();
            out.add(new Operation.MoveTable(table));
        } else if (tokens.at("(")) {
            String options = tokens.peek(1).key();
            tokens.skip();
            out.add(
                    options.equals("SYSTEM_VERSIONING")
                            ? NotRecognised.unread("SET SYSTEM_VERSIONING")
                            : new Operation.NoEffect("SET"));
        } else if (tokens.take("TABLESPACE") || tokens.take("ACCESS", "METHOD")) {
            tokens.name();
            tokens.take("NOWAIT");
            out.add(new Operation.RewriteTable(table, "SET TABLESPACE"));
        } else if (tokens.takeAny("LOGGED", "UNLOGGED")) {
            out.add(new Operation.RewriteTable(table, "SET " + tokens.previous().key()));
        } else if (tokens.take("WITHOUT", "OIDS") || tokens.take("WITH", "OIDS")) {
            out.add(new Operation.RewriteTable(table, "SET OIDS"));
        } else if (tokens.take("WITHOUT", "CLUSTER")) {
            out.add(new Operation.NoEffect("SET WITHOUT CLUSTER"));
        } else if (tokens.take("UNUSED")) {
            tokens.take("COLUMN");
            List<Tokens> columns = tokens.at("(") ? tokens.parentheses().parts() : List.of(one(tokens));
            columns.forEach(column -> out.add(new Operation.DropColumn(table, column.name(), false)));
            tokens.take("CASCADE", "CONSTRAINTS");
            tokens.take("ONLINE");
        } else if (tokens.take("REFERENTIAL_INTEGRITY")) {
            tokens.next();
            tokens.takeAny("CHECK", "NOCHECK");
            out.add(new Operation.NoEffect("SET REFERENTIAL_INTEGRITY"));
        } else {
            return false;
        }
        return true;
    }

    private static Tokens one(Tokens tokens) {
        int begin = tokens.place();
        tokens.name();
        return tokens.range(begin, tokens.place());
    }

    private static boolean rewrite(Tokens tokens, Name table, List<Operation> out) {
        int begin = tokens.place();
        if (tokens.take("ORDER", "BY")) {
            tokens.toEnd();
        } else if (tokens.take("SHRINK", "SPACE")) {
            tokens.takeAny("COMPACT", "CASCADE");
        } else if (tokens.take("MOVE") || tokens.take("REBUILD")) {
            tokens.toEnd();
        } else if (!tokens.take("FORCE") || tokens.at("ROW") || tokens.at("KEY")) {
            tokens.goTo(begin);
            return false;
        }
        out.add(new Operation.RewriteTable(table, tokens.since(begin).excerpt()));
        return true;
    }

    /** Who sees and writes what, and what fires. */
    private static boolean rights(Tokens tokens, Dialect dialect, Name table, List<Operation> out) {
        if (tokens.take("OWNER", "TO")) {
            tokens.name();
            out.add(new Operation.NoEffect("OWNER TO"));
        } else if (tokens.take("ENABLE", "ROW", "LEVEL", "SECURITY")
                || tokens.take("FORCE", "ROW", "LEVEL", "SECURITY")) {
            out.add(new Operation.Unread(
                    "row level security is turned on for " + table + ", and whose rows are then hidden is not known"));
        } else if (tokens.take("DISABLE", "ROW", "LEVEL", "SECURITY")
                || tokens.take("NO", "FORCE", "ROW", "LEVEL", "SECURITY")) {
            out.add(new Operation.NoEffect("ROW LEVEL SECURITY"));
        } else if (isTrigger(tokens)) {
            tokens.next();
            tokens.takeAll(TRIGGER_PREFIXES);
            String what = tokens.next().key();
            do {
                tokens.name();
            } while (dialect.isTransactSql() && tokens.take(","));
            out.add(new Operation.NoEffect(what));
        } else {
            return false;
        }
        return true;
    }

    private static boolean isTrigger(Tokens tokens) {
        if (!tokens.at("ENABLE") && !tokens.at("DISABLE")) {
            return false;
        }
        Token kind = tokens.peek(TRIGGER_PREFIXES.contains(tokens.peek(1).key()) ? 2 : 1);
        return kind.is("TRIGGER") || kind.is("RULE");
    }

    private static boolean other(Tokens tokens, List<Operation> out) {
        String verb = tokens.peek().key();
        if (tokens.take("RESET")) {
            tokens.parentheses();
        } else if (tokens.take("REPLICA", "IDENTITY")) {
            if (tokens.take("USING", "INDEX")) {
                tokens.name();
            } else {
                tokens.next();
            }
        } else if (tokens.take("CLUSTER", "ON")) {
            tokens.name();
        } else if (tokens.take("ENABLE", "ROW", "MOVEMENT")
                || tokens.take("DISABLE", "ROW", "MOVEMENT")
                || tokens.take("ENABLE", "KEYS")
                || tokens.take("DISABLE", "KEYS")
                || tokens.take("READ", "WRITE")
                || tokens.take("NOT", "VOLATILE")
                || tokens.take("APPEND", "ON")
                || tokens.take("APPEND", "OFF")
                || tokens.take("DATA", "CAPTURE", "NONE")
                || tokens.take("DATA", "CAPTURE", "CHANGES")
                || tokens.take("ACTIVATE", "NOT", "LOGGED", "INITIALLY")) {
            verb = tokens.previous().key();
        } else {
            return false;
        }
        out.add(new Operation.NoEffect(verb));
        return true;
    }
}
