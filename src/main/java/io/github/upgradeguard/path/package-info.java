/** The search for a path all of whose hops are legal. */
@NullMarked
package io.github.upgradeguard.path;

import org.jspecify.annotations.NullMarked;
