package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Column;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code CREATE TABLE}, in all its forms. */
final class TableReader {

    private static final Set<String> KINDS = Set.of(
            "TEMPORARY",
            "TEMP",
            "GLOBAL",
            "LOCAL",
            "PRIVATE",
            "UNLOGGED",
            "CACHED",
            "MEMORY",
            "FOREIGN",
            "COLUMN",
            "ROW",
            "TEXT",
            "TRANSACTION",
            "EXTERNAL",
            "IMMUTABLE",
            "BLOCKCHAIN",
            "SHARDED");

    private final Tokens tokens;
    private final Dialect dialect;
    private final Map<Name, Column> columns = new LinkedHashMap<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<Operation> more = new ArrayList<>();
    private final Set<Name> readsFrom = new HashSet<>();
    private Optional<Name> partitionOf = Optional.empty();

    private TableReader(Tokens tokens, Dialect dialect) {
        this.tokens = tokens;
        this.dialect = dialect;
    }

    /** Whether {@code CREATE} goes on with a table, whose kinds stand before the word. */
    static boolean isNext(Tokens tokens) {
        Tokens ahead = tokens.rest();
        ahead.takeAll(KINDS);
        return ahead.at("TABLE");
    }

    /** Reads on after {@code CREATE}. */
    static void create(Tokens tokens, Dialect dialect, List<Operation> out) {
        boolean isTemporary = false;
        boolean isGlobal = false;
        while (tokens.atAny(KINDS)) {
            Token kind = tokens.next();
            isTemporary |= kind.is("TEMPORARY") || kind.is("TEMP");
            isGlobal |= kind.is("GLOBAL");
        }
        tokens.expect("TABLE");
        boolean ifNotExists = tokens.take("IF", "NOT", "EXISTS");
        Name table = tokens.name();
        boolean goesWithSession = (isTemporary && !(isGlobal && dialect.keepsGlobalTemporary()))
                || table.text().startsWith("#");
        TableReader reader = new TableReader(tokens, dialect);
        try {
            reader.read(table);
        } finally {
            out.add(reader.table(table, ifNotExists, goesWithSession));
            out.addAll(reader.more);
        }
    }

    private Operation table(Name table, boolean ifNotExists, boolean isTemporary) {
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.PrimaryKey key) {
                key.columns().forEach(name -> columns.computeIfPresent(name, (same, column) -> column.nullable(false)));
            }
        }
        return new Operation.CreateTable(
                table, List.copyOf(columns.values()), constraints, ifNotExists, isTemporary, partitionOf, readsFrom);
    }

    private void read(Name table) {
        if (tokens.take("PARTITION", "OF")) {
            partitionOf = Optional.of(tokens.name());
        } else if (tokens.take("OF")) {
            tokens.name();
        }
        if (tokens.at("(") && !isQuery(1)) {
            int begin = tokens.place();
            Tokens elements = tokens.parentheses();
            boolean isListOfNames = elements.rest().parts().stream()
                    .allMatch(part -> part.peek(1).isNone());
            if (isListOfNames && tokens.at("AS")) {
                tokens.goTo(begin);
                tokens.skip();
            } else {
                elements(elements, table);
            }
        } else if (tokens.takeAny("LIKE", "CLONE") || (!isQuery(1) && tokens.take("AS"))) {
            readsFrom.add(tokens.name());
        }
        options();
    }

    private void elements(Tokens elements, Name table) {
        while (!elements.atEnd()) {
            Tokens all = elements.rest();
            try {
                element(elements, table);
                if (!elements.atEnd()) {
                    elements.expect(",");
                }
            } catch (NotRecognised e) {
                more.add(e.unread(all));
                elements.skipToComma();
                elements.next();
            }
        }
    }

    private void element(Tokens element, Name table) {
        if (element.take("LIKE")) {
            readsFrom.add(element.name());
            while (element.takeAny("INCLUDING", "EXCLUDING")) {
                element.next();
            }
        } else if (element.at("PERIOD", "FOR") || element.at("SUPPLEMENTAL", "LOG")) {
            element.skipToComma();
        } else if (ConstraintReader.isIndexNext(element, dialect)) {
            more.add(ConstraintReader.index(element, table));
        } else if (ConstraintReader.isNext(element)) {
            constraints.add(ConstraintReader.read(element));
        } else {
            ColumnDefinition definition = ColumnReader.read(element);
            columns.put(definition.name(), definition.column());
            constraints.addAll(definition.constraints());
        }
    }

    private void options() {
        if (partitionOf.isPresent()) {
            if (!tokens.take("DEFAULT")) {
                tokens.expect("FOR", "VALUES");
                while (tokens.takeAny("FROM", "TO", "IN", "WITH")) {
                    tokens.skip();
                }
            }
        }
        while (!tokens.atEnd()) {
            if (tokens.take("INHERITS")) {
                tokens.parentheses().parts().forEach(part -> readsFrom.add(part.name()));
            } else if (isQuery(0) || (tokens.at("AS") && isQuery(1))) {
                query();
            } else if (!Storage.skipOne(tokens)) {
                return;
            }
        }
    }

    private boolean isQuery(int ahead) {
        Token next = tokens.peek(ahead);
        int place = ahead;
        while (next.is("(")) {
            place++;
            next = tokens.peek(place);
        }
        return next.is("SELECT")
                || (next.is("WITH") && tokens.peek(place + 1).isName() && isCommon(tokens.peek(place + 2)))
                || (ahead > 0 && (next.is("TABLE") || next.is("VALUES")));
    }

    private static boolean isCommon(Token afterName) {
        return afterName.is("AS") || afterName.is("(");
    }

    private void query() {
        tokens.take("AS");
        readsFrom.addAll(Query.read(tokens.rest()).tables());
        tokens.toEnd();
    }
}
