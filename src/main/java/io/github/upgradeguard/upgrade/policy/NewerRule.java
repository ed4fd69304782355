package io.github.upgradeguard.upgrade.policy;

import io.github.upgradeguard.upgrade.catalog.Position;
import io.github.upgradeguard.upgrade.catalog.Release;
import java.time.LocalDate;
import java.util.Optional;

/** {@code newer: by-date}: a target may not have been released before the version it is reached from. */
record NewerRule(Terms terms) implements Rule {

    static Rule read(RuleFields fields) {
        Terms terms = fields.terms("newer");
        String newer = fields.text("newer");
        if (!newer.equals("by-date")) {
            throw fields.mistake("newer", "'%s' is unknown; write by-date".formatted(newer));
        }
        return new NewerRule(terms);
    }

    @Override
    public Direction direction() {
        return Direction.UP;
    }

    @Override
    public Answer judge(Hop hop) {
        Optional<LocalDate> from = date(hop.from());
        Optional<LocalDate> to = date(hop.to());
        if (from.isEmpty() || to.isEmpty()) {
            return Answer.UNDECIDED;
        }
        return to.get().isBefore(from.get()) ? Answer.REFUSES : Answer.PASSES;
    }

    static Optional<LocalDate> date(Position position) {
        return position.release().flatMap(Release::date);
    }

    @Override
    public String says() {
        return "the target is the later one by date too";
    }

    @Override
    public String reason(Hop hop) {
        Optional<LocalDate> from = date(hop.from());
        Optional<LocalDate> to = date(hop.to());
        if (from.isPresent() && to.isPresent()) {
            return "%s was released on %s, before %s (%s); the target must be the later one by date too"
                    .formatted(hop.to().version(), to.get(), hop.from().version(), from.get());
        }
        return "cannot tell which was released first, as the release list has no date for %s"
                .formatted(from.isEmpty() ? hop.from().version() : hop.to().version());
    }

    @Override
    public boolean speaksOf(Hop hop) {
        return true;
    }

    @Override
    public EndsAsked endsAsked() {
        return EndsAsked.WRITTEN;
    }

    @Override
    public boolean countsReleases() {
        return true;
    }

    @Override
    public Object kin(Position to) {
        return date(to).isPresent();
    }
}
