package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Catalog;
import io.github.upgradeguard.catalog.Position;
import io.github.upgradeguard.version.LinePattern;
import io.github.upgradeguard.version.Numbers;
import io.github.upgradeguard.version.Version;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code stop: LINE|PATTERN, on: latest|any}: lines that no hop jumps over.
 *
 * @param latest whether a hop may leave a stop from its newest release alone
 */
record StopLinesRule(Terms terms, LinePattern stops, boolean latest) implements Rule {

    /** Reads a stop of either kind: a text with as many numbers as make a line names lines, any other a version. */
    static Rule read(RuleFields fields) {
        String text = fields.text("stop");
        Optional<LinePattern> stops = LinePattern.parse(text, fields.versioning());
        if (stops.isEmpty()) {
            return StopVersionRule.read(fields);
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
                                        .formatted(text));
                    default -> throw fields.mistake("on", "'%s' is unknown; write latest, any or exact".formatted(on));
                };
        return new StopLinesRule(fields.terms("stop"), stops.get(), latest);
    }

    @Override
    public Answer judge(Hop hop) {
        if (hop.level() == HopLevel.PATCH) {
            return Answer.PASSES;
        }
        if (jumpedOver(hop).isPresent()) {
            return Answer.REFUSES;
        }
        if (untold(hop).isPresent()) {
            return Answer.UNDECIDED;
        }
        if (!latest || !isStop(hop.from())) {
            return Answer.PASSES;
        }
        if (hop.catalog().isAssumed()) {
            return hop.from().isStandIn() ? Answer.PASSES : Answer.UNDECIDED;
        }
        return hop.from().inLine().isLast() ? Answer.PASSES : Answer.REFUSES;
    }

    /** Why nobody can tell whether a stop lies between; empty if it can be told. */
    private Optional<String> untold(Hop hop) {
        if (stops.only().isPresent()) {
            return stops.only()
                    .filter(line -> !hop.catalog().hasPlaceFor(line))
                    .map(
                            "cannot tell whether it jumps over the stop %s: %<s is not in the list, whose order counts"
                                    ::formatted);
        }
        return hop.crossesUnknownLines()
                ? Optional.of("cannot tell which stops end major %s, as no releases are listed"
                        .formatted(hop.from().major()))
                : Optional.empty();
    }

    /** The first stop between the lines of a hop. A single line is one even where no release of it is listed. */
    private Optional<Numbers> jumpedOver(Hop hop) {
        Comparator<Numbers> order = hop.catalog().lineOrder();
        List<Numbers> lines =
                stops.only().map(List::of).orElseGet(() -> hop.catalog().lines(stops, terms.targets()));
        int found = Collections.binarySearch(lines, hop.from().line(), order);
        int next = found >= 0 ? found + 1 : -found - 1;
        boolean over =
                next < lines.size() && order.compare(lines.get(next), hop.to().line()) < 0;
        return over ? Optional.of(lines.get(next)) : Optional.empty();
    }

    /** Whether a place is in a stop. A line that targets of this rule cannot be in is none of its stops. */
    private boolean isStop(Position place) {
        return stops.matches(place.line())
                && terms.targets()
                        .map(targets -> place.catalog().versionsOf(place.line()).stream()
                                        .anyMatch(targets::contains)
                                || targets.contains(place.version()))
                        .orElse(true);
    }

    @Override
    public String says() {
        return "no hop jumps over %s%s".formatted(stops, latest ? ", left from its newest release" : "");
    }

    @Override
    public List<Version> stops(Catalog catalog) {
        return catalog.lines(stops, terms.targets()).stream()
                .map(catalog::versionsOf)
                .map(versions -> versions.get(versions.size() - 1))
                .toList();
    }

    @Override
    public List<Unmatched> unmatched(Catalog catalog) {
        return catalog.lines(stops, terms.targets()).isEmpty()
                ? List.of(new Unmatched(stops.toString(), false))
                : List.of();
    }

    @Override
    public String reason(Hop hop) {
        Optional<Numbers> over = jumpedOver(hop);
        if (over.isEmpty() && untold(hop).isPresent()) {
            return untold(hop).get();
        }
        Numbers stop = over.orElse(hop.from().line());
        if (over.isEmpty() && hop.catalog().isAssumed()) {
            return "cannot tell whether %s is the newest release of the stop %s, as no releases are listed"
                    .formatted(hop.from().version(), stop);
        }
        List<Version> releases = hop.catalog().versionsOf(stop);
        String newest = latest && !releases.isEmpty() ? "its newest release, " + releases.get(releases.size() - 1) : "";
        if (over.isEmpty()) {
            return "leaves the stop %s from %s; it is left from %s"
                    .formatted(stop, hop.from().version(), newest);
        }
        return "jumps over the stop %s, which every upgrade has to land on%s"
                .formatted(stop, newest.isEmpty() ? "" : ", at " + newest);
    }

    @Override
    public boolean yieldsToAllow() {
        return true;
    }

    @Override
    public boolean countsReleases() {
        return latest || stops.only().isEmpty();
    }

    @Override
    public int stage(Hop hop) {
        return jumpedOver(hop).isPresent() ? 1 : 0;
    }
}
