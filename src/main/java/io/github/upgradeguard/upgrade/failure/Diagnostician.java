package io.github.upgradeguard.upgrade.failure;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Recognises known failures in logs.
 *
 * @param known what there is to recognise; never empty
 */
public record Diagnostician(List<KnownFailure> known, Attempt attempt) {

    public Diagnostician {
        known = List.copyOf(known);
    }

    /**
     * Reads a log to its end. However long it is, the memory that this takes does not grow.
     *
     * @param log in ASCII, UTF-8 or anything alike, in UTF-16 with its mark, or compressed by gzip; stays open
     * @throws IOException if it cannot be read
     */
    public Diagnosis diagnose(InputStream log) throws IOException {
        List<Signature> signatures =
                known.stream().flatMap(one -> one.signatures().stream()).toList();
        LogSearch search = new LogSearch(signatures);
        search.read(LogText.of(log));
        List<Recognised> recognised = new ArrayList<>();
        List<Recognised> ofOtherHops = new ArrayList<>();
        for (KnownFailure failure : known) {
            List<Sightings> sightings = failure.signatures().stream()
                    .flatMap(signature -> search.sightings(signature).stream())
                    .toList();
            if (!sightings.isEmpty()) {
                (failure.concerns(attempt) ? recognised : ofOtherHops).add(new Recognised(failure, sightings));
            }
        }
        return new Diagnosis(recognised, ofOtherHops, search.lines());
    }
}
