package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.ModelVersion.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is so whatever was released, as long as majors and the lines of a major follow one another without a gap: how
 * many lines a major has, and which patches a line has, nobody knows.
 */
record Arithmetic() implements Reckoning {

    @Override
    public Amount stopsBetween(ModelVersion from, ModelVersion to) {
        int first = from.preRelease() ? from.patch() : from.patch() + 1;
        return new Amount(0, Math.max(0, to.patch() - first));
    }

    @Override
    public Amount linesBetween(Line from, Line to) {
        if (from.major() == to.major()) {
            return Amount.exactly(to.minor() - from.minor() - 1);
        }
        return new Amount(to.minor() + to.major() - from.major() - 1, Integer.MAX_VALUE);
    }

    @Override
    public Amount majorsBetween(int from, int to) {
        return Amount.exactly(to - from - 1);
    }

    @Override
    public Truth isInFirstLine(ModelVersion version) {
        return Truth.of(version.minor() == 0);
    }

    @Override
    public Truth isInLastLine(ModelVersion version) {
        return Truth.PERHAPS;
    }

    @Override
    public Truth isFirstOfItsLine(ModelVersion version) {
        return version.patch() == 0 ? Truth.YES : Truth.PERHAPS;
    }

    @Override
    public Truth isLastOfItsLine(ModelVersion version) {
        return Truth.PERHAPS;
    }

    @Override
    public Truth hasLineBetween(Line from, Line to, List<Integer> minors, Predicate<ModelVersion> span) {
        Truth any = from.major() == to.major() ? Truth.NO : Truth.PERHAPS;
        for (int major = from.major(); major <= to.major(); major++) {
            for (int minor : minors) {
                Line line = new Line(major, minor);
                if (from.compareTo(line) < 0 && line.compareTo(to) < 0) {
                    any = any.or(Truth.of(major == to.major() || minor == 0));
                }
            }
        }
        return any;
    }

    @Override
    public Truth has(Line line, Predicate<ModelVersion> span) {
        return Truth.YES;
    }

    @Override
    public Optional<LocalDate> date(ModelVersion version) {
        return Optional.empty();
    }

    @Override
    public List<ModelRelease> releases() {
        return List.of();
    }
}
