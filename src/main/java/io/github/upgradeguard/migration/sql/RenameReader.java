package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;

/** {@code RENAME} as a statement of its own. */
final class RenameReader {

    private RenameReader() {}

    /** Reads on after {@code RENAME}. */
    static void read(Tokens tokens, List<Operation> out) {
        if (tokens.take("INDEX")) {
            Name index = tokens.name();
            tokens.expect("TO");
            out.add(new Operation.RenameIndex(index, tokens.name()));
        } else if (tokens.take("COLUMN")) {
            column(tokens, out);
        } else {
            tokens.takeAny("TABLE", "TABLES");
            tokens.take("IF", "EXISTS");
            do {
                Name table = tokens.name();
                tokens.expect("TO");
                out.add(new Operation.RenameTable(table, tokens.name()));
            } while (tokens.take(","));
        }
    }

    /** {@code RENAME COLUMN table.column TO other}. */
    private static void column(Tokens tokens, List<Operation> out) {
        int begin = tokens.place();
        Name column = tokens.name();
        if (tokens.place() - begin < 3) {
            throw new NotRecognised(tokens);
        }
        Name table = Name.of(tokens.token(tokens.place() - 3).text());
        tokens.expect("TO");
        out.add(new Operation.RenameColumn(table, column, tokens.name()));
    }
}
