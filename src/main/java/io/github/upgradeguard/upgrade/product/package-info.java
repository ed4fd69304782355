/** Products: their files, and where the files are found. */
@NullMarked
package io.github.upgradeguard.upgrade.product;

import org.jspecify.annotations.NullMarked;
