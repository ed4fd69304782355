package io.github.upgradeguard.guard;

import io.github.upgradeguard.policy.Source;
import java.util.Comparator;
import java.util.Optional;

/**
 * One thing to tell of a hop.
 *
 * @param rule the id of the rule that says it
 * @param message a sentence without its end, about the hop
 * @param source where the rule is written; empty if nobody says
 * @param at where the project says what the finding is about; empty if that was the command line
 */
public record Finding(
        String rule, Severity severity, String message, Optional<Source> source, Optional<Declaration> at) {

    /** The heaviest first, then by rule and words, so that no order of rules shows. */
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message)
            .thenComparing(finding -> finding.source().map(Source::url).orElse(""))
            .thenComparing(finding -> finding.source().map(Source::asRead).orElse(""));
}
