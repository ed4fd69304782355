/** What each operation of a migration means for the version that runs: one rule a class. */
@NullMarked
package io.github.upgradeguard.migration.verdict;

import org.jspecify.annotations.NullMarked;
