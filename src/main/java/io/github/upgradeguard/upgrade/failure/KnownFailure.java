package io.github.upgradeguard.upgrade.failure;

import io.github.upgradeguard.upgrade.policy.Passage;
import io.github.upgradeguard.upgrade.policy.Source;
import java.util.List;
import java.util.Optional;

/**
 * A way in which upgrades of a product are known to fail.
 *
 * @param id its name
 * @param title what fails, in a few words
 * @param signatures what the log says, any one of them; never empty
 * @param meaning what that means
 * @param steps the way out, in order, never empty; <code>{{current}}</code> and <code>{{target}}</code> stand for the
 *     versions
 * @param tried the hops on which it helped; empty if that is not known
 * @param hops the hops that fail like this; empty for any
 * @param source where that is written; empty if the product file does not say
 */
public record KnownFailure(
        String id,
        String title,
        List<Signature> signatures,
        String meaning,
        List<String> steps,
        List<TriedHop> tried,
        List<Passage> hops,
        Optional<Source> source) {

    /** What steps may hold in double braces. */
    public static final List<String> VALUES = List.of("current", "target");

    public KnownFailure {
        signatures = List.copyOf(signatures);
        steps = List.copyOf(steps);
        tried = List.copyOf(tried);
        hops = List.copyOf(hops);
    }

    /** Whether an upgrade may fail like this. */
    boolean concerns(Attempt attempt) {
        return hops.isEmpty() || hops.stream().anyMatch(attempt::mayBe);
    }

    /** The way out for one upgrade. */
    public List<String> steps(Attempt attempt) {
        return steps.stream().map(attempt::fill).toList();
    }
}
