package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.schema.Name;

/** What it means that something is no longer there under its name: it hangs on whether the old version uses it. */
final class Gone {

    private Gone() {}

    /**
     * Tells that something is gone that has a name of its own in the schema; what was gone long ago is not missed.
     *
     * @param named the word that a version that uses it would have to name
     * @param what what happens, such as {@code drops column T.C}
     */
    static void tell(FindingKind kind, Name table, Name named, String what, Range range, Findings findings) {
        if (!range.isLongGone(named)) {
            missed(kind, table, named, what, range, findings);
        }
    }

    /** Tells that something is gone, whatever else had its name once. */
    static void missed(FindingKind kind, Name table, Name named, String what, Range range, Findings findings) {
        OldVersion.Use use = range.oldVersion().use(named);
        if (use instanceof OldVersion.Use.Unused) {
            findings.add(
                    kind,
                    Impact.ADDITIVE,
                    table,
                    what + ", which nothing in the running version's artifacts names, and these are said to be all");
        } else if (use instanceof OldVersion.Use.Used used) {
            findings.add(
                    kind,
                    Impact.BREAKING,
                    table,
                    "%s; the running version names it in %s".formatted(what, used.where()));
        } else if (use instanceof OldVersion.Use.NotSeen) {
            findings.add(
                    kind,
                    Impact.BREAKING,
                    table,
                    what
                            + "; none of the running version's artifacts at hand names it, but they are not said to be all: give all of them and set whole, or decide it");
        } else {
            findings.add(
                    kind, Impact.BREAKING, table, what + ", and statements of the running version that name it fail");
        }
    }
}
