/** YAML, and with it JSON, as text in places: what products, manifests, change logs and decisions are written in. */
@NullMarked
package io.github.upgradeguard.yaml;

import org.jspecify.annotations.NullMarked;
