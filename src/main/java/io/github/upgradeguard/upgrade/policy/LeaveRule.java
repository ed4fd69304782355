package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.version.VersionRange;
import java.util.List;

/** {@code leave: minor|major, from: last-line|last-release|RANGE}: from where a hop may cross the level. */
record LeaveRule(Terms terms, HopLevel level, Door from) implements Rule {

    /** Where a line or a major may be left. */
    sealed interface Door {

        /** Its newest line. */
        record LastLine() implements Door {}

        /** Its newest release, or a build that is newer still. */
        record LastRelease() implements Door {}

        /** A release of this range. */
        record In(VersionRange range) implements Door {}
    }

    static Rule read(RuleFields fields) {
        HopLevel level = Crossing.level(fields, "leave");
        Door from =
                switch (fields.text("from")) {
                    case "last-line" -> {
                        if (level == HopLevel.MINOR) {
                            throw fields.mistake(
                                    "from",
                                    "a minor hop never leaves the last line of its major; write last-release, a range, or leave: major");
                        }
                        yield new Door.LastLine();
                    }
                    case "last-release" -> new Door.LastRelease();
                    default -> new Door.In(fields.range("from"));
                };
        return new LeaveRule(fields.terms("leave-" + level.key()), level, from);
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
        Position origin = hop.from();
        if (from instanceof Door.In door) {
            return door.range().contains(origin.version()) ? Answer.PASSES : Answer.REFUSES;
        }
        if (hop.catalog().isAssumed()) {
            return origin.isStandIn() && level == HopLevel.MINOR ? Answer.PASSES : Answer.UNDECIDED;
        }
        boolean lastLine = level == HopLevel.MINOR || origin.lineInMajor().isLast();
        boolean last =
                lastLine && (from instanceof Door.LastLine || origin.inLine().isLast());
        return last ? Answer.PASSES : Answer.REFUSES;
    }

    @Override
    public int weight() {
        return from instanceof Door.In door ? door.range().weight() : 1;
    }

    @Override
    public String says() {
        String where = from instanceof Door.In door
                ? door.range().toString()
                : "its last " + (from instanceof Door.LastLine ? "line" : "release");
        return "a %s is left from %s".formatted(level == HopLevel.MAJOR ? "major" : "line", where);
    }

    @Override
    public List<VersionRange> ranges() {
        return from instanceof Door.In door ? List.of(door.range()) : List.of();
    }

    @Override
    public boolean clashesWith(Rule other) {
        return other instanceof LeaveRule leave
                && leave.level == level
                && !leave.says().equals(says());
    }

    @Override
    public String reason(Hop hop) {
        String what = level == HopLevel.MAJOR
                ? "major " + hop.from().major()
                : "line " + hop.from().line();
        if (!(from instanceof Door.In) && hop.catalog().isAssumed()) {
            return "cannot tell the last release of %s, as no releases are listed".formatted(what);
        }
        String left =
                "leaves %s from %s; it is left from ".formatted(what, hop.from().version());
        if (from instanceof Door.In door) {
            return left + door.range();
        }
        var lines = hop.catalog().linesOf(hop.from().major());
        var line = level == HopLevel.MINOR ? hop.from().line() : lines.get(lines.size() - 1);
        if (from instanceof Door.LastLine) {
            return left + "its last line, " + line;
        }
        var versions = hop.catalog().versionsOf(line);
        return left + "its last release, " + versions.get(versions.size() - 1);
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
        return !(from instanceof Door.In);
    }

    @Override
    public EndsAsked endsAsked() {
        return from instanceof Door.In ? EndsAsked.ALL_MUST_PASS : EndsAsked.WRITTEN;
    }
}
