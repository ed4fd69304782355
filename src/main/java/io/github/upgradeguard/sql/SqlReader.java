package io.github.upgradeguard.sql;

import io.github.upgradeguard.schema.Dbms;
import io.github.upgradeguard.schema.Operation;
import java.util.List;
import java.util.Optional;

/** Reads SQL scripts. */
public final class SqlReader {

    private final Dbms dbms;

    /** @param dbms whose dialect decides where two read one text differently */
    public SqlReader(Dbms dbms) {
        this.dbms = dbms;
    }

    /** The statements of a script, in order. Whatever the script holds, this ends and does not fail. */
    public List<Statement> script(String sql) {
        return sql.isBlank()
                ? List.of()
                : List.of(new Statement(sql, 1, List.of(new Operation.Unread("not read yet, for " + dbms.key()))));
    }

    /**
     * The statements of a script whose end mark may be another.
     *
     * @param endDelimiter what ends a statement; empty for what is usual
     * @param isSplit whether the script holds more than one statement
     */
    public List<Statement> script(String sql, Optional<String> endDelimiter, boolean isSplit) {
        return script(sql);
    }
}
