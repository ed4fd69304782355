package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Position;
import io.github.upgradeguard.catalog.Rank;
import io.github.upgradeguard.version.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code step: patch|minor|major|line, by: any|next|none|N}: how many entries of the catalog a hop may move on at a
 * level.
 *
 * @param most the number allowed: 0 for {@code none}, 1 for {@code next}, {@link #ANY} for {@code any}
 */
record StepRule(Terms terms, Unit unit, int most) implements Rule {

    static final int ANY = Integer.MAX_VALUE;

    /** What is counted. */
    enum Unit {
        PATCH,
        MINOR,
        MAJOR,
        /** Lines across majors; judged for every hop that leaves its line. */
        LINE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean judges(HopLevel level) {
            return this == LINE ? level != HopLevel.PATCH : level.name().equals(name());
        }

        /** Whether a hop of that level goes beyond what is counted here. */
        boolean isPassedBy(HopLevel level) {
            return switch (this) {
                case PATCH -> level != HopLevel.PATCH;
                case MINOR -> level == HopLevel.MAJOR;
                case MAJOR, LINE -> false;
            };
        }

        Rank rank(Position position) {
            return switch (this) {
                case PATCH -> position.inLine();
                case MINOR -> position.lineInMajor();
                case MAJOR -> position.majorInAll();
                case LINE -> position.lineInAll();
            };
        }

        String many() {
            return switch (this) {
                case PATCH -> "patch releases";
                case MINOR -> "minor versions";
                case MAJOR -> "major versions";
                case LINE -> "lines";
            };
        }
    }

    static Rule read(RuleFields fields) {
        Unit unit = unit(fields);
        String by = fields.text("by");
        int most =
                switch (by) {
                    case "any" -> ANY;
                    case "next" -> 1;
                    case "none" -> 0;
                    default -> {
                        if (!by.matches("[1-9]\\d{0,5}")) {
                            throw fields.mistake(
                                    "by", "'%s' is no step; write any, next, none or a number".formatted(by));
                        }
                        yield Integer.parseInt(by);
                    }
                };
        return new StepRule(fields.terms("step-" + unit.key()), unit, most);
    }

    private static Unit unit(RuleFields fields) {
        String step = fields.text("step");
        return Arrays.stream(Unit.values())
                .filter(unit -> unit.key().equals(step))
                .findFirst()
                .orElseThrow(() -> fields.mistake(
                        "step", "'%s' is nothing to count; write patch, minor, major or line".formatted(step)));
    }

    @Override
    public Answer judge(Hop hop) {
        if (!unit.judges(hop.level()) || most == ANY) {
            return Answer.PASSES;
        }
        if (steps(hop) > most) {
            return assumedPatches(hop) && most > 0 ? Answer.UNDECIDED : Answer.REFUSES;
        }
        return unit == Unit.LINE && hop.crossesUnknownLines() ? Answer.UNDECIDED : Answer.PASSES;
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
        return further ? ANY - 1 : (int) Math.min(Math.max(between, 1), ANY - 1);
    }

    /** Without a list, patch numbers that follow one another have nothing between; of others nobody can tell. */
    private boolean assumedPatches(Hop hop) {
        return unit == Unit.PATCH && hop.catalog().isAssumed();
    }

    @Override
    public String reason(Hop hop) {
        if (most == 0) {
            return "moves on by a %s version, which is not supported at all".formatted(unit.key());
        }
        if (assumedPatches(hop)) {
            return "cannot tell how many patch releases lie between, as no releases are listed";
        }
        if (steps(hop) <= most) {
            return "cannot tell which lines end major %s, as no releases are listed"
                    .formatted(hop.from().major());
        }
        String pace = most == 1 ? "one at a time" : "at most %d at a time".formatted(most);
        return "skips %s; %s are taken %s".formatted(skipped(hop), unit.many(), pace);
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

    @Override
    public boolean yieldsToAllow() {
        return true;
    }

    @Override
    public boolean countsReleases() {
        return most != ANY && most != 0;
    }

    @Override
    public int stage(Hop hop) {
        HopLevel level = hop.level();
        if (unit.judges(level)) {
            return steps(hop) > most ? 1 : 0;
        }
        return unit.isPassedBy(level) ? 1 : 0;
    }
}
