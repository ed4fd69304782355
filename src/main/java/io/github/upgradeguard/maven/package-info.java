/** The goals, and all that knows Maven. */
@NullMarked
package io.github.upgradeguard.maven;

import org.jspecify.annotations.NullMarked;
