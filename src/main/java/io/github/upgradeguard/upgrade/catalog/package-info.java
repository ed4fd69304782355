/** The releases of a product, in order, and what is counted over them. */
@NullMarked
package io.github.upgradeguard.upgrade.catalog;

import org.jspecify.annotations.NullMarked;
