package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Column.Filled;
import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;
import java.util.Optional;

/** What {@code ALTER TABLE … ADD} adds: columns, constraints, indexes, partitions. */
final class AddReader {

    private final Tokens tokens;
    private final Dialect dialect;
    private final Name table;
    private final boolean isChecked;
    private final List<Operation> out;

    AddReader(Tokens tokens, Dialect dialect, Name table, boolean isChecked, List<Operation> out) {
        this.tokens = tokens;
        this.dialect = dialect;
        this.table = table;
        this.isChecked = isChecked;
        this.out = out;
    }

    /** Reads on after {@code ADD}. */
    void read() {
        if (tokens.at("PARTITION")) {
            PartitionReader.add(tokens, table, out);
            return;
        }
        boolean isColumn = tokens.take("COLUMN");
        if (tokens.at("(")) {
            list(tokens.parentheses());
            return;
        }
        if (isColumn) {
            column(tokens, tokens.take("IF", "NOT", "EXISTS"));
            return;
        }
        element(tokens);
        // Only Transact-SQL goes on with the next element without another ADD.
        while (dialect.isTransactSql() && tokens.at(",") && !isOtherAction()) {
            tokens.next();
            element(tokens);
        }
    }

    private boolean isOtherAction() {
        Token verb = tokens.peek(1);
        return verb.is("ADD") || verb.is("DROP") || verb.is("ALTER");
    }

    private void list(Tokens elements) {
        while (!elements.atEnd()) {
            element(elements);
            if (!elements.atEnd()) {
                elements.expect(",");
            }
        }
    }

    private void element(Tokens element) {
        boolean ifNotExists = element.take("IF", "NOT", "EXISTS");
        if (element.at("PERIOD", "FOR") || element.at("SYSTEM", "VERSIONING") || element.at("SUPPLEMENTAL", "LOG")) {
            throw new NotRecognised(element);
        }
        if (ConstraintReader.isIndexNext(element, dialect)) {
            out.add(ConstraintReader.index(element, table));
        } else if (isDefault(element)) {
            defaultFor(element);
        } else if (element.at("CONSTRAINT")
                && element.peek(2).is("NOT")
                && element.peek(3).is("NULL")) {
            element.next();
            element.name();
            element.expect("NOT", "NULL");
            out.add(new Operation.SetNotNull(table, element.name(), false));
            ConstraintReader.state(element);
        } else if (ConstraintReader.isNext(element)) {
            out.add(new Operation.AddConstraint(table, checked(ConstraintReader.read(element))));
        } else {
            column(element, ifNotExists);
        }
    }

    private void column(Tokens element, boolean ifNotExists) {
        ColumnDefinition column = ColumnReader.read(element);
        out.add(new Operation.AddColumn(table, column.column(), column.constraints(), ifNotExists, false));
    }

    private static boolean isDefault(Tokens element) {
        return element.at("DEFAULT")
                || (element.at("CONSTRAINT") && element.peek(2).is("DEFAULT"));
    }

    private void defaultFor(Tokens element) {
        Optional<Name> name = ConstraintReader.name(element);
        element.expect("DEFAULT");
        Filled filled = Expressions.read(element);
        element.expect("FOR");
        Name column = element.name();
        out.add(new Operation.SetDefault(table, column, filled));
        if (name.isPresent()) {
            out.add(new Operation.AddConstraint(table, new Constraint.Default(name, column)));
        }
        element.take("WITH", "VALUES");
    }

    private Constraint checked(Constraint constraint) {
        if (isChecked) {
            return constraint;
        }
        if (constraint instanceof Constraint.ForeignKey key) {
            return new Constraint.ForeignKey(
                    key.name(), key.columns(), key.parent(), key.parentColumns(), key.onDelete(), false);
        }
        return constraint instanceof Constraint.Check check
                ? new Constraint.Check(check.name(), check.condition(), false)
                : constraint;
    }
}
