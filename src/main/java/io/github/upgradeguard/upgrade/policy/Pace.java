package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.catalog.Rank;
import io.github.upgradeguard.upgrade.version.Numbers;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far one hop may go: at most so many entries of the catalog. Asked of hops that go up; who judges a downgrade asks
 * about its way back.
 *
 * @param most the number allowed: 0 for {@code none}, 1 for {@code next}, {@link #ANY} for {@code any}
 */
record Pace(Unit unit, int most) {

    static final int ANY = Integer.MAX_VALUE;

    /** The number that is written as {@code any}, {@code next}, {@code none} or itself. */
    static int most(RuleFields fields, String by) {
        return switch (by) {
            case "any" -> ANY;
            case "next" -> 1;
            case "none" -> 0;
            default -> {
                if (!by.matches("[1-9]\\d{0,5}")) {
                    throw fields.mistake("by", "'%s' is no step; write any, next, none or a number".formatted(by));
                }
                yield Integer.parseInt(by);
            }
        };
    }

    Answer judge(Hop hop) {
        if (!unit.judges(hop.level()) || most == ANY) {
            return Answer.PASSES;
        }
        if (steps(hop) > most) {
            return assumedPatches(hop) && most > 0 ? Answer.UNDECIDED : Answer.REFUSES;
        }
        return unit == Unit.LINE && hop.crossesUnknownLines() ? Answer.UNDECIDED : Answer.PASSES;
    }

    /** Whether a hop is beyond the pace, or beyond all that the unit counts; once it is, every longer hop is. */
    boolean isPassedBy(Hop hop) {
        return unit.judges(hop.level()) ? steps(hop) > most : unit.isPassedBy(hop.level());
    }

    /** Whether a hop, and with it every longer one, is judged by the unit and beyond the pace. */
    boolean isExceededForGood(Hop hop) {
        boolean judgesAllLonger = unit == Unit.MAJOR || unit == Unit.LINE;
        return judgesAllLonger && unit.judges(hop.level()) && steps(hop) > most;
    }

    /** Whether the answer depends on which releases exist. */
    boolean countsReleases() {
        return most != ANY && most != 0;
    }

    private int steps(Hop hop) {
        return assumedPatches(hop)
                ? assumedSteps(hop.from(), hop.to())
                : unit.rank(hop.from()).stepsTo(unit.rank(hop.to()));
    }

    /** The most that can lie between two patch numbers; without bound where further numbers follow them. */
    private static int assumedSteps(Position from, Position to) {
        int patch = from.line().count();
        boolean further = from.version()
                                .numbers()
                                .compareTo(from.version().numbers().prefix(patch + 1))
                        != 0
                || to.version().numbers().compareTo(to.version().numbers().prefix(patch + 1)) != 0;
        long between =
                to.version().numbers().at(patch) - from.version().numbers().at(patch);
        // Between a candidate and a later patch lies the release of its own numbers.
        long own = between > 0 && from.version().isPreRelease() ? 1 : 0;
        return further ? ANY - 1 : (int) Math.min(Math.max(between + own, 1), ANY - 1);
    }

    /** Without a list, patch numbers that follow one another have nothing between; of others nobody can tell. */
    private boolean assumedPatches(Hop hop) {
        return unit == Unit.PATCH && hop.catalog().isAssumed();
    }

    /** The pace in a few words. */
    String says() {
        return switch (most) {
            case ANY -> "any number of %s in one hop".formatted(unit.many());
            case 0 -> "no hop by %s".formatted(unit.one());
            default -> "%s %s".formatted(unit.many(), atATime());
        };
    }

    private String atATime() {
        return most == 1 ? "one at a time" : "at most %d at a time".formatted(most);
    }

    /** Why a hop is not simply within the pace. */
    String reason(Hop hop) {
        if (most == 0) {
            return "moves on by %s, which is not supported at all".formatted(unit.one());
        }
        if (assumedPatches(hop)) {
            return "cannot tell how many patch releases lie between, as no releases are listed";
        }
        if (steps(hop) <= most) {
            return "cannot tell which lines end major %s, as no releases are listed"
                    .formatted(hop.from().major());
        }
        return "skips %s; %s are taken %s".formatted(skipped(hop), unit.many(), atATime());
    }

    /** What the pace means for a downgrade. */
    String wayBack() {
        String counted = most == ANY ? "" : "by at most %d %s".formatted(most, most == 1 ? unit.single() : unit.many());
        return switch (unit) {
            case PATCH -> "a downgrade stays inside its line" + (most == ANY ? "" : ", and goes back " + counted);
            case MINOR -> "a downgrade stays inside its major" + (most == ANY ? "" : ", and goes back " + counted);
            case MAJOR, LINE -> most == ANY ? "downgrades are supported" : "a downgrade goes back " + counted;
        };
    }

    private String skipped(Hop hop) {
        return switch (unit) {
            case PATCH -> {
                int first =
                        unit.rank(hop.from()).before() + (unit.rank(hop.from()).counted() ? 1 : 0);
                yield named(
                        hop.catalog()
                                .versionsOf(hop.to().line())
                                .subList(first, unit.rank(hop.to()).before()),
                        "",
                        "");
            }
            case MINOR -> named(between(hop, hop.catalog().linesOf(hop.to().major())), "the ", " line");
            case LINE -> named(between(hop, hop.catalog().lines()), "the ", " line");
            case MAJOR -> named(between(hop, hop.catalog().majors()), "major ", "");
        };
    }

    private List<Numbers> between(Hop hop, List<Numbers> entries) {
        Rank from = unit.rank(hop.from());
        return entries.subList(
                from.before() + (from.counted() ? 1 : 0), unit.rank(hop.to()).before());
    }

    private static String named(List<?> skipped, String before, String after) {
        String plural = skipped.size() > 1 && !after.isEmpty() ? "s" : "";
        if (skipped.size() > 5) {
            return before + skipped.get(0) + " to " + skipped.get(skipped.size() - 1) + after + plural;
        }
        String names = skipped.stream().map(String::valueOf).collect(Collectors.joining(", "));
        int lastComma = names.lastIndexOf(", ");
        String read = lastComma < 0 ? names : names.substring(0, lastComma) + " and " + names.substring(lastComma + 2);
        return before + read + after + plural;
    }
}
