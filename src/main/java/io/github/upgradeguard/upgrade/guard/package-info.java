/** From a declared upgrade to a verdict: the one place where versions, products, rules and paths meet. */
@NullMarked
package io.github.upgradeguard.upgrade.guard;

import org.jspecify.annotations.NullMarked;
