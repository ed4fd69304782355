package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Column.Filled;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.DataType;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code ALTER TABLE} does to a column that is there: {@code ALTER}, {@code MODIFY}, {@code CHANGE}. */
final class AlterColumnReader {

    private static final Set<String> SETTINGS = Set.of("STATISTICS", "STORAGE", "COMPRESSION", "VISIBLE", "INVISIBLE");

    private final Tokens tokens;
    private final Dialect dialect;
    private final Name table;
    private final List<Operation> out;

    private AlterColumnReader(Tokens tokens, Dialect dialect, Name table, List<Operation> out) {
        this.tokens = tokens;
        this.dialect = dialect;
        this.table = table;
        this.out = out;
    }

    static void read(Tokens tokens, Dialect dialect, Name table, List<Operation> out) {
        new AlterColumnReader(tokens, dialect, table, out).read();
    }

    private void read() {
        if (tokens.take("CHANGE")) {
            tokens.take("COLUMN");
            tokens.take("IF", "EXISTS");
            change(tokens.name());
        } else if (tokens.take("MODIFY")) {
            modify();
        } else {
            tokens.expect("ALTER");
            alter();
        }
    }

    private void change(Name old) {
        ColumnDefinition definition = ColumnReader.read(tokens);
        if (!definition.name().equals(old)) {
            out.add(new Operation.RenameColumn(table, old, definition.name()));
        }
        replace(definition);
    }

    private void modify() {
        if (tokens.take("CONSTRAINT")) {
            modifyConstraint();
        } else if (tokens.at("PARTITION")
                || tokens.at("LOB", "(")
                || tokens.at("DEFAULT", "ATTRIBUTES")
                || tokens.at("PRIMARY", "KEY")) {
            throw new NotRecognised(tokens);
        } else {
            tokens.take("COLUMN");
            tokens.take("IF", "EXISTS");
            if (tokens.at("(")) {
                Tokens columns = tokens.parentheses();
                while (!columns.atEnd()) {
                    given(ColumnReader.read(columns));
                    if (!columns.atEnd()) {
                        columns.expect(",");
                    }
                }
            } else if (dialect.isOracle()) {
                given(ColumnReader.read(tokens));
            } else {
                replace(ColumnReader.read(tokens));
            }
        }
    }

    private void modifyConstraint() {
        Name constraint = tokens.name();
        boolean validates = tokens.at("VALIDATE") || tokens.at("ENABLE", "VALIDATE");
        if (tokens.at("DISABLE")) {
            out.add(new Operation.DropConstraint(table, Constraint.Kind.UNSAID, Optional.of(constraint), false));
        } else if (validates) {
            out.add(new Operation.ValidateConstraint(table, constraint));
        } else {
            throw new NotRecognised(tokens);
        }
        ConstraintReader.state(tokens);
    }

    /** The whole definition is written anew: what is not written is then not there. */
    private void replace(ColumnDefinition definition) {
        if (definition.type().isEmpty()) {
            throw new NotRecognised(tokens);
        }
        out.add(new Operation.ChangeType(
                table, definition.name(), definition.type().get(), false, Optional.of(definition.column())));
        constraints(definition);
    }

    /** What is not written stays as it is. */
    private void given(ColumnDefinition definition) {
        Name column = definition.name();
        definition.type().ifPresent(type -> type(column, type, false));
        definition.filled().ifPresent(filled -> filled(column, filled));
        definition.takesNull().ifPresent(takesNull -> nullability(column, takesNull));
        constraints(definition);
    }

    private void constraints(ColumnDefinition definition) {
        definition.constraints().forEach(constraint -> out.add(new Operation.AddConstraint(table, constraint)));
    }

    private void type(Name column, DataType type, boolean converts) {
        out.add(new Operation.ChangeType(table, column, type, converts, Optional.empty()));
    }

    private void filled(Name column, Filled filled) {
        out.add(
                filled == Filled.NOT
                        ? new Operation.DropDefault(table, column)
                        : new Operation.SetDefault(table, column, filled));
    }

    private void nullability(Name column, boolean takesNull) {
        out.add(takesNull ? new Operation.DropNotNull(table, column) : new Operation.SetNotNull(table, column, false));
    }

    private void alter() {
        if (tokens.at("INDEX")
                && (tokens.peek(2).is("VISIBLE") || tokens.peek(2).is("INVISIBLE"))) {
            tokens.next();
            tokens.next();
            tokens.next();
            out.add(new Operation.NoEffect("ALTER INDEX"));
            return;
        }
        if (tokens.at("CONSTRAINT")
                || tokens.at("FOREIGN", "KEY")
                || (tokens.at("CHECK") && tokens.peek(1).isName())) {
            alterConstraint();
            return;
        }
        tokens.take("COLUMN");
        tokens.take("IF", "EXISTS");
        Name column = tokens.name();
        do {
            alter(column);
        } while (tokens.at("SET") && !isTableOption());
    }

    /** DB2 and identity columns have several in a row: {@code SET GENERATED ALWAYS SET INCREMENT BY 5}. */
    private boolean isTableOption() {
        return tokens.peek(1).is("(")
                || tokens.peek(1).is("SCHEMA")
                || tokens.peek(1).is("TABLESPACE");
    }

    private void alter(Name column) {
        int begin = tokens.place();
        if (tokens.take("SET")) {
            set(column);
        } else if (tokens.take("DROP")) {
            drop(column);
        } else if (tokens.take("NOT", "NULL")) {
            nullability(column, false);
        } else if (tokens.take("NULL")) {
            nullability(column, true);
        } else if (tokens.take("DEFAULT") || tokens.take("WITH", "DEFAULT")) {
            filled(column, Expressions.read(tokens));
        } else if (tokens.take("RENAME", "TO")) {
            out.add(new Operation.RenameColumn(table, column, tokens.name()));
        } else if (tokens.take("RESTART")) {
            if (tokens.take("WITH")) {
                tokens.skip();
            }
            out.add(new Operation.NoEffect("RESTART"));
        } else if (tokens.take("ADD", "GENERATED")) {
            tokens.goTo(begin + 1);
            identity(column);
        } else if (tokens.at("ADD")) {
            throw new NotRecognised(tokens);
        } else if (tokens.take("RESET")) {
            tokens.parentheses();
            out.add(new Operation.NoEffect("RESET"));
        } else if (tokens.take("SELECTIVITY")) {
            tokens.next();
            out.add(new Operation.NoEffect("SELECTIVITY"));
        } else if (tokens.take("TYPE")) {
            typeAlone(column);
        } else {
            tokens.goTo(begin);
            definition(column);
        }
    }

    private void identity(Name column) {
        tokens.expect("GENERATED");
        if (!tokens.take("ALWAYS")) {
            tokens.expect("BY", "DEFAULT");
        }
        if (tokens.take("AS", "IDENTITY") && tokens.at("(")) {
            tokens.skip();
        }
        out.add(new Operation.SetDefault(table, column, Filled.BY_SEQUENCE));
    }

    private void set(Name column) {
        if (tokens.take("NOT", "NULL")) {
            nullability(column, false);
            ConstraintReader.state(tokens);
        } else if (tokens.take("NULL")) {
            nullability(column, true);
        } else if (tokens.take("DEFAULT") || tokens.take("WITH", "DEFAULT")) {
            tokens.take("ON", "NULL");
            filled(column, Expressions.read(tokens));
        } else if (tokens.take("DATA", "TYPE") || tokens.take("TYPE")) {
            typeAlone(column);
        } else if (tokens.at("GENERATED")) {
            identity(column);
        } else if (tokens.take("INCREMENT")
                || tokens.take("START")
                || tokens.take("CACHE")
                || tokens.take("MAXVALUE")) {
            throw new NotRecognised(tokens);
        } else if (tokens.at("(")) {
            tokens.skip();
            out.add(new Operation.NoEffect("SET"));
        } else if (tokens.atAny(SETTINGS)) {
            boolean hasValue = !tokens.at("VISIBLE") && !tokens.at("INVISIBLE");
            out.add(new Operation.NoEffect("SET " + tokens.next().key()));
            if (hasValue) {
                tokens.take("-");
                tokens.next();
            }
        } else {
            throw new NotRecognised(tokens);
        }
    }

    private void typeAlone(Name column) {
        DataType type = TypeReader.read(tokens);
        if (tokens.take("COLLATE")) {
            tokens.name();
        }
        boolean converts = tokens.take("USING");
        if (converts) {
            tokens.skipToComma();
        }
        type(column, type, converts);
        tokens.takeAny("CASCADE", "RESTRICT");
    }

    private void drop(Name column) {
        if (tokens.take("NOT", "NULL")) {
            nullability(column, true);
        } else if (tokens.take("DEFAULT")
                || tokens.take("IDENTITY")
                || tokens.take("GENERATED")
                || tokens.take("EXPRESSION")) {
            tokens.take("ALWAYS");
            tokens.take("IF", "EXISTS");
            out.add(new Operation.DropDefault(table, column));
        } else {
            throw new NotRecognised(tokens);
        }
    }

    private void definition(Name column) {
        tokens.goTo(tokens.place() - 1);
        ColumnDefinition definition = ColumnReader.read(tokens);
        boolean converts = tokens.take("USING");
        if (converts) {
            tokens.skipToComma();
        }
        if (definition.type().isEmpty()) {
            throw new NotRecognised(tokens);
        }
        if (dialect.alterColumnResetsAll()) {
            replace(definition);
        } else {
            type(column, definition.type().get(), converts);
            definition.filled().ifPresent(filled -> filled(column, filled));
            if (dialect.alterColumnResetsNull()) {
                nullability(column, definition.takesNull().orElse(true));
            } else {
                definition.takesNull().ifPresent(takesNull -> nullability(column, takesNull));
            }
            constraints(definition);
        }
    }

    private void alterConstraint() {
        tokens.takeAny("CONSTRAINT", "CHECK");
        tokens.take("FOREIGN", "KEY");
        tokens.name();
        int begin = tokens.place();
        boolean isOff = tokens.at("NOT", "ENFORCED");
        ConstraintReader.state(tokens);
        if (isOff || tokens.place() == begin || tokens.previous().is("ENFORCED")) {
            throw new NotRecognised(tokens);
        }
        out.add(new Operation.NoEffect("ALTER CONSTRAINT"));
    }
}
