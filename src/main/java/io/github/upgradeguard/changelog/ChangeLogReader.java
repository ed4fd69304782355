package io.github.upgradeguard.changelog;

import io.github.upgradeguard.schema.Dbms;
import java.util.ArrayList;
import java.util.List;

/** Reads the change logs in an artifact as one database sees them. Nothing in the artifact is run or loaded. */
public final class ChangeLogReader {

    private final Dbms dbms;
    private final List<String> roots;

    /**
     * A reader for a database.
     *
     * @param roots the files or folders to begin with, from the root of an artifact; empty for all that are found
     */
    public ChangeLogReader(Dbms dbms, List<String> roots) {
        this.dbms = dbms;
        this.roots = List.copyOf(roots);
    }

    /** The change logs of an artifact; none if it has none. What cannot be read is in their gaps. */
    public List<ChangeLog> read(Contents contents) {
        return read(new ParsedContents(contents));
    }

    /** The same of files that other readers have parsed already. */
    public List<ChangeLog> read(ParsedContents contents) {
        List<ChangeLog> logs = new ArrayList<>();
        for (String root : new Roots(contents).among(roots)) {
            logs.add(new LiquibaseLog(dbms, contents).read(root));
        }
        return logs;
    }
}
