package io.github.upgradeguard.upgrade.version;

import java.util.Optional;

/**
 * Versions that are nothing but two or three numbers, with a leading {@code v} or without. Most are, and they are read
 * without a regular expression and without the library, whose start-up every build would pay for.
 */
final class PlainNumbers {

    private static final int LONGEST_NUMBER = 9;
    private static final int MOST = 3;

    private PlainNumbers() {}

    /** The version, read as SemVer reads it; empty where there is anything else in the text. */
    static Optional<Version> read(String text) {
        long[] numbers = new long[MOST];
        int count = 0;
        int digits = 0;
        for (int i = text.startsWith("v") ? 1 : 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                if (digits == 0 || ++count > MOST || (count == MOST && i < text.length())) {
                    return Optional.empty();
                }
                digits = 0;
            } else if (c < '0'
                    || c > '9'
                    || count == MOST
                    || digits == LONGEST_NUMBER
                    || isLeadingZero(numbers[count], digits)) {
                return Optional.empty();
            } else {
                numbers[count] = numbers[count] * 10 + (c - '0');
                digits++;
            }
        }
        if (count < 2) {
            return Optional.empty();
        }
        Numbers read = Numbers.of(numbers);
        return Optional.of(new Version(text, read, false, Precedence.of(read)));
    }

    private static boolean isLeadingZero(long number, int digits) {
        return digits == 1 && number == 0;
    }
}
