/** What to do by hand: an upgrade's path as a runbook in Markdown, from templates of the products. */
@NullMarked
package io.github.upgradeguard.upgrade.runbook;

import org.jspecify.annotations.NullMarked;
