package io.github.upgradeguard.upgrade.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A set of versions in npm's notation: {@code >=3.5.32 <3.6}, {@code 16.3.x}, {@code 1.2 - 1.4}, {@code a || b},
 * {@code *}. Fewer than three numbers are a prefix: {@code 1.2} holds all of the line 1.2, {@code <=1.2} all up to its
 * end. The order is the product's, so {@code >=1.0} holds 1.1.0-rc.1 (npm's own rule leaves it out), except that
 * {@code <9.0.0} does not hold 9.0.0-rc.1: who writes it means to stop before 9.
 */
public final class VersionRange {

    /** In characters; the vendors' longest has a hundred. */
    private static final int LONGEST = 2_000;

    /** In one alternative, where two say all; a repeated one would be weighed against all others. */
    private static final int MOST_BOUNDS = 20;

    private static final Pattern PREFIX = Pattern.compile("v?(\\d{1,18}(?:\\.\\d{1,18})?)");
    private static final Pattern WILDCARD = Pattern.compile("v?(\\d{1,18}(?:\\.\\d{1,18})*)(?:\\.[xX*])+");
    private static final Pattern COMPARATOR = Pattern.compile("(>=|<=|>|<|=)?(.+)");

    private final String text;
    private final List<List<Bound>> alternatives;

    private VersionRange(String text, List<List<Bound>> alternatives) {
        this.text = text;
        this.alternatives = alternatives;
    }

    /**
     * Reads a range.
     *
     * @throws UnreadableVersionException if any part is not understood, or if no version could ever match
     */
    public static VersionRange parse(String text, Versioning versioning) {
        if (text.length() > LONGEST) {
            throw unreadable(
                    text,
                    "it has %d characters, and at most %d are read; write several".formatted(text.length(), LONGEST));
        }
        List<List<Bound>> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\|\\|", -1)) {
            if (alternative.isBlank()) {
                throw unreadable(text, "nothing stands on one side of ||; write * for every version");
            }
            List<Bound> bounds =
                    new Reader(text, versioning).bounds(alternative.strip().replaceAll("\\s+", " "));
            if (bounds.size() > MOST_BOUNDS) {
                throw unreadable(
                        text,
                        "'%s' has more than %d bounds; two say from where to where"
                                .formatted(UnreadableVersionException.shown(alternative.strip()), MOST_BOUNDS));
            }
            if (isEmpty(bounds)) {
                throw unreadable(text, "'%s' contradicts itself: no version is in it".formatted(alternative.strip()));
            }
            alternatives.add(bounds);
        }
        return new VersionRange(text, alternatives);
    }

    public boolean contains(Version version) {
        for (List<Bound> bounds : alternatives) {
            boolean holds = true;
            for (Bound bound : bounds) {
                holds = bound.holds(version);
                if (!holds) {
                    break;
                }
            }
            if (holds) {
                return true;
            }
        }
        return false;
    }

    /** How much it takes to look into it: its bounds. */
    public int weight() {
        int weight = 0;
        for (List<Bound> bounds : alternatives) {
            weight += Math.max(1, bounds.size());
        }
        return weight;
    }

    /** Whether all that is in it comes before a version. */
    public boolean endsBefore(Version version) {
        return alternatives.stream().allMatch(bounds -> bounds.stream()
                .anyMatch(bound -> bound.relation.isUpper() && !bound.holds(version)));
    }

    /** Whether all that is in it comes after a version. */
    public boolean startsAfter(Version version) {
        return alternatives.stream().allMatch(bounds -> bounds.stream()
                .anyMatch(bound -> bound.relation.isLower() && !bound.holds(version)));
    }

    /**
     * Where it begins and ends, and so does what follows: in the order of versions, nothing changes in between whether it is
     * in the range.
     */
    public List<Version> edges() {
        return alternatives.stream()
                .flatMap(List::stream)
                .flatMap(bound -> bound.edges().stream())
                .toList();
    }

    /** The range as it was written. */
    @Override
    public String toString() {
        return text;
    }

    private static boolean isEmpty(List<Bound> bounds) {
        for (Bound low : bounds) {
            for (Bound high : bounds) {
                if (low.relation.isLower() && high.relation.isUpper() && low.excludes(high)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static UnreadableVersionException unreadable(String range, String why) {
        return new UnreadableVersionException(
                "'%s' is no range: %s".formatted(UnreadableVersionException.shown(range), why));
    }

    private enum Relation {
        AT_LEAST,
        ABOVE,
        AT_MOST,
        BELOW;

        boolean isLower() {
            return this == AT_LEAST || this == ABOVE;
        }

        boolean isUpper() {
            return !isLower();
        }

        boolean holds(int order) {
            return switch (this) {
                case AT_LEAST -> order >= 0;
                case ABOVE -> order > 0;
                case AT_MOST -> order <= 0;
                case BELOW -> order < 0;
            };
        }
    }

    /** One comparison, with a version or, where there is none, with the numbers of a prefix. */
    private record Bound(Relation relation, Optional<Version> version, Numbers numbers) {

        boolean holds(Version candidate) {
            if (version.isEmpty()) {
                return relation.holds(candidate.numbers().comparePrefix(numbers));
            }
            Version limit = version.get();
            if (relation == Relation.BELOW
                    && candidate.isPreRelease()
                    && !limit.isPreRelease()
                    && candidate.numbers().compareTo(limit.numbers()) == 0) {
                return false;
            }
            return relation.holds(candidate.compareTo(limit));
        }

        /** The least version at the bound and the least after it. */
        List<Version> edges() {
            if (version.isPresent()) {
                return List.of(version.get(), version.get().justAfter());
            }
            List<Long> next = new ArrayList<>(numbers.values());
            next.set(next.size() - 1, next.get(next.size() - 1) + 1);
            return List.of(Version.of(numbers), Version.of(new Numbers(next)));
        }

        /** Whether nothing satisfies this lower and that upper bound together. */
        boolean excludes(Bound upper) {
            if (version.isPresent() && upper.version.isPresent()) {
                boolean open = relation == Relation.ABOVE || upper.relation == Relation.BELOW;
                int order = version.get().compareTo(upper.version.get());
                return order > 0 || (order == 0 && open);
            }
            int places = Math.min(places(), upper.places());
            return edge().prefix(places).compareTo(upper.edge().prefix(places)) > 0;
        }

        /** The outermost numbers inside the bound. */
        private Numbers edge() {
            if (version.isPresent() || relation == Relation.AT_LEAST || relation == Relation.AT_MOST) {
                return numbers;
            }
            List<Long> edge = new ArrayList<>(numbers.values());
            edge.set(edge.size() - 1, numbers.at(edge.size() - 1) + (relation == Relation.ABOVE ? 1 : -1));
            return new Numbers(edge);
        }

        /** How many numbers decide; a version is decided by more than its numbers. */
        private int places() {
            return version.isPresent() ? Integer.MAX_VALUE : numbers.count();
        }
    }

    private record Reader(String range, Versioning versioning) {

        List<Bound> bounds(String alternative) {
            List<Bound> bounds = new ArrayList<>();
            String[] ends = alternative.split(" - ", -1);
            if (ends.length == 2) {
                bounds.add(bound(Relation.AT_LEAST, ends[0]));
                bounds.add(bound(Relation.AT_MOST, ends[1]));
                return bounds;
            }
            for (String part : alternative.replaceAll("([<>=]) ", "$1").split(" ")) {
                if (!part.equals("*")) {
                    comparator(part, bounds);
                }
            }
            return bounds;
        }

        private void comparator(String part, List<Bound> bounds) {
            var matcher = COMPARATOR.matcher(part);
            if (!matcher.matches() || part.startsWith("^") || part.startsWith("~") || part.startsWith("!")) {
                throw unreadable(
                        range,
                        "'%s' is not understood; write >=1.2.3 <2, 1.2.x, 1.2 - 1.4, a || b or *".formatted(part));
            }
            String operand = matcher.group(2);
            String operator = matcher.group(1);
            if (operator != null && !operator.equals("=")) {
                Relation relation =
                        switch (operator) {
                            case ">=" -> Relation.AT_LEAST;
                            case ">" -> Relation.ABOVE;
                            case "<=" -> Relation.AT_MOST;
                            default -> Relation.BELOW;
                        };
                bounds.add(bound(relation, operand));
                return;
            }
            bounds.add(operand(Relation.AT_LEAST, operand));
            bounds.add(operand(Relation.AT_MOST, operand));
        }

        private Bound bound(Relation relation, String operand) {
            Bound bound = operand(relation, operand);
            if (bound.version().isEmpty() && versioning.isListed()) {
                throw unreadable(
                        range,
                        "'%s' is no listed release, and under `order: listed` only those can be compared"
                                .formatted(operand));
            }
            return bound;
        }

        private Bound operand(Relation relation, String operand) {
            if (operand.length() > UnreadableVersionException.LONGEST_VERSION) {
                throw unreadable(
                        range,
                        "'%s' has %d characters, and no version has more than %d"
                                .formatted(
                                        UnreadableVersionException.shown(operand),
                                        operand.length(),
                                        UnreadableVersionException.LONGEST_VERSION));
            }
            for (Pattern prefix : List.of(PREFIX, WILDCARD)) {
                var matcher = prefix.matcher(operand);
                if (matcher.matches()) {
                    return new Bound(relation, Optional.empty(), DottedScheme.numbers(matcher.group(1)));
                }
            }
            try {
                Version version = versioning.read(operand);
                return new Bound(relation, Optional.of(version), version.numbers());
            } catch (UnreadableVersionException e) {
                throw unreadable(range, String.valueOf(e.getMessage()));
            }
        }
    }
}
