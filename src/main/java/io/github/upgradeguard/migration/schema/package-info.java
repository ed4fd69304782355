/** What migrations do to a database, whatever language they are written in, and the schema that comes of it. */
@NullMarked
package io.github.upgradeguard.migration.schema;

import org.jspecify.annotations.NullMarked;
