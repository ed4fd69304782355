package io.github.upgradeguard.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A set of lines: an alternative of numbers, or {@code *}, for each place ({@code 13.12}, {@code *.2|5|8|11}).
 *
 * @param allowed the numbers allowed at each place; an empty list allows all
 * @param only the line, where the pattern is that of a single one
 */
public record LinePattern(List<List<Long>> allowed, Optional<Numbers> only) {

    private static final String NUMBERS = "\\d{1,18}(?:\\|\\d{1,18})*";
    private static final Pattern WRITTEN = Pattern.compile("v?(\\*|" + NUMBERS + ")(\\.(\\*|[xX]|" + NUMBERS + "))*");

    /**
     * The pattern that a text is, with or without a {@code .x} for the patch; empty if the text does not have as many
     * places as make a line.
     */
    public static Optional<LinePattern> parse(String text, int numbersOfLine) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        List<List<Long>> allowed = new ArrayList<>();
        for (String place : text.replaceFirst("^v", "").split("\\.")) {
            allowed.add(numbers(place));
        }
        boolean anyPatch = allowed.size() == numbersOfLine + 1
                && allowed.get(numbersOfLine).isEmpty();
        if (anyPatch) {
            allowed.remove(numbersOfLine);
        }
        if (allowed.size() != numbersOfLine) {
            return Optional.empty();
        }
        boolean single = allowed.stream().allMatch(place -> place.size() == 1);
        return Optional.of(new LinePattern(
                List.copyOf(allowed),
                single
                        ? Optional.of(new Numbers(
                                allowed.stream().map(place -> place.get(0)).toList()))
                        : Optional.empty()));
    }

    private static List<Long> numbers(String place) {
        List<Long> numbers = new ArrayList<>();
        if (!place.equals("*") && !place.equalsIgnoreCase("x")) {
            for (String number : place.split("\\|")) {
                numbers.add(Long.valueOf(number));
            }
        }
        return List.copyOf(numbers);
    }

    public boolean matches(Numbers line) {
        for (int place = 0; place < allowed.size(); place++) {
            if (!allowed.get(place).isEmpty() && !allowed.get(place).contains(line.at(place))) {
                return false;
            }
        }
        return true;
    }
}
