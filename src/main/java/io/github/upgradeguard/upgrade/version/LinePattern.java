package io.github.upgradeguard.upgrade.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A set of lines: an alternative of numbers, or {@code *}, for each place ({@code 13.12}, {@code *.2|5|8|11}).
 *
 * @param allowed the numbers allowed at each place; an empty list allows all
 * @param only the line, where the pattern is that of a single one
 */
public record LinePattern(List<List<Long>> allowed, Optional<Numbers> only) {

    /** In characters. A line of which a stop names so many alternatives is a pattern with a {@code *}. */
    private static final int LONGEST = 1_000;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /**
     * The pattern that a text is, with or without a {@code .x} for the patch; empty if the text does not have as many
     * places as make a line.
     */
    public static Optional<LinePattern> parse(String text, Versioning versioning) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        List<List<Long>> allowed = new ArrayList<>();
        for (String place : text.replaceFirst("^v", "").split("\\.", -1)) {
            Optional<List<Long>> numbers = numbers(place, allowed.isEmpty());
            if (numbers.isEmpty()) {
                return Optional.empty();
            }
            allowed.add(numbers.get());
        }
        return of(allowed, versioning).or(() -> {
            boolean anyPatch =
                    allowed.size() > 1 && allowed.get(allowed.size() - 1).isEmpty();
            return anyPatch ? of(allowed.subList(0, allowed.size() - 1), versioning) : Optional.empty();
        });
    }

    private static Optional<LinePattern> of(List<List<Long>> allowed, Versioning versioning) {
        boolean single = allowed.stream().allMatch(place -> place.size() == 1);
        if (!single) {
            return versioning.lengthsOfLines().contains(allowed.size())
                    ? Optional.of(new LinePattern(List.copyOf(allowed), Optional.empty()))
                    : Optional.empty();
        }
        Numbers line = new Numbers(allowed.stream().map(place -> place.get(0)).toList());
        return versioning.isLine(line)
                ? Optional.of(new LinePattern(List.copyOf(allowed), Optional.of(line)))
                : Optional.empty();
    }

    /** The numbers of one place, none for all of them; empty if it says something else. */
    private static Optional<List<Long>> numbers(String place, boolean first) {
        if (place.equals("*") || (!first && place.equalsIgnoreCase("x"))) {
            return Optional.of(List.of());
        }
        List<Long> numbers = new ArrayList<>();
        for (String number : place.split("\\|", -1)) {
            if (!NUMBER.matcher(number).matches()) {
                return Optional.empty();
            }
            numbers.add(Long.valueOf(number));
        }
        return Optional.of(List.copyOf(numbers));
    }

    public boolean matches(Numbers line) {
        if (line.count() != allowed.size()) {
            return false;
        }
        for (int place = 0; place < allowed.size(); place++) {
            if (!allowed.get(place).isEmpty() && !allowed.get(place).contains(line.at(place))) {
                return false;
            }
        }
        return true;
    }

    /** How much it takes to match a line: its numbers. */
    public int weight() {
        return allowed.stream().mapToInt(List::size).sum() + 1;
    }

    /** The pattern as a product file writes it. */
    @Override
    public String toString() {
        return allowed.stream()
                .map(place -> place.isEmpty()
                        ? "*"
                        : place.stream().map(String::valueOf).collect(Collectors.joining("|")))
                .collect(Collectors.joining("."));
    }
}
