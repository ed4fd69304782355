/** What can be wrong with a product file though it can be read. */
@NullMarked
package io.github.upgradeguard.upgrade.lint;

import org.jspecify.annotations.NullMarked;
