package io.github.upgradeguard.migration;

import io.github.upgradeguard.schema.Operation.CustomCode;

/** What is known of the code that the new version's migrations run. */
interface NewVersion {

    /** Of which nothing is known. */
    NewVersion UNKNOWN = (code, range, findings) -> findings.add(
            "custom-code",
            Impact.REVIEW,
            "runs %s, which is code and no statement; look what it does to the rows and the schema"
                    .formatted(code.className()));

    /** Tells what code may do; what its constants show can only make the verdict worse. */
    void judge(CustomCode code, Range range, Findings findings);
}
