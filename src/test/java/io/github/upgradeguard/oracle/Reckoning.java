package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.Kind.Answer;
import io.github.upgradeguard.oracle.ModelVersion.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What rules count over: a list of releases, or what can be said without one. */
interface Reckoning {

    /** How many there are; without a list, at least and at most. */
    record Amount(int least, int most) {

        static Amount exactly(int number) {
            return new Amount(number, number);
        }

        Amount plus(int number) {
            return new Amount(least + number, most == Integer.MAX_VALUE ? most : most + number);
        }

        Answer within(int allowed) {
            if (least > allowed) {
                return Answer.REFUSED;
            }
            return most > allowed ? Answer.UNDECIDED : Answer.FINE;
        }
    }

    /** Whether something is so. */
    enum Truth {
        NO,
        PERHAPS,
        YES;

        static Truth of(boolean so) {
            return so ? YES : NO;
        }

        Truth and(Truth other) {
            return compareTo(other) < 0 ? this : other;
        }

        Truth or(Truth other) {
            return compareTo(other) > 0 ? this : other;
        }

        Truth not() {
            return switch (this) {
                case NO -> YES;
                case PERHAPS -> PERHAPS;
                case YES -> NO;
            };
        }

        Answer refuses() {
            return switch (this) {
                case NO -> Answer.FINE;
                case PERHAPS -> Answer.UNDECIDED;
                case YES -> Answer.REFUSED;
            };
        }
    }

    /** Places where a path may stop, strictly between two versions. */
    Amount stopsBetween(ModelVersion from, ModelVersion to);

    Amount linesBetween(Line from, Line to);

    Amount majorsBetween(int from, int to);

    Truth isInFirstLine(ModelVersion version);

    Truth isInLastLine(ModelVersion version);

    Truth isFirstOfItsLine(ModelVersion version);

    Truth isLastOfItsLine(ModelVersion version);

    /** Whether a line with one of these minor numbers, and a release in a span, lies strictly between two lines. */
    Truth hasLineBetween(Line from, Line to, List<Integer> minors, Predicate<ModelVersion> span);

    /** Whether a line has a release in a span. */
    Truth has(Line line, Predicate<ModelVersion> span);

    Optional<LocalDate> date(ModelVersion version);

    List<ModelRelease> releases();

    default Optional<ModelRelease> release(ModelVersion version) {
        return releases().stream()
                .filter(release -> release.version().equals(version))
                .findFirst();
    }
}
