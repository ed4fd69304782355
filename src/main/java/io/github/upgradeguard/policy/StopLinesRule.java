package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Catalog;
import io.github.upgradeguard.version.Numbers;
import io.github.upgradeguard.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code stop: LINE|PATTERN, on: latest|any}: lines that no hop jumps over. A line is a stop where each of its numbers
 * is one that the pattern allows ({@code 13.12}, {@code *.2|5|8|11}).
 *
 * @param allowed the numbers allowed at each place; an empty list allows all
 * @param latest whether a hop may leave the line from its newest release alone
 */
record StopLinesRule(Terms terms, String text, List<List<Long>> allowed, boolean latest) implements Rule {

    private static final Pattern WRITTEN =
            Pattern.compile("v?(?:\\*|\\d{1,18}(?:\\|\\d{1,18})*)(?:\\.(?:\\*|[xX]|\\d{1,18}(?:\\|\\d{1,18})*))*");

    /** Reads a stop of either kind: a text with as many numbers as make a line names lines, any other a version. */
    static Rule read(RuleFields fields) {
        Terms terms = fields.terms("stop");
        String text = fields.text("stop");
        Optional<String> on = fields.optional("on");
        Optional<List<List<Long>>> lines = WRITTEN.matcher(text).matches()
                ? allowed(text, fields.versioning().numbersOfLine())
                : Optional.empty();
        if (lines.isEmpty()) {
            return stopAt(terms, text, on, fields);
        }
        boolean latest =
                switch (on.orElse("latest")) {
                    case "latest" -> true;
                    case "any" -> false;
                    case "exact" ->
                        throw fields.mistake(
                                "on",
                                "'%s' is a line; on: exact wants a version, write the release to land on"
                                        .formatted(text));
                    default ->
                        throw fields.mistake("on", "'%s' is unknown; write latest, any or exact".formatted(on.get()));
                };
        return new StopLinesRule(terms, text, lines.get(), latest);
    }

    private static Rule stopAt(Terms terms, String text, Optional<String> on, RuleFields fields) {
        if (on.isPresent() && !on.get().equals("exact")) {
            throw fields.mistake(
                    "on",
                    "'%s' is a version, and a version is landed on exactly; write its line to stop on: %s"
                            .formatted(text, on.get()));
        }
        try {
            Version stop = fields.versioning().read(text);
            return new StopVersionRule(terms, stop);
        } catch (IllegalArgumentException e) {
            throw fields.mistake(
                    "stop",
                    "'%s' is neither a version (%s) nor a line of %d number(s) such as %s"
                            .formatted(
                                    text,
                                    e.getMessage(),
                                    fields.versioning().numbersOfLine(),
                                    "13.12.0.0"
                                            .substring(
                                                    0,
                                                    1 + 2 * fields.versioning().numbersOfLine())));
        }
    }

    private static Optional<List<List<Long>>> allowed(String text, int numbersOfLine) {
        List<List<Long>> allowed = new ArrayList<>();
        for (String place : text.replaceFirst("^v", "").split("\\.")) {
            List<Long> numbers = new ArrayList<>();
            if (!place.equals("*") && !place.equalsIgnoreCase("x")) {
                for (String number : place.split("\\|")) {
                    numbers.add(Long.valueOf(number));
                }
            }
            allowed.add(List.copyOf(numbers));
        }
        boolean anyPatch = allowed.size() == numbersOfLine + 1
                && allowed.get(numbersOfLine).isEmpty();
        if (anyPatch) {
            allowed.remove(numbersOfLine);
        }
        return allowed.size() == numbersOfLine ? Optional.of(List.copyOf(allowed)) : Optional.empty();
    }

    private boolean isStop(Numbers line) {
        for (int place = 0; place < allowed.size(); place++) {
            if (!allowed.get(place).isEmpty() && !allowed.get(place).contains(line.at(place))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Answer judge(Hop hop) {
        if (hop.level() == HopLevel.PATCH) {
            return Answer.PASSES;
        }
        if (jumpedOver(hop).isPresent() || leftTooEarly(hop)) {
            return Answer.REFUSES;
        }
        boolean untold = latest
                && hop.catalog().isAssumed()
                && isStop(hop.from().line())
                && !hop.from().isStandIn();
        return untold ? Answer.UNDECIDED : Answer.PASSES;
    }

    private boolean leftTooEarly(Hop hop) {
        return latest
                && !hop.catalog().isAssumed()
                && isStop(hop.from().line())
                && !hop.from().inLine().isLast();
    }

    /** The first stop between the lines of a hop. One line stands for itself even where no release of it is listed. */
    private Optional<Numbers> jumpedOver(Hop hop) {
        Catalog catalog = hop.catalog();
        Comparator<Numbers> order = catalog.lineOrder();
        Optional<Numbers> single = singleLine();
        if (single.isPresent()) {
            Numbers line = single.get();
            boolean over = order.compare(hop.from().line(), line) < 0
                    && order.compare(line, hop.to().line()) < 0;
            return over ? single : Optional.empty();
        }
        int first = hop.from().lineInAll().before() + (hop.from().lineInAll().counted() ? 1 : 0);
        int end = hop.to().lineInAll().before();
        return first < end
                ? catalog.lines().subList(first, end).stream()
                        .filter(this::isStop)
                        .findFirst()
                : Optional.empty();
    }

    private Optional<Numbers> singleLine() {
        return allowed.stream().allMatch(place -> place.size() == 1)
                ? Optional.of(
                        new Numbers(allowed.stream().map(place -> place.get(0)).toList()))
                : Optional.empty();
    }

    @Override
    public String reason(Hop hop) {
        Optional<Numbers> over = jumpedOver(hop);
        Numbers stop = over.orElse(hop.from().line());
        if (over.isEmpty() && hop.catalog().isAssumed()) {
            return "cannot tell whether %s is the newest release of the stop %s, as no releases are listed"
                    .formatted(hop.from().version(), stop);
        }
        List<Version> releases = hop.catalog().versionsOf(stop);
        String landing =
                latest && !releases.isEmpty() ? ", at its newest release, " + releases.get(releases.size() - 1) : "";
        return over.isPresent()
                ? "jumps over the stop %s, which every upgrade has to land on%s".formatted(stop, landing)
                : "leaves the stop %s from %s; it is left%s"
                        .formatted(stop, hop.from().version(), landing.replaceFirst(", at its", " from its"));
    }

    @Override
    public boolean yieldsToAllow() {
        return true;
    }

    @Override
    public boolean countsReleases() {
        return latest || singleLine().isEmpty();
    }

    @Override
    public int stage(Hop hop) {
        return jumpedOver(hop).isPresent() ? 1 : 0;
    }
}
