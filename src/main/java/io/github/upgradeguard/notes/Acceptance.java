package io.github.upgradeguard.notes;

import io.github.upgradeguard.catalog.Flag;
import java.time.LocalDate;

/**
 * A project's word that it has read a flag of a release and goes on all the same. It covers that flag of that release
 * and nothing else.
 *
 * @param release the version as the project writes it
 * @param reason why that is fine here
 * @param until the last day on which it holds
 */
public record Acceptance(String release, Flag flag, String reason, LocalDate until) {}
