package io.github.upgradeguard.migration.sql;

import io.github.upgradeguard.migration.schema.Name;
import io.github.upgradeguard.migration.schema.Operation;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** {@code DROP}. */
final class DropReader {

    private static final Set<String> WHOLES = Set.of("DATABASE", "SCHEMA", "OWNED", "ALL", "TABLESPACE");

    private DropReader() {}

    /** Reads on after {@code DROP}. */
    static void read(Tokens tokens, Tokens whole, Dialect dialect, List<Operation> out) {
        if (tokens.take("TEMPORARY", "TABLE")) {
            out.add(new Operation.NoEffect("DROP TEMPORARY TABLE"));
            tokens.toEnd();
            return;
        }
        tokens.take("FOREIGN");
        if (tokens.take("TABLE")) {
            objects(tokens, Operation.DropTable::new, out);
        } else if (tokens.take("INDEX")) {
            IndexReader.drop(tokens, dialect, out);
        } else if (tokens.take("VIEW")
                || tokens.take("MATERIALIZED", "VIEW")
                || tokens.take("SYNONYM")
                || tokens.take("PUBLIC", "SYNONYM")) {
            objects(tokens, Operation.DropView::new, out);
        } else if (tokens.take("SEQUENCE")) {
            objects(tokens, Operation.DropSequence::new, out);
        } else if (tokens.take("TYPE", "BODY")) {
            objects(tokens, Operation.DropRoutine::new, out);
        } else if (tokens.takeAny("TYPE", "DOMAIN")) {
            objects(tokens, Operation.DropType::new, out);
        } else if (RoutineReader.isNext(tokens)) {
            RoutineReader.drop(tokens, out);
        } else if (tokens.take("TRIGGER") || tokens.take("RULE")) {
            RoutineReader.dropTrigger(tokens, out);
        } else if (tokens.atAny(WHOLES)) {
            out.add(new Operation.Unread("drops a whole schema, and all that is in it: " + whole.excerpt()));
            tokens.toEnd();
        } else if (tokens.takeAny("STATISTICS", "PREPARE")) {
            out.add(new Operation.NoEffect("DROP"));
            tokens.toEnd();
        } else {
            throw new NotRecognised(whole);
        }
        endings(tokens);
    }

    private static void objects(Tokens tokens, BiFunction<Name, Boolean, Operation> drop, List<Operation> out) {
        boolean ifExists = tokens.take("IF", "EXISTS");
        do {
            Name name = tokens.name();
            out.add(drop.apply(name, ifExists || tokens.take("IF", "EXISTS")));
        } while (tokens.take(","));
    }

    /** What may follow any of them, and what goes with the object besides. */
    private static void endings(Tokens tokens) {
        tokens.takeAll(Set.of("CASCADE", "RESTRICT", "PURGE", "CONSTRAINTS", "FORCE", "VALIDATE"));
    }
}
