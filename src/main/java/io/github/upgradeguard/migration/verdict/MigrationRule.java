package io.github.upgradeguard.migration.verdict;

/** What some kinds of operation mean for the version that runs. A new one is one class, registered in {@link Judge}. */
interface MigrationRule {

    /** The kinds that it judges: of these it says what is wrong, of the others nothing. */
    Looks looks();
}
