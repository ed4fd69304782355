/** The rules of a product, each a predicate over one hop. */
@NullMarked
package io.github.upgradeguard.upgrade.policy;

import org.jspecify.annotations.NullMarked;
