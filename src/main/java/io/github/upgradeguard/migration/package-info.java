/** Whether the migrations between two releases leave the earlier one working: change set by change set. */
@NullMarked
package io.github.upgradeguard.migration;

import org.jspecify.annotations.NullMarked;
