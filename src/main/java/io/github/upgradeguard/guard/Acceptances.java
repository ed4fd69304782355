package io.github.upgradeguard.guard;

import io.github.upgradeguard.notes.Acceptance;
import io.github.upgradeguard.notes.BlockingNote;
import io.github.upgradeguard.policy.Source;
import io.github.upgradeguard.version.UnreadableVersionException;
import io.github.upgradeguard.version.Version;
import io.github.upgradeguard.version.Versioning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a project has accepted, held against what the notes say. */
record Acceptances(
        List<Acceptance> accepted, Versioning versioning, Optional<LocalDate> today, Optional<Declaration> at) {

    static Acceptances of(UpgradeRequest request, Versioning versioning, Supplier<LocalDate> today) {
        List<Acceptance> accepted = request.accepted();
        Optional<LocalDate> day = accepted.isEmpty() ? Optional.empty() : Optional.of(today.get());
        return new Acceptances(accepted, versioning, day, request.target().at());
    }

    /** What a blocking note comes to: an error, or a note where it is accepted. */
    Finding finding(BlockingNote note) {
        Version release = note.release().version();
        Optional<Source> source = Source.notesOf(note.release());
        Optional<Acceptance> acceptance =
                accepted.stream().filter(one -> covers(one, note)).findFirst();
        String says = "%s is %s: %s".formatted(release, note.flag().key(), note.reason());
        if (acceptance.isEmpty()) {
            String accept =
                    "; read its notes, and if you can go on, write <acceptance><release>%s</release><flag>%s</flag><reason>…</reason><until>…</until></acceptance> into <accepted>"
                            .formatted(release, note.flag().key());
            return new Finding(note.rule(), Severity.ERROR, says + accept, source, at);
        }
        Acceptance given = acceptance.get();
        if (isExpired(given)) {
            String expired = "; it was accepted until %s (%s), which is over: read its notes again and set a new date"
                    .formatted(given.until(), given.reason());
            return new Finding(note.rule(), Severity.ERROR, says + expired, source, at);
        }
        String still = "; accepted until %s: %s".formatted(given.until(), given.reason());
        return new Finding(note.rule(), Severity.NOTE, says + still, source, at);
    }

    /** The acceptances that none of these notes asks for: left over, or about another release than was meant. */
    List<Finding> unused(List<BlockingNote> notes) {
        List<Finding> unused = new ArrayList<>();
        for (Acceptance one : accepted) {
            if (notes.stream().noneMatch(note -> covers(one, note))) {
                String message =
                        "%s of %s is accepted, but nothing on the way is flagged so; take the acceptance out or correct it"
                                .formatted(one.flag().key(), one.release());
                unused.add(new Finding("acceptance-unused", Severity.WARNING, message, Optional.empty(), at));
            }
        }
        return unused;
    }

    /** How many of these notes are accepted today. */
    int used(List<BlockingNote> notes) {
        return (int) notes.stream()
                .filter(note -> accepted.stream().anyMatch(one -> covers(one, note) && !isExpired(one)))
                .count();
    }

    private boolean isExpired(Acceptance acceptance) {
        return today.isPresent() && today.get().isAfter(acceptance.until());
    }

    private boolean covers(Acceptance acceptance, BlockingNote note) {
        try {
            return acceptance.flag() == note.flag()
                    && versioning
                            .read(acceptance.release())
                            .equals(note.release().version());
        } catch (UnreadableVersionException e) {
            return false;
        }
    }
}
