package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.ModelVersion.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a rule says of the hop from a to b. */
sealed interface Kind {

    /** What a rule answers when it is asked for a hop. */
    enum Answer {
        FINE,
        REFUSED,
        UNDECIDED;

        static Answer refusedIf(boolean condition) {
            return condition ? REFUSED : FINE;
        }
    }

    /** The highest number that changes; a line is what minor and major have in common. */
    enum Span {
        PATCH,
        MINOR,
        MAJOR,
        LINE;

        static Span of(ModelVersion a, ModelVersion b) {
            if (a.major() != b.major()) {
                return MAJOR;
            }
            return a.minor() != b.minor() ? MINOR : PATCH;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String id();

    String yaml();

    Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b);

    /** As {@link #answer(ModelCatalog, ModelVersion, ModelVersion)}, where `since` and `until` leave only a span of versions. */
    default Answer answer(ModelCatalog catalog, Predicate<ModelVersion> span, ModelVersion a, ModelVersion b) {
        return answer(catalog, a, b);
    }

    /** Whether it judges hops that go down, and only these. */
    default boolean judgesDowngrades() {
        return false;
    }

    /** Whether it cannot be asked without a catalog that holds the target. */
    default boolean permitsDowngrades() {
        return false;
    }

    default boolean countsReleases() {
        return false;
    }

    /** Whether `allow` takes it out of force. */
    default boolean yields() {
        return true;
    }

    /** `by` is any, next, none or a number. */
    record Step(Span span, String by) implements Kind {

        @Override
        public String id() {
            return "step-" + span.word();
        }

        @Override
        public String yaml() {
            return "step: %s, by: %s".formatted(span.word(), by);
        }

        @Override
        public boolean countsReleases() {
            return !by.equals("any") && !by.equals("none");
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            Span level = Span.of(a, b);
            boolean mine = span == Span.LINE ? level != Span.PATCH : span == level;
            if (!mine || by.equals("any")) {
                return Answer.FINE;
            }
            int allowed =
                    switch (by) {
                        case "none" -> 0;
                        case "next" -> 1;
                        default -> Integer.parseInt(by);
                    };
            return Answer.refusedIf(steps(span, catalog, a, b) > allowed);
        }

        /** How many steps lead from the lower version up to the higher one. */
        static int steps(Span span, ModelCatalog catalog, ModelVersion low, ModelVersion high) {
            return 1
                    + switch (span) {
                        case PATCH -> catalog.stopsBetween(low, high);
                        case MINOR, LINE -> catalog.linesBetween(low.line(), high.line());
                        case MAJOR -> catalog.majorsBetween(low.major(), high.major());
                    };
        }
    }

    /** `at` is first-line, first-release or a range. */
    record Enter(Span span, String at) implements Kind {

        @Override
        public String id() {
            return "enter-" + span.word();
        }

        @Override
        public String yaml() {
            return "enter: %s, at: \"%s\"".formatted(span.word(), at);
        }

        @Override
        public boolean countsReleases() {
            return at.startsWith("first-");
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            if (Span.of(a, b) != span) {
                return Answer.FINE;
            }
            boolean there =
                    switch (at) {
                        case "first-line" -> catalog.isInFirstLine(b);
                        case "first-release" ->
                            catalog.isFirstOfItsLine(b) && (span == Span.MINOR || catalog.isInFirstLine(b));
                        default -> ModelRange.of(at).holds(b);
                    };
            return Answer.refusedIf(!there);
        }
    }

    /** `from` is last-line, last-release or a range. */
    record Leave(Span span, String from) implements Kind {

        @Override
        public String id() {
            return "leave-" + span.word();
        }

        @Override
        public String yaml() {
            return "leave: %s, from: \"%s\"".formatted(span.word(), from);
        }

        @Override
        public boolean countsReleases() {
            return from.startsWith("last-");
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            if (Span.of(a, b) != span) {
                return Answer.FINE;
            }
            boolean there =
                    switch (from) {
                        case "last-line" -> catalog.isInLastLine(a);
                        case "last-release" ->
                            catalog.isLastOfItsLine(a) && (span == Span.MINOR || catalog.isInLastLine(a));
                        default -> ModelRange.of(from).holds(a);
                    };
            return Answer.refusedIf(!there);
        }
    }

    record Floor(ModelRange targets, ModelRange from) implements Kind {

        @Override
        public String id() {
            return "floor";
        }

        @Override
        public String yaml() {
            return "floor: \"%s\", from: \"%s\"".formatted(targets, from);
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(targets.holds(b) && !targets.holds(a) && !from.holds(a));
        }
    }

    record StopVersion(ModelVersion stop) implements Kind {

        @Override
        public String id() {
            return "stop";
        }

        @Override
        public String yaml() {
            return "stop: " + stop;
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(stop.isAfter(a) && b.isAfter(stop));
        }
    }

    /** `on` is latest, any or empty, which means latest. */
    record StopLine(Line line, String on) implements Kind {

        @Override
        public String id() {
            return "stop";
        }

        @Override
        public String yaml() {
            return "stop: " + line + (on.isEmpty() ? "" : ", on: " + on);
        }

        @Override
        public boolean countsReleases() {
            return !on.equals("any");
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(jumpsOver(line, a, b) || (!on.equals("any") && leavesEarly(catalog, line, a, b)));
        }

        static boolean jumpsOver(Line line, ModelVersion a, ModelVersion b) {
            return a.line().compareTo(line) < 0 && line.compareTo(b.line()) < 0;
        }

        static boolean leavesEarly(ModelCatalog catalog, Line line, ModelVersion a, ModelVersion b) {
            return a.line().equals(line) && !b.line().equals(line) && !catalog.isLastOfItsLine(a);
        }
    }

    /** The lines with one of these minor numbers, of any major. */
    record StopPattern(List<Integer> minors, String on) implements Kind {

        @Override
        public String id() {
            return "stop";
        }

        @Override
        public String yaml() {
            String pattern = minors.stream().map(String::valueOf).collect(Collectors.joining("|", "*.", ""));
            return "stop: \"" + pattern + "\"" + (on.isEmpty() ? "" : ", on: " + on);
        }

        @Override
        public boolean countsReleases() {
            return true;
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            return answer(catalog, version -> true, a, b);
        }

        @Override
        public Answer answer(ModelCatalog catalog, Predicate<ModelVersion> span, ModelVersion a, ModelVersion b) {
            Set<Line> stops = catalog.stops().stream()
                    .filter(span)
                    .map(ModelVersion::line)
                    .filter(line -> minors.contains(line.minor()))
                    .collect(Collectors.toSet());
            boolean jumped = stops.stream().anyMatch(line -> StopLine.jumpsOver(line, a, b));
            boolean judged =
                    stops.contains(a.line()) || (minors.contains(a.line().minor()) && span.test(a));
            return Answer.refusedIf(
                    jumped || (judged && !on.equals("any") && StopLine.leavesEarly(catalog, a.line(), a, b)));
        }
    }

    /** One range to another. */
    record Crossing(ModelRange from, ModelRange to) {

        static Crossing of(String from, String to) {
            return new Crossing(ModelRange.of(from), ModelRange.of(to));
        }

        boolean matches(ModelVersion a, ModelVersion b) {
            return from.holds(a) && to.holds(b);
        }

        @Override
        public String toString() {
            return "\"" + from + " -> " + to + "\"";
        }
    }

    record Deny(Crossing crossing) implements Kind {

        @Override
        public String id() {
            return "deny";
        }

        @Override
        public String yaml() {
            return "deny: " + crossing;
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(crossing.matches(a, b));
        }
    }

    /** A deny that a project may accept by its name; whether it has is not asked here. */
    record Risk(Crossing crossing, String name) implements Kind {

        @Override
        public String id() {
            return name;
        }

        @Override
        public String yaml() {
            return "risk: " + crossing + ", id: " + name;
        }

        @Override
        public boolean yields() {
            return false;
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(crossing.matches(a, b));
        }
    }

    record Allow(Crossing crossing) implements Kind {

        @Override
        public String id() {
            return "allow";
        }

        @Override
        public String yaml() {
            return "allow: " + crossing;
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            return Answer.FINE;
        }
    }

    record Only(List<Crossing> crossings) implements Kind {

        @Override
        public String id() {
            return "only";
        }

        @Override
        public String yaml() {
            return "only: " + crossings;
        }

        @Override
        public boolean yields() {
            return false;
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(crossings.stream().noneMatch(crossing -> crossing.matches(a, b)));
        }
    }

    record Newer() implements Kind {

        @Override
        public String id() {
            return "newer";
        }

        @Override
        public String yaml() {
            return "newer: by-date";
        }

        @Override
        public boolean yields() {
            return false;
        }

        @Override
        public boolean countsReleases() {
            return true;
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            Optional<LocalDate> before = catalog.date(a);
            Optional<LocalDate> after = catalog.date(b);
            if (before.isEmpty() || after.isEmpty()) {
                return Answer.UNDECIDED;
            }
            return Answer.refusedIf(after.get().isBefore(before.get()));
        }
    }

    /** Permits what is along its crossing, or nothing; whether another rule permits the hop is not asked here. */
    record Downgrade(Optional<Crossing> permitted) implements Kind {

        static Downgrade along(Crossing crossing) {
            return new Downgrade(Optional.of(crossing));
        }

        static Downgrade never() {
            return new Downgrade(Optional.empty());
        }

        @Override
        public String id() {
            return "downgrade";
        }

        @Override
        public boolean permitsDowngrades() {
            return permitted.isPresent();
        }

        @Override
        public String yaml() {
            return "downgrade: " + permitted.map(Crossing::toString).orElse("never");
        }

        @Override
        public boolean judgesDowngrades() {
            return true;
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(
                    permitted.filter(crossing -> crossing.matches(a, b)).isEmpty());
        }
    }

    /** Permits so many steps down; `by` is any, next, a number or empty, which means any. */
    record StepDown(Span span, String by) implements Kind {

        @Override
        public String id() {
            return "downgrade";
        }

        @Override
        public boolean permitsDowngrades() {
            return true;
        }

        @Override
        public String yaml() {
            return "downgrade: " + span.word() + (by.isEmpty() ? "" : ", by: " + by);
        }

        @Override
        public boolean judgesDowngrades() {
            return true;
        }

        @Override
        public boolean countsReleases() {
            return !by.isEmpty() && !by.equals("any");
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            Span level = Span.of(a, b);
            boolean leaves =
                    switch (span) {
                        case PATCH -> level != Span.PATCH;
                        case MINOR -> level == Span.MAJOR;
                        case MAJOR, LINE -> false;
                    };
            boolean counted = countsReleases() && (span == Span.LINE ? level != Span.PATCH : level == span);
            return Answer.refusedIf(leaves || (counted && Step.steps(span, catalog, b, a) > most()));
        }

        private int most() {
            return by.equals("next") ? 1 : Integer.parseInt(by);
        }
    }

    record PreReleases() implements Kind {

        @Override
        public String id() {
            return "pre-release";
        }

        @Override
        public String yaml() {
            return "pre-release: forbid";
        }

        @Override
        public boolean yields() {
            return false;
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(a.preRelease() || b.preRelease());
        }
    }

    /** Built in: the releases that are to be avoided. */
    record Avoid() implements Kind {

        @Override
        public String id() {
            return "avoid";
        }

        @Override
        public String yaml() {
            throw new IllegalStateException("built in");
        }

        @Override
        public boolean yields() {
            return false;
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(
                    catalog.release(b).filter(ModelRelease::avoid).isPresent());
        }
    }

    /** Built in, for the rolling way alone: the releases that need a full stop. */
    record FullStop() implements Kind {

        @Override
        public String id() {
            return "rollout-full-stop";
        }

        @Override
        public String yaml() {
            throw new IllegalStateException("built in");
        }

        @Override
        public boolean yields() {
            return false;
        }

        @Override
        public Answer answer(ModelCatalog catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(catalog.releases().stream()
                    .filter(ModelRelease::fullStop)
                    .map(ModelRelease::version)
                    .anyMatch(version -> version.isAfter(a) && !version.isAfter(b)));
        }
    }
}
