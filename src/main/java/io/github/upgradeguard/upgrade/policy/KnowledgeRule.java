package io.github.upgradeguard.upgrade.policy;

/**
 * A rule about what somebody knows, and not about what the vendor supports: it refuses nothing, and leaves undecided what
 * nobody has said or read. It is in force for every hop, up and down, and cannot be lifted.
 */
sealed interface KnowledgeRule extends Rule permits HorizonRule, ReachRule, LevelSpokenRule, RollingSpokenRule {

    @Override
    default boolean canRefuse() {
        return false;
    }

    @Override
    default Direction direction() {
        return Direction.BOTH;
    }

    @Override
    default boolean isVendors() {
        return false;
    }

    @Override
    default EndsAsked endsAsked() {
        return EndsAsked.WRITTEN;
    }
}
