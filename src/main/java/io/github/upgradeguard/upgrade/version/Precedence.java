package io.github.upgradeguard.upgrade.version;

import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** What a version is ordered by. Only precedences of one kind are ever compared: a product has one scheme. */
sealed interface Precedence extends Comparable<Precedence> {

    /** That of the release that a pre-release or a build belongs to; empty if it is one itself. */
    Optional<Precedence> bare();

    /**
     * Numbers, then pre-release, then build: SemVer 2.0 §11, made total. SemVer leaves versions that differ in build
     * metadata alone unordered; they are different releases all the same (v1.30.1+k3s1, v1.30.1+k3s2), so build
     * metadata decides last.
     */
    record Numbered(Numbers numbers, Identifiers preRelease, Identifiers build) implements Precedence {

        @Override
        public Optional<Precedence> bare() {
            boolean isRelease =
                    preRelease.identifiers().isEmpty() && build.identifiers().isEmpty();
            return isRelease ? Optional.empty() : Optional.of(Precedence.of(numbers));
        }

        @Override
        public int compareTo(Precedence that) {
            Numbered other = (Numbered) that;
            int order = numbers.compareTo(other.numbers);
            if (order == 0) {
                order = Boolean.compare(
                        preRelease.identifiers().isEmpty(),
                        other.preRelease.identifiers().isEmpty());
            }
            if (order == 0) {
                order = preRelease.compareTo(other.preRelease);
            }
            return order != 0 ? order : build.compareTo(other.build);
        }

        @Override
        public boolean equals(Object that) {
            return that instanceof Numbered other && compareTo(other) == 0;
        }

        @Override
        public int hashCode() {
            return 31 * numbers.orderHash() + preRelease.hashCode();
        }
    }

    /** Numbers, then what Maven says of the qualifiers. */
    record MavenOrder(Numbers numbers, ComparableVersion qualifier) implements Precedence {

        private static final ComparableVersion RELEASE = new ComparableVersion("1");

        @Override
        public Optional<Precedence> bare() {
            return qualifier.compareTo(RELEASE) == 0 ? Optional.empty() : Optional.of(new MavenOrder(numbers, RELEASE));
        }

        @Override
        public int compareTo(Precedence that) {
            MavenOrder other = (MavenOrder) that;
            int order = numbers.compareTo(other.numbers);
            return order != 0 ? order : qualifier.compareTo(other.qualifier);
        }

        @Override
        public boolean equals(Object that) {
            return that instanceof MavenOrder other && compareTo(other) == 0;
        }

        @Override
        public int hashCode() {
            return numbers.orderHash();
        }
    }

    /** The place in a catalog whose own order counts, oldest first. */
    record Listed(int place) implements Precedence {

        /** Numbers say nothing of an order that is listed. */
        @Override
        public Optional<Precedence> bare() {
            return Optional.empty();
        }

        @Override
        public int compareTo(Precedence that) {
            return Integer.compare(place, ((Listed) that).place);
        }
    }

    /** A precedence of numbers alone. */
    static Precedence of(Numbers numbers) {
        return new Numbered(numbers, Identifiers.NONE, Identifiers.NONE);
    }

    /** The parts of a pre-release or of build metadata. */
    record Identifiers(List<String> identifiers) implements Comparable<Identifiers> {

        static final Identifiers NONE = new Identifiers(List.of());

        public Identifiers {
            identifiers = List.copyOf(identifiers);
        }

        /** SemVer 2.0 §11.4: part by part, numbers below words, and the longer list is the later one. */
        @Override
        public int compareTo(Identifiers other) {
            int common = Math.min(identifiers.size(), other.identifiers.size());
            for (int place = 0; place < common; place++) {
                int order = compare(identifiers.get(place), other.identifiers.get(place));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(identifiers.size(), other.identifiers.size());
        }

        private static int compare(String left, String right) {
            boolean leftIsNumber = isNumber(left);
            boolean rightIsNumber = isNumber(right);
            if (leftIsNumber != rightIsNumber) {
                return leftIsNumber ? -1 : 1;
            }
            if (!leftIsNumber) {
                return left.compareTo(right);
            }
            String leftDigits = left.replaceFirst("^0+(?=.)", "");
            String rightDigits = right.replaceFirst("^0+(?=.)", "");
            int order = Integer.compare(leftDigits.length(), rightDigits.length());
            if (order == 0) {
                order = leftDigits.compareTo(rightDigits);
            }
            return order != 0 ? order : left.compareTo(right);
        }

        private static boolean isNumber(String identifier) {
            return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
        }
    }
}
