package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;

/** What rewrites or checks tables and leaves them as they are: {@code VACUUM}, {@code CLUSTER}, {@code REINDEX}. */
final class MaintenanceReader {

    private MaintenanceReader() {}

    static void read(Tokens tokens, Tokens whole, List<Operation> out) {
        switch (tokens.next().key()) {
            case "VACUUM" -> vacuum(tokens, whole, out);
            case "CLUSTER" -> cluster(tokens, whole, out);
            case "REINDEX" -> reindex(tokens, out);
            case "REFRESH" -> refresh(tokens, out);
            default -> tables(tokens, whole.peek().key(), out);
        }
    }

    private static void vacuum(Tokens tokens, Tokens whole, List<Operation> out) {
        boolean isFull = false;
        if (tokens.at("(")) {
            for (Tokens option : tokens.parentheses().parts()) {
                isFull |= option.at("FULL") && !option.at("FULL", "FALSE");
            }
        }
        while (tokens.at("FULL") || tokens.at("FREEZE") || tokens.at("VERBOSE") || tokens.at("ANALYZE")) {
            isFull |= tokens.next().is("FULL");
        }
        if (!isFull) {
            out.add(new Operation.NoEffect("VACUUM"));
            tokens.toEnd();
        } else if (tokens.peek().isName()) {
            do {
                out.add(new Operation.RewriteTable(tokens.name(), "VACUUM FULL"));
            } while (tokens.take(","));
        } else {
            throw new NotRecognised(whole);
        }
    }

    private static void cluster(Tokens tokens, Tokens whole, List<Operation> out) {
        if (tokens.at("(")) {
            tokens.skip();
        }
        tokens.take("VERBOSE");
        if (tokens.atEnd()) {
            throw new NotRecognised(whole);
        }
        out.add(new Operation.RewriteTable(tokens.name(), "CLUSTER"));
        if (tokens.take("USING")) {
            tokens.name();
        }
    }

    private static void reindex(Tokens tokens, List<Operation> out) {
        if (tokens.at("(")) {
            tokens.skip();
        }
        if (!tokens.takeAny("INDEX", "TABLE", "SCHEMA", "DATABASE", "SYSTEM")) {
            throw new NotRecognised(tokens);
        }
        boolean isOnline = tokens.take("CONCURRENTLY");
        var name = tokens.name();
        out.add(isOnline ? new Operation.NoEffect("REINDEX") : new Operation.RewriteTable(name, "REINDEX"));
    }

    private static void refresh(Tokens tokens, List<Operation> out) {
        tokens.expect("MATERIALIZED", "VIEW");
        tokens.take("CONCURRENTLY");
        out.add(new Operation.RewriteTable(tokens.name(), "REFRESH MATERIALIZED VIEW"));
        if (tokens.take("WITH")) {
            tokens.take("NO");
            tokens.expect("DATA");
        }
    }

    private static void tables(Tokens tokens, String verb, List<Operation> out) {
        tokens.takeAny("NO_WRITE_TO_BINLOG", "LOCAL");
        tokens.takeAny("TABLE", "TABLES");
        do {
            out.add(new Operation.RewriteTable(tokens.name(), verb));
        } while (tokens.take(","));
        tokens.toEnd();
    }
}
