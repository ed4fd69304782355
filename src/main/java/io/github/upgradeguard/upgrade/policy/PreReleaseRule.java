package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;

/** {@code pre-release: forbid}: neither end of a hop may be a pre-release. */
record PreReleaseRule(Terms terms) implements Rule {

    static Rule read(RuleFields fields) {
        Terms terms = fields.terms("pre-release");
        String what = fields.text("pre-release");
        if (!what.equals("forbid")) {
            throw fields.mistake("pre-release", "'%s' is unknown; write forbid".formatted(what));
        }
        return new PreReleaseRule(terms);
    }

    @Override
    public Answer judge(Hop hop) {
        boolean forbidden =
                hop.from().version().isPreRelease() || hop.to().version().isPreRelease();
        return forbidden ? Answer.REFUSES : Answer.PASSES;
    }

    @Override
    public String says() {
        return "no pre-release";
    }

    @Override
    public String reason(Hop hop) {
        boolean arrives = hop.to().version().isPreRelease();
        return "%s is a pre-release, and pre-releases are not upgraded %s"
                .formatted((arrives ? hop.to() : hop.from()).version(), arrives ? "to" : "from");
    }

    @Override
    public Direction direction() {
        return Direction.BOTH;
    }

    @Override
    public Object kin(Position to) {
        return to.version().isPreRelease();
    }
}
