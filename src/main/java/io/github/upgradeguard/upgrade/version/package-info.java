/** Versions: read losslessly or not at all, totally ordered, and matched by ranges. */
@NullMarked
package io.github.upgradeguard.upgrade.version;

import org.jspecify.annotations.NullMarked;
