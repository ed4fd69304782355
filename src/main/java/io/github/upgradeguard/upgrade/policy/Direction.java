package io.github.upgradeguard.upgrade.policy;

/** Which hops a rule judges. */
public enum Direction {
    /** Those that go up. */
    UP,
    /** Those that go down. */
    DOWN,
    BOTH;

    boolean isOf(Hop hop) {
        return this == BOTH || (this == UP) == hop.goesUp();
    }
}
