/** The rules of a product, each a predicate over one hop. */
@NullMarked
package io.github.upgradeguard.policy;

import org.jspecify.annotations.NullMarked;
