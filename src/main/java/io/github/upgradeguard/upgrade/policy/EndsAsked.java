package io.github.upgradeguard.upgrade.policy;

/**
 * What a rule is asked of a hop whose end is a pre-release or a build of a release. A rule that names a release holds for
 * its pre-releases and builds: {@code deny: "* -> 2.0.0"} is one about 2.0.0-rc.1 too. A rule that counts releases does not
 * ask further: of the list it knows where each of them stands.
 */
enum EndsAsked {
    /** The hop as it is written, and the {@linkplain Hop#bare bare} ones; the answer most against it counts. */
    ALL_MUST_PASS,
    /** The same; one that passes is enough, as the rule says what is supported. */
    ONE_MUST_PASS,
    /** The hop as it is written alone. */
    WRITTEN
}
