package io.github.upgradeguard.upgrade.policy;

/**
 * How a hop fares under a policy.
 *
 * @param rollout the way of carrying it out that was judged
 * @param against how many binding rules do not pass it
 * @param warnings how many {@code should} rules do not pass it
 */
public record Judgement(Rollout rollout, int against, int warnings) {

    public boolean isLegal() {
        return against == 0;
    }

    boolean isBetterThan(Judgement other) {
        return against != other.against ? against < other.against : warnings < other.warnings;
    }
}
