package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Coverage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition of rolling: somebody has read the notes of every release in between, so that silence means something.
 *
 * @param reviewed the releases whose notes were read
 */
record ReviewedRule(Terms terms, Coverage reviewed) implements Rule {

    private static final int NAMED = 6;

    @Override
    public Answer judge(Hop hop) {
        return stage(hop) == 0 ? Answer.PASSES : Answer.UNDECIDED;
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
        List<String> unread = hop.notCoveredBy(reviewed);
        String named = unread.stream().limit(NAMED).collect(Collectors.joining(", "));
        String more = unread.size() > NAMED ? " and %d more".formatted(unread.size() - NAMED) : "";
        return "cannot tell whether it can be rolled out: nobody has read the notes of %s%s; read them and list them under reviewed"
                .formatted(named, more);
    }

    @Override
    public int stage(Hop hop) {
        return hop.isCoveredBy(reviewed) ? 0 : 1;
    }
}
