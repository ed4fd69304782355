package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;
import java.util.Set;

/** What {@code ALTER TABLE} does to partitions, and to the parents that a table inherits from. */
final class PartitionReader {

    private static final Set<String> REWRITES =
            Set.of("COALESCE", "REORGANIZE", "REBUILD", "OPTIMIZE", "REPAIR", "MERGE", "SPLIT", "MOVE");

    private PartitionReader() {}

    /** Reads an action; false if it is none of partitions. */
    static boolean read(Tokens tokens, Name table, List<Operation> out) {
        if (tokens.take("ATTACH", "PARTITION")) {
            out.add(new Operation.AttachPartition(table, tokens.name()));
            bounds(tokens);
        } else if (tokens.take("DETACH", "PARTITION")) {
            out.add(new Operation.DetachPartition(table, tokens.name(), false));
            tokens.takeAny("CONCURRENTLY", "FINALIZE");
        } else if (tokens.take("INHERIT")) {
            out.add(new Operation.AttachPartition(tokens.name(), table));
        } else if (tokens.take("NO", "INHERIT")) {
            out.add(new Operation.DetachPartition(tokens.name(), table, false));
        } else if (tokens.take("TRUNCATE", "PARTITION")) {
            out.add(new Operation.DeleteRows(table));
            names(tokens);
        } else if (tokens.take("REMOVE", "PARTITIONING")) {
            out.add(new Operation.RewriteTable(table, "REMOVE PARTITIONING"));
        } else if (tokens.at("PARTITION", "BY")
                || (tokens.atAny(REWRITES) && tokens.peek(1).is("PARTITION"))) {
            out.add(new Operation.RewriteTable(table, tokens.rest().excerpt()));
            tokens.toEnd();
        } else if (tokens.take("ANALYZE", "PARTITION") || tokens.take("CHECK", "PARTITION")) {
            out.add(new Operation.NoEffect("ANALYZE PARTITION"));
            names(tokens);
        } else {
            return false;
        }
        return true;
    }

    private static void bounds(Tokens tokens) {
        if (!tokens.take("DEFAULT") && tokens.take("FOR", "VALUES")) {
            while (tokens.takeAny("FROM", "TO", "IN", "WITH")) {
                tokens.skip();
            }
        }
    }

    private static void names(Tokens tokens) {
        do {
            tokens.name();
        } while (tokens.take(","));
    }

    /** Reads on after {@code ADD}. */
    static void add(Tokens tokens, Name table, List<Operation> out) {
        tokens.expect("PARTITION");
        tokens.take("IF", "NOT", "EXISTS");
        if (tokens.take("PARTITIONS")) {
            out.add(new Operation.RewriteTable(table, "ADD PARTITION"));
            tokens.next();
        } else if (tokens.at("(")) {
            for (Tokens part : tokens.parentheses().parts()) {
                part.expect("PARTITION");
                out.add(new Operation.AttachPartition(table, part.name()));
            }
        } else {
            out.add(new Operation.AttachPartition(table, tokens.name()));
            tokens.takeAll(Set.of("VALUES", "LESS", "THAN", "IN"));
            Storage.skip(tokens);
        }
    }
}
