package io.github.upgradeguard.upgrade.policy;

/** {@code step: patch|minor|major|line, by: any|next|none|N}: how many entries of the catalog a hop may move on. */
record StepRule(Terms terms, Pace pace) implements Rule {

    static Rule read(RuleFields fields) {
        Unit unit = Unit.read(fields, "step");
        Pace pace = new Pace(unit, Pace.most(fields, fields.text("by")));
        return new StepRule(fields.terms("step-" + unit.key()), pace);
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    public Answer judge(Hop hop) {
        return pace.judge(hop);
    }

    @Override
    public boolean canRefuse() {
        return pace.most() != Pace.ANY;
    }

    @Override
    public String says() {
        return pace.says();
    }

    @Override
    public boolean clashesWith(Rule other) {
        return other instanceof StepRule step && step.pace.unit() == pace.unit() && step.pace.most() != pace.most();
    }

    @Override
    public String reason(Hop hop) {
        return pace.reason(hop);
    }

    @Override
    public boolean yieldsToAllow() {
        return true;
    }

    @Override
    public boolean countsReleases() {
        return pace.countsReleases();
    }

    boolean countsMinors() {
        return pace.unit() == Unit.MINOR && pace.most() != Pace.ANY;
    }

    @Override
    public boolean speaksOf(Hop hop) {
        return pace.unit().judges(hop.level());
    }

    @Override
    public boolean saysHowToCrossMajors() {
        return pace.unit() == Unit.LINE;
    }

    @Override
    public boolean countsPatches() {
        return pace.unit() == Unit.PATCH && pace.countsReleases();
    }

    @Override
    public boolean refusesBeyond(Hop hop) {
        return pace.isExceededForGood(hop);
    }

    @Override
    public int stage(Hop hop) {
        return pace.isPassedBy(hop) ? 1 : 0;
    }

    @Override
    public EndsAsked endsAsked() {
        return EndsAsked.WRITTEN;
    }
}
