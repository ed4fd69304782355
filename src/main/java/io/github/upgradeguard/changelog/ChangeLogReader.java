package io.github.upgradeguard.changelog;

import io.github.upgradeguard.schema.Dbms;
import java.io.IOException;
import java.util.List;

/** Stub. */
public final class ChangeLogReader {

    private final Dbms dbms;
    private final List<String> roots;

    /** Stub. */
    public ChangeLogReader(Dbms dbms, List<String> roots) {
        this.dbms = dbms;
        this.roots = List.copyOf(roots);
    }

    /** Stub. */
    public List<ChangeLog> read(Contents contents) throws IOException {
        return dbms == Dbms.H2
                ? List.of()
                : List.of(new ChangeLog(contents.name() + roots, ChangeLog.Format.FLYWAY, List.of(), List.of()));
    }
}
