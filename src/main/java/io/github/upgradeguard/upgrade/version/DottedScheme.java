package io.github.upgradeguard.upgrade.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Any count of numbers with dots between them, a leading {@code v} allowed: {@code 1.2}, {@code 3.20.2.1}. */
record DottedScheme() implements VersionScheme {

    private static final Pattern DOTTED = Pattern.compile("v?(\\d{1,18}(?:\\.\\d{1,18})*)");

    @Override
    public Version read(String text) {
        UnreadableVersionException.refuseLong(text);
        var matcher = DOTTED.matcher(text);
        if (!matcher.matches()) {
            throw new UnreadableVersionException(
                    "'%s' is not numbers with dots between them (1.2, 1.2.3.4; at most 18 digits each)"
                            .formatted(text));
        }
        Numbers numbers = numbers(matcher.group(1));
        return new Version(text, numbers, false, Precedence.of(numbers));
    }

    @Override
    public Optional<Version> newestOf(Numbers line) {
        return newest(line);
    }

    static Optional<Version> newest(Numbers line) {
        List<Long> beyondAll = new ArrayList<>(line.values());
        beyondAll.add(Long.MAX_VALUE);
        Numbers numbers = new Numbers(beyondAll);
        return Optional.of(new Version(line + ".x", numbers, false, Precedence.of(numbers)));
    }

    /** The numbers of a text that is nothing but digits and dots. */
    static Numbers numbers(String dotted) {
        List<Long> numbers = new ArrayList<>();
        for (String number : dotted.split("\\.")) {
            numbers.add(Long.valueOf(number));
        }
        return new Numbers(numbers);
    }
}
