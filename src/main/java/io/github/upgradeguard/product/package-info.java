/** Products: their files, and where the files are found. */
@NullMarked
package io.github.upgradeguard.product;

import org.jspecify.annotations.NullMarked;
