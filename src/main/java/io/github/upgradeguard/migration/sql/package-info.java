/** SQL as migrations are written in it: cut into statements, and each read as far as its effect on a schema. */
@NullMarked
package io.github.upgradeguard.migration.sql;

import org.jspecify.annotations.NullMarked;
