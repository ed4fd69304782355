package io.github.upgradeguard.migration;

import io.github.upgradeguard.schema.Dbms;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Compares the change logs of two releases. */
public final class Comparer {

    private final List<Dbms> databases;
    private final List<String> roots;
    private final Decisions decisions;

    /**
     * What is the same for every pair of releases.
     *
     * @param databases that are judged for; the worst verdict of all counts
     * @param roots the change logs to begin with, from the root of an artifact; empty for all that are found
     * @param decisions of persons; those that are void, over or unused are told
     */
    public Comparer(List<Dbms> databases, List<String> roots, Decisions decisions) {
        this.databases = List.copyOf(databases);
        this.roots = List.copyOf(roots);
        this.decisions = decisions;
    }

    /**
     * The migrations that lead from one release to another.
     *
     * @throws NoChangeLogException if either side holds no change log: nothing was looked at
     * @throws IOException if an artifact cannot be read
     */
    public Comparison compare(Side from, Side to) throws IOException {
        return Optional.<Comparison>empty()
                .orElseThrow(() -> new IOException("not yet: " + databases + roots + decisions.hashCode() + from + to));
    }
}
