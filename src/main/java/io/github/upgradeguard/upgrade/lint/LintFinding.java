package io.github.upgradeguard.upgrade.lint;

import io.github.upgradeguard.upgrade.guard.Severity;
import io.github.upgradeguard.yaml.Place;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something wrong with a product file.
 *
 * @param rule the name of the check that says it
 * @param message what is wrong and what to write, a sentence without its end
 * @param place where; empty if it is in no place of a file
 */
public record LintFinding(String rule, Severity severity, String message, Optional<Place> place) {

    /** By place, and at one place the heaviest first. */
    static final Comparator<LintFinding> ORDER = Comparator.<LintFinding, String>comparing(
                    finding -> finding.place().map(Place::file).orElse(""))
            .thenComparing(finding -> finding.place().map(Place::line).orElse(0))
            .thenComparing(finding -> finding.place().map(Place::column).orElse(0))
            .thenComparing(LintFinding::severity)
            .thenComparing(LintFinding::rule)
            .thenComparing(LintFinding::message);

    static LintFinding error(String rule, Place place, String message) {
        return new LintFinding(rule, Severity.ERROR, message, Optional.of(place));
    }

    static LintFinding warning(String rule, Place place, String message) {
        return new LintFinding(rule, Severity.WARNING, message, Optional.of(place));
    }
}
