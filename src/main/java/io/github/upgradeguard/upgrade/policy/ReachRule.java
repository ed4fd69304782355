package io.github.upgradeguard.upgrade.policy;

import java.util.List;

/**
 * In force for every product: nothing can be counted from a version that is older than the release list. A migration that
 * the product names counts nothing.
 *
 * @param migrations those that the product names
 */
record ReachRule(Terms terms, List<MigrateRule> migrations) implements KnowledgeRule {

    ReachRule(List<MigrateRule> migrations) {
        this(Terms.builtIn("current-unlisted"), migrations);
    }

    @Override
    public Answer judge(Hop hop) {
        boolean counts = migrations.stream().noneMatch(migration -> hop.goesUp() && migration.namesHop(hop));
        return counts && hop.catalog().startsAfter(hop.from()) ? Answer.UNDECIDED : Answer.PASSES;
    }

    @Override
    public String says() {
        return "nothing is counted from before the release list";
    }

    @Override
    public String reason(Hop hop) {
        return "%s is older than the release list, which begins with %s, so nobody knows what lies between; list the releases from %s on in the project's own product file"
                .formatted(
                        hop.from().version(),
                        hop.catalog().releases().get(0).version(),
                        hop.from().version());
    }
}
