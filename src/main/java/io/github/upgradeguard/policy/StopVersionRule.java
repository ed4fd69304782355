package io.github.upgradeguard.policy;

import io.github.upgradeguard.catalog.Catalog;
import io.github.upgradeguard.catalog.Release;
import io.github.upgradeguard.version.UnreadableVersionException;
import io.github.upgradeguard.version.Version;
import java.util.List;
import java.util.stream.Collectors;

/** {@code stop: VERSION}: a release that no hop jumps over. */
record StopVersionRule(Terms terms, Version stop) implements Rule {

    static Rule read(RuleFields fields) {
        String text = fields.text("stop");
        String on = fields.optional("on").orElse("exact");
        if (!on.equals("exact")) {
            throw fields.mistake(
                    "on",
                    "'%s' is a version, and a version is landed on exactly; write its line to stop on: %s"
                            .formatted(text, on));
        }
        try {
            return new StopVersionRule(fields.terms("stop"), fields.versioning().read(text));
        } catch (UnreadableVersionException e) {
            throw fields.mistake(
                    "stop",
                    "'%s' is neither a line, which is %s numbers long here, nor a version (%s)"
                            .formatted(
                                    text,
                                    fields.versioning().lengthsOfLines().stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(" or ")),
                                    e.getMessage()));
        }
    }

    @Override
    public Answer judge(Hop hop) {
        return stage(hop) == 1 ? Answer.REFUSES : Answer.PASSES;
    }

    @Override
    public String says() {
        return "no hop jumps over %s".formatted(stop);
    }

    @Override
    public List<Version> stops(Catalog catalog) {
        return catalog.release(stop).map(Release::version).stream().toList();
    }

    @Override
    public List<Unmatched> unmatched(Catalog catalog) {
        return catalog.release(stop).isEmpty() ? List.of(new Unmatched(stop.text(), false)) : List.of();
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
