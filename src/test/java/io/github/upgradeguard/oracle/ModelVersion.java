package io.github.upgradeguard.oracle;

import java.util.Comparator;
import java.util.List;

/** Three numbers, and perhaps a pre-release of them. */
record ModelVersion(int major, int minor, int patch, boolean preRelease) implements Comparable<ModelVersion> {

    private static final String PRE_RELEASE = "-rc.1";

    private static final Comparator<ModelVersion> ORDER = Comparator.comparingInt(ModelVersion::major)
            .thenComparingInt(ModelVersion::minor)
            .thenComparingInt(ModelVersion::patch)
            .thenComparing(version -> !version.preRelease());

    /** The releases that share the first two numbers. */
    record Line(int major, int minor) implements Comparable<Line> {

        @Override
        public int compareTo(Line other) {
            return Comparator.comparingInt(Line::major)
                    .thenComparingInt(Line::minor)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    static ModelVersion of(String text) {
        boolean preRelease = text.endsWith(PRE_RELEASE);
        String[] numbers = text.replace(PRE_RELEASE, "").split("\\.");
        return new ModelVersion(
                Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]), preRelease);
    }

    List<Integer> numbers() {
        return List.of(major, minor, patch);
    }

    Line line() {
        return new Line(major, minor);
    }

    boolean isAfter(ModelVersion other) {
        return compareTo(other) > 0;
    }

    boolean isBetween(ModelVersion one, ModelVersion other) {
        return compareTo(one) * compareTo(other) < 0;
    }

    @Override
    public int compareTo(ModelVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (preRelease ? PRE_RELEASE : "");
    }
}
