/** How upgrades are known to fail: what a log then holds, what that means, and the way out. */
@NullMarked
package io.github.upgradeguard.upgrade.failure;

import org.jspecify.annotations.NullMarked;
