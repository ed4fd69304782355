/** What compiled classes say of the tables they use: their constants are read, no class is ever loaded or run. */
@NullMarked
package io.github.upgradeguard.migration.code;

import org.jspecify.annotations.NullMarked;
