/** The border of a project: which files are let in, and how texts of others go out. */
@NullMarked
package io.github.upgradeguard.border;

import org.jspecify.annotations.NullMarked;
