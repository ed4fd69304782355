package io.github.upgradeguard.upgrade.guard;

import io.github.upgradeguard.upgrade.catalog.Flag;
import io.github.upgradeguard.upgrade.catalog.Release;
import io.github.upgradeguard.upgrade.policy.AcceptedRisks;
import io.github.upgradeguard.upgrade.policy.Source;
import io.github.upgradeguard.upgrade.version.UnreadableVersionException;
import io.github.upgradeguard.upgrade.version.Version;
import io.github.upgradeguard.upgrade.version.Versioning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a project has accepted, held against what the notes and the known risks say.
 *
 * @param counting of several acceptances of the same, the one that holds longest
 */
record Acceptances(
        String product,
        List<AcceptedFlag> accepted,
        Map<Same, AcceptedFlag> counting,
        Versioning versioning,
        Optional<LocalDate> today,
        Optional<Declaration> at)
        implements AcceptedRisks {

    /**
     * What acceptances of the same have in common.
     *
     * @param release its version; the text where that is none
     */
    record Same(String name, Object release) {

        static Same of(AcceptedFlag acceptance, Versioning versioning) {
            try {
                return new Same(acceptance.flag(), versioning.read(acceptance.release()));
            } catch (UnreadableVersionException e) {
                return new Same(acceptance.flag(), acceptance.release());
            }
        }

        static Same of(Subject subject) {
            return new Same(subject.name(), subject.release());
        }
    }

    static Acceptances of(UpgradeRequest request, Versioning versioning, Supplier<LocalDate> today) {
        List<AcceptedFlag> accepted = request.accepted();
        Optional<LocalDate> day = accepted.isEmpty() ? Optional.empty() : Optional.of(today.get());
        Map<Same, AcceptedFlag> counting = new HashMap<>();
        for (AcceptedFlag one : accepted) {
            counting.merge(
                    Same.of(one, versioning),
                    one,
                    (earlier, later) -> later.until().isAfter(earlier.until()) ? later : earlier);
        }
        return new Acceptances(
                request.product(),
                accepted,
                counting,
                versioning,
                day,
                request.target().at());
    }

    /** Something that a project may accept: a flag or a risk, of a release. */
    record Subject(String name, Version release) {

        static Subject of(BlockingNote note) {
            return new Subject(note.flag().key(), note.release().version());
        }
    }

    @Override
    public boolean cover(String risk, Version target) {
        return holds(new Subject(risk, target));
    }

    /** Whether something is accepted today. */
    boolean holds(Subject subject) {
        return covering(subject).filter(one -> !isExpired(one)).isPresent();
    }

    /** The flags of a release that are accepted today, each by what. */
    Map<Flag, AcceptedFlag> held(Release release) {
        Map<Flag, AcceptedFlag> held = new EnumMap<>(Flag.class);
        for (Flag flag : release.flags().keySet()) {
            Subject subject = new Subject(flag.key(), release.version());
            covering(subject).filter(one -> !isExpired(one)).ifPresent(one -> held.put(flag, one));
        }
        return held;
    }

    /** What a blocking note comes to: an error, or a note where it is accepted. */
    Finding finding(BlockingNote note) {
        Subject subject = Subject.of(note);
        String says = "%s is %s: %s".formatted(subject.release(), subject.name(), note.reason());
        return new Finding(
                note.rule(),
                holds(subject) ? Severity.NOTE : Severity.ERROR,
                says + standing(subject, "read its notes"),
                Source.notesOf(note.release()),
                at);
    }

    /**
     * How things stand with the acceptance of something, as the end of a message: what to write, or what is written.
     *
     * @param read what to read before one accepts it
     */
    String standing(Subject subject, String read) {
        Optional<AcceptedFlag> acceptance = covering(subject);
        if (acceptance.isEmpty()) {
            return "; %s, and if you can go on, write <acceptance><product>%s</product><release>%s</release><flag>%s</flag><reason>…</reason><until>…</until></acceptance> into <accepted>"
                    .formatted(read, product, subject.release(), subject.name());
        }
        AcceptedFlag given = acceptance.get();
        return isExpired(given)
                ? "; it was accepted until %s (%s), which is over: %s again and set a new date"
                        .formatted(given.until(), given.reason(), read)
                : "; accepted until %s: %s".formatted(given.until(), given.reason());
    }

    /**
     * The acceptances that could be taken out: those that nothing asks for, because they are left over or about another
     * release than was meant; those of a flag that stops no upgrade; and all but one of several that say the same.
     *
     * @param asked all that can be accepted on the way
     * @param risks the names of the risks that the product knows
     */
    List<Finding> idle(Set<Subject> asked, Set<String> risks) {
        List<Finding> idle = new ArrayList<>();
        Set<Same> needed = asked.stream().map(Same::of).collect(Collectors.toSet());
        Set<Same> counted = new HashSet<>();
        for (AcceptedFlag one : accepted) {
            Same same = Same.of(one, versioning);
            AcceptedFlag best = Objects.requireNonNull(counting.get(same));
            Optional<Flag> harmless = Flag.named(one.flag())
                    .filter(flag -> !BlockingNote.blocks(flag))
                    .filter(flag -> !risks.contains(flag.key()));
            boolean counts = one.equals(best) && counted.add(same);
            if (harmless.isPresent()) {
                idle.add(superfluous("%s of %s is accepted, but %s; take the acceptance out"
                        .formatted(one.flag(), one.release(), acceptedForNothing(harmless.get()))));
            } else if (!counts) {
                idle.add(superfluous(
                        "%s of %s is accepted more than once, and the acceptance until %s counts (%s); take the one until %s out"
                                .formatted(one.flag(), one.release(), best.until(), best.reason(), one.until())));
            } else if (!needed.contains(same)) {
                idle.add(unused(one, risks));
            }
        }
        return idle;
    }

    private Finding superfluous(String message) {
        return new Finding("acceptance-superfluous", Severity.WARNING, message, Optional.empty(), at);
    }

    private Finding unused(AcceptedFlag one, Set<String> risks) {
        boolean known = risks.contains(one.flag()) || Flag.named(one.flag()).isPresent();
        String message = known
                ? "%s of %s is accepted, but nothing on the way is flagged so; take the acceptance out or correct it"
                : "%s of %s is accepted, but it is neither breaking, nor irreversible, nor a risk that is known here%s; correct the name";
        String names = risks.isEmpty() ? "" : " (" + String.join(", ", risks) + ")";
        return new Finding(
                "acceptance-unused",
                Severity.WARNING,
                message.formatted(one.flag(), one.release(), names),
                Optional.empty(),
                at);
    }

    /** What a flag means to an upgrade that nobody stops because of it. */
    private static String acceptedForNothing(Flag flag) {
        return switch (flag) {
            case AVOID -> "no acceptance makes a release to avoid a target, and on the way it is passed by";
            case FULL_STOP, LONG_MIGRATION -> "it stops no upgrade: it only keeps one from rolling, accepted or not";
            case BREAKING, IRREVERSIBLE -> "it is not asked for";
        };
    }

    private Optional<AcceptedFlag> covering(Subject subject) {
        return Optional.ofNullable(counting.get(Same.of(subject)));
    }

    private boolean isExpired(AcceptedFlag acceptance) {
        return today.isPresent() && today.get().isAfter(acceptance.until());
    }
}
