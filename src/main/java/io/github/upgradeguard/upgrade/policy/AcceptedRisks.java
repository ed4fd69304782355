package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.version.Version;

/** The named risks that a project goes on in spite of. */
@FunctionalInterface
public interface AcceptedRisks {

    /** No risk is accepted. */
    AcceptedRisks NONE = (risk, target) -> false;

    /** Whether the risk of that name is accepted for hops that arrive at a release. */
    boolean cover(String risk, Version target);
}
