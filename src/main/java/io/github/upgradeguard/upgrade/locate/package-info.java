/** What a project's own deployment files say of its installation. */
@NullMarked
package io.github.upgradeguard.upgrade.locate;

import org.jspecify.annotations.NullMarked;
