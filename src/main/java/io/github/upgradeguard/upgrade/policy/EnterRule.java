package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;

/** {@code enter: minor|major, at: first-line|first-release|RANGE}: where a hop that crosses the level may arrive. */
record EnterRule(Terms terms, HopLevel level, Door at) implements Rule {

    /** Where a line or a major may be entered. */
    sealed interface Door {

        /** Its earliest line that exists. */
        record FirstLine() implements Door {}

        /** Its earliest release that exists. */
        record FirstRelease() implements Door {}

        /** A release of this range. */
        record In(VersionRange range) implements Door {}
    }

    static Rule read(RuleFields fields) {
        HopLevel level = Crossing.level(fields, "enter");
        Door at =
                switch (fields.text("at")) {
                    case "first-line" -> {
                        if (level == HopLevel.MINOR) {
                            throw fields.mistake(
                                    "at",
                                    "a minor hop never arrives at the first line of its major; write first-release, a range, or enter: major");
                        }
                        yield new Door.FirstLine();
                    }
                    case "first-release" -> new Door.FirstRelease();
                    default -> new Door.In(fields.range("at"));
                };
        return new EnterRule(fields.terms("enter-" + level.key()), level, at);
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    public Answer judge(Hop hop) {
        if (hop.level() != level) {
            return Answer.PASSES;
        }
        return arrivesWell(hop.to());
    }

    private Answer arrivesWell(Position to) {
        boolean firstLine = level == HopLevel.MINOR || to.lineInMajor().isFirst();
        if (at instanceof Door.FirstRelease && firstLine && to.catalog().isAssumed()) {
            return isZeroRelease(to) ? Answer.PASSES : Answer.UNDECIDED;
        }
        boolean there = at instanceof Door.In door
                ? door.range().contains(to.version())
                : firstLine && (at instanceof Door.FirstLine || to.inLine().isFirst());
        return there ? Answer.PASSES : Answer.REFUSES;
    }

    /** Nothing can come before x.0.0, or before x.y.0 in its line, whatever exists. */
    private boolean isZeroRelease(Position to) {
        int entered = level == HopLevel.MAJOR ? 1 : to.line().count();
        return to.version().numbers().compareTo(to.line().prefix(entered)) == 0;
    }

    @Override
    public int weight() {
        return at instanceof Door.In door ? door.range().weight() : 1;
    }

    @Override
    public String says() {
        String where = at instanceof Door.In door
                ? door.range().toString()
                : "its first " + (at instanceof Door.FirstLine ? "line" : "release");
        return "a %s is entered at %s".formatted(level == HopLevel.MAJOR ? "major" : "line", where);
    }

    @Override
    public List<VersionRange> ranges() {
        return at instanceof Door.In door ? List.of(door.range()) : List.of();
    }

    @Override
    public boolean clashesWith(Rule other) {
        return other instanceof EnterRule enter
                && enter.level == level
                && !enter.says().equals(says());
    }

    @Override
    public String reason(Hop hop) {
        String what = level == HopLevel.MAJOR
                ? "major " + hop.to().major()
                : "line " + hop.to().line();
        String entered = "arrives in %s at %s; it is entered at "
                .formatted(what, hop.to().version());
        if (at instanceof Door.In door) {
            return entered + door.range();
        }
        boolean assumed = hop.catalog().isAssumed();
        boolean firstLine = level == HopLevel.MINOR || hop.to().lineInMajor().isFirst();
        if (at instanceof Door.FirstRelease && assumed && firstLine) {
            return "cannot tell the first release of %s, as no releases are listed".formatted(what);
        }
        if (at instanceof Door.FirstLine || assumed) {
            return entered + "its first line, "
                    + hop.catalog().linesOf(hop.to().major()).get(0);
        }
        return entered + "its first release, " + firstRelease(hop);
    }

    private Version firstRelease(Hop hop) {
        var line = level == HopLevel.MINOR
                ? hop.to().line()
                : hop.catalog().linesOf(hop.to().major()).get(0);
        return hop.catalog().versionsOf(line).get(0);
    }

    @Override
    public boolean speaksOf(Hop hop) {
        return hop.level() == level;
    }

    @Override
    public boolean saysHowToCrossMajors() {
        return level == HopLevel.MAJOR;
    }

    @Override
    public boolean yieldsToAllow() {
        return true;
    }

    @Override
    public boolean countsReleases() {
        return !(at instanceof Door.In);
    }

    @Override
    public Object kin(Position to) {
        return arrivesWell(to);
    }

    @Override
    public EndsAsked endsAsked() {
        return at instanceof Door.In ? EndsAsked.ALL_MUST_PASS : EndsAsked.WRITTEN;
    }
}
