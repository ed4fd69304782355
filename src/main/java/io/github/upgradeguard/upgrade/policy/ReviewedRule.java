package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Coverage;

/**
 * A condition of rolling: somebody has read the notes of every release in between, so that silence means something.
 *
 * @param reviewed the releases whose notes were read
 */
record ReviewedRule(Terms terms, Coverage reviewed) implements Rule {

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    public Answer judge(Hop hop) {
        return stage(hop) == 0 ? Answer.PASSES : Answer.UNDECIDED;
    }

    @Override
    public int weight() {
        return 1 + reviewed.weight();
    }

    @Override
    public String says() {
        return "no rolling across releases whose notes nobody has read (read: %s)".formatted(reviewed);
    }

    @Override
    public String held(Hop hop) {
        return "the notes of all releases in between were read";
    }

    @Override
    public String reason(Hop hop) {
        if (hop.catalog().isAssumed() || hop.catalog().isEmpty()) {
            return "cannot tell whether it can be rolled out: no releases are listed, so nobody knows which notes lie between";
        }
        return "cannot tell whether it can be rolled out: nobody has read the notes of %s; read them and list them under reviewed"
                .formatted(hop.notCoveredBy(reviewed).orElseThrow());
    }

    @Override
    public EndsAsked endsAsked() {
        return EndsAsked.WRITTEN;
    }

    @Override
    public int stage(Hop hop) {
        return !reviewed.isEmpty() && hop.isCoveredBy(reviewed) ? 0 : 1;
    }
}
