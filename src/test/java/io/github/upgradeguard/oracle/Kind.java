package io.github.upgradeguard.oracle;

import io.github.upgradeguard.oracle.ModelVersion.Line;
import io.github.upgradeguard.oracle.Reckoning.Amount;
import io.github.upgradeguard.oracle.Reckoning.Truth;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

        Answer worse(Answer other) {
            return weight() > other.weight() ? this : other;
        }

        Answer better(Answer other) {
            return weight() < other.weight() ? this : other;
        }

        private int weight() {
            return switch (this) {
                case FINE -> 0;
                case UNDECIDED -> 1;
                case REFUSED -> 2;
            };
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

    Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b);

    /** As {@link #answer(Reckoning, ModelVersion, ModelVersion)}, where `since` and `until` leave only a span of versions. */
    default Answer answer(Reckoning catalog, Predicate<ModelVersion> span, ModelVersion a, ModelVersion b) {
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

    /** Whether there are hops that it is against. */
    default boolean refuses() {
        return true;
    }

    /** Whether it decides of a hop of a level, so that what it does not refuse is what the vendor says. */
    default boolean speaksOf(Span level, ModelVersion a, ModelVersion b) {
        return false;
    }

    /** Whether it says how a major is entered, or counts across majors. */
    default boolean saysHowMajorsAreCrossed() {
        return false;
    }

    /** Whether patches are counted, so that one that is not listed might be one too many. */
    default boolean countsPatches() {
        return false;
    }

    /** Whether the hops that it names, if it names any, lead to a target. */
    default boolean leadsTo(ModelVersion target) {
        return true;
    }

    /** Which answer counts where an end of the hop is a candidate or a build, of whose release a rule speaks too. */
    enum Scope {
        AS_WRITTEN,
        BEST,
        WORST
    }

    /** What is counted is counted from one version to the other: a build has not itself before it. */
    default Scope scope() {
        return countsReleases() ? Scope.AS_WRITTEN : Scope.WORST;
    }

    /** Whether `allow` takes it out of force. */
    default boolean yields() {
        return true;
    }

    /** `by` is any, next, none or a number. */
    record Step(Span span, String by) implements Kind {

        @Override
        public boolean speaksOf(Span level, ModelVersion a, ModelVersion b) {
            return span == level || (span == Span.LINE && level != Span.PATCH);
        }

        @Override
        public boolean saysHowMajorsAreCrossed() {
            return span == Span.LINE;
        }

        @Override
        public boolean countsPatches() {
            return span == Span.PATCH && countsReleases();
        }

        @Override
        public boolean refuses() {
            return !by.equals("any");
        }

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
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
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
            return steps(span, catalog, a, b).within(allowed);
        }

        /** How many steps lead from the lower version up to the higher one. */
        static Amount steps(Span span, Reckoning catalog, ModelVersion low, ModelVersion high) {
            Amount between =
                    switch (span) {
                        case PATCH -> catalog.stopsBetween(low, high);
                        case MINOR, LINE -> catalog.linesBetween(low.line(), high.line());
                        case MAJOR -> catalog.majorsBetween(low.major(), high.major());
                    };
            return between.plus(1);
        }
    }

    /** `at` is first-line, first-release or a range. */
    record Enter(Span span, String at) implements Kind {

        @Override
        public boolean speaksOf(Span level, ModelVersion a, ModelVersion b) {
            return span == level;
        }

        @Override
        public boolean saysHowMajorsAreCrossed() {
            return span == Span.MAJOR;
        }

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
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
            if (Span.of(a, b) != span) {
                return Answer.FINE;
            }
            Truth there =
                    switch (at) {
                        case "first-line" -> catalog.isInFirstLine(b);
                        case "first-release" -> {
                            Truth first = catalog.isFirstOfItsLine(b);
                            yield span == Span.MINOR ? first : first.and(catalog.isInFirstLine(b));
                        }
                        default -> Truth.of(ModelRange.of(at).holds(b));
                    };
            return there.not().refuses();
        }
    }

    /** `from` is last-line, last-release or a range. */
    record Leave(Span span, String from) implements Kind {

        @Override
        public boolean speaksOf(Span level, ModelVersion a, ModelVersion b) {
            return span == level;
        }

        @Override
        public boolean saysHowMajorsAreCrossed() {
            return span == Span.MAJOR;
        }

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
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
            if (Span.of(a, b) != span) {
                return Answer.FINE;
            }
            Truth there =
                    switch (from) {
                        case "last-line" -> catalog.isInLastLine(a);
                        case "last-release" -> {
                            Truth last = catalog.isLastOfItsLine(a);
                            yield span == Span.MINOR ? last : last.and(catalog.isInLastLine(a));
                        }
                        default -> Truth.of(ModelRange.of(from).holds(a));
                    };
            return there.not().refuses();
        }
    }

    record Floor(ModelRange targets, ModelRange from) implements Kind {

        @Override
        public boolean speaksOf(Span level, ModelVersion a, ModelVersion b) {
            return targets.holds(b);
        }

        @Override
        public boolean leadsTo(ModelVersion target) {
            return targets.holds(target);
        }

        @Override
        public String id() {
            return "floor";
        }

        @Override
        public String yaml() {
            return "floor: \"%s\", from: \"%s\"".formatted(targets, from);
        }

        @Override
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(targets.holds(b) && !targets.holds(a) && !from.holds(a));
        }
    }

    record StopVersion(ModelVersion stop) implements Kind {

        @Override
        public boolean speaksOf(Span level, ModelVersion a, ModelVersion b) {
            return true;
        }

        @Override
        public String id() {
            return "stop";
        }

        @Override
        public String yaml() {
            return "stop: " + stop;
        }

        @Override
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(stop.isAfter(a) && b.isAfter(stop));
        }
    }

    /** `on` is latest, any or empty, which means latest. */
    record StopLine(Line line, String on) implements Kind {

        @Override
        public boolean speaksOf(Span level, ModelVersion a, ModelVersion b) {
            return true;
        }

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
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
            Truth jumps = Truth.of(jumpsOver(line, a, b));
            return (on.equals("any") ? jumps : jumps.or(leavesEarly(catalog, line, a, b))).refuses();
        }

        static boolean jumpsOver(Line line, ModelVersion a, ModelVersion b) {
            return a.line().compareTo(line) < 0 && line.compareTo(b.line()) < 0;
        }

        static Truth leavesEarly(Reckoning catalog, Line line, ModelVersion a, ModelVersion b) {
            boolean leaves = a.line().equals(line) && !b.line().equals(line);
            return leaves ? catalog.isLastOfItsLine(a).not() : Truth.NO;
        }
    }

    /** The lines with one of these minor numbers, of any major. */
    record StopPattern(List<Integer> minors, String on) implements Kind {

        @Override
        public boolean speaksOf(Span level, ModelVersion a, ModelVersion b) {
            return true;
        }

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
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
            return answer(catalog, version -> true, a, b);
        }

        @Override
        public Answer answer(Reckoning catalog, Predicate<ModelVersion> span, ModelVersion a, ModelVersion b) {
            Truth jumps = catalog.hasLineBetween(a.line(), b.line(), minors, span);
            boolean starts = minors.contains(a.line().minor());
            Truth judged = Truth.of(starts).and(catalog.has(a.line(), span).or(Truth.of(span.test(a))));
            return (on.equals("any") ? jumps : jumps.or(judged.and(StopLine.leavesEarly(catalog, a.line(), a, b))))
                    .refuses();
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
        public boolean leadsTo(ModelVersion target) {
            return crossing.to().holds(target);
        }

        @Override
        public String id() {
            return "deny";
        }

        @Override
        public String yaml() {
            return "deny: " + crossing;
        }

        @Override
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(crossing.matches(a, b));
        }
    }

    /** A deny that a project may accept by its name; whether it has is not asked here. */
    record Risk(Crossing crossing, String name) implements Kind {

        @Override
        public boolean leadsTo(ModelVersion target) {
            return crossing.to().holds(target);
        }

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
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(crossing.matches(a, b));
        }
    }

    record Allow(Crossing crossing) implements Kind {

        @Override
        public boolean leadsTo(ModelVersion target) {
            return crossing.to().holds(target);
        }

        @Override
        public boolean refuses() {
            return false;
        }

        @Override
        public String id() {
            return "allow";
        }

        @Override
        public String yaml() {
            return "allow: " + crossing;
        }

        @Override
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
            return Answer.FINE;
        }
    }

    record Only(List<Crossing> crossings) implements Kind {

        @Override
        public boolean speaksOf(Span level, ModelVersion a, ModelVersion b) {
            return true;
        }

        @Override
        public boolean leadsTo(ModelVersion target) {
            return crossings.stream().anyMatch(crossing -> crossing.to().holds(target));
        }

        @Override
        public Scope scope() {
            return Scope.BEST;
        }

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
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(crossings.stream().noneMatch(crossing -> crossing.matches(a, b)));
        }
    }

    record Newer() implements Kind {

        @Override
        public boolean speaksOf(Span level, ModelVersion a, ModelVersion b) {
            return true;
        }

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
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
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
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(
                    permitted.filter(crossing -> crossing.matches(a, b)).isEmpty());
        }
    }

    /** Permits so many steps down; `by` is any, next, a number or empty, which means any. */
    record StepDown(Span span, String by) implements Kind {

        @Override
        public boolean countsPatches() {
            return span == Span.PATCH && countsReleases();
        }

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
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
            Span level = Span.of(a, b);
            boolean leaves =
                    switch (span) {
                        case PATCH -> level != Span.PATCH;
                        case MINOR -> level == Span.MAJOR;
                        case MAJOR, LINE -> false;
                    };
            boolean counted = countsReleases() && (span == Span.LINE ? level != Span.PATCH : level == span);
            if (leaves) {
                return Answer.REFUSED;
            }
            return counted ? Step.steps(span, catalog, b, a).within(most()) : Answer.FINE;
        }

        private int most() {
            return by.equals("next") ? 1 : Integer.parseInt(by);
        }
    }

    record PreReleases() implements Kind {

        @Override
        public Scope scope() {
            return Scope.AS_WRITTEN;
        }

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
        public Answer answer(Reckoning catalog, ModelVersion a, ModelVersion b) {
            return Answer.refusedIf(a.preRelease() || b.preRelease());
        }
    }
}
