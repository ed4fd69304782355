package io.github.upgradeguard.upgrade.policy;

/** What a rule says of a hop. */
public enum Answer {
    /** The rule has nothing against it. */
    PASSES,
    /** The rule is against it. */
    REFUSES,
    /** The rule would need to know what nobody told. */
    UNDECIDED
}
