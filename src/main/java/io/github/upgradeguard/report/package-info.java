/** Verdicts as a person and as a program read them. */
@NullMarked
package io.github.upgradeguard.report;

import org.jspecify.annotations.NullMarked;
