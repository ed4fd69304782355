package io.github.upgradeguard.policy;

import io.github.upgradeguard.version.Version;

/** {@code stop: VERSION}: a release that no hop jumps over. */
record StopVersionRule(Terms terms, Version stop) implements Rule {

    @Override
    public Answer judge(Hop hop) {
        return stage(hop) == 1 ? Answer.REFUSES : Answer.PASSES;
    }

    @Override
    public String reason(Hop hop) {
        return "jumps over the stop %s, which every upgrade has to land on".formatted(stop);
    }

    @Override
    public boolean yieldsToAllow() {
        return true;
    }

    @Override
    public int stage(Hop hop) {
        boolean over =
                hop.from().version().compareTo(stop) < 0 && hop.to().version().compareTo(stop) > 0;
        return over ? 1 : 0;
    }
}
