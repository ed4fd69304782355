package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Constraint.OnDelete;
import io.github.upgradeguard.migration.schema.Index;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Constraints, those of a column and those of a table, and the indexes that MySQL writes among them. */
final class ConstraintReader {

    private static final Set<String> KINDS = Set.of("PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "EXCLUDE");
    private static final Set<String> INDEX_OPTIONS = Set.of(
            "TABLESPACE", "PCTFREE", "INITRANS", "MAXTRANS", "KEY_BLOCK_SIZE", "COMMENT", "COMPRESS", "PARALLEL");
    private static final Set<String> INDEX_FLAGS = Set.of(
            "CLUSTERED",
            "NONCLUSTERED",
            "LOGGING",
            "NOLOGGING",
            "NOPARALLEL",
            "NOCOMPRESS",
            "LOCAL",
            "GLOBAL",
            "VISIBLE",
            "INVISIBLE",
            "REVERSE",
            "COMPUTE",
            "STATISTICS",
            "ONLINE",
            "ASC",
            "DESC");

    private ConstraintReader() {}

    /** Reads {@code CONSTRAINT name}; empty if that is not there, or has no name. */
    static Optional<Name> name(Tokens tokens) {
        if (!tokens.take("CONSTRAINT")) {
            return Optional.empty();
        }
        tokens.take("IF", "NOT", "EXISTS");
        return tokens.atAny(KINDS) ? Optional.empty() : Optional.of(tokens.name());
    }

    /** Whether a constraint of a table comes next, and not a column. */
    static boolean isNext(Tokens tokens) {
        return tokens.at("CONSTRAINT")
                || tokens.at("PRIMARY", "KEY")
                || tokens.at("FOREIGN", "KEY")
                || tokens.at("CHECK", "(")
                || tokens.at("UNIQUE")
                || tokens.at("EXCLUDE", "(")
                || tokens.at("EXCLUDE", "USING");
    }

    /** Reads a constraint of a table. */
    static Constraint read(Tokens tokens) {
        int begin = tokens.place();
        Optional<Name> name = name(tokens);
        if (tokens.take("PRIMARY", "KEY")) {
            Key key = key(tokens);
            return new Constraint.PrimaryKey(name.or(() -> key.name), key.columns, key.usesIndex);
        }
        if (tokens.take("UNIQUE")) {
            Key key = key(tokens);
            return new Constraint.Unique(name.or(() -> key.name), key.columns, key.usesIndex);
        }
        if (tokens.take("FOREIGN", "KEY")) {
            tokens.take("IF", "NOT", "EXISTS");
            Optional<Name> own = tokens.at("(") ? Optional.empty() : Optional.of(tokens.name());
            return references(tokens, name.or(() -> own), columns(tokens));
        }
        if (tokens.take("CHECK")) {
            return check(tokens, name);
        }
        if (tokens.take("EXCLUDE")) {
            if (tokens.take("USING")) {
                tokens.name();
            }
            tokens.parentheses();
            if (tokens.take("WHERE")) {
                tokens.parentheses();
            }
            indexOptions(tokens);
            return new Constraint.Other(name, tokens.since(begin).text());
        }
        throw new NotRecognised(tokens);
    }

    private record Key(Optional<Name> name, List<Name> columns, boolean usesIndex) {}

    private static Key key(Tokens tokens) {
        tokens.take("NULLS", "NOT", "DISTINCT");
        tokens.take("NULLS", "DISTINCT");
        tokens.takeAny("CLUSTERED", "NONCLUSTERED");
        if (tokens.take("USING", "INDEX")) {
            Name index = tokens.name();
            state(tokens);
            return new Key(Optional.of(index), List.of(), true);
        }
        Optional<Name> name = tokens.at("(") || tokens.at("USING") ? Optional.empty() : Optional.of(tokens.name());
        if (tokens.takeAny("USING", "TYPE")) {
            tokens.name();
        }
        List<Name> columns = columns(tokens);
        return new Key(name, columns, indexOptions(tokens));
    }

    static List<Name> columns(Tokens tokens) {
        List<Name> columns = new ArrayList<>();
        for (Tokens part : tokens.parentheses().parts()) {
            columns.add(part.name());
        }
        return columns;
    }

    /** Goes over what is said of the index under a key, and tells whether it is one that is there already. */
    static boolean indexOptions(Tokens tokens) {
        boolean usesIndex = false;
        while (true) {
            if (tokens.take("USING", "INDEX")) {
                if (tokens.at("(")) {
                    tokens.skip();
                } else if (tokens.peek().isName() && !tokens.atAny(INDEX_OPTIONS) && !tokens.atAny(INDEX_FLAGS)) {
                    usesIndex = !isState(tokens);
                    if (usesIndex) {
                        tokens.name();
                    }
                }
            } else if (tokens.at("USING") && tokens.peek(1).isName()) {
                tokens.next();
                tokens.next();
            } else if (tokens.at("WITH", "(") || tokens.at("INCLUDE", "(") || tokens.at("STORAGE", "(")) {
                tokens.next();
                tokens.skip();
            } else if (tokens.at("ON") && isPlaceOfIndex(tokens)) {
                tokens.next();
                tokens.next();
                if (tokens.at("(")) {
                    tokens.skip();
                }
            } else if (tokens.atAny(INDEX_OPTIONS)) {
                tokens.next();
                tokens.take("=");
                tokens.next();
            } else if (tokens.atAny(INDEX_FLAGS)) {
                tokens.next();
            } else if (isState(tokens)) {
                state(tokens);
            } else {
                return usesIndex;
            }
        }
    }

    private static boolean isPlaceOfIndex(Tokens tokens) {
        Token place = tokens.peek(1);
        return place.isName() && !place.is("DELETE") && !place.is("UPDATE");
    }

    static Constraint.Check check(Tokens tokens, Optional<Name> name) {
        tokens.take("NOT", "FOR", "REPLICATION");
        String condition = tokens.parentheses().text();
        return new Constraint.Check(name, condition, state(tokens));
    }

    /** Reads {@code REFERENCES …} to its end. */
    static Constraint.ForeignKey references(Tokens tokens, Optional<Name> name, List<Name> columns) {
        tokens.expect("REFERENCES");
        Name parent = tokens.name();
        List<Name> parentColumns = tokens.at("(") ? columns(tokens) : List.of();
        OnDelete onDelete = OnDelete.REFUSES;
        boolean isChecked = true;
        while (true) {
            if (tokens.take("ON", "DELETE")) {
                onDelete = action(tokens);
            } else if (tokens.take("ON", "UPDATE")) {
                action(tokens);
            } else if (tokens.take("MATCH")) {
                tokens.next();
            } else if (!tokens.take("NOT", "FOR", "REPLICATION") && isState(tokens)) {
                isChecked &= state(tokens);
            } else {
                return new Constraint.ForeignKey(name, columns, parent, parentColumns, onDelete, isChecked);
            }
        }
    }

    private static OnDelete action(Tokens tokens) {
        if (tokens.take("CASCADE")) {
            return OnDelete.CASCADES;
        }
        if (tokens.take("SET", "NULL") || tokens.take("SET", "DEFAULT")) {
            if (tokens.at("(")) {
                tokens.skip();
            }
            return OnDelete.SETS;
        }
        if (tokens.take("NO", "ACTION") || tokens.take("RESTRICT")) {
            return OnDelete.REFUSES;
        }
        throw new NotRecognised(tokens);
    }

    private static boolean isState(Tokens tokens) {
        Tokens ahead = tokens.rest();
        state(ahead);
        return ahead.place() > tokens.place();
    }

    /** Goes over what is said of when a constraint is enforced; false if the rows that are there are left. */
    static boolean state(Tokens tokens) {
        boolean isChecked = true;
        while (true) {
            if (tokens.take("NOT", "VALID")
                    || tokens.takeAny("NOVALIDATE", "NOCHECK", "DISABLE")
                    || tokens.take("NOT", "ENFORCED")) {
                isChecked = false;
            } else if (tokens.takeAny("DEFERRABLE", "ENABLE", "VALIDATE", "RELY", "NORELY", "ENFORCED")
                    || tokens.take("NOT", "DEFERRABLE")
                    || tokens.take("NO", "INHERIT")
                    || tokens.take("INITIALLY", "DEFERRED")
                    || tokens.take("INITIALLY", "IMMEDIATE")
                    || tokens.take("ENABLE", "QUERY", "OPTIMIZATION")) {
                tokens.take("QUERY", "OPTIMIZATION");
            } else if (tokens.take("ON", "CONFLICT")) {
                tokens.next();
            } else {
                return isChecked;
            }
        }
    }

    /** Whether an index comes next, as in {@code KEY name (column)}; elsewhere those words can be a column's name. */
    static boolean isIndexNext(Tokens tokens, Dialect dialect) {
        int word = tokens.at("UNIQUE") || tokens.at("FULLTEXT") || tokens.at("SPATIAL") ? 1 : 0;
        boolean hasWord = tokens.peek(word).is("KEY") || tokens.peek(word).is("INDEX");
        if (word == 1) {
            return hasWord || (!tokens.at("UNIQUE") && tokens.peek(2).is("("));
        }
        if (!hasWord) {
            return false;
        }
        int list = tokens.peek(1).is("(") ? 1 : 2;
        return dialect.isMySql()
                || (dialect.isTransactSql() && tokens.at("INDEX"))
                || tokens.peek(list).is("USING")
                || (tokens.peek(list).is("(")
                        && tokens.peek(list + 1).isName()
                        && !tokens.peek(1).isString());
    }

    /** Reads an index that is written as part of a table. */
    static Operation.CreateIndex index(Tokens tokens, Name table) {
        name(tokens);
        boolean isUnique = tokens.take("UNIQUE");
        tokens.takeAny("FULLTEXT", "SPATIAL");
        tokens.takeAny("KEY", "INDEX");
        boolean ifNotExists = tokens.take("IF", "NOT", "EXISTS");
        Optional<Name> name = tokens.at("(") || tokens.at("USING") ? Optional.empty() : Optional.of(tokens.name());
        isUnique |= tokens.take("UNIQUE");
        tokens.takeAny("CLUSTERED", "NONCLUSTERED");
        if (tokens.takeAny("USING", "TYPE")) {
            tokens.name();
        }
        IndexReader.Elements elements = IndexReader.elements(tokens);
        boolean isPartial = false;
        indexOptions(tokens);
        if (tokens.take("WHERE")) {
            isPartial = true;
            tokens.skipToComma();
        }
        Index index = new Index(name, table, elements.columns(), elements.hasExpressions(), isUnique, isPartial);
        return new Operation.CreateIndex(index, false, ifNotExists);
    }
}
