package io.github.upgradeguard.upgrade.failure;

import io.github.upgradeguard.upgrade.policy.Passage;
import io.github.upgradeguard.upgrade.version.Version;
import java.util.Optional;

/**
 * The upgrade that failed, as far as somebody said which one it was.
 *
 * @param current the version that ran before; empty if nobody said
 * @param target the version that was to come; empty if nobody said
 */
public record Attempt(Optional<Version> current, Optional<Version> target) {

    /** Whether it may be one of these hops; an end that nobody named may be anything. */
    boolean mayBe(Passage hops) {
        return current.map(hops.from()::contains).orElse(true)
                && target.map(hops.to()::contains).orElse(true);
    }

    /** Whether it is exactly this hop. */
    public boolean is(TriedHop hop) {
        return current.filter(hop.from()::equals).isPresent()
                && target.filter(hop.to()::equals).isPresent();
    }

    /** A text with its <code>{{current}}</code> and <code>{{target}}</code> filled in. */
    String fill(String text) {
        return text.replace("{{current}}", current.map(Version::text).orElse("<current version>"))
                .replace("{{target}}", target.map(Version::text).orElse("<target version>"));
    }
}
