package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Index;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code CREATE INDEX}, {@code ALTER INDEX}, {@code DROP INDEX}. */
final class IndexReader {

    private static final Set<String> KINDS =
            Set.of("UNIQUE", "CLUSTERED", "NONCLUSTERED", "FULLTEXT", "SPATIAL", "BITMAP", "COLUMNSTORE", "HASH");
    private static final Set<String> CONDITION_ENDS = Set.of("WITH", "ON", "TABLESPACE");

    private IndexReader() {}

    /** What an index is made of. */
    record Elements(List<Name> columns, boolean hasExpressions) {}

    static Elements elements(Tokens tokens) {
        List<Name> columns = new ArrayList<>();
        boolean hasExpressions = false;
        for (Tokens part : tokens.parentheses().parts()) {
            Token second = part.peek(1);
            if (part.peek().isName() && (second.isNone() || second.isName())) {
                columns.add(part.name());
            } else {
                hasExpressions = true;
            }
        }
        return new Elements(columns, hasExpressions);
    }

    /** Whether {@code CREATE} goes on with an index, whose kinds stand before the word. */
    static boolean isNext(Tokens tokens) {
        Tokens ahead = tokens.rest();
        ahead.takeAll(KINDS);
        return ahead.at("INDEX");
    }

    /** Reads on after {@code CREATE}. */
    static void create(Tokens tokens, List<Operation> out) {
        boolean isUnique = false;
        while (tokens.atAny(KINDS)) {
            isUnique |= tokens.next().is("UNIQUE");
        }
        tokens.expect("INDEX");
        boolean isOnline = tokens.take("CONCURRENTLY");
        boolean ifNotExists = tokens.take("IF", "NOT", "EXISTS");
        Optional<Name> name = tokens.at("ON") ? Optional.empty() : Optional.of(tokens.name());
        if (tokens.takeAny("USING", "TYPE")) {
            tokens.name();
        }
        tokens.expect("ON");
        tokens.take("ONLY");
        Name table = tokens.name();
        if (tokens.take("USING")) {
            tokens.name();
        }
        Elements elements = elements(tokens);
        boolean isPartial = false;
        while (!tokens.atEnd()) {
            if (tokens.take("WHERE")) {
                isPartial = true;
                while (!tokens.atEnd() && !tokens.atAny(CONDITION_ENDS)) {
                    tokens.skip();
                }
            } else if (tokens.take("ONLINE")) {
                isOnline = true;
            } else if (tokens.at("WITH", "(")) {
                tokens.next();
                isOnline |= isOnline(tokens.parentheses());
            } else if (!Storage.skipOne(tokens)) {
                break;
            }
        }
        Index index = new Index(name, table, elements.columns, elements.hasExpressions, isUnique, isPartial);
        out.add(new Operation.CreateIndex(index, isOnline, ifNotExists));
    }

    private static boolean isOnline(Tokens options) {
        return options.parts().stream().anyMatch(option -> option.at("ONLINE", "=", "ON"));
    }

    /** Reads on after {@code ALTER INDEX}. */
    static void alter(Tokens tokens, List<Operation> out) {
        tokens.take("IF", "EXISTS");
        Name index = tokens.name();
        Optional<Name> table = tokens.take("ON") ? Optional.of(tokens.name()) : Optional.empty();
        if (tokens.take("RENAME", "TO")) {
            out.add(new Operation.RenameIndex(index, tokens.name()));
        } else if (tokens.at("REBUILD")
                || tokens.at("REORGANIZE")
                || tokens.at("COALESCE")
                || tokens.at("SHRINK")
                || tokens.at("SET", "TABLESPACE")) {
            out.add(new Operation.RewriteTable(table.orElse(index), tokens.text()));
            tokens.toEnd();
        } else if (tokens.take("DISABLE")) {
            out.add(new Operation.DropIndex(index, table, false, false));
        } else if (tokens.at("SET", "(")
                || tokens.at("RESET", "(")
                || tokens.at("ALTER", "COLUMN")
                || tokens.at("OWNER", "TO")
                || tokens.at("ATTACH", "PARTITION")) {
            out.add(new Operation.NoEffect("ALTER INDEX"));
            tokens.toEnd();
        } else if (tokens.takeAny("VISIBLE", "INVISIBLE", "LOGGING", "NOLOGGING", "NOPARALLEL")) {
            out.add(new Operation.NoEffect("ALTER INDEX"));
        } else {
            throw new NotRecognised(tokens);
        }
    }

    /** Reads on after {@code DROP INDEX}. */
    static void drop(Tokens tokens, Dialect dialect, List<Operation> out) {
        boolean isOnline = tokens.take("CONCURRENTLY");
        boolean ifExists = tokens.take("IF", "EXISTS");
        int first = out.size();
        do {
            one(tokens, dialect, isOnline, ifExists, out);
        } while (tokens.take(","));
        while (!tokens.atEnd()) {
            if (tokens.take("ONLINE")) {
                for (int i = first; i < out.size(); i++) {
                    if (out.get(i) instanceof Operation.DropIndex drop) {
                        out.set(i, new Operation.DropIndex(drop.index(), drop.table(), true, drop.ifExists()));
                    }
                }
            } else if (tokens.take("ALGORITHM") || tokens.take("LOCK")) {
                tokens.take("=");
                tokens.next();
            } else if (tokens.at("WITH", "(")) {
                tokens.next();
                tokens.skip();
            } else if (!tokens.takeAny("CASCADE", "RESTRICT", "FORCE")) {
                return;
            }
        }
    }

    private static void one(Tokens tokens, Dialect dialect, boolean isOnline, boolean ifExists, List<Operation> out) {
        int begin = tokens.place();
        Name index = tokens.name();
        Optional<Name> table = Optional.empty();
        if (tokens.take("ON")) {
            table = Optional.of(tokens.name());
        } else if (dialect.isTransactSql() && tokens.place() - begin >= 3) {
            table = Optional.of(Name.of(tokens.token(tokens.place() - 3).text()));
        }
        boolean isThere = ifExists || tokens.take("IF", "EXISTS");
        out.add(new Operation.DropIndex(index, table, isOnline, isThere));
    }
}
