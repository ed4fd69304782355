package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;
import java.util.Optional;

/**
 * {@code downgrade: never|"RANGE -> RANGE"}, or {@code downgrade: patch|minor|major|line, by: any|next|N}: the hops that
 * may go down. Where several such rules stand, one that permits a hop is enough ({@link Policy} sees to it).
 *
 * @param pace how far any hop may go down; empty where only the permitted ones may
 */
record DowngradeRule(Terms terms, Optional<Pace> pace, Passages permitted) implements Rule {

    private static final Passages NONE = new Passages(List.of());

    /** {@code downgrade: never}. */
    static Rule never(Terms terms) {
        return new DowngradeRule(terms, Optional.empty(), NONE);
    }

    static Rule read(RuleFields fields) {
        Terms terms = fields.terms("downgrade");
        List<String> downgrade = fields.texts("downgrade");
        Optional<Unit> unit = Unit.named(downgrade.get(0));
        if (downgrade.size() == 1 && unit.isPresent()) {
            int most = Pace.most(fields, fields.optional("by").orElse("any"));
            if (most == 0) {
                throw fields.mistake("by", "nothing could go down by none; write downgrade: never");
            }
            return new DowngradeRule(terms, Optional.of(new Pace(unit.get(), most)), NONE);
        }
        if (fields.optional("by").isPresent()) {
            throw fields.mistake(
                    "by", "'by' counts patch, minor, major or line; write downgrade: minor, or take it out");
        }
        return new DowngradeRule(
                terms,
                Optional.empty(),
                downgrade.equals(List.of("never")) ? NONE : new Passages(fields.passages("downgrade")));
    }

    /** Whether there is a downgrade that the rule would permit. */
    boolean permitsSome() {
        return !isNever();
    }

    private boolean isNever() {
        return pace.isEmpty() && permitted.rows().isEmpty();
    }

    @Override
    public Direction direction() {
        return Direction.DOWN;
    }

    @Override
    public Answer judge(Hop hop) {
        if (permitted.contain(hop)) {
            return Answer.PASSES;
        }
        return pace.map(within -> judge(within, hop)).orElse(Answer.REFUSES);
    }

    private static Answer judge(Pace pace, Hop hop) {
        return pace.unit().isPassedBy(hop.level()) ? Answer.REFUSES : pace.judge(hop.back());
    }

    @Override
    public boolean speaksOf(Hop hop) {
        return true;
    }

    @Override
    public EndsAsked endsAsked() {
        return EndsAsked.WRITTEN;
    }

    @Override
    public boolean countsPatches() {
        return pace.isPresent() && pace.get().unit() == Unit.PATCH && pace.get().countsReleases();
    }

    @Override
    public int weight() {
        return 1 + permitted.weight();
    }

    @Override
    public String says() {
        if (pace.isPresent()) {
            return pace.get().wayBack();
        }
        return isNever() ? "no downgrade" : "downgrades: %s".formatted(permitted);
    }

    @Override
    public List<VersionRange> ranges() {
        return permitted.ranges();
    }

    @Override
    public boolean clashesWith(Rule other) {
        return other instanceof DowngradeRule downgrade && downgrade.isNever() != isNever();
    }

    @Override
    public String reason(Hop hop) {
        String down = "goes down from %s to %s; "
                .formatted(hop.from().version(), hop.to().version());
        if (pace.isPresent()) {
            return judge(pace.get(), hop) == Answer.UNDECIDED
                    ? pace.get().reason(hop.back())
                    : down + pace.get().wayBack();
        }
        return down
                + (permitted.rows().isEmpty()
                        ? "downgrades are not supported"
                        : "downgrades other than %s are not supported".formatted(permitted));
    }

    @Override
    public boolean countsReleases() {
        return pace.map(Pace::countsReleases).orElse(false);
    }

    @Override
    public Object kin(Position to) {
        return permitted.kin(to);
    }

    @Override
    public int stage(Hop hop) {
        return pace.isPresent() && pace.get().isPassedBy(hop.back()) ? 1 : 0;
    }
}
