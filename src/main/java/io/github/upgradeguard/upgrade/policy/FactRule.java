package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Coverage;
import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.policy.MigrationReadings.Reading;
import java.util.Optional;

/**
 * A condition of rolling that the project tells as a fact, or that the product's file knows of some releases.
 *
 * @param fact its name
 * @param isAsked whether a hop may roll only when the fact is known; otherwise only when it is not told to be false
 * @param known the releases across which the fact holds, whatever the project tells not
 * @param told what the project tells; empty if it does not
 * @param evidence what the project tells it by, or why it cannot be told though the project asked for it; empty for the
 *     fact itself
 * @param readings what change logs say of it; empty if the project has none read
 */
record FactRule(
        Terms terms,
        String fact,
        boolean isAsked,
        Coverage known,
        Optional<Boolean> told,
        Optional<String> evidence,
        Optional<MigrationReadings> readings)
        implements Rule {

    FactRule(Terms terms, String fact, boolean isAsked, Coverage known) {
        this(terms, fact, isAsked, known, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same condition in an installation. */
    FactRule in(Facts facts, Optional<MigrationReadings> migrations) {
        return new FactRule(
                terms,
                fact,
                isAsked,
                known,
                facts.of(fact),
                facts.evidence(fact),
                migrations.filter(any -> fact.equals(Facts.ADDITIVE_MIGRATIONS)));
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    public Answer judge(Hop hop) {
        boolean willBeRead = readings.isPresent()
                && !readings.get().isClosed()
                && readings.get().of(hop).isEmpty();
        Answer answer = willBeRead && !isDenied() ? Answer.PASSES : state(hop);
        return answer == Answer.UNDECIDED && !isNeeded() ? Answer.PASSES : answer;
    }

    /** Whether not knowing is held against rolling: the product asks, or the project tried to tell and could not. */
    boolean isNeeded() {
        return isAsked || evidence.isPresent() || readings.isPresent();
    }

    private boolean isDenied() {
        return told.isPresent() && !told.get();
    }

    private Optional<Reading> reading(Hop hop) {
        return readings.flatMap(all -> all.of(hop));
    }

    /** Whether what was read decides: a person can decide what the files leave open, and nobody what they show. */
    private boolean isRead(Hop hop) {
        Optional<Answer> read = reading(hop).map(Reading::answer);
        return read.isPresent() && !isDenied() && (read.get() != Answer.UNDECIDED || told.isEmpty());
    }

    @Override
    public Answer state(Hop hop) {
        if (isRead(hop)) {
            return reading(hop).orElseThrow().answer();
        }
        if (told.isPresent()) {
            return told.get() ? Answer.PASSES : Answer.REFUSES;
        }
        return stage(hop) == 0 && !known.isEmpty() ? Answer.PASSES : Answer.UNDECIDED;
    }

    @Override
    public int weight() {
        return 1 + known.weight();
    }

    @Override
    public String says() {
        return "no rolling without %s".formatted(fact) + (known.isEmpty() ? "" : ", known of " + known);
    }

    @Override
    public String held(Hop hop) {
        if (isRead(hop)) {
            return reading(hop).orElseThrow().says();
        }
        return told.isPresent() ? given() : "%s is known of %s".formatted(fact, known);
    }

    private String given() {
        return evidence.orElseGet(() -> "the project tells %s: %s".formatted(fact, told.orElse(false)));
    }

    @Override
    public String reason(Hop hop) {
        String wanted = Facts.meaning(fact);
        if (isRead(hop)) {
            boolean isRefused = state(hop) == Answer.REFUSES;
            return "%s: %s"
                    .formatted(
                            isRefused ? "cannot be rolled out" : "cannot tell whether it can be rolled out",
                            reading(hop).orElseThrow().says());
        }
        if (told.isPresent()) {
            return "cannot be rolled out: %s, and a rolling upgrade needs %s".formatted(given(), wanted);
        }
        return "cannot tell whether it can be rolled out, which needs %s; %s"
                .formatted(wanted, evidence.orElseGet(() -> Facts.howToTell(fact)));
    }

    @Override
    public Object kin(Position to) {
        return readings.map(all -> all.kin(to)).orElse(true);
    }

    @Override
    public EndsAsked endsAsked() {
        return EndsAsked.WRITTEN;
    }

    @Override
    public int stage(Hop hop) {
        return !known.isEmpty() && hop.isCoveredBy(known) ? 0 : 1;
    }
}
