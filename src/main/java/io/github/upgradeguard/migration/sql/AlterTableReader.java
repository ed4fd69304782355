package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Constraint;
import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ALTER TABLE}: its actions one by one, with commas between them or none. */
final class AlterTableReader {

    private static final Set<String> VERBS = Set.of(
            "ADD",
            "DROP",
            "ALTER",
            "MODIFY",
            "CHANGE",
            "RENAME",
            "SET",
            "RESET",
            "OWNER",
            "ENABLE",
            "DISABLE",
            "REPLICA",
            "VALIDATE",
            "ATTACH",
            "DETACH",
            "INHERIT",
            "NO",
            "CLUSTER",
            "ENGINE",
            "CONVERT",
            "WITH",
            "NOCHECK",
            "CHECK",
            "ALGORITHM",
            "LOCK",
            "COMMENT",
            "AUTO_INCREMENT",
            "ROW_FORMAT",
            "TRUNCATE");

    private final Tokens tokens;
    private final Dialect dialect;
    private final List<Operation> out;
    private final Name table;
    private boolean isChecked = true;

    private AlterTableReader(Tokens tokens, Dialect dialect, Name table, List<Operation> out) {
        this.tokens = tokens;
        this.dialect = dialect;
        this.table = table;
        this.out = out;
    }

    /** Reads on after {@code ALTER TABLE}. */
    static void read(Tokens tokens, Dialect dialect, List<Operation> out) {
        tokens.take("IF", "EXISTS");
        tokens.take("ONLY");
        Name table = tokens.name();
        tokens.take("*");
        new AlterTableReader(tokens, dialect, table, out).actions();
    }

    private void actions() {
        int first = out.size();
        boolean isFirst = true;
        while (!tokens.atEnd()) {
            if (!isFirst) {
                tokens.take(",");
            }
            isFirst = false;
            Tokens action = tokens.rest();
            int before = tokens.place();
            try {
                action();
                if (!tokens.atEnd() && !tokens.at(",") && !tokens.atAny(VERBS)) {
                    throw new NotRecognised(tokens);
                }
            } catch (NotRecognised e) {
                out.add(e.unread(action));
                tokens.goTo(Math.max(tokens.place(), before + 1));
                tokens.skipToComma();
            }
        }
        if (out.size() == first && !isFirst) {
            out.add(new Operation.NoEffect("ALTER TABLE"));
        }
    }

    private void action() {
        if (tokens.take("WITH", "NOCHECK")) {
            isChecked = false;
        } else if (tokens.take("WITH", "CHECK")) {
            isChecked = true;
        }
        if (tokens.take("ADD")) {
            new AddReader(tokens, dialect, table, isChecked, out).read();
        } else if (tokens.take("DROP")) {
            drop();
        } else if (tokens.at("ALTER") || tokens.at("MODIFY") || tokens.at("CHANGE")) {
            AlterColumnReader.read(tokens, dialect, table, out);
        } else if (tokens.take("RENAME")) {
            rename();
        } else if (tokens.take("VALIDATE", "CONSTRAINT")) {
            out.add(new Operation.ValidateConstraint(table, tokens.name()));
        } else if (tokens.take("CHECK", "CONSTRAINT")) {
            out.add(new Operation.ValidateConstraint(table, tokens.name()));
        } else if (tokens.take("ENABLE", "CONSTRAINT")) {
            Name constraint = tokens.name();
            out.add(new Operation.Unread("the constraint " + constraint + " of " + table
                    + " is demanded again, and it is not known what it demands"));
        } else if (tokens.take("NOCHECK", "CONSTRAINT") || tokens.take("DISABLE", "CONSTRAINT")) {
            out.add(new Operation.DropConstraint(table, Constraint.Kind.UNSAID, Optional.of(tokens.name()), false));
            tokens.take("CASCADE");
        } else if (!PartitionReader.read(tokens, table, out) && !TableOptionReader.read(tokens, dialect, table, out)) {
            throw new NotRecognised(tokens);
        }
    }

    private void drop() {
        if (tokens.take("CONSTRAINT")) {
            constraints();
        } else if (tokens.take("PRIMARY", "KEY")) {
            constraint(Constraint.Kind.PRIMARY_KEY, Optional.empty(), false);
        } else if (tokens.take("FOREIGN", "KEY")) {
            boolean ifExists = tokens.take("IF", "EXISTS");
            constraint(Constraint.Kind.FOREIGN_KEY, Optional.of(tokens.name()), ifExists);
        } else if ((tokens.at("INDEX") || tokens.at("KEY")) && tokens.peek(1).isName()) {
            tokens.next();
            boolean ifExists = tokens.take("IF", "EXISTS");
            out.add(new Operation.DropIndex(tokens.name(), Optional.of(table), false, ifExists));
        } else if (tokens.at("CHECK") && tokens.peek(1).isName()) {
            tokens.next();
            constraint(Constraint.Kind.CHECK, Optional.of(tokens.name()), false);
        } else if (tokens.take("UNIQUE")) {
            boolean isNamed = tokens.peek().isName();
            Optional<Name> name = isNamed ? Optional.of(tokens.name()) : Optional.empty();
            if (!isNamed) {
                tokens.parentheses();
            }
            constraint(Constraint.Kind.UNIQUE, name, false);
            tokens.takeAny("KEEP", "DROP");
            tokens.take("INDEX");
        } else if (tokens.take("UNUSED", "COLUMNS")) {
            out.add(new Operation.RewriteTable(table, "DROP UNUSED COLUMNS"));
        } else if (tokens.at("PERIOD", "FOR") || tokens.at("SYSTEM", "VERSIONING") || tokens.at("STATISTICS")) {
            throw new NotRecognised(tokens);
        } else if (tokens.take("PARTITION") || tokens.take("SUBPARTITION")) {
            partitions();
        } else if (dialect.isTransactSql() && !tokens.at("COLUMN")) {
            constraints();
        } else {
            columns();
        }
        tokens.takeAll(Set.of("CASCADE", "RESTRICT", "CONSTRAINTS", "INVALIDATE", "ONLINE"));
    }

    private void constraint(Constraint.Kind kind, Optional<Name> name, boolean ifExists) {
        out.add(new Operation.DropConstraint(table, kind, name, ifExists));
    }

    /** In Transact-SQL the list goes on without the word, and even on to columns. */
    private void constraints() {
        do {
            if (tokens.at("COLUMN")) {
                columns();
                return;
            }
            tokens.take("CONSTRAINT");
            boolean ifExists = tokens.take("IF", "EXISTS");
            constraint(Constraint.Kind.UNSAID, Optional.of(tokens.name()), ifExists);
            if (tokens.at("WITH", "(")) {
                tokens.next();
                tokens.skip();
            }
        } while (dialect.isTransactSql() && tokens.take(","));
    }

    private void columns() {
        tokens.take("COLUMN");
        boolean ifExists = tokens.take("IF", "EXISTS");
        if (tokens.at("(")) {
            for (Tokens part : tokens.parentheses().parts()) {
                column(part.name(), ifExists);
            }
            return;
        }
        column(tokens.name(), ifExists);
        while ((dialect.isTransactSql() || dialect.alterColumnResetsAll())
                && tokens.at(",")
                && !(tokens.peek(1).is("DROP") || tokens.peek(1).is("ADD"))) {
            tokens.next();
            if (tokens.at("CONSTRAINT")) {
                constraints();
                return;
            }
            tokens.take("COLUMN");
            boolean thisIfExists = tokens.take("IF", "EXISTS");
            column(tokens.name(), thisIfExists);
        }
    }

    private void column(Name column, boolean ifExists) {
        out.add(new Operation.DropColumn(table, column, ifExists));
    }

    private void partitions() {
        boolean ifExists = tokens.take("IF", "EXISTS");
        do {
            if (tokens.take("FOR")) {
                tokens.skip();
                throw new NotRecognised(tokens);
            }
            out.add(new Operation.DetachPartition(table, tokens.name(), true));
        } while (tokens.at(",") && !ifExists && !VERBS.contains(tokens.peek(1).key()) && tokens.take(","));
        tokens.takeAll(Set.of("UPDATE", "GLOBAL", "INDEXES", "LOCAL"));
    }

    private void rename() {
        if (tokens.takeAny("TO", "AS")) {
            out.add(new Operation.RenameTable(table, tokens.name()));
            return;
        }
        if (tokens.take("CONSTRAINT")) {
            Name constraint = tokens.name();
            tokens.expect("TO");
            out.add(new Operation.RenameConstraint(table, constraint, tokens.name()));
        } else if ((tokens.at("INDEX") || tokens.at("KEY"))
                && tokens.peek(1).isName()
                && !tokens.peek(1).is("TO")) {
            tokens.next();
            Name index = tokens.name();
            tokens.expect("TO");
            out.add(new Operation.RenameIndex(index, tokens.name()));
        } else if (tokens.at("PARTITION") && tokens.peek(1).isName()) {
            throw new NotRecognised(tokens);
        } else {
            tokens.take("COLUMN");
            tokens.take("IF", "EXISTS");
            Name name = tokens.name();
            if (tokens.take("TO")) {
                out.add(new Operation.RenameColumn(table, name, tokens.name()));
            } else {
                out.add(new Operation.RenameTable(table, name));
            }
        }
    }
}
