/** How upgrades are known to fail: what a log then holds, what that means, and the way out. */
@NullMarked
package io.github.upgradeguard.failure;

import org.jspecify.annotations.NullMarked;
