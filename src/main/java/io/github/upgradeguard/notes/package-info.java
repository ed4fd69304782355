/** What release notes say of an upgrade, and which of it a project has accepted. */
@NullMarked
package io.github.upgradeguard.notes;

import org.jspecify.annotations.NullMarked;
