package io.github.upgradeguard.migration.verdict;

import io.github.upgradeguard.migration.schema.Operation;

/** What one kind of operation means for the version that runs. A new one is one class, registered in {@link Judge}. */
interface MigrationRule {

    /**
     * Looks at one operation.
     *
     * @param range the schema before it, and all that is known around it
     * @param findings where the rule tells what it has found; of an operation that only adds it tells nothing
     */
    void judge(Operation operation, Range range, Findings findings);
}
