/** The search for a path all of whose hops are legal. */
@NullMarked
package io.github.upgradeguard.upgrade.path;

import org.jspecify.annotations.NullMarked;
