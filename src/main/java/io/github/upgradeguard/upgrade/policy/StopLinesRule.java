package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Catalog;
import io.github.upgradeguard.upgrade.catalog.NamedLines;
import io.github.upgradeguard.upgrade.version.LinePattern;
import io.github.upgradeguard.upgrade.version.Numbers;
import io.github.upgradeguard.upgrade.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code stop: LINE|PATTERN, on: latest|any}: lines that no hop jumps over.
 *
 * @param latest whether a hop may leave a stop from its newest release alone
 */
record StopLinesRule(Terms terms, NamedLines stops, boolean latest) implements Rule {

    private static final int NAMED = 6;

    /** What it takes to find the stops between two lines, as {@link #weight} counts. */
    private static final int LOOKED_UP = 5;

    /** Reads a stop of either kind: a text with as many numbers as make a line names lines, any other a version. */
    static Rule read(RuleFields fields) {
        List<LinePattern> stops = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String text : fields.texts("stop")) {
            LinePattern.parse(text, fields.versioning()).ifPresentOrElse(stops::add, () -> others.add(text));
        }
        if (stops.isEmpty()) {
            return StopVersionsRule.read(fields);
        }
        if (!others.isEmpty()) {
            throw fields.mistake(
                    "stop",
                    "'%s' is a line and '%s' is none; write lines and releases in rules of their own"
                            .formatted(stops.get(0), others.get(0)));
        }
        String on = fields.optional("on").orElse("latest");
        boolean latest =
                switch (on) {
                    case "latest" -> true;
                    case "any" -> false;
                    case "exact" ->
                        throw fields.mistake(
                                "on",
                                "'%s' is a line; on: exact wants a version, write the release to land on"
                                        .formatted(stops.get(0)));
                    default -> throw fields.mistake("on", "'%s' is unknown; write latest, any or exact".formatted(on));
                };
        Terms terms = fields.terms("stop");
        return new StopLinesRule(terms, new NamedLines(stops, terms.targets()), latest);
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    public Answer judge(Hop hop) {
        if (hop.level() == HopLevel.PATCH) {
            return Answer.PASSES;
        }
        if (!jumpedOver(hop).isEmpty()) {
            return Answer.REFUSES;
        }
        if (untold(hop).isPresent()) {
            return Answer.UNDECIDED;
        }
        if (!latest || !stops.include(hop.from())) {
            return Answer.PASSES;
        }
        if (hop.catalog().isAssumed()) {
            return hop.from().isStandIn() ? Answer.PASSES : Answer.UNDECIDED;
        }
        return hop.from().inLine().isLast() ? Answer.PASSES : Answer.REFUSES;
    }

    /** Why nobody can tell whether a stop lies between; empty if it can be told. */
    private Optional<String> untold(Hop hop) {
        for (LinePattern stop : stops.patterns()) {
            if (stop.only().isPresent()
                    && !hop.catalog().hasPlaceFor(stop.only().get())) {
                return Optional.of(
                        "cannot tell whether it jumps over the stop %s: %<s is not in the list, whose order counts"
                                .formatted(stop));
            }
            if (stop.only().isEmpty() && hop.crossesUnknownLines()) {
                return Optional.of("cannot tell which stops end major %s, as no releases are listed"
                        .formatted(hop.from().major()));
            }
        }
        return Optional.empty();
    }

    /** The stops between the lines of a hop, in order. A single line is one even where no release of it is listed. */
    private List<Numbers> jumpedOver(Hop hop) {
        Comparator<Numbers> order = hop.catalog().lineOrder();
        List<Numbers> lines = hop.catalog().lines(stops);
        int after = Collections.binarySearch(lines, hop.from().line(), order);
        int before = Collections.binarySearch(lines, hop.to().line(), order);
        int first = after >= 0 ? after + 1 : -after - 1;
        int end = before >= 0 ? before : -before - 1;
        return first < end ? lines.subList(first, end) : List.of();
    }

    @Override
    public int weight() {
        return stops.patterns().stream().mapToInt(LinePattern::weight).sum() + LOOKED_UP;
    }

    @Override
    public String says() {
        return "no hop jumps over %s%s".formatted(stops, latest ? ", left from its newest release" : "");
    }

    @Override
    public List<Version> stops(Catalog catalog) {
        return catalog.lines(stops).stream()
                .flatMap(line -> newestOf(catalog, line).stream())
                .toList();
    }

    private static Optional<Version> newestOf(Catalog catalog, Numbers line) {
        List<Version> releases = catalog.versionsOf(line);
        return releases.isEmpty() ? Optional.empty() : Optional.of(releases.get(releases.size() - 1));
    }

    @Override
    public List<Unmatched> unmatched(Catalog catalog) {
        return stops.patterns().stream()
                .filter(stop -> catalog.lines().stream().noneMatch(stop::matches))
                .map(stop -> new Unmatched(stop.toString(), false))
                .toList();
    }

    @Override
    public String reason(Hop hop) {
        List<Numbers> over = jumpedOver(hop);
        if (over.isEmpty() && untold(hop).isPresent()) {
            return untold(hop).get();
        }
        Numbers stop = over.isEmpty() ? hop.from().line() : over.get(0);
        if (over.isEmpty() && hop.catalog().isAssumed()) {
            return "cannot tell whether %s is the newest release of the stop %s, as no releases are listed"
                    .formatted(hop.from().version(), stop);
        }
        String newest = newestOf(hop.catalog(), stop)
                .filter(any -> latest)
                .map(release -> "its newest release, " + release)
                .orElse("");
        if (over.isEmpty()) {
            return "leaves the stop %s from %s; it is left from %s"
                    .formatted(stop, hop.from().version(), newest);
        }
        String at = newest.isEmpty() ? "" : ", at " + newest;
        if (over.size() == 1) {
            return "jumps over the stop %s, which %s%s"
                    .formatted(stop, terms.level().askedToLand(), at);
        }
        String named = over.stream().limit(NAMED).map(Numbers::toString).collect(Collectors.joining(", "));
        String more = over.size() > NAMED ? " and %d more".formatted(over.size() - NAMED) : "";
        return "jumps over the stops %s%s, which %s%s"
                .formatted(
                        named, more, terms.level().askedToLand(), at.isEmpty() ? "" : "; the first" + at.substring(1));
    }

    @Override
    public boolean speaksOf(Hop hop) {
        return true;
    }

    @Override
    public boolean yieldsToAllow() {
        return true;
    }

    @Override
    public boolean countsReleases() {
        return latest || stops.needCatalog();
    }

    @Override
    public int stage(Hop hop) {
        return jumpedOver(hop).isEmpty() ? 0 : 1;
    }

    @Override
    public boolean refusesBeyond(Hop hop) {
        return stage(hop) == 1;
    }

    @Override
    public EndsAsked endsAsked() {
        return EndsAsked.WRITTEN;
    }
}
