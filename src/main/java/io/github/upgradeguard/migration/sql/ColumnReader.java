package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Column.Filled;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.DataType;
import io.github.upgradeguard.migration.schema.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The definition of one column: its name, its type, and the clauses after them in any order. */
final class ColumnReader {

    private static final Set<String> CLAUSES = Set.of(
            "CONSTRAINT",
            "NOT",
            "NULL",
            "DEFAULT",
            "PRIMARY",
            "UNIQUE",
            "REFERENCES",
            "CHECK",
            "GENERATED",
            "AS",
            "AUTO_INCREMENT",
            "AUTOINCREMENT",
            "IDENTITY",
            "COLLATE",
            "COMMENT",
            "ON",
            "FOREIGN",
            "INVISIBLE",
            "WITH");
    private static final Set<String> FLAGS = Set.of(
            "INVISIBLE", "VISIBLE", "HIDDEN", "SPARSE", "ROWGUIDCOL", "NULL_TO_DEFAULT", "PERSISTED", "SORT", "FIRST");
    private static final Set<String> SETTINGS = Set.of(
            "COLLATE",
            "COMMENT",
            "CHARSET",
            "STORAGE",
            "COMPRESSION",
            "COLUMN_FORMAT",
            "SRID",
            "SELECTIVITY",
            "SEQUENCE",
            "AFTER",
            "BEFORE",
            "CCSID");

    private final Tokens tokens;
    private final Name name;
    private final List<Constraint> constraints = new ArrayList<>();
    private Optional<DataType> type = Optional.empty();
    private Optional<Boolean> takesNull = Optional.empty();
    private Optional<Filled> filled = Optional.empty();

    private ColumnReader(Tokens tokens) {
        this.tokens = tokens;
        this.name = tokens.name();
    }

    /** Reads a definition; stands after the last clause that is known. */
    static ColumnDefinition read(Tokens tokens) {
        ColumnReader reader = new ColumnReader(tokens);
        if (tokens.peek().isName() && !tokens.atAny(CLAUSES)) {
            reader.type = Optional.of(TypeReader.read(tokens));
        }
        return reader.clauses();
    }

    private ColumnDefinition clauses() {
        boolean goesOn = true;
        while (goesOn && !tokens.atEnd()) {
            int begin = tokens.place();
            Optional<Name> constraint = ConstraintReader.name(tokens);
            goesOn = clause(constraint);
            if (!goesOn) {
                tokens.goTo(begin);
            }
        }
        return new ColumnDefinition(name, type, takesNull, filled, constraints);
    }

    private boolean clause(Optional<Name> constraint) {
        return nullability() || value(constraint) || constraint(constraint) || setting();
    }

    private boolean nullability() {
        if (tokens.take("NOT", "NULL")) {
            takesNull = Optional.of(false);
        } else if (tokens.take("NULL")) {
            takesNull = Optional.of(true);
        } else {
            return false;
        }
        ConstraintReader.state(tokens);
        return true;
    }

    private boolean value(Optional<Name> constraint) {
        if (tokens.take("DEFAULT") || tokens.take("WITH", "DEFAULT")) {
            defaultValue();
            if (constraint.isPresent()) {
                constraints.add(new Constraint.Default(constraint, name));
            }
        } else if (tokens.take("GENERATED")) {
            generated();
        } else if (tokens.take("AS")) {
            computed();
        } else if (tokens.takeAny("AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY")) {
            numbered();
        } else {
            return false;
        }
        return true;
    }

    private void defaultValue() {
        tokens.take("ON", "NULL");
        boolean isBare =
                tokens.previous().is("DEFAULT") && (tokens.atEnd() || tokens.at(",") || tokens.at("NOT", "NULL"));
        filled = Optional.of(isBare ? Filled.BY_CONSTANT : Expressions.read(tokens));
    }

    private void generated() {
        if (!tokens.take("ALWAYS")) {
            tokens.expect("BY", "DEFAULT");
            tokens.take("ON", "NULL");
        }
        if (tokens.take("FOR", "EACH", "ROW", "ON", "UPDATE", "AS", "ROW", "CHANGE", "TIMESTAMP")) {
            filled = Optional.of(Filled.BY_CONSTANT);
            return;
        }
        tokens.expect("AS");
        if (tokens.take("IDENTITY")) {
            numbered();
        } else if (tokens.take("ROW")) {
            tokens.next();
            filled = Optional.of(Filled.BY_CONSTANT);
        } else {
            computed();
        }
    }

    private void numbered() {
        if (tokens.at("(")) {
            tokens.skip();
        }
        tokens.take("NOT", "FOR", "REPLICATION");
        filled = Optional.of(Filled.BY_SEQUENCE);
    }

    private void computed() {
        if (tokens.take("IDENTITY")) {
            numbered();
            return;
        }
        Expressions.read(tokens);
        boolean isStored = tokens.takeAny("STORED", "PERSISTED", "PERSISTENT");
        if (!isStored) {
            tokens.take("VIRTUAL");
        }
        filled = Optional.of(isStored ? Filled.STORED : Filled.VIRTUAL);
    }

    private boolean constraint(Optional<Name> constraint) {
        List<Name> columns = List.of(name);
        if (tokens.take("PRIMARY", "KEY") || tokens.take("KEY")) {
            tokens.takeAny("CLUSTERED", "NONCLUSTERED");
            tokens.takeAny("ASC", "DESC");
            ConstraintReader.indexOptions(tokens);
            constraints.add(new Constraint.PrimaryKey(constraint, columns, false));
            takesNull = Optional.of(false);
        } else if (tokens.take("UNIQUE")) {
            tokens.take("KEY");
            tokens.takeAny("CLUSTERED", "NONCLUSTERED");
            ConstraintReader.indexOptions(tokens);
            constraints.add(new Constraint.Unique(constraint, columns, false));
        } else if (tokens.at("REFERENCES") || (tokens.take("FOREIGN", "KEY") && tokens.at("REFERENCES"))) {
            constraints.add(ConstraintReader.references(tokens, constraint, columns));
        } else if (tokens.take("CHECK")) {
            constraints.add(ConstraintReader.check(tokens, constraint));
        } else {
            return false;
        }
        return true;
    }

    private boolean setting() {
        if (tokens.atAny(FLAGS)) {
            tokens.next();
            return true;
        }
        if (tokens.atAny(SETTINGS) || tokens.take("CHARACTER", "SET") || tokens.at("ENCODE")) {
            if (tokens.atAny(SETTINGS) || tokens.at("ENCODE")) {
                tokens.next();
            }
            if (tokens.at("(")) {
                tokens.skip();
            } else if (tokens.peek().isName()) {
                tokens.name();
            } else {
                tokens.next();
            }
            return true;
        }
        if (tokens.take("ON", "UPDATE")) {
            Expressions.read(tokens);
            return true;
        }
        if (tokens.at("OPTIONS", "(")) {
            tokens.next();
            tokens.skip();
            return true;
        }
        return tokens.take("WITH", "VALUES") || tokens.take("WITH", "OPTIONS") || tokens.take("NOT", "HIDDEN");
    }
}
