package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.upgrade.policy.Source;
import java.util.Comparator;
import java.util.Optional;

/**
 * One thing to tell of a hop.
 *
 * @param rule the id of the rule that says it
 * @param message a sentence without its end, about the hop
 * @param source where the rule is written; empty if nobody says
 * @param at where the project says what the finding is about; empty if that was the command line
 * @param untold the fact that its rule asks for and the project does not tell; empty if it hangs on none
 */
public record Finding(
        String rule,
        Severity severity,
        String message,
        Optional<Source> source,
        Optional<Declaration> at,
        Optional<String> untold) {

    /** A finding that hangs on no fact. */
    Finding(String rule, Severity severity, String message, Optional<Source> source, Optional<Declaration> at) {
        this(rule, severity, message, source, at, Optional.empty());
    }

    /** The heaviest first, then by rule and words, so that no order of rules shows. */
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message)
            .thenComparing(finding -> finding.source().map(Source::url).orElse(""))
            .thenComparing(finding -> finding.source().map(Source::asRead).orElse(""));
}
