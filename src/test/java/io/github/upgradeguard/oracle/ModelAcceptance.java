package io.github.upgradeguard.oracle;

import io.github.upgradeguard.upgrade.guard.AcceptedFlag;
import java.time.LocalDate;

/** What a project goes on in spite of; a release may be written without a patch number of zero. */
record ModelAcceptance(String release, String flag, LocalDate until) {

    /** The day on which all worlds are judged. */
    static final LocalDate TODAY = LocalDate.of(2024, 12, 31);

    /** What may be accepted: a risk of the hops that arrive at a release. */
    record Risk(String name, ModelVersion target) {}

    boolean speaksOf(Risk risk) {
        String version = risk.target().toString();
        return flag.equals(risk.name()) && (release.equals(version) || (release + ".0").equals(version));
    }

    /** What it is about, in one spelling. */
    String subject() {
        return flag + " of " + (release.split("\\.").length < 3 ? release + ".0" : release);
    }

    boolean accepts(Risk risk) {
        return speaksOf(risk) && !TODAY.isAfter(until);
    }

    AcceptedFlag written() {
        return new AcceptedFlag(release, flag, "rehearsed", until);
    }
}
