package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.Optional;

/**
 * What every kind of rule may carry.
 *
 * @param id the name under which findings, reports and acceptances know the rule
 * @param because the reason, in a few words
 * @param when the fact on which it hangs whether the rule is in force; empty if it always is
 * @param rollout the only way of carrying out a hop in which the rule is in force
 * @param targets the only targets for which the rule is in force ({@code since}, {@code until})
 */
public record Terms(
        String id,
        Level level,
        Optional<String> because,
        Optional<Source> source,
        Optional<When> when,
        Optional<Rollout> rollout,
        Optional<VersionRange> targets) {

    /** The terms of a rule that no product file writes down. */
    static Terms builtIn(String id) {
        return new Terms(
                id,
                Level.MUST,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The terms of a rule that is written, but not in a product file's rules. */
    static Terms of(String id, Optional<Source> source) {
        return new Terms(
                id, Level.MUST, Optional.empty(), source, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether the rule is in force for a target, or for the release that this is a pre-release or a build of. */
    boolean isAbout(Position to) {
        return targets.isEmpty()
                || targets.get().contains(to.version())
                || to.bare()
                        .map(Position::version)
                        .filter(targets.get()::contains)
                        .isPresent();
    }

    /** How much the rule weighs for an installation. */
    Level level(Facts facts) {
        return when.filter(premise -> premise.holds(facts).isEmpty())
                .flatMap(When::untold)
                .orElse(level);
    }

    Terms named(String name) {
        return new Terms(name, level, because, source, when, rollout, targets);
    }

    /** The same, whatever the target. */
    Terms everywhere() {
        return new Terms(id, level, because, source, when, rollout, Optional.empty());
    }

    Terms saying(String why) {
        return new Terms(id, level, Optional.of(why).filter(said -> !said.isBlank()), source, when, rollout, targets);
    }

    Terms onlyFor(Rollout way) {
        return new Terms(id, level, because, source, when, Optional.of(way), targets);
    }
}
