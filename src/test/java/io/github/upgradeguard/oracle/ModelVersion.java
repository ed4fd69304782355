package io.github.upgradeguard.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Three numbers, and perhaps a candidate or a build of them.
 *
 * @param candidate which pre-release it is; 0 if none
 * @param build which build it is; 0 if none
 */
record ModelVersion(int major, int minor, int patch, int candidate, int build) implements Comparable<ModelVersion> {

    private static final String CANDIDATE = "-rc.";
    private static final String BUILD = "+b";
    private static final Pattern TEXT = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(?:-rc\\.(\\d+))?(?:\\+b(\\d+))?");

    private static final Comparator<ModelVersion> ORDER = Comparator.comparingInt(ModelVersion::major)
            .thenComparingInt(ModelVersion::minor)
            .thenComparingInt(ModelVersion::patch)
            .thenComparing(version -> !version.preRelease())
            .thenComparingInt(ModelVersion::candidate)
            .thenComparingInt(ModelVersion::build);

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

    static ModelVersion release(int major, int minor, int patch) {
        return new ModelVersion(major, minor, patch, 0, 0);
    }

    static ModelVersion of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        int[] numbers = IntStream.rangeClosed(1, 5)
                .map(part -> parts.group(part) == null ? 0 : Integer.parseInt(parts.group(part)))
                .toArray();
        return new ModelVersion(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    ModelVersion candidate(int number) {
        return new ModelVersion(major, minor, patch, number, 0);
    }

    ModelVersion build(int number) {
        return new ModelVersion(major, minor, patch, 0, number);
    }

    /** The release of the same numbers. */
    ModelVersion bare() {
        return release(major, minor, patch);
    }

    boolean preRelease() {
        return candidate > 0;
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
        return major
                + "."
                + minor
                + "."
                + patch
                + (preRelease() ? CANDIDATE + candidate : "")
                + (build > 0 ? BUILD + build : "");
    }
}
