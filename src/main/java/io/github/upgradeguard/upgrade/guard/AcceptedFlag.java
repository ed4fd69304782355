package io.github.upgradeguard.upgrade.guard;

import java.time.LocalDate;

/**
 * A project's word that it has read what stands against a release and goes on all the same. It covers that flag, or that
 * named risk, of that release and nothing else.
 *
 * @param release the version as the project writes it
 * @param flag the name of a flag of the release's notes, or of a risk of the hops that arrive at it
 * @param reason why that is fine here
 * @param until the last day on which it holds
 */
public record AcceptedFlag(String release, String flag, String reason, LocalDate until) {}
