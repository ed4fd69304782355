package io.github.upgradeguard.migration.changelog;

import io.github.upgradeguard.migration.schema.Dbms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
        this.roots = roots.stream().map(IncludePaths::normal).toList();
    }

    /** The change logs of an artifact; none if it has none. What cannot be read is in their gaps. */
    public List<ChangeLog> read(Contents contents) {
        return read(new ParsedContents(contents));
    }

    /** The same of files that other readers have parsed already. */
    public List<ChangeLog> read(ParsedContents contents) {
        List<ChangeLog> logs = new ArrayList<>(liquibase(contents));
        logs.addAll(new FlywayLogs(dbms, contents).read(migrations(contents)));
        return logs;
    }

    private List<ChangeLog> liquibase(ParsedContents contents) {
        Roots finder = new Roots(contents);
        Set<String> files = new LinkedHashSet<>();
        if (roots.isEmpty()) {
            files.addAll(finder.below(""));
        }
        for (String root : roots) {
            if (contents.paths().contains(root)) {
                files.add(root);
            } else {
                files.addAll(finder.below(folder(root)));
            }
        }
        List<ChangeLog> logs = new ArrayList<>();
        Set<Object> told = new HashSet<>();
        for (String file : files) {
            ChangeLog log = new LiquibaseLog(dbms, contents).read(file);
            boolean isEmpty = log.changeSets().isEmpty() && log.gaps().isEmpty();
            if (!isEmpty && told.add(substance(log))) {
                logs.add(log);
            }
        }
        return logs;
    }

    private static String folder(String root) {
        return root.isEmpty() ? "" : root + "/";
    }

    /** What makes two change logs one, whatever their names. */
    private static Object substance(ChangeLog log) {
        List<Object> substance = new ArrayList<>(log.gaps());
        for (ChangeSet set : log.changeSets()) {
            substance.add(set.key());
            substance.add(set.digest());
        }
        return substance;
    }

    /** The files that may be Flyway's: below the roots, and of no change log of Liquibase. */
    private List<String> migrations(ParsedContents contents) {
        List<String> paths = new ArrayList<>();
        for (String path : contents.paths()) {
            boolean isWanted = roots.isEmpty() || roots.stream().anyMatch(root -> path.startsWith(folder(root)));
            if (isWanted && !contents.isOfLog(path)) {
                paths.add(path);
            }
        }
        return paths;
    }
}
